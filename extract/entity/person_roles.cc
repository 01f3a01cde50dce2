// A person's offices by the packs are read when first asked for. Roles by noun keep each person once, so that a look-up
// costs what differs, not what is repeated.
#include "extract/entity/person_roles.h"

#include <algorithm>

#include "extract/entity/noun_classes.h"
#include "graph/base/fold.h"

namespace entente {
namespace {

/// The word that makes an office another one than its noun says: "vice" president, "prime" minister; empty for none.
std::string_view rank_of(std::string_view text) {
    static constexpr std::string_view kRanks[] = {"vice", "deputy", "assistant", "under", "acting", "prime"};
    for (const std::string_view rank : kRanks) {
        if (text.starts_with(rank)) return rank;
    }
    return {};
}

/// Whether a description's words are said of a role: the same words, or fewer with the same noun.
bool words_fit(const PersonRole& role, const PersonRole& wanted) {
    if (role.head != wanted.head || rank_of(role.text) != rank_of(wanted.text)) return false;
    if (wanted.text == wanted.head) return true;
    // Somebody called "the Secretary" need not be the Secretary of State.
    if (role.text == role.head) return wanted.text.find(" of ") == std::string::npos;
    return role.text.find(wanted.text) != std::string::npos || wanted.text.find(role.text) != std::string::npos;
}

}  // namespace

std::string_view role_head(std::string_view text) {
    for (const std::string_view joint : {" of ", " to ", " for "}) {
        if (const std::size_t at = text.find(joint); at != std::string_view::npos) text = text.substr(0, at);
    }
    return text.substr(text.find_last_of(' ') + 1);
}

void PersonRoles::load(std::uint32_t person) {
    if (person >= roles_.size()) {
        roles_.resize(person + 1);
        loaded_.resize(person + 1, 0);
    }
    if (loaded_[person] != 0) return;
    loaded_[person] = 1;
    const auto entry = discourse_.entry(person);
    if (!entry) return;
    std::vector<const Office*> offices;
    if (discourse_.document.date.empty()) {  // whatever they ever held may be meant
        for (const std::uint32_t office : discourse_.gazetteer.offices_ever(*entry))
            offices.push_back(&discourse_.gazetteer.office(office));
    } else {
        discourse_.gazetteer.offices_of(*entry, discourse_.document.date, offices);
    }
    for (const Office* office : offices) {
        const std::uint32_t of = discourse_.entity_of_entry(office->of);
        const auto add_all = [&](const std::vector<std::string>& names) {
            for (const std::string& name : names) {
                std::string text = folded(name);
                std::string head(role_head(text));
                roles_[person].push_back({std::move(text), std::move(head), of});
            }
        };
        add_all(office->titles);
        add_all(office->descriptions);
    }
}

void PersonRoles::add(std::uint32_t person, PersonRole role) {
    load(person);
    std::vector<std::uint32_t>& people = by_head_[role.head];
    if (people.size() < 64 && std::find(people.begin(), people.end(), person) == people.end()) people.push_back(person);
    std::vector<PersonRole>& roles = roles_[person];
    const bool known = std::any_of(roles.begin(), roles.end(), [&](const PersonRole& other) {
        return other.said && other.text == role.text && other.of == role.of && other.former == role.former;
    });
    role.said = true;
    if (!known && roles.size() < 64) roles.push_back(std::move(role));
}

const std::vector<PersonRole>& PersonRoles::of(std::uint32_t person) {
    load(person);
    return roles_[person];
}

bool PersonRoles::fits(std::uint32_t person, const PersonRole& wanted) {
    const std::uint32_t land = discourse_.country_of(person);
    for (const PersonRole& role : of(person)) {
        if (role.former != wanted.former || !words_fit(role, wanted)) continue;
        if (wanted.of == kNoEntity || role.of == wanted.of) return true;
        if (role.of == kNoEntity && (land == kNoEntity || land == wanted.of)) return true;
        if (role.of != kNoEntity && land == wanted.of && discourse_.country_of(role.of) == wanted.of) return true;
    }
    return false;
}

bool PersonRoles::is_said(std::uint32_t person, const PersonRole& wanted) {
    const std::vector<PersonRole>& roles = of(person);
    return std::any_of(roles.begin(), roles.end(), [&](const PersonRole& role) {
        return role.said && role.former == wanted.former && words_fit(role, wanted);
    });
}

std::uint32_t PersonRoles::only_one(const PersonRole& wanted) {
    const auto found = by_head_.find(wanted.head);
    if (found == by_head_.end()) return kNoEntity;
    std::uint32_t one = kNoEntity;
    for (const std::uint32_t person : found->second) {
        if (!fits(person, wanted)) continue;
        if (one != kNoEntity) return kNoEntity;
        one = person;
    }
    return one;
}

bool PersonRoles::is_borne(const PersonRole& wanted) {
    const auto found = by_head_.find(wanted.head);
    if (found == by_head_.end()) return false;
    return std::any_of(found->second.begin(), found->second.end(),
                       [&](std::uint32_t person) { return fits(person, wanted); });
}

std::uint32_t PersonRoles::bearer(const PersonRole& wanted) {
    if (!is_borne(wanted)) return holder_at_home(wanted);
    if (const std::uint32_t one = only_one(wanted); one != kNoEntity) return one;
    const std::uint32_t leader = wanted.of == kNoEntity && !wanted.former ? leader_at_home() : kNoEntity;
    return leader != kNoEntity && fits(leader, wanted) ? leader : kNoEntity;
}

std::uint32_t PersonRoles::holder_at_home(const PersonRole& wanted) {
    if (wanted.former || wanted.of != kNoEntity || discourse_.document.date.empty() || is_borne(wanted))
        return kNoEntity;
    const std::uint32_t home = discourse_.home();
    return home == kNoEntity ? kNoEntity : holder(wanted.text, home);
}

std::uint32_t PersonRoles::leader_at_home() {
    return leader_of(discourse_.home());
}

std::uint32_t PersonRoles::leader_of(std::uint32_t land) {
    if (land == kNoEntity || discourse_.document.date.empty()) return kNoEntity;
    for (const std::string_view title : {"president", "prime minister"}) {
        const std::uint32_t found = holder(title, land);
        if (found == kNoEntity) continue;
        const auto entry = discourse_.entry(found);
        if (entry && discourse_.gazetteer.is_leader(*entry, discourse_.document.date)) return found;
    }
    return kNoEntity;
}

std::uint32_t PersonRoles::land_of(std::uint32_t person) {
    if (!discourse_.is_person(person)) return discourse_.country_of(person);
    for (const PersonRole& role : of(person)) {
        if (role.of == kNoEntity || role.former) continue;
        if (const std::uint32_t land = discourse_.country_of(role.of); land != kNoEntity) return land;
    }
    return discourse_.country_of(person);
}

std::uint32_t PersonRoles::speaks_for(std::uint32_t speaker) {
    if (!discourse_.is_person(speaker)) return speaker;
    for (const PersonRole& role : of(speaker)) {
        if (role.of == kNoEntity || role.former) continue;
        if (discourse_.kind(role.of) == EntityKind::org) return role.of;
        if (const std::uint32_t land = discourse_.country_of(role.of); land != kNoEntity) return land;
    }
    return plays(speaker) ? team_ : kNoEntity;
}

/// Whether the text calls the person a player or coach.
bool PersonRoles::plays(std::uint32_t person) {
    const std::vector<PersonRole>& roles = of(person);
    return std::any_of(roles.begin(), roles.end(), [](const PersonRole& role) { return is_of_team(role.head); });
}

std::uint32_t PersonRoles::holder(std::string_view text, std::uint32_t of) {
    const auto office_of = discourse_.entry(of);
    if (!office_of) return kNoEntity;
    const auto holders = discourse_.gazetteer.holders(text, office_of, discourse_.document.date);
    if (holders.empty()) return kNoEntity;
    const bool one = std::all_of(holders.begin(), holders.end(), [&](std::uint32_t h) { return h == holders.front(); });
    return one ? discourse_.entity_of_entry(holders.front()) : kNoEntity;
}

}  // namespace entente
