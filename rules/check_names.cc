// Names that two things of one kind bear, and terms of office that cannot be.
#include <algorithm>
#include <map>
#include <span>

#include "graph/base/fold.h"
#include "rules/check.h"
#include "rules/words.h"

namespace entente {
namespace {

/// An entry that goes by a name, as its name or an alias.
struct Bearer {
    const NameEntry* entry = nullptr;
    bool is_name = false;
};

using Bearers = std::map<std::string, std::vector<Bearer>>;

std::string kind_key(const NameEntry& entry, std::string_view name) {
    std::string key(to_string(entry.kind));
    key += ':';
    append_folded(key, name);
    return key;
}

Bearers find_bearers(const Packs& packs) {
    Bearers out;
    for (const NameEntry& entry : packs.names) {
        out[kind_key(entry, entry.name)].push_back({.entry = &entry, .is_name = true});
    }
    for (const NameEntry& entry : packs.names) {
        for (const std::string& alias : entry.aliases) {
            auto& bearers = out[kind_key(entry, alias)];
            const bool own = std::any_of(bearers.begin(), bearers.end(),
                                         [&](const Bearer& bearer) { return bearer.entry == &entry; });
            if (!own) bearers.push_back({.entry = &entry, .is_name = false});
        }
    }
    return out;
}

/// The text around it tells two things apart if they belong to different countries.
bool text_decides(const NameEntry& a, const NameEntry& b) {
    return !a.country.empty() && !b.country.empty() && a.country != b.country;
}

std::string at(const Packs& packs, const NameEntry& entry) {
    return " (" + to_string(packs, entry.where) + ")";
}

/// `first` is the one that bears it as its name, if one does.
void check_pair(const Packs& packs, std::string_view name, const Bearer& first, const Bearer& second,
                Remarks& remarks) {
    const NameEntry& entry = *second.entry;
    const std::string kind(to_string(entry.kind));
    if (text_decides(*first.entry, entry)) return;
    if (second.is_name) {
        remarks.warning(entry.where, "two entries of kind " + kind + " have the name " + entry.name +
                                         at(packs, *first.entry) + "; merge them or give them different countries");
    } else if (first.is_name) {
        remarks.warning(entry.where, "an alias of " + entry.name + " is the name of another " + kind + ", " +
                                         first.entry->name + at(packs, *first.entry));
    } else {
        remarks.warning(entry.where, "an alias of " + entry.name + ", " + backquoted(name) + ", is also one of " +
                                         first.entry->name + at(packs, *first.entry) + ", and nothing decides");
    }
}

}  // namespace

void check_names(const Packs& packs, Remarks& remarks) {
    for (const auto& [key, bearers] : find_bearers(packs)) {
        const std::string_view name = std::string_view(key).substr(key.find(':') + 1);
        for (std::size_t i = 1; i < bearers.size(); ++i) check_pair(packs, name, bearers[0], bearers[i], remarks);
    }
}

namespace {

std::string term(const Holder& holder) {
    return (holder.from.empty() ? "?" : holder.from) + "–" + (holder.until.empty() ? "now" : holder.until);
}

/// Compares what both dates say; an open end is later than all.
bool is_before(std::string_view a, std::string_view b) {
    const std::size_t common = std::min(a.size(), b.size());
    return a.substr(0, common) < b.substr(0, common);
}

/// Whether two terms share more than a day, a month or a year in which one followed the other.
bool overlap(const Holder& a, const Holder& b) {
    const bool a_ends_first = !a.until.empty() && !is_before(b.from, a.until);
    const bool b_ends_first = !b.until.empty() && !is_before(a.from, b.until);
    return !a_ends_first && !b_ends_first;
}

void check_order(const Office& office, std::string_view title, std::string_view name, std::size_t index,
                 Remarks& remarks) {
    const Holder& holder = office.holders[index];
    if (index == 0 || !is_before(holder.from, office.holders[index - 1].from)) return;
    std::string message = "the holders of ";
    message += title;
    message += " are out of order: ";
    message += name;
    message += " (" + term(holder) + ") stands after a later one";
    remarks.warning(office.where, std::move(message));
}

void check_overlap(const Office& office, std::string_view title, std::string_view name, std::size_t index,
                   Remarks& remarks) {
    const Holder& holder = office.holders[index];
    for (const Holder& earlier : std::span(office.holders).first(index)) {
        if (earlier.person != holder.person || !overlap(earlier, holder)) continue;
        std::string message(name);
        message += " holds ";
        message += title;
        message += " twice at one time: " + term(earlier) + " and " + term(holder);
        remarks.warning(office.where, std::move(message));
    }
}

}  // namespace

void check_offices(const Packs& packs, Remarks& remarks) {
    for (const Office& office : packs.offices) {
        const std::string title = office.titles.front() + " of " + packs.names[office.of].name;
        for (std::size_t i = 0; i < office.holders.size(); ++i) {
            const std::string& name = packs.names[office.holders[i].person].name;
            check_order(office, title, name, i, remarks);
            check_overlap(office, title, name, i, remarks);
        }
    }
}

}  // namespace entente
