// Each kind of pronoun has its rule: relative ones hang on the phrase before them, reflexive ones on their clause's
// subject, first persons on who speaks (first_person.h); the others are weighed (antecedents.h).
#include "extract/entity/pronouns.h"

#include <algorithm>
#include <utility>

namespace entente {
namespace {

using Sort = PronounSort;
using Case = PronounCase;

}  // namespace

bool Pronouns::resolve(std::uint32_t token) {
    const Upos upos = discourse_.syntax.token(token).upos;
    if (upos != Upos::pron && upos != Upos::det) return false;
    if (discourse_.name_at(token) != nullptr) return false;
    const auto found = pronoun_of(discourse_.lower(token));
    if (!found) return upos == Upos::pron;
    Pronoun pronoun = *found;
    if (discourse_.syntax.deprel(token) == Deprel::nmod_poss) pronoun.form = Case::possessive;
    if (is_relative(pronoun.sort)) {
        // "a summit in Brussels at which": the preposition's noun is anyone's guess.
        const bool governed =
            token > 0 && pronoun.sort == Sort::relative && discourse_.syntax.token(token - 1).upos == Upos::adp;
        if (!governed) resolve_relative(token);
    } else if (is_first_person(pronoun.sort)) {
        first_person_.note(token, pronoun);
    } else if (pronoun.form == Case::reflexive) {
        resolve_reflexive(token, pronoun);
    } else if (!resolve_subject_ahead(token, pronoun)) {
        resolve_personal(token, pronoun);
    }
    return true;
}

void Pronouns::record(std::uint32_t token, std::uint32_t entity, ReferenceRule rule) {
    discourse_.refer(token, token + 1, token, entity, MentionForm::pronoun, rule);
}

// ---- who, which, whose: the phrase that the relative clause hangs on

void Pronouns::resolve_relative(std::uint32_t token) {
    const Syntax& syntax = discourse_.syntax;
    const Sort sort = pronoun_of(discourse_.lower(token))->sort;
    std::uint32_t hook = Syntax::kNone;  // the clause's predicate
    std::uint32_t at = token;
    for (int steps = 0; steps < 16 && !syntax.is_root(at) && hook == Syntax::kNone; ++steps) {
        if (syntax.deprel(at) == Deprel::acl_relcl) hook = at;
        at = syntax.head(at);
    }
    std::uint32_t entity = named_right_before(token);
    // "Mike Pompeo of the State Department, who": a person is asked for.
    if (sort == Sort::relative_person && entity != kNoEntity && !discourse_.is_person(entity)) entity = kNoEntity;
    if (sort == Sort::whose && entity != kNoEntity) entity = person_of_place(token, entity);
    if (entity == kNoEntity && hook != Syntax::kNone && at < token && !is_list(at, token))
        entity = discourse_.entity_at(at);
    if (entity == kNoEntity || (hook == Syntax::kNone && token > 0 && discourse_.word(token - 1) != ",")) return;
    if (sort == Sort::relative && is_of_event(token, hook)) return;
    const EntityKind kind = discourse_.kind(entity);
    const bool fits =
        sort == Sort::relative_person ? kind == EntityKind::person : kActorKinds.has(kind) || kPlaceKinds.has(kind);
    if (!fits || (sort == Sort::relative && kind == EntityKind::person)) return;
    record(token, entity, ReferenceRule::relative_pronoun);
}

/// "Sudan, Iran and Yemen, which": all of them.
bool Pronouns::is_list(std::uint32_t first, std::uint32_t token) const {
    const Syntax& syntax = discourse_.syntax;
    const auto children = syntax.children(first);
    return std::any_of(children.begin(), children.end(), [&](std::uint32_t child) {
        return syntax.deprel(child) == Deprel::conj && child < token && discourse_.name_at(child) != nullptr;
    });
}

/// "Dmitry Muratov of Russia, whose newspaper": his, not Russia's.
std::uint32_t Pronouns::person_of_place(std::uint32_t token, std::uint32_t place) const {
    if (discourse_.is_person(place) || discourse_.word(token - 1) != ",") return place;
    const Syntax& syntax = discourse_.syntax;
    const Mention* named = discourse_.name_at(token - 2);
    if (named == nullptr) return place;
    const std::uint32_t head = discourse_.head_of(*named);
    if (syntax.is_root(head) || syntax.deprel(head) != Deprel::nmod) return place;
    const std::uint32_t owner = discourse_.entity_at(syntax.head(head));
    return owner != kNoEntity && discourse_.is_person(owner) ? owner : place;
}

/// "the invasion of Ukraine, which caused": after a preposition the whole phrase may be meant, unless what follows is
/// done by actors ("sanctions on Russia, which denied").
bool Pronouns::is_of_event(std::uint32_t token, std::uint32_t predicate) const {
    const Syntax& syntax = discourse_.syntax;
    const std::uint32_t first = discourse_.analysis.sentences[discourse_.sentence()].first;
    std::uint32_t before = token - 1;
    if (before > first && syntax.token(before).upos == Upos::punct) --before;
    const Mention* named = discourse_.name_at(before);
    if (named == nullptr) return false;
    if (syntax.preposition(discourse_.head_of(*named)).empty()) return false;
    if (predicate == Syntax::kNone || syntax.deprel(token) != Deprel::nsubj) return true;
    return !is_verb_of_actors(syntax.lemma(predicate));
}

/// "Sergei Lavrov, who": the name that ends right before, a comma or a preposition of whom between.
std::uint32_t Pronouns::named_right_before(std::uint32_t token) const {
    const std::uint32_t first = discourse_.analysis.sentences[discourse_.sentence()].first;
    if (token <= first) return kNoEntity;
    std::uint32_t before = token - 1;
    if (discourse_.syntax.token(before).upos == Upos::adp && before > first) --before;
    if (discourse_.word(before) == "," && before > first) --before;
    const Mention* named = discourse_.name_at(before);
    if (named == nullptr || named->form != MentionForm::name) return kNoEntity;
    // "Britain and France, whose forces": both.
    const Syntax& syntax = discourse_.syntax;
    const std::uint32_t head = discourse_.head_of(*named);
    const bool joined = syntax.deprel(head) == Deprel::conj && syntax.child(head, Deprel::cc) != Syntax::kNone;
    return joined && !discourse_.is_person(named->entity) ? kNoEntity : named->entity;
}

// ---- himself, itself: the subject of the clause

void Pronouns::resolve_reflexive(std::uint32_t token, Pronoun pronoun) {
    if (const std::uint32_t named = named_right_before(token);
        named != kNoEntity && antecedents_.agrees(named, pronoun)) {  // "Coats, himself a senator"
        return record(token, named, ReferenceRule::reflexive);
    }
    const std::uint32_t head = discourse_.syntax.is_root(token) ? Syntax::kNone : discourse_.syntax.head(token);
    if (head == Syntax::kNone) return;
    if (head < token) {  // "the president himself"
        const std::uint32_t entity = discourse_.entity_at(head);
        if (entity != kNoEntity && antecedents_.agrees(entity, pronoun))
            return record(token, entity, ReferenceRule::reflexive);
    }
    const std::uint32_t clause = discourse_.syntax.clause(token);
    const std::uint32_t subject = clause == Syntax::kNone ? Syntax::kNone : discourse_.syntax.subject(clause);
    if (subject == Syntax::kNone || subject == token) return;
    const std::uint32_t entity = discourse_.entity_at(subject);
    if (entity != kNoEntity && antecedents_.agrees(entity, pronoun)) record(token, entity, ReferenceRule::reflexive);
}

// ---- "In his speech, Trump said": a name right after a phrase that opens the sentence

bool Pronouns::resolve_subject_ahead(std::uint32_t token, Pronoun pronoun) {
    const Syntax& syntax = discourse_.syntax;
    std::uint32_t at = token;
    for (int steps = 0; steps < 16 && !syntax.is_root(at); ++steps) {
        const Deprel relation = syntax.deprel(at);
        const std::uint32_t clause = at;
        at = syntax.head(at);
        if (relation != Deprel::advcl && relation != Deprel::obl) continue;
        if (at < token) return false;
        const std::uint32_t subject = syntax.subject(at);
        if (subject == Syntax::kNone || subject <= token || subject >= at) continue;
        const std::uint32_t entity = discourse_.entity_at(subject);
        if (entity == kNoEntity || !antecedents_.agrees(entity, pronoun)) return false;
        // "Discussing his concern, Najib said": who discusses is who says.
        const bool controlled = relation == Deprel::advcl && syntax.token(clause).xpos == Xpos::vbg &&
                                syntax.child(clause, Deprel::nsubj) == Syntax::kNone;
        if (!controlled && has_rival(entity, pronoun)) return false;
        record(token, entity, ReferenceRule::subject_ahead);
        return true;
    }
    return false;
}

/// Whether the sentence before has another subject that the pronoun may go on with.
bool Pronouns::has_rival(std::uint32_t entity, Pronoun pronoun) const {
    const auto& candidates = discourse_.candidates();
    for (auto c = candidates.rbegin(); c != candidates.rend() && c->sentence + 1 >= discourse_.sentence(); ++c) {
        if (c->role == Role::subject && c->entity != entity && c->entity != kNoEntity &&
            antecedents_.agrees(*c, pronoun))
            return true;
    }
    return false;
}

// ---- he, she, it, they

// ---- he, she, it, they

void Pronouns::resolve_personal(std::uint32_t token, Pronoun pronoun) {
    const Antecedents::Answer answer = antecedents_.find(token, pronoun, speakers_.named_at(token));
    if (answer.group != kNoEntity) {
        MentionGroup group;
        group.entities = discourse_.members(answer.group);
        group.first = group.head = token;
        group.last = token + 1;
        group.sentence = discourse_.sentence();
        group.form = MentionForm::pronoun;
        discourse_.refer_group(std::move(group));
    } else if (answer.entity != kNoEntity) {
        record(token, answer.entity, answer.rule);
    }
}

}  // namespace entente
