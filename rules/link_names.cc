#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "rules/link.h"
#include "rules/words.h"

namespace entente {
namespace {

struct NamePlaces {
    SourcePlace id;
    SourcePlace capital;
    SourcePlace country;
};

class NameLinker {
public:
    NameLinker(Packs& packs, Remarks& remarks) : packs_(packs), remarks_(remarks) {}

    void link(std::vector<FileDraft>& drafts) {
        collect(drafts);
        for (std::size_t i = 0; i < packs_.names.size(); ++i) check_country(packs_.names[i], places_[i]);
        check_capitals();
        for (FileDraft& draft : drafts) {
            for (OfficeDraft& office : draft.offices) add_office(office);
        }
    }

private:
    void collect(std::vector<FileDraft>& drafts);
    void add_name(NameDraft& draft);
    void check_country(NameEntry& entry, const NamePlaces& places);
    void check_capitals();
    void add_office(OfficeDraft& draft);
    [[nodiscard]] std::optional<std::uint32_t> find(std::string_view id) const;
    [[nodiscard]] std::string near_id(std::string_view id, KindSet kinds) const;
    /// The entry of one of `kinds` with that id, or a remark.
    [[nodiscard]] std::optional<std::uint32_t> resolve(const LocatedText& id, KindSet kinds, std::string_view what);

    Packs& packs_;
    Remarks& remarks_;
    std::vector<NamePlaces> places_;                           // of each of packs_.names
    std::unordered_map<std::string_view, std::uint32_t> ids_;  // views into packs_.names, which does not grow any more
    std::unordered_set<std::string_view> broken_;
};

void NameLinker::collect(std::vector<FileDraft>& drafts) {
    std::size_t count = 0;
    for (const FileDraft& draft : drafts) count += draft.names.size();
    packs_.names.reserve(count);
    places_.reserve(count);
    ids_.reserve(count);
    for (FileDraft& draft : drafts) {
        broken_.insert(draft.broken.begin(), draft.broken.end());
        for (NameDraft& name : draft.names) add_name(name);
    }
}

void NameLinker::add_name(NameDraft& draft) {
    if (const auto first = find(draft.entry.id)) {
        remarks_.error(draft.id_where, "the id " + backquoted(draft.entry.id) +
                                           " is taken: " + to_string(packs_, packs_.names[*first].where) +
                                           " has it for " + packs_.names[*first].name);
        return;
    }
    packs_.names.push_back(std::move(draft.entry));
    places_.push_back({.id = draft.id_where, .capital = draft.capital_where, .country = draft.country_where});
    const std::string& id = packs_.names.back().id;
    if (!id.empty()) ids_.emplace(id, static_cast<std::uint32_t>(packs_.names.size() - 1));
}

std::optional<std::uint32_t> NameLinker::find(std::string_view id) const {
    const auto found = ids_.find(id);
    if (found == ids_.end()) return std::nullopt;
    return found->second;
}

std::string NameLinker::near_id(std::string_view id, KindSet kinds) const {
    std::vector<std::string_view> candidates;
    for (const NameEntry& entry : packs_.names) {
        if (!entry.id.empty() && kinds.has(entry.kind)) candidates.push_back(entry.id);
    }
    std::string hint = did_you_mean(id, candidates);
    if (!hint.empty()) return hint;
    for (const NameEntry& entry : packs_.names) {  // the name was written where the id belongs
        if (entry.name == id && kinds.has(entry.kind) && !entry.id.empty()) {
            return "; the id of " + entry.name + " is " + backquoted(entry.id);
        }
    }
    return hint;
}

std::optional<std::uint32_t> NameLinker::resolve(const LocatedText& id, KindSet kinds, std::string_view what) {
    const auto found = find(id.text);
    if (found && kinds.has(packs_.names[*found].kind)) return found;
    if (broken_.contains(id.text)) return std::nullopt;
    remarks_.error(id.where, "no " + std::string(what) + " " + backquoted(id.text) + near_id(id.text, kinds));
    return std::nullopt;
}

void NameLinker::check_country(NameEntry& entry, const NamePlaces& places) {
    if (entry.kind == EntityKind::country || entry.country.empty()) return;
    if (!resolve({.text = entry.country, .where = places.country}, {EntityKind::country},
                 "[[country]] with the code")) {
        entry.country.clear();
    }
}

void NameLinker::check_capitals() {
    std::unordered_set<std::string> cities;  // CODE/name
    for (const NameEntry& entry : packs_.names) {
        if (entry.kind == EntityKind::city) cities.insert(entry.country + '/' + entry.name);
    }
    for (std::size_t i = 0; i < packs_.names.size(); ++i) {
        NameEntry& entry = packs_.names[i];
        if (entry.capital.empty() || cities.contains(entry.id + '/' + entry.capital)) continue;
        if (!broken_.contains(entry.capital)) {
            remarks_.error(places_[i].capital, "no [[place]] of kind city is called " + backquoted(entry.capital) +
                                                   " and has country = \"" + entry.id + "\"; add it");
        }
        entry.capital.clear();
    }
}

void NameLinker::add_office(OfficeDraft& draft) {
    const auto of = resolve(draft.of, {EntityKind::country, EntityKind::org}, "country or org with the id");
    if (!of) return;
    Office office{.where = draft.where,
                  .titles = std::move(draft.titles),
                  .descriptions = std::move(draft.descriptions),
                  .of = *of,
                  .holders = {}};
    for (HolderDraft& holder : draft.holders) {
        const auto person = resolve(holder.person, {EntityKind::person}, "[[person]] with the id");
        if (!person) continue;
        office.holders.push_back(
            {.person = *person, .from = std::move(holder.from.text), .until = std::move(holder.until.text)});
    }
    packs_.offices.push_back(std::move(office));
}

}  // namespace

void link_names(std::vector<FileDraft>& drafts, Packs& packs, Remarks& remarks) {
    NameLinker(packs, remarks).link(drafts);
}

}  // namespace entente
