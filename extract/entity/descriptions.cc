// A description is read once into a Phrase (its noun, the country or body in it, its owner), then asked of each rule in
// turn: apposition, counterpart, office of a country or owner, a role said before, government, capital, kind of thing.
// Only definite singular phrases mean one entity. Where several fit, the phrase means nobody known.
#include "extract/entity/descriptions.h"

#include <algorithm>

#include "extract/entity/noun_classes.h"
#include "extract/entity/word_lists.h"

namespace entente {

void Descriptions::resolve(std::uint32_t head) {
    if (!is_phrase_head(head)) return;
    Phrase phrase = read(head);
    if (const std::uint32_t person = titled(phrase); person != kNoEntity) {  // the name speaks for itself
        if (phrase.role.of == kNoEntity && phrase.owner != kNoEntity && !discourse_.is_person(phrase.owner)) {
            phrase.role.of = phrase.owner;  // "the team's coach, Anna Ek"
            roles_.add(person, phrase.role);
        }
        return;
    }
    if (phrase.plural || pair_of_people(phrase.role.head) == "leader") {
        if (phrase.plural || phrase.role.head != "leader") {
            resolve_pair(phrase);
            return;
        }
    }
    if (is_own_country(phrase)) {
        first_person_.note_own_country(phrase.first, phrase.last, phrase.head);
        discourse_.see_noun(head, false, false);
        return;
    }
    if (const Answer found = answer(phrase); found.entity != kNoEntity) {
        record(phrase, found);
        return;
    }
    discourse_.see_noun(head, is_person_noun(phrase.role.head), false);
}

/// "our country", "my nation": the speaker's.
bool Descriptions::is_own_country(const Phrase& phrase) {
    const NounClass sort = noun_class(phrase.role.head);
    return phrase.first_person && !phrase.qualified && !phrase.contrasted && phrase.landmark == Syntax::kNone &&
           (sort == NounClass::country || sort == NounClass::government) && phrase.role.head != "state";
}

void Descriptions::record(const Phrase& phrase, Answer found) {
    // "the Council", "the Church": a short form of the name.
    const std::string_view word = discourse_.word(phrase.head);
    const bool of_thing = found.rule == ReferenceRule::org_noun || found.rule == ReferenceRule::repeated_noun;
    const bool short_name =
        of_thing && word.front() >= 'A' && word.front() <= 'Z' && noun_class(phrase.role.head) == NounClass::body;
    if (short_name) {
        discourse_.refer(phrase.head, phrase.last, phrase.head, found.entity, MentionForm::name, found.rule);
        return;
    }
    discourse_.refer(phrase.first, phrase.last, phrase.head, found.entity, MentionForm::nominal, found.rule);
    if (found.rule == ReferenceRule::national_team) discourse_.mark_collective();
}

Descriptions::Answer Descriptions::answer(Phrase& phrase) {
    if (!phrase.definite) return {};
    const Syntax& syntax = discourse_.syntax;
    if (syntax.child(phrase.head, Deprel::cop) != Syntax::kNone || syntax.deprel(phrase.head) == Deprel::xcomp)
        return {};
    if (phrase.last < discourse_.analysis.tokens.size() && discourse_.word(phrase.last) == "-") return {};
    if (is_before_name(phrase)) return {};
    if (const std::uint32_t named = apposed(phrase); named != kNoEntity) {
        if (discourse_.is_person(named) != names_person(phrase)) return {};
        return {describes(named, phrase) ? named : kNoEntity, ReferenceRule::apposition};
    }
    if (phrase.role.head == "counterpart") return {counterpart(phrase), ReferenceRule::counterpart};
    const NounClass sort = noun_class(phrase.role.head);
    if (sort == NounClass::administration) return {administration(phrase), ReferenceRule::administration};
    if (sort == NounClass::government && !phrase.qualified) {
        if (phrase.landmark != Syntax::kNone) {
            const std::uint32_t land = discourse_.country_of(phrase.role.of);
            if (land != kNoEntity) things_.add(land, phrase.role.head);  // "the regime" is that one later
            return {land, ReferenceRule::government};
        }
        if (phrase.owned)
            return {phrase.owner == kNoEntity ? kNoEntity : discourse_.country_of(phrase.owner),
                    ReferenceRule::government};
    }
    if (phrase.role.head == "capital" && phrase.role.of != kNoEntity) return {capital(phrase), ReferenceRule::capital};
    if (sort == NounClass::body && phrase.landmark != Syntax::kNone)
        return {body_of_country(phrase), ReferenceRule::org_noun};
    if (const std::uint32_t land = country_of_team(phrase); land != kNoEntity)
        return {land, ReferenceRule::national_team};
    if (sort != NounClass::none) return thing(phrase);
    if (!names_person(phrase)) return {};
    if (phrase.role.of != kNoEntity) return {office_of(phrase.role, phrase.landmark), ReferenceRule::office_of_country};
    if (phrase.owned) {
        if (phrase.owner == kNoEntity) return {};
        PersonRole role = phrase.role;
        role.of = discourse_.country_of(phrase.owner);
        if (role.of == kNoEntity) return {};
        const std::uint32_t found = office_of(role, Syntax::kNone);
        return {found == phrase.owner ? kNoEntity : found, ReferenceRule::office_of_owner};
    }
    if (phrase.qualified && discourse_.title_at(phrase.head) == nullptr) return {};  // "the video referee"
    const char initial = discourse_.word(phrase.head).front();  // "the President": of the text's own country
    const bool alone = !phrase.qualified && !phrase.contrasted && initial >= 'A' && initial <= 'Z';
    const std::uint32_t found = repeated(phrase.role);
    const std::uint32_t home = alone ? home_at(phrase.head) : kNoEntity;
    if (alone && !leads(found, home)) {  // no company's president, and no guest's
        const std::uint32_t holder = roles_.leader_of(home);
        if (holder != kNoEntity && roles_.fits(holder, phrase.role)) return {holder, ReferenceRule::office_alone};
    }
    if (found != kNoEntity) return {found, ReferenceRule::repeated_role};
    return {alone ? roles_.holder_at_home(phrase.role) : kNoEntity, ReferenceRule::office_alone};
}

bool Descriptions::leads(std::uint32_t person, std::uint32_t land) {
    const auto entry = person == kNoEntity ? std::nullopt : discourse_.entry(person);
    if (!entry || !discourse_.gazetteer.is_leader(*entry, discourse_.document.date)) return false;
    return land == kNoEntity || discourse_.country_of(person) == land;
}

std::uint32_t Descriptions::home_at(std::uint32_t token) {
    const std::uint32_t speaker = speakers_.named_at(token);
    const std::uint32_t land = speaker == kNoEntity ? kNoEntity : roles_.land_of(speaker);
    return land == kNoEntity ? discourse_.home() : land;
}

/// "the newspaper Ukrainska Pravda": the name says what is meant, and it is nothing that was named before.
bool Descriptions::is_before_name(const Phrase& phrase) const {
    const char initial = discourse_.word(phrase.head).front();
    if (phrase.last != phrase.head + 1 || (initial >= 'A' && initial <= 'Z') || names_person(phrase)) return false;
    const std::uint32_t next = phrase.last;
    if (next >= discourse_.analysis.sentences[discourse_.sentence()].last) return false;
    const char letter = discourse_.word(next).front();
    const Deprel relation = discourse_.syntax.deprel(next);
    return letter >= 'A' && letter <= 'Z' && !is_subject(relation) && relation != Deprel::obj;
}

/// "Las Vegas, the Midwest Jubilee": what has a name of its own, or is no place, is another thing than the place.
bool Descriptions::describes(std::uint32_t named, const Phrase& phrase) const {
    if (discourse_.is_person(named)) return true;
    const char initial = discourse_.word(phrase.head).front();
    if (initial >= 'A' && initial <= 'Z') return false;
    if (!kPlaceKinds.has(discourse_.kind(named))) return true;
    const NounClass sort = noun_class(phrase.role.head);
    return sort == NounClass::country || sort == NounClass::city || sort == NounClass::region ||
           sort == NounClass::facility || is_party_noun(phrase.role.head);
}

bool Descriptions::names_person(const Phrase& phrase) const {
    return is_person_noun(phrase.role.head) || discourse_.title_at(phrase.head) != nullptr;
}

/// "his Russian counterpart": who holds in Russia what he holds.
std::uint32_t Descriptions::counterpart(const Phrase& phrase) {
    if (phrase.owner == kNoEntity || !discourse_.is_person(phrase.owner) || phrase.role.of == kNoEntity)
        return kNoEntity;
    const std::vector<PersonRole> roles = roles_.of(phrase.owner);
    for (const PersonRole& role : roles) {
        PersonRole other = role;
        other.of = phrase.role.of;
        if (const std::uint32_t found = office_of(other, Syntax::kNone); found != kNoEntity && found != phrase.owner)
            return found;
    }
    // A president's counterpart may be a chairman: whoever leads there.
    PersonRole leader;
    leader.text = leader.head = "leader";
    if (!roles_.fits(phrase.owner, leader)) return kNoEntity;
    leader.of = phrase.role.of;
    const std::uint32_t found = office_of(leader, Syntax::kNone);
    return found == phrase.owner ? kNoEntity : found;
}

/// Whom the text calls that, else who holds the office by the packs.
std::uint32_t Descriptions::office_of(const PersonRole& role, std::uint32_t landmark) {
    const auto& candidates = discourse_.candidates();
    std::size_t looked = 0;
    for (auto c = candidates.rbegin(); c != candidates.rend() && looked < kMostCandidates; ++c, ++looked) {
        if (c->entity != kNoEntity && c->person && roles_.fits(c->entity, role)) return c->entity;
    }
    if (const std::uint32_t one = roles_.only_one(role); one != kNoEntity) return one;
    if (role.former) return kNoEntity;
    if (landmark != Syntax::kNone && discourse_.kind(role.of) == EntityKind::org) {  // "the Treasury secretary"
        const Mention* named = discourse_.name_at(landmark);
        const std::string whole = discourse_.lower(named->first, named->last) + " " + role.text;
        const std::uint32_t land = discourse_.country_of(role.of);
        if (land != kNoEntity) {
            if (const std::uint32_t found = roles_.holder(whole, land); found != kNoEntity) return found;
        }
    }
    return roles_.holder(role.text, role.of);
}

/// "the president", "the journalist": the person last spoken of who is one; silent where two were, close by.
std::uint32_t Descriptions::repeated(const PersonRole& role) {
    const auto& candidates = discourse_.candidates();
    std::uint32_t found = kNoEntity;
    double best = 0;
    double next = 0;
    std::vector<std::pair<std::uint32_t, double>> scores;
    std::size_t looked = 0;
    for (auto c = candidates.rbegin(); c != candidates.rend() && looked < kMostCandidates; ++c, ++looked) {
        if (c->entity == kNoEntity || !c->person || c->sentence + kRecent < discourse_.sentence()) continue;
        if (!roles_.fits(c->entity, role)) continue;
        double weight =
            (1.0 + static_cast<double>(c->role)) / static_cast<double>(1U << (discourse_.sentence() - c->sentence));
        if (roles_.is_said(c->entity, role)) weight *= 2;
        const auto known =
            std::find_if(scores.begin(), scores.end(), [&](const auto& s) { return s.first == c->entity; });
        if (known == scores.end()) {
            scores.emplace_back(c->entity, weight);
        } else {
            known->second += weight;
        }
    }
    for (const auto& [entity, score] : scores) {
        if (score > best) {
            next = best;
            best = score;
            found = entity;
        } else {
            next = std::max(next, score);
        }
    }
    if (found != kNoEntity) return best > 1.3 * next ? found : kNoEntity;
    return roles_.only_one(role);
}

// ---- two at once

/// "the two leaders", "both countries", "the pair": the only two of that sort in the sentences before, counted back
/// until there are two.
void Descriptions::resolve_pair(const Phrase& phrase) {
    const std::string noun = phrase.role.head;
    const std::string_view person = pair_of_people(noun);
    const bool lands = is_pair_of_countries(noun);
    const bool asks = (phrase.counted_two || phrase.definite) && (!person.empty() || lands) &&
                      phrase.role.of == kNoEntity && !phrase.owned;
    const auto give_up = [&] {
        discourse_.see_noun(phrase.head, is_person_noun(person.empty() ? noun : person), phrase.plural);
    };
    if (!asks) return give_up();
    MentionGroup group;
    const auto collect = [&](bool people) {
        group.entities.clear();
        const auto& candidates = discourse_.candidates();
        std::uint32_t reached = discourse_.sentence();
        std::size_t looked = 0;
        for (auto c = candidates.rbegin(); c != candidates.rend() && looked < kMostCandidates; ++c, ++looked) {
            if (c->sentence + kRecent < discourse_.sentence()) break;
            if (c->sentence != reached && group.entities.size() >= 2) break;
            reached = c->sentence;
            const auto add = [&](std::uint32_t entity) {
                const bool fits =
                    people ? discourse_.is_person(entity) : discourse_.kind(entity) == EntityKind::country;
                if (fits && std::find(group.entities.begin(), group.entities.end(), entity) == group.entities.end()) {
                    group.entities.push_back(entity);
                }
            };
            if (c->group != kNoEntity) {
                const std::vector<std::uint32_t>& members = discourse_.members(c->group);
                std::for_each(members.rbegin(), members.rend(), add);
            } else if (c->entity != kNoEntity) {
                add(c->entity);
            }
        }
        std::reverse(group.entities.begin(), group.entities.end());
        return group.entities.size() == 2;
    };
    if (!collect(!person.empty()) && (noun != "two" || !collect(false))) return give_up();
    group.first = phrase.first;
    group.last = phrase.last;
    group.head = phrase.head;
    group.sentence = discourse_.sentence();
    discourse_.refer_group(std::move(group));
}

}  // namespace entente
