#include "rules/name_list.h"

#include <algorithm>
#include <string>
#include <vector>

#include "graph/base/fold.h"
#include "graph/base/hash.h"
#include "graph/base/utf8.h"
#include "rules/list_row.h"
#include "rules/words.h"

namespace entente {
namespace {

/// "ships.facility.csv": the word before the suffix, where it is a kind.
std::optional<EntityKind> kind_in_path(std::string_view path) {
    const std::string_view file = path.substr(path.find_last_of("/\\") + 1);
    const auto parts = split_at(file, '.');
    return parts.size() < 3 ? std::nullopt : parse_entity_kind(parts[parts.size() - 2]);
}

// ISO 3166 codes of territories that have towns, and mostly no entry of their own in the packs.
constexpr std::string_view kTerritories[] = {
    "ABW", "AIA", "ALA", "ASM", "BES", "BLM", "BMU", "CCK", "COK", "CUW", "CXR", "CYM", "FLK", "FRO", "GGY", "GIB",
    "GLP", "GRL", "GUF", "GUM", "HKG", "IMN", "IOT", "JEY", "MAC", "MAF", "MNP", "MSR", "MTQ", "MYT", "NCL", "NFK",
    "NIU", "PCN", "PRI", "PYF", "REU", "SGS", "SHN", "SJM", "SPM", "SXM", "TCA", "TKL", "VGB", "VIR", "WLF"};

}  // namespace

CountryCodes::CountryCodes(const Packs& packs) {
    for (const NameEntry& entry : packs.names) {
        if (entry.kind != EntityKind::country) continue;
        hash_ = hash_text(entry.country, hash_text(entry.name, hash_));
        codes_.emplace(folded(entry.country), entry.country);
        codes_.emplace(folded(entry.name), entry.country);
    }
    for (const NameEntry& entry : packs.names) {
        if (entry.kind != EntityKind::country) continue;
        for (const std::string& alias : entry.aliases) codes_.emplace(folded(alias), entry.country);
    }
    for (const std::string_view code : kTerritories) codes_.emplace(folded(code), code);
}

std::string_view CountryCodes::find(std::string_view word) const {
    const auto found = codes_.find(folded(word));
    return found == codes_.end() ? std::string_view() : std::string_view(found->second);
}

std::string CountryCodes::hint(std::string_view word) const {
    std::vector<std::string_view> candidates;
    for (const auto& [name, code] : codes_) candidates.push_back(name);
    std::sort(candidates.begin(), candidates.end());
    return did_you_mean(folded(word), candidates);
}

bool is_name_list(std::string_view path) {
    return path.ends_with(".csv") || path.ends_with(".tsv");
}

void read_name_list(std::string_view path, std::string_view text, std::optional<EntityKind> kind,
                    const CountryCodes& countries, const ListSink& sink, Diagnostics& diagnostics) {
    if (!kind) kind = kind_in_path(path);

    ListRows rows(path, kind, countries, sink, diagnostics);
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    if (path.ends_with(".toml")) return read_list_toml(text, rows);
    if (path.ends_with(".json")) return read_list_json(text, rows);
    read_list_csv(text, rows);
}

}  // namespace entente
