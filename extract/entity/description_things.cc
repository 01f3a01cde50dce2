// Descriptions of what is no person: countries, bodies, teams, governments, capitals, places.
#include <algorithm>

#include "extract/entity/descriptions.h"
#include "extract/entity/noun_classes.h"
#include "graph/base/fold.h"

namespace entente {
namespace {

constexpr double kMarginOfNoun = 1.3;  // by how much the best must beat the next
constexpr double kMarginOfKind = 1.5;

ReferenceRule rule_of(NounClass sort) {
    switch (sort) {
        case NounClass::country: return ReferenceRule::country_noun;
        case NounClass::government: return ReferenceRule::government;
        case NounClass::org:
        case NounClass::institution:
        case NounClass::body: return ReferenceRule::org_noun;
        default: return ReferenceRule::place_noun;
    }
}

}  // namespace

bool Descriptions::kind_fits(std::uint32_t entity, std::string_view noun) {
    const EntityKind kind = discourse_.kind(entity);
    switch (noun_class(noun)) {
        case NounClass::country: return kind == EntityKind::country || (noun == "state" && kind == EntityKind::region);
        case NounClass::government: return kind == EntityKind::country;
        case NounClass::org: return kind == EntityKind::org && things_.may_be(entity, noun);
        case NounClass::administration: break;
        case NounClass::city: return kind == EntityKind::city && (noun != "capital" || is_capital(entity));
        case NounClass::region: return kind == EntityKind::region || kind == EntityKind::place;
        case NounClass::institution:
        case NounClass::body:
        case NounClass::facility: {
            if (kind != EntityKind::org && kind != EntityKind::facility) return false;
            const std::string name = folded(discourse_.analysis.entities[entity].name);
            return name.find(noun) != std::string::npos;
        }
        case NounClass::none: break;
    }
    return false;
}

/// Whether a city is the capital of its country.
bool Descriptions::is_capital(std::uint32_t city) {
    const std::uint32_t land = discourse_.country_of(city);
    const auto entry = land == kNoEntity ? std::nullopt : discourse_.entry(land);
    return entry && discourse_.gazetteer.entry(*entry).capital == discourse_.analysis.entities[city].name;
}

/// "the Afghan women's national team", "the Swedish team", then "the team": the country that it plays for. A team
/// with any other word before it ("negotiating") is none of sport.
std::uint32_t Descriptions::country_of_team(const Phrase& phrase) {
    if (phrase.role.head != "team" && phrase.role.head != "squad") return kNoEntity;
    if (phrase.landmark == Syntax::kNone) {
        const bool plain =
            !phrase.owned && !phrase.described && !phrase.contrasted && !phrase.restricted && teams_.size() == 1;
        return plain ? teams_.front() : kNoEntity;
    }
    if (discourse_.kind(phrase.role.of) != EntityKind::country) return kNoEntity;
    for (std::uint32_t t = phrase.first; t < phrase.head; ++t) {
        const Upos upos = discourse_.syntax.token(t).upos;
        const bool content = upos == Upos::noun || upos == Upos::adj || upos == Upos::verb || upos == Upos::propn;
        if (content && discourse_.name_at(t) == nullptr && !is_of_sport(discourse_.lower(t))) return kNoEntity;
    }
    if (std::find(teams_.begin(), teams_.end(), phrase.role.of) == teams_.end()) teams_.push_back(phrase.role.of);
    roles_.set_team(teams_.size() == 1 ? teams_.front() : kNoEntity);
    return phrase.role.of;
}

/// The one that was spoken of last and most among those that fit; none where two are close.
template <typename Fits>
std::uint32_t Descriptions::most_salient(double margin, Fits fits) const {
    const auto& candidates = discourse_.candidates();
    std::vector<std::pair<std::uint32_t, double>> scores;
    std::size_t looked = 0;
    for (auto c = candidates.rbegin(); c != candidates.rend() && looked < kMostCandidates; ++c, ++looked) {
        if (c->entity == kNoEntity || !fits(*c)) continue;
        const std::uint32_t back = std::min<std::uint32_t>(discourse_.sentence() - c->sentence, 16);
        const double weight = (1.0 + static_cast<double>(c->role)) / static_cast<double>(1U << back);
        const auto known =
            std::find_if(scores.begin(), scores.end(), [&](const auto& s) { return s.first == c->entity; });
        if (known == scores.end()) {
            scores.emplace_back(c->entity, weight);
        } else {
            known->second += weight;
        }
    }
    if (scores.empty()) return kNoEntity;
    const auto best = std::max_element(scores.begin(), scores.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    for (const auto& other : scores) {
        if (&other != &*best && other.second * margin > best->second) return kNoEntity;
    }
    return best->first;
}

/// "the church", "the country": what was called that, else the thing of that kind spoken of last and most.
Descriptions::Answer Descriptions::thing(const Phrase& phrase) {
    if (phrase.owned) {
        const bool land = noun_class(phrase.role.head) == NounClass::country;
        if (phrase.owner == kNoEntity || !discourse_.is_person(phrase.owner)) return {};
        if (land) return {discourse_.country_of(phrase.owner), ReferenceRule::country_noun};
        return {body_of_member(phrase), ReferenceRule::org_noun};
    }
    const std::string& noun = phrase.role.head;
    const NounClass sort = noun_class(noun);
    if (phrase.landmark != Syntax::kNone || phrase.contrasted) return {};
    if (phrase.qualified && !(sort == NounClass::institution && phrase.last == phrase.head + 1 && !phrase.restricted))
        return {};
    const auto called = [&](const Candidate& c) {
        return discourse_.kind(c.entity) != EntityKind::person && discourse_.kind(c.entity) != EntityKind::event &&
               things_.is(c.entity, noun);
    };
    if (const std::uint32_t found = most_salient(kMarginOfNoun, called); found != kNoEntity)
        return {found, ReferenceRule::repeated_noun};
    const char initial = discourse_.word(phrase.head).front();
    if (initial >= 'A' && initial <= 'Z') {  // "the State and Defense Departments"; "the Nation": the text's own
        const bool nation = noun == "nation" || noun == "country";
        return {nation ? country_throughout() : kNoEntity, rule_of(sort)};
    }
    // "the elite group" is one among others
    const bool of_body = sort == NounClass::org || sort == NounClass::institution || sort == NounClass::body;
    if (phrase.described && of_body) return {};
    const auto near = [&](const Candidate& c) {
        return c.sentence + kRecent >= discourse_.sentence() && kind_fits(c.entity, noun);
    };
    if (const std::uint32_t found = most_salient(kMarginOfKind, near); found != kNoEntity) {
        // "Kazarama, a spokesman for the group": not far from sure, and the group it stays
        if (of_body && is_only_one_lately(found)) things_.add(found, noun);
        return {found, rule_of(sort)};
    }
    if (sort == NounClass::institution && !phrase.deictic) return {only_body(noun), ReferenceRule::org_noun};
    const bool land = sort == NounClass::country || sort == NounClass::government;
    return {land && noun != "state" ? country_throughout() : kNoEntity, rule_of(sort)};
}

/// Whether no other organisation was spoken of in this sentence and the one before.
bool Descriptions::is_only_one_lately(std::uint32_t body) const {
    const auto& candidates = discourse_.candidates();
    for (auto c = candidates.rbegin(); c != candidates.rend() && c->sentence + 1 >= discourse_.sentence(); ++c) {
        if (c->entity != kNoEntity && c->entity != body && discourse_.kind(c->entity) == EntityKind::org) return false;
    }
    return true;
}

/// "Gary Fan of the Neo Democrats ... his party": the one body of its owner that may be called so.
std::uint32_t Descriptions::body_of_member(const Phrase& phrase) {
    const NounClass sort = noun_class(phrase.role.head);
    const bool body = sort == NounClass::org || sort == NounClass::institution || sort == NounClass::body;
    if (!body || phrase.contrasted || phrase.qualified) return kNoEntity;
    std::uint32_t found = kNoEntity;
    for (const PersonRole& role : roles_.of(phrase.owner)) {
        if (role.of == kNoEntity || role.former || discourse_.kind(role.of) != EntityKind::org || role.of == found)
            continue;
        if (!things_.may_be(role.of, phrase.role.head)) continue;
        if (found != kNoEntity) return kNoEntity;
        found = role.of;
    }
    return found;
}

/// "the team", where the text is about one organisation that may be called so, and names no other near.
std::uint32_t Descriptions::only_body(std::string_view noun) {
    const std::uint32_t body = discourse_.main_body();
    if (body == kNoEntity || !things_.may_be(body, noun)) return kNoEntity;
    const auto& candidates = discourse_.candidates();
    bool seen = false;
    std::size_t looked = 0;
    for (auto c = candidates.rbegin(); c != candidates.rend() && looked < kMostCandidates; ++c, ++looked) {
        if (c->sentence + 1 >= discourse_.sentence() && c->entity != kNoEntity && c->entity != body &&
            discourse_.kind(c->entity) == EntityKind::org && things_.may_be(c->entity, noun))
            return kNoEntity;
        seen = seen || c->entity == body;
        if (seen && c->sentence + 1 < discourse_.sentence()) return body;
    }
    return seen ? body : kNoEntity;
}

/// The country that the text is about, where no other was spoken of lately.
std::uint32_t Descriptions::country_throughout() {
    const std::uint32_t home = discourse_.home();
    if (home == kNoEntity) return kNoEntity;
    const auto& candidates = discourse_.candidates();
    for (auto c = candidates.rbegin(); c != candidates.rend() && c->sentence + 1 >= discourse_.sentence(); ++c) {
        if (c->entity != kNoEntity && c->entity != home && discourse_.kind(c->entity) == EntityKind::country)
            return kNoEntity;
    }
    return home;
}

/// "his administration", "the Administration": the one named, else that of the owner or of who leads at home.
std::uint32_t Descriptions::administration(const Phrase& phrase) {
    if (phrase.contrasted || phrase.landmark != Syntax::kNone || phrase.qualified) return kNoEntity;
    if (phrase.owned) {
        const bool person = phrase.owner != kNoEntity && discourse_.is_person(phrase.owner);
        return person ? administration_of(phrase.owner) : kNoEntity;
    }
    const std::uint32_t leader = roles_.leader_at_home();
    if (leader == kNoEntity) return kNoEntity;
    // The one that the text names ("the Biden-Harris Administration"), where it bears the leader's name.
    const std::string name = folded(discourse_.gazetteer.entry(*discourse_.entry(leader)).surname);
    const auto named = [&](const Candidate& c) {
        return discourse_.kind(c.entity) == EntityKind::org && things_.is(c.entity, "administration") &&
               folded(discourse_.analysis.entities[c.entity].name).starts_with(name);
    };
    const std::uint32_t found = most_salient(kMarginOfKind, named);
    return found != kNoEntity ? found : administration_of(leader);
}

std::uint32_t Descriptions::administration_of(std::uint32_t person) {
    const auto entry = discourse_.entry(person);
    if (!entry || !discourse_.gazetteer.is_leader(*entry, discourse_.document.date)) return kNoEntity;
    Entity entity;
    entity.name = discourse_.gazetteer.entry(*entry).surname + " administration";
    entity.kind = EntityKind::org;
    entity.country = discourse_.gazetteer.entry(*entry).country;
    entity.key = entity_key(EntityKind::org, entity.name, {});
    return discourse_.intern(std::move(entity));
}

/// "China's foreign ministry"
std::uint32_t Descriptions::body_of_country(const Phrase& phrase) {
    const auto land = discourse_.entry(phrase.role.of);
    if (!land || discourse_.kind(phrase.role.of) != EntityKind::country) return kNoEntity;
    std::uint32_t first = phrase.head;
    for (const std::uint32_t child : discourse_.syntax.children(phrase.head)) {
        const bool joins =
            discourse_.syntax.deprel(child) == Deprel::compound || discourse_.syntax.deprel(child) == Deprel::amod;
        if (joins && child < phrase.head && child + 1 >= first && child != phrase.landmark) first = child;
    }
    const std::string body = discourse_.lower(first, phrase.last);
    const NameEntry& country = discourse_.gazetteer.entry(*land);
    for (const std::string& demonym : country.demonyms) {
        std::string name = demonym;
        name.append(" ").append(body);
        const auto found = discourse_.gazetteer.find_name(name);
        if (found && discourse_.gazetteer.entry(*found).kind == EntityKind::org)
            return discourse_.entity_of_entry(*found);
    }
    return kNoEntity;
}

std::uint32_t Descriptions::capital(const Phrase& phrase) {
    const auto land = discourse_.entry(phrase.role.of);
    if (!land) return kNoEntity;
    const std::string& name = discourse_.gazetteer.entry(*land).capital;
    if (name.empty()) return kNoEntity;
    const auto city = discourse_.gazetteer.find_name(name);
    return city ? discourse_.entity_of_entry(*city) : kNoEntity;
}

}  // namespace entente
