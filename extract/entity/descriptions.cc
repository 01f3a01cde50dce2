// A description is read once into a Phrase (its noun, the country or body in it, its owner), then asked of each rule in
// turn: apposition, counterpart, office of a country or owner, a role said before, government, capital, kind of thing.
// Only definite singular phrases mean one entity. Where several fit, the phrase means nobody known.
#include "extract/entity/descriptions.h"

#include <algorithm>

#include "extract/entity/noun_classes.h"
#include "extract/entity/word_lists.h"
#include "graph/base/fold.h"

namespace entente {
namespace {

constexpr std::uint32_t kRecent = 3;  // sentences back in which a description finds what it repeats
constexpr std::size_t kMostCandidates = 80;
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

bool is_plural(const Token& token) {
    return token.xpos == Xpos::nns || token.xpos == Xpos::nnps || (token.feats & kPlural) != 0;
}

}  // namespace

// ---- reading a phrase

bool Descriptions::is_phrase_head(std::uint32_t token) const {
    const Token& t = discourse_.syntax.token(token);
    if (t.upos != Upos::noun && t.upos != Upos::propn) return false;
    if (discourse_.name_at(token) != nullptr) return false;
    if (t.deprel == Deprel::fixed || t.deprel == Deprel::goeswith) return false;
    const Title* title = discourse_.title_at(token);
    if (title != nullptr) return discourse_.syntax.head_of(title->first, title->last) == token;
    return t.deprel != Deprel::compound && t.deprel != Deprel::flat;
}

std::uint32_t Descriptions::leftmost(std::uint32_t token) const {
    std::uint32_t first = token;
    for (int steps = 0; steps < 16; ++steps) {
        const auto children = discourse_.syntax.children(first);
        if (children.empty() || children.front() >= first) break;
        first = children.front();
    }
    return first;
}

/// A clause without a comma says which one is meant: "the country that fired the missile".
bool Descriptions::restricts(std::uint32_t clause, const Phrase& phrase) const {
    return clause > phrase.head && discourse_.word(phrase.head + 1) != ",";
}

void Descriptions::read_child(std::uint32_t child, Phrase& phrase) {
    const Syntax& syntax = discourse_.syntax;
    const Deprel relation = syntax.deprel(child);
    const Mention* named = discourse_.name_at(child);
    const bool before = child < phrase.head;
    const bool modifies = relation == Deprel::amod || relation == Deprel::compound || relation == Deprel::nmod_poss ||
                          relation == Deprel::nmod_desc || relation == Deprel::nmod_unmarked ||
                          relation == Deprel::nmod;
    if (before && (modifies || relation == Deprel::det || relation == Deprel::nummod)) {
        phrase.first =
            std::min(phrase.first, named != nullptr ? std::min(named->first, leftmost(child)) : leftmost(child));
    }
    if (relation == Deprel::det) {
        const std::string word(discourse_.lower(child));
        phrase.deictic = phrase.deictic || word == "this";
        phrase.definite = phrase.definite || word == "the" || word == "that" || word == "both" ||
                          (word == "this" && noun_class(discourse_.lower(phrase.head)) != NounClass::none);
        phrase.counted_two = phrase.counted_two || word == "both";
    } else if (relation == Deprel::nummod) {
        phrase.counted_two = phrase.counted_two || discourse_.lower(child) == "two";
    } else if (relation == Deprel::amod && is_former_word(discourse_.lower(child))) {
        phrase.role.former = phrase.contrasted = true;
    } else if (relation == Deprel::amod &&
               (is_contrasting(discourse_.lower(child)) || syntax.token(child).upos == Upos::verb)) {
        phrase.contrasted = true;
    } else if (relation == Deprel::acl_relcl && restricts(child, phrase)) {
        phrase.qualified = phrase.restricted = true;
    } else if (relation == Deprel::nmod_poss) {
        phrase.owned = phrase.definite = true;
        phrase.owner = discourse_.entity_at(child);
        const auto pronoun = pronoun_of(discourse_.lower(child));
        phrase.first_person = pronoun && is_first_person(pronoun->sort);
    }
    if (named == nullptr) {
        const bool noun = relation == Deprel::compound || (relation == Deprel::nmod && !before);
        phrase.restricted = phrase.restricted || (relation == Deprel::nmod && !before);
        phrase.qualified = phrase.qualified || noun;
        return;
    }
    if (!modifies) return;
    const EntityKind kind = discourse_.kind(named->entity);
    if (kind != EntityKind::country && kind != EntityKind::org && kind != EntityKind::region &&
        kind != EntityKind::city)
        return;
    if (!before && discourse_.syntax.preposition(child) != "of") return;
    if (phrase.role.of != kNoEntity && !before) return;
    phrase.role.of = named->entity;
    phrase.landmark = child;
}

void Descriptions::name_role(Phrase& phrase) const {
    const Title* title = discourse_.title_at(phrase.head);
    if (title != nullptr) {
        phrase.first = std::min(phrase.first, title->first);
        phrase.last = std::max(phrase.last, title->last);
        phrase.role.text = discourse_.lower(title->first, title->last);
        phrase.role.head = role_head(phrase.role.text);
    } else {
        phrase.role.text = phrase.role.head = discourse_.lower(phrase.head);
    }
}

Descriptions::Phrase Descriptions::read(std::uint32_t head) {
    Phrase phrase;
    phrase.head = head;
    phrase.first = head;
    phrase.last = head + 1;
    phrase.plural = is_plural(discourse_.syntax.token(head));
    for (const std::uint32_t child : discourse_.syntax.children(head)) read_child(child, phrase);
    name_role(phrase);
    // The parser may hang the article on the title's first word.
    if (!phrase.definite && phrase.first > 0) {
        const std::string_view before = discourse_.lower(phrase.first - 1);
        if (before == "the" && phrase.first > discourse_.analysis.sentences[discourse_.sentence()].first) {
            phrase.definite = true;
            --phrase.first;
        }
    }
    return phrase;
}

/// "leader Kim Jong-un": whoever is named right after the words.
std::uint32_t Descriptions::titled(const Phrase& phrase) const {
    if (phrase.last >= discourse_.analysis.tokens.size()) return kNoEntity;
    const Mention* named = discourse_.name_at(phrase.last);
    if (named == nullptr || named->first != phrase.last || named->form != MentionForm::name) return kNoEntity;
    if (named->sentence != discourse_.sentence() || !discourse_.is_person(named->entity)) return kNoEntity;
    const Syntax& syntax = discourse_.syntax;
    const std::uint32_t head = discourse_.head_of(*named);
    const bool joined = (!syntax.is_root(head) && syntax.head(head) == phrase.head) ||
                        (!syntax.is_root(phrase.head) && syntax.head(phrase.head) == head);
    return joined || discourse_.title_at(phrase.head) != nullptr ? named->entity : kNoEntity;
}

std::uint32_t Descriptions::apposed(const Phrase& phrase) const {
    const Syntax& syntax = discourse_.syntax;
    const Sentence& sentence = discourse_.analysis.sentences[discourse_.sentence()];
    // "Sergei Lavrov, the Russian foreign minister"
    if (phrase.first >= sentence.first + 2 && discourse_.word(phrase.first - 1) == ",") {
        const Mention* named = discourse_.name_at(phrase.first - 2);
        const bool follows = syntax.deprel(phrase.head) == Deprel::appos || syntax.deprel(phrase.head) == Deprel::conj;
        if (named != nullptr && named->form == MentionForm::name && follows && !is_listed(phrase)) return named->entity;
    }
    // "his sister, Kim Yo-jong"
    for (const std::uint32_t child : syntax.children(phrase.head)) {
        const bool flat =
            syntax.deprel(child) == Deprel::appos || (phrase.owned && syntax.deprel(child) == Deprel::conj);
        if (!flat || child < phrase.head) continue;
        const Mention* named = discourse_.name_at(child);
        if (named == nullptr || named->form != MentionForm::name || named->first == 0) continue;
        if (discourse_.word(named->first - 1) == ",") return named->entity;
    }
    return kNoEntity;
}

/// "Pompeo, the ambassador and Haley": a conjunct with its "and" is no apposition.
bool Descriptions::is_listed(const Phrase& phrase) const {
    const Syntax& syntax = discourse_.syntax;
    if (syntax.deprel(phrase.head) != Deprel::conj) return false;
    if (syntax.child(phrase.head, Deprel::cc) != Syntax::kNone) return true;
    for (const std::uint32_t other : syntax.children(syntax.head(phrase.head))) {
        if (other != phrase.head && syntax.deprel(other) == Deprel::conj) return true;  // "A, B and C"
    }
    return false;
}

/// "Biegun is the special envoy": the subject of a noun as predicate.
std::uint32_t Descriptions::predicated(std::uint32_t head) const {
    if (discourse_.syntax.child(head, Deprel::cop) == Syntax::kNone) return kNoEntity;
    const std::uint32_t subject = discourse_.syntax.child(head, Deprel::nsubj);
    if (subject == Syntax::kNone) return kNoEntity;
    const Mention* named = discourse_.name_at(subject);
    return named != nullptr && named->form == MentionForm::name ? named->entity : kNoEntity;
}

/// "Anna Ek of Greenpeace", "... from the Red Cross": one of its people.
void Descriptions::learn_membership(const Mention& named) {
    if (named.form != MentionForm::name || !discourse_.is_person(named.entity)) return;
    const Syntax& syntax = discourse_.syntax;
    for (const std::uint32_t child : syntax.children(discourse_.head_of(named))) {
        if (child < named.last || syntax.deprel(child) != Deprel::nmod) continue;
        const std::string_view joint = syntax.preposition(child);
        if (joint != "of" && joint != "from" && joint != "at" && joint != "with") continue;
        const Mention* body = discourse_.name_at(child);
        if (body == nullptr || discourse_.kind(body->entity) != EntityKind::org) continue;
        PersonRole role;
        role.text = role.head = "member";
        role.of = body->entity;
        roles_.add(named.entity, std::move(role));
    }
}

void Descriptions::learn(std::uint32_t head) {
    if (const Mention* named = discourse_.name_at(head); named != nullptr) {
        if (named->last == head + 1) learn_membership(*named);
        return;
    }
    if (!is_phrase_head(head)) return;
    Phrase phrase = read(head);
    if (phrase.plural) return;
    std::uint32_t person = titled(phrase);
    if (person == kNoEntity) person = apposed(phrase);
    if (person == kNoEntity) person = predicated(head);
    if (person == kNoEntity) return;
    if (!discourse_.is_person(person)) return learn_thing(person, phrase);
    if (!is_person_noun(phrase.role.head) && discourse_.title_at(head) == nullptr) return;
    if (is_courtesy_title(phrase.role.text) && !is_person_noun(phrase.role.head)) return;
    roles_.add(person, phrase.role);
}

/// "Yonhap, a news agency": a common noun for what is named.
void Descriptions::learn_thing(std::uint32_t entity, const Phrase& phrase) {
    const char initial = discourse_.word(phrase.head).front();
    if ((initial >= 'A' && initial <= 'Z') || names_person(phrase) || phrase.contrasted) return;
    things_.add(entity, phrase.role.head);
}

// ---- whom it means

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
    if (const std::uint32_t named = apposed(phrase); named != kNoEntity) {
        if (discourse_.is_person(named) != names_person(phrase)) return {};
        return {describes(named, phrase) ? named : kNoEntity, ReferenceRule::apposition};
    }
    if (phrase.role.head == "counterpart") return {counterpart(phrase), ReferenceRule::counterpart};
    const NounClass sort = noun_class(phrase.role.head);
    if (sort == NounClass::administration) return {administration(phrase), ReferenceRule::administration};
    if (sort == NounClass::government && !phrase.qualified) {
        if (phrase.landmark != Syntax::kNone) return {discourse_.country_of(phrase.role.of), ReferenceRule::government};
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
    if (const std::uint32_t found = repeated(phrase.role); found != kNoEntity)
        return {found, ReferenceRule::repeated_role};
    const char initial = discourse_.word(phrase.head).front();  // "the President": of the text's own country
    const bool alone = !phrase.qualified && !phrase.contrasted && initial >= 'A' && initial <= 'Z';
    return {alone ? roles_.holder_at_home(phrase.role) : kNoEntity, ReferenceRule::office_alone};
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

// ---- things

bool Descriptions::kind_fits(std::uint32_t entity, std::string_view noun) {
    const EntityKind kind = discourse_.kind(entity);
    switch (noun_class(noun)) {
        case NounClass::country: return kind == EntityKind::country || (noun == "state" && kind == EntityKind::region);
        case NounClass::government: return kind == EntityKind::country;
        case NounClass::org: return kind == EntityKind::org && things_.may_be(entity, noun);
        case NounClass::administration: break;
        case NounClass::city: return kind == EntityKind::city;
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

/// "the Afghan women's national team", "the Swedish team", then "the team": the country that it plays for. A team
/// with any other word before it ("negotiating") is none of sport.
std::uint32_t Descriptions::country_of_team(const Phrase& phrase) {
    if (phrase.role.head != "team" && phrase.role.head != "squad") return kNoEntity;
    if (phrase.landmark == Syntax::kNone) {
        const bool plain = !phrase.owned && !phrase.contrasted && !phrase.restricted && teams_.size() == 1;
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
        const bool theirs = land && phrase.owner != kNoEntity && discourse_.is_person(phrase.owner);
        return {theirs ? discourse_.country_of(phrase.owner) : kNoEntity, ReferenceRule::country_noun};
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
    if (initial >= 'A' && initial <= 'Z') return {};  // "the State and Defense Departments"
    const auto near = [&](const Candidate& c) {
        return c.sentence + kRecent >= discourse_.sentence() && kind_fits(c.entity, noun);
    };
    if (const std::uint32_t found = most_salient(kMarginOfKind, near); found != kNoEntity)
        return {found, rule_of(sort)};
    if (sort == NounClass::institution && !phrase.deictic) return {only_body(noun), ReferenceRule::org_noun};
    const bool land = sort == NounClass::country || sort == NounClass::government;
    return {land && noun != "state" ? country_throughout() : kNoEntity, rule_of(sort)};
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
    if (!collect(!person.empty())) return give_up();
    group.first = phrase.first;
    group.last = phrase.last;
    group.head = phrase.head;
    group.sentence = discourse_.sentence();
    discourse_.refer_group(std::move(group));
}

}  // namespace entente
