// Personal pronouns are resolved by salience (Lappin and Leass, "An Algorithm for Pronominal Anaphora Resolution",
// 1994): each phrase before the pronoun speaks for its referent by the part it plays, halved with every sentence
// between. Common nouns compete: where one wins, or two known ones are close, the pronoun means nobody known. Binding:
// the parts of one clause are different things, unless the pronoun is reflexive; an owner is not what is owned. Where
// the words around ask for an actor ("it announced", "its troops"), things are no rivals and the answer may stand
// further back.
#include "extract/entity/antecedents.h"

#include <algorithm>

#include "extract/entity/noun_classes.h"
#include "extract/entity/word_lists.h"

namespace entente {
namespace {

using Sort = PronounSort;
using Case = PronounCase;

constexpr std::uint32_t kWindow = 3;  // sentences back
constexpr std::size_t kMostCandidates = 80;
constexpr double kMargin = 1.15;         // by how much the best must beat the next
constexpr double kMarginOfThing = 1.5;   // "it" in a later sentence
constexpr double kMarginOfObject = 2.0;  // "called it": mostly a thing that was said

}  // namespace

bool Antecedents::agrees(std::uint32_t entity, Pronoun pronoun) const {
    const EntityKind kind = discourse_.kind(entity);
    const Gender gender = discourse_.gender(entity);
    switch (pronoun.sort) {
        case Sort::he: return kind == EntityKind::person && gender != Gender::female;
        case Sort::she: return kind == EntityKind::person && gender != Gender::male;
        case Sort::it: return kind == EntityKind::country || kind == EntityKind::org;
        case Sort::they: return kind == EntityKind::org;
        default: return false;
    }
}

bool Antecedents::agrees(const Candidate& candidate, Pronoun pronoun) const {
    if (pronoun.sort == Sort::they) {
        if (candidate.plural || candidate.collective) return true;
        return candidate.entity != kNoEntity && agrees(candidate.entity, pronoun);
    }
    if (candidate.plural) return false;
    if (candidate.entity != kNoEntity) return agrees(candidate.entity, pronoun);
    return candidate.person == (pronoun.sort != Sort::it);
}

/// "it announced", "its troops", "they denied": words that only an actor goes with.
bool Antecedents::asks_for_actor(std::uint32_t token, Pronoun pronoun) const {
    if (pronoun.sort != Sort::it && pronoun.sort != Sort::they) return false;
    const Syntax& syntax = discourse_.syntax;
    if (syntax.is_root(token)) return false;
    const std::uint32_t head = syntax.head(token);
    if (pronoun.form == Case::possessive) return is_owned_by_bodies(discourse_.lower(head));
    return syntax.deprel(token) == Deprel::nsubj && syntax.token(head).upos == Upos::verb &&
           is_verb_of_actors(syntax.lemma(head));
}

/// Whether a common noun can be an actor: a country, a body, people.
bool Antecedents::may_act(const Candidate& candidate) const {
    if (candidate.entity != kNoEntity || candidate.group != kNoEntity || candidate.person) return true;
    const std::string_view noun = discourse_.syntax.lemma(candidate.head);
    const NounClass sort = noun_class(noun);
    return (sort != NounClass::none && sort != NounClass::facility) || is_agent_noun(noun) || is_party_noun(noun);
}

/// Entities that the pronoun's own clause names beside it.
void Antecedents::bar_arguments(std::uint32_t token, Pronoun pronoun) {
    const Syntax& syntax = discourse_.syntax;
    barred_.clear();
    if (pronoun.form == Case::possessive) {
        if (syntax.is_root(token)) return;
        if (const std::uint32_t owned = discourse_.entity_at(syntax.head(token)); owned != kNoEntity)
            barred_.push_back(owned);
        return;
    }
    const auto bar = [&](std::uint32_t t) {
        if (t == token) return;
        if (const std::uint32_t entity = discourse_.entity_at(t); entity != kNoEntity) barred_.push_back(entity);
        for (const std::uint32_t child : syntax.children(t)) {
            if (syntax.deprel(child) != Deprel::conj || child == token) continue;
            if (const std::uint32_t entity = discourse_.entity_at(child); entity != kNoEntity)
                barred_.push_back(entity);
        }
    };
    if (syntax.deprel(token) == Deprel::conj) bar(syntax.head(token));
    for (const std::uint32_t child : syntax.children(token)) bar(child);
    const std::uint32_t clause = syntax.clause(token);
    if (clause == Syntax::kNone || !is_argument(syntax.deprel(token))) return;
    for (const std::uint32_t child : syntax.children(clause)) {
        if (is_argument(syntax.deprel(child))) bar(child);
    }
    if (const std::uint32_t subject = syntax.subject(clause);
        subject != Syntax::kNone && !is_subject(syntax.deprel(token))) {
        bar(subject);
    }
}

bool Antecedents::is_barred(const Candidate& candidate, std::uint32_t token, Pronoun pronoun) const {
    if (candidate.entity != kNoEntity)
        return std::find(barred_.begin(), barred_.end(), candidate.entity) != barred_.end();
    if (candidate.sentence != discourse_.sentence() || pronoun.form == Case::possessive) return false;
    const Syntax& syntax = discourse_.syntax;
    const std::uint32_t clause = syntax.clause(token);
    return clause != Syntax::kNone && is_argument(syntax.deprel(token)) && is_argument(syntax.deprel(candidate.head)) &&
           syntax.clause(candidate.head) == clause;
}

/// "Mordashov, a banker, in addition to his family", "along with its allies": the name before.
bool Antecedents::is_added_owner(const Candidate& candidate, std::uint32_t token) const {
    const std::uint32_t first = discourse_.analysis.sentences[discourse_.sentence()].first;
    if (token < first + 3 || !candidate.name || candidate.sentence != discourse_.sentence()) return false;
    const std::string last(discourse_.lower(token - 1));
    const std::string_view before = discourse_.lower(token - 2);
    const bool adds = (last == "to" && before == "addition") || (last == "as" && before == "well") ||
                      (last == "with" && (before == "along" || before == "together"));
    if (!adds) return false;
    const auto& all = discourse_.candidates();
    const auto nearest = std::find_if(all.rbegin(), all.rend(), [&](const Candidate& c) {
        return c.name && (c.person == candidate.person || !candidate.person);
    });
    return nearest != all.rend() && nearest->head == candidate.head;
}

/// "Iran or its proxies": the name right before the conjunction.
bool Antecedents::is_joined_owner(const Candidate& candidate, std::uint32_t token) const {
    const std::uint32_t first = discourse_.analysis.sentences[discourse_.sentence()].first;
    if (token < first + 2 || discourse_.syntax.token(token - 1).upos != Upos::cconj) return false;
    const Mention* named = discourse_.name_at(token - 2);
    return named != nullptr && named->last == token - 1 && candidate.entity == named->entity &&
           candidate.sentence == discourse_.sentence();
}

/// "thanked Xi for his help": the object, whose deeds or things are meant.
bool Antecedents::is_judged(const Candidate& candidate, std::uint32_t token, Pronoun pronoun) const {
    const Syntax& syntax = discourse_.syntax;
    if (pronoun.form != Case::possessive || candidate.role != Role::object || syntax.is_root(token)) return false;
    const std::uint32_t owned = syntax.head(token);
    if ((syntax.deprel(owned) != Deprel::obl && syntax.deprel(owned) != Deprel::nmod) || syntax.is_root(owned))
        return false;
    const std::uint32_t verb = syntax.clause(token);
    return verb != Syntax::kNone && syntax.clause(candidate.head) == verb && is_verb_of_judging(syntax.lemma(verb));
}

/// "Russia's access to the technology it needs", "Trump's claim that he won": the owner of what the words belong to.
bool Antecedents::is_owner_above(const Candidate& candidate, std::uint32_t token) const {
    const Syntax& syntax = discourse_.syntax;
    if (candidate.sentence != discourse_.sentence() || syntax.deprel(candidate.head) != Deprel::nmod_poss ||
        syntax.is_root(candidate.head)) {
        return false;
    }
    const std::uint32_t owned = syntax.head(candidate.head);
    const std::uint32_t clause = syntax.clause(token);
    if (owned > token || clause == Syntax::kNone || !syntax.is_below(clause, owned)) return false;
    const Deprel relation = syntax.deprel(clause);
    return relation == Deprel::acl_relcl || relation == Deprel::acl || relation == Deprel::ccomp ||
           relation == Deprel::advcl || relation == Deprel::xcomp;
}

/// "Devocht told Montalvo that he would help": who says it speaks of himself more often than not.
bool Antecedents::is_reporter(const Candidate& candidate, std::uint32_t token, Pronoun pronoun) const {
    const Syntax& syntax = discourse_.syntax;
    if (candidate.role != Role::subject || pronoun.form != Case::plain) return false;
    const std::uint32_t clause = syntax.clause(token);
    if (clause == Syntax::kNone || syntax.is_root(clause) || !is_subject(syntax.deprel(token))) return false;
    if (syntax.deprel(clause) != Deprel::ccomp) return false;
    // "Should he do so, Maduro told the network, he will": said in passing
    const auto parts = syntax.children(clause);
    if (clause < syntax.head(clause) || (!parts.empty() && parts.front() < syntax.head(clause))) return false;
    return syntax.subject(syntax.head(clause)) == candidate.head;
}

double Antecedents::weight(const Candidate& candidate, std::uint32_t token, Pronoun pronoun) const {
    static constexpr double kOfRole[] = {1.0, 1.6, 1.8, 2.6, 4.0};
    const Syntax& syntax = discourse_.syntax;
    double weight = kOfRole[static_cast<std::size_t>(candidate.role)];
    if (candidate.role == Role::subject && !candidate.main) weight *= 0.75;
    if (pronoun.sort == Sort::they && candidate.entity != kNoEntity && !candidate.collective) weight *= 0.4;
    if (candidate.entity == kNoEntity && candidate.group == kNoEntity) weight *= pronoun.sort == Sort::it ? 0.8 : 0.9;
    // "Roldugin and his family": what the owner is named together with.
    if (pronoun.form == Case::possessive && !syntax.is_root(token)) {
        const std::uint32_t owned = syntax.head(token);
        if (syntax.deprel(owned) == Deprel::conj && !syntax.is_root(owned) && syntax.head(owned) == candidate.head)
            weight *= 2.5;
        if (is_joined_owner(candidate, token) || is_added_owner(candidate, token)) weight *= 3;
    }
    if (is_judged(candidate, token, pronoun)) weight *= 3;
    if (is_reporter(candidate, token, pronoun)) weight *= 1.5;
    if (is_owner_above(candidate, token)) weight *= 5;
    const Role role = syntax.role(token);
    if (role == candidate.role && role != Role::other) weight *= 1.15;
    if (candidate.sentence == discourse_.sentence()) {
        const std::uint32_t clause = syntax.clause(token);
        if (pronoun.form == Case::possessive && clause != Syntax::kNone && syntax.subject(clause) == candidate.head)
            weight *= 1.5;
        weight *= 1.25;
    }
    return weight;
}

double Antecedents::margin(std::uint32_t token, Pronoun pronoun) const {
    const bool doubtful =
        pronoun.sort == Sort::it && pronoun.form == Case::plain && !is_subject(discourse_.syntax.deprel(token));
    return doubtful ? kMarginOfObject : kMargin;
}

/// Across sentences a thing is only what was talked about: the subject of a main clause, well ahead of all others.
bool Antecedents::is_far_fetched(const Score& best) const {
    if (best.nearest == discourse_.sentence()) return false;
    if (!best.was_subject) return true;
    return std::any_of(scores_.begin(), scores_.end(), [&](const Score& other) {
        return &other != &best && other.total * kMarginOfThing > best.total;
    });
}

void Antecedents::score(std::uint32_t token, Pronoun pronoun) {
    scores_.clear();
    const auto& candidates = discourse_.candidates();
    const std::uint32_t here = discourse_.sentence();
    std::size_t looked = 0;
    for (auto c = candidates.rbegin(); c != candidates.rend() && looked < kMostCandidates; ++c, ++looked) {
        if (c->sentence + kWindow < here) break;
        if (!agrees(*c, pronoun) || is_barred(*c, token, pronoun) || (actor_ && !may_act(*c))) continue;
        const double fade = 1.0 / static_cast<double>(1U << (here - c->sentence));
        const double here_weight = weight(*c, token, pronoun) * fade;
        const bool lone = c->entity == kNoEntity && c->group == kNoEntity;
        auto found = lone ? scores_.end() : std::find_if(scores_.begin(), scores_.end(), [&](const Score& s) {
            return s.entity == c->entity && s.group == c->group;
        });
        if (found == scores_.end()) {
            Score fresh;
            fresh.entity = c->entity;
            fresh.group = c->group;
            fresh.sentence = fresh.nearest = c->sentence;
            scores_.push_back(fresh);
            found = std::prev(scores_.end());
        }
        if (found->sentence != c->sentence) found->best_here = 0;
        found->sentence = c->sentence;
        found->collective = found->collective || c->collective;
        found->was_subject = found->was_subject || (c->role == Role::subject && c->main);
        found->total += std::max(0.0, here_weight - found->best_here);
        found->best_here = std::max(found->best_here, here_weight);
    }
}

/// Whether the referent stands in the sentence before, and nothing else comes near it.
bool Antecedents::is_alone(const Score& best) const {
    if (best.nearest + 1 < discourse_.sentence()) return false;
    return std::all_of(scores_.begin(), scores_.end(), [&](const Score& other) {
        return &other == &best || other.total * kMarginOfObject <= best.total;
    });
}

Antecedents::Answer Antecedents::find(std::uint32_t token, Pronoun pronoun, std::uint32_t speaker) {
    if (pronoun.sort == Sort::it && pronoun.form == Case::plain && is_filler(token)) return {};
    actor_ = asks_for_actor(token, pronoun);
    bar_arguments(token, pronoun);
    if (speaker != kNoEntity) barred_.push_back(speaker);
    score(token, pronoun);
    if (scores_.empty()) return {};
    const double needed = margin(token, pronoun);
    const auto best = std::max_element(scores_.begin(), scores_.end(),
                                       [](const Score& a, const Score& b) { return a.total < b.total; });
    for (const Score& other : scores_) {
        if (&other != &*best && other.total * needed > best->total) return {};
    }
    if (best->group != kNoEntity) return {kNoEntity, best->group, ReferenceRule::plural_pronoun};
    if (best->entity == kNoEntity) return {};
    const bool here = best->nearest == discourse_.sentence();
    if (pronoun.sort == Sort::they) {
        // A body is "they" in its own sentence; further on only where it was spoken of as one who acts, and nothing
        // plural stands near.
        if (!here && !best->collective && !(best->was_subject && (actor_ || is_alone(*best)))) return {};
        return {best->entity, kNoEntity, actor_ ? ReferenceRule::acting_pronoun : ReferenceRule::plural_pronoun};
    }
    if (pronoun.sort != Sort::it) return {best->entity, kNoEntity, ReferenceRule::person_pronoun};
    if (!actor_ && is_far_fetched(*best)) return {};
    return {best->entity, kNoEntity, actor_ ? ReferenceRule::acting_pronoun : ReferenceRule::thing_pronoun};
}

/// "It is clear that", "it seems": an it that means nothing.
bool Antecedents::is_filler(std::uint32_t token) const {
    const Syntax& syntax = discourse_.syntax;
    if (syntax.deprel(token) == Deprel::expl) return true;
    if (syntax.is_root(token)) return false;
    const std::uint32_t predicate = syntax.head(token);
    const std::string_view lemma = syntax.lemma(predicate);
    if (is_verb_of_mere_it(lemma)) return true;
    if (syntax.deprel(token) == Deprel::obj && is_verb_of_claims(lemma)) return true;  // "denied it"
    if (!is_subject(syntax.deprel(token))) return false;
    for (const std::uint32_t child : syntax.children(predicate)) {
        const Deprel relation = syntax.deprel(child);
        if (relation == Deprel::csubj || relation == Deprel::csubj_pass || relation == Deprel::expl) return true;
        const bool copular = syntax.child(predicate, Deprel::cop) != Syntax::kNone;
        if (copular && syntax.token(predicate).upos != Upos::verb) return true;  // "it is amazing", "it's a mistake"
        if (copular && child > predicate &&
            (relation == Deprel::ccomp || relation == Deprel::advcl || relation == Deprel::acl_relcl))
            return true;
    }
    return false;
}

}  // namespace entente
