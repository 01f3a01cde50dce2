// Reading a description: its noun, the country or body in it, its owner, what it stands beside.
#include <algorithm>

#include "extract/entity/descriptions.h"
#include "extract/entity/noun_classes.h"
#include "extract/entity/word_lists.h"

namespace entente {
namespace {

bool is_plural(const Token& token) {
    return token.xpos == Xpos::nns || token.xpos == Xpos::nnps || (token.feats & kPlural) != 0;
}

}  // namespace

bool Descriptions::is_phrase_head(std::uint32_t token) const {
    const Token& t = discourse_.syntax.token(token);
    // "The two signed a treaty": a number by itself.
    const bool pair = t.upos == Upos::num && t.deprel != Deprel::nummod && discourse_.lower(token, token + 1) == "two";
    if (t.upos != Upos::noun && t.upos != Upos::propn && !pair) return false;
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
    } else if (relation == Deprel::amod && named == nullptr) {
        phrase.described = true;
    } else if ((relation == Deprel::acl_relcl || relation == Deprel::acl) && restricts(child, phrase)) {
        phrase.qualified = phrase.restricted = true;
    } else if (relation == Deprel::nmod_poss) {
        phrase.owned = phrase.definite = true;
        phrase.owner = discourse_.entity_at(child);
        const auto pronoun = pronoun_of(discourse_.lower(child));
        phrase.first_person = pronoun && is_first_person(pronoun->sort);
    }
    if (named == nullptr) {
        const Title* title = discourse_.title_at(phrase.head);  // "Vice President", "Secretary of State"
        if (title != nullptr && title->first <= child && child < title->last) return;
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
    std::uint32_t last = phrase.last;
    if (phrase.landmark != Syntax::kNone &&
        phrase.landmark > phrase.head) {  // "the Secretary of the Council Ana Lopes"
        const Mention* body = discourse_.name_at(phrase.landmark);
        if (body != nullptr && discourse_.kind(body->entity) == EntityKind::org) last = body->last;
    }
    if (last >= discourse_.analysis.tokens.size()) return kNoEntity;
    const Mention* named = discourse_.name_at(last);
    if (last != phrase.last && named != nullptr && named->first == last && named->form == MentionForm::name &&
        named->sentence == discourse_.sentence() && discourse_.is_person(named->entity)) {
        return named->entity;
    }
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

}  // namespace entente
