#include "extract/entity/alias_claims.h"

#include <algorithm>
#include <span>
#include <string_view>

namespace entente {
namespace {

using name_table::Entry;
using Leads = std::unordered_map<std::uint32_t, std::vector<std::uint32_t>>;

void warn(const ListedEntries& listed, std::uint32_t entry, std::string message, Diagnostics& diagnostics) {
    diagnostics.add({.severity = Severity::warning,
                     .file = listed.lists[listed.origins[entry].list],
                     .line = listed.origins[entry].line,
                     .column = 0,
                     .message = std::move(message)});
}

bool is_before(std::string_view a, std::string_view b) {
    const std::size_t common = std::min(a.size(), b.size());
    return a.substr(0, common) < b.substr(0, common);
}

bool ends_before(const ListedEntries& listed, const Entry& first, const Entry& second) {
    const auto until = listed.dates.find(first.until);
    const auto from = listed.dates.find(second.from);
    return until != listed.dates.end() && from != listed.dates.end() && is_before(until->second, from->second);
}

/// Countries, or times, that do not meet.
bool text_decides(const ListedEntries& listed, const Entry& left, const Entry& right) {
    if (left.kind != right.kind) return true;
    if (left.country != right.country && left.country[0] != 0 && right.country[0] != 0) return true;
    if (left.region != right.region || left.population != right.population) return true;
    return ends_before(listed, left, right) || ends_before(listed, right, left);
}

/// From entries to those whose names they claim as an alias.
Leads leads_of(const AliasCalls& calls) {
    Leads out;
    calls.for_each_alias([&](std::span<const AliasCalls::Call> same) {
        if (same.front().is_name == 0) return;
        for (const AliasCalls::Call& call : same.subspan(1)) {
            if (call.is_name == 0 && call.entry != same.front().entry) out[call.entry].push_back(same.front().entry);
        }
    });
    return out;
}

}  // namespace

std::string ListedEntries::where(std::uint32_t entry) const {
    return lists[origins[entry].list] + ":" + std::to_string(origins[entry].line);
}

void check_alias_claims(const AliasCalls& calls, const ListedEntries& listed, NameTableWriter& texts,
                        Diagnostics& diagnostics) {
    calls.for_each_alias([&](std::span<const AliasCalls::Call> same) {
        const std::uint32_t first = same.front().entry;
        for (const AliasCalls::Call& call : same.subspan(1)) {
            if (call.entry == first) continue;
            if (text_decides(listed, listed.entries[call.entry], listed.entries[first])) continue;
            if (diagnostics.items().size() >= kMostListRemarks) return;
            const std::uint32_t later = std::max<std::uint32_t>(call.entry, first);
            const std::uint32_t earlier = std::min<std::uint32_t>(call.entry, first);
            warn(listed, later,
                 "`" + texts.text_at(call.text) + "` means " + texts.text_at(listed.names[later]) + " here and " +
                     texts.text_at(listed.names[earlier]) + " at " + listed.where(earlier) +
                     ", and nothing decides; give them different countries or dates, or an id and an alias of its own",
                 diagnostics);
        }
    });
}

/// An alias that is another entry's name leads from one to the other; who comes back has been round a loop.
void check_alias_loops(const AliasCalls& calls, const ListedEntries& listed, NameTableWriter& texts,
                       Diagnostics& diagnostics) {
    const Leads leads = leads_of(calls);
    std::vector<std::uint32_t> sources;
    for (const auto& [source, targets] : leads) sources.push_back(source);
    std::sort(sources.begin(), sources.end());
    std::unordered_map<std::uint32_t, std::uint32_t> seen;  // entry -> the source from which it was first reached
    for (const std::uint32_t source : sources) {
        std::vector<std::uint32_t> path = {source};
        while (!path.empty()) {
            const std::uint32_t at = path.back();
            path.pop_back();
            const auto found = leads.find(at);
            if (found == leads.end()) continue;
            for (const std::uint32_t target : found->second) {
                if (target == source && diagnostics.items().size() < kMostListRemarks) {
                    warn(listed, source,
                         "a loop of aliases: " + texts.text_at(listed.names[source]) + " is called " +
                             texts.text_at(listed.names[at == source ? target : at]) +
                             ", which is another entry's name and leads back here (" + listed.where(at) +
                             "); make them one entry",
                         diagnostics);
                } else if (seen.try_emplace(target, source).second) {
                    path.push_back(target);
                }
            }
        }
    }
}

}  // namespace entente
