// Personal pronouns are resolved by salience (Lappin and Leass, "An Algorithm for Pronominal Anaphora Resolution",
// 1994): each phrase before the pronoun speaks for its referent by the part it plays, halved with every sentence
// between. Common nouns compete: where one wins, or two known ones are close, the pronoun means nobody known. Binding:
// the parts of one clause are different things, unless the pronoun is reflexive; an owner is not what is owned.
#include "extract/entity/pronouns.h"

#include <algorithm>
#include <unordered_map>

namespace entente {
namespace {

enum class Sort : std::uint8_t { he, she, it, they, first_singular, first_plural, relative_person, relative, whose };
enum class Case : std::uint8_t { plain, possessive, reflexive };

constexpr std::uint32_t kWindow = 3;  // sentences back
constexpr std::size_t kMostCandidates = 80;
constexpr double kMargin = 1.15;         // by how much the best must beat the next
constexpr double kMarginOfObject = 2.0;  // "called it": mostly a thing that was said

}  // namespace

struct Pronouns::Pronoun {
    Sort sort;
    Case form = Case::plain;
};

namespace {

using Table = std::unordered_map<std::string_view, std::pair<Sort, Case>>;

const Table& table() {
    static const Table words = {
        {"he", {Sort::he, Case::plain}},
        {"him", {Sort::he, Case::plain}},
        {"his", {Sort::he, Case::possessive}},
        {"himself", {Sort::he, Case::reflexive}},
        {"she", {Sort::she, Case::plain}},
        {"her", {Sort::she, Case::plain}},
        {"hers", {Sort::she, Case::possessive}},
        {"herself", {Sort::she, Case::reflexive}},
        {"it", {Sort::it, Case::plain}},
        {"its", {Sort::it, Case::possessive}},
        {"itself", {Sort::it, Case::reflexive}},
        {"they", {Sort::they, Case::plain}},
        {"them", {Sort::they, Case::plain}},
        {"their", {Sort::they, Case::possessive}},
        {"themselves", {Sort::they, Case::reflexive}},
        {"i", {Sort::first_singular, Case::plain}},
        {"me", {Sort::first_singular, Case::plain}},
        {"my", {Sort::first_singular, Case::possessive}},
        {"myself", {Sort::first_singular, Case::reflexive}},
        {"we", {Sort::first_plural, Case::plain}},
        {"us", {Sort::first_plural, Case::plain}},
        {"our", {Sort::first_plural, Case::possessive}},
        {"ourselves", {Sort::first_plural, Case::reflexive}},
        {"who", {Sort::relative_person, Case::plain}},
        {"whom", {Sort::relative_person, Case::plain}},
        {"which", {Sort::relative, Case::plain}},
        {"whose", {Sort::whose, Case::possessive}},
    };
    return words;
}

bool is_relative(Sort sort) {
    return sort >= Sort::relative_person;
}

}  // namespace

bool Pronouns::resolve(std::uint32_t token) {
    const Upos upos = discourse_.syntax.token(token).upos;
    if (upos != Upos::pron && upos != Upos::det) return false;
    if (discourse_.name_at(token) != nullptr) return false;
    const auto found = table().find(discourse_.lower(token));
    if (found == table().end()) return upos == Upos::pron;
    Pronoun pronoun{found->second.first, found->second.second};
    if (discourse_.syntax.deprel(token) == Deprel::nmod_poss) pronoun.form = Case::possessive;
    if (is_relative(pronoun.sort)) {
        // "a summit in Brussels at which": the preposition's noun is anyone's guess.
        const bool governed =
            token > 0 && pronoun.sort == Sort::relative && discourse_.syntax.token(token - 1).upos == Upos::adp;
        if (!governed) resolve_relative(token);
    } else if (pronoun.sort == Sort::first_singular || pronoun.sort == Sort::first_plural) {
        first_person_.push_back(token);
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
    const Sort sort = table().at(discourse_.lower(token)).first;
    std::uint32_t hook = Syntax::kNone;  // the clause's predicate
    std::uint32_t at = token;
    for (int steps = 0; steps < 16 && !syntax.is_root(at) && hook == Syntax::kNone; ++steps) {
        if (syntax.deprel(at) == Deprel::acl_relcl) hook = at;
        at = syntax.head(at);
    }
    std::uint32_t entity = named_right_before(token);
    if (entity == kNoEntity && hook != Syntax::kNone && at < token) entity = discourse_.entity_at(at);
    if (entity == kNoEntity || (hook == Syntax::kNone && token > 0 && discourse_.word(token - 1) != ",")) return;
    const EntityKind kind = discourse_.kind(entity);
    const bool fits =
        sort == Sort::relative_person ? kActorKinds.has(kind) : kActorKinds.has(kind) || kPlaceKinds.has(kind);
    if (!fits || (sort == Sort::relative && kind == EntityKind::person)) return;
    record(token, entity, ReferenceRule::relative_pronoun);
}

/// "Sergei Lavrov, who": the name that ends right before, a comma or a preposition of whom between.
std::uint32_t Pronouns::named_right_before(std::uint32_t token) const {
    const std::uint32_t first = discourse_.analysis.sentences[discourse_.sentence()].first;
    if (token <= first) return kNoEntity;
    std::uint32_t before = token - 1;
    if (discourse_.syntax.token(before).upos == Upos::adp && before > first) --before;
    if (discourse_.word(before) == "," && before > first) --before;
    const Mention* named = discourse_.name_at(before);
    return named == nullptr || named->form != MentionForm::name ? kNoEntity : named->entity;
}

// ---- himself, itself: the subject of the clause

void Pronouns::resolve_reflexive(std::uint32_t token, const Pronoun& pronoun) {
    const std::uint32_t head = discourse_.syntax.is_root(token) ? Syntax::kNone : discourse_.syntax.head(token);
    if (head == Syntax::kNone) return;
    if (head < token) {  // "the president himself"
        const std::uint32_t entity = discourse_.entity_at(head);
        if (entity != kNoEntity && agrees(entity, pronoun)) return record(token, entity, ReferenceRule::reflexive);
    }
    const std::uint32_t clause = discourse_.syntax.clause(token);
    const std::uint32_t subject = clause == Syntax::kNone ? Syntax::kNone : discourse_.syntax.subject(clause);
    if (subject == Syntax::kNone || subject == token) return;
    const std::uint32_t entity = discourse_.entity_at(subject);
    if (entity != kNoEntity && agrees(entity, pronoun)) record(token, entity, ReferenceRule::reflexive);
}

// ---- "In his speech, Trump said": a name right after a phrase that opens the sentence

bool Pronouns::resolve_subject_ahead(std::uint32_t token, const Pronoun& pronoun) {
    const Syntax& syntax = discourse_.syntax;
    std::uint32_t at = token;
    for (int steps = 0; steps < 16 && !syntax.is_root(at); ++steps) {
        const Deprel relation = syntax.deprel(at);
        at = syntax.head(at);
        if (relation != Deprel::advcl && relation != Deprel::obl) continue;
        if (at < token) return false;
        const std::uint32_t subject = syntax.subject(at);
        if (subject == Syntax::kNone || subject <= token || subject >= at) continue;
        const std::uint32_t entity = discourse_.entity_at(subject);
        if (entity == kNoEntity || !agrees(entity, pronoun) || has_rival(entity, pronoun)) return false;
        record(token, entity, ReferenceRule::subject_ahead);
        return true;
    }
    return false;
}

/// Whether the sentence before has another subject that the pronoun may go on with.
bool Pronouns::has_rival(std::uint32_t entity, const Pronoun& pronoun) const {
    const auto& candidates = discourse_.candidates();
    for (auto c = candidates.rbegin(); c != candidates.rend() && c->sentence + 1 >= discourse_.sentence(); ++c) {
        if (c->role == Role::subject && c->entity != entity && c->entity != kNoEntity && agrees(*c, pronoun))
            return true;
    }
    return false;
}

// ---- he, she, it, they

bool Pronouns::agrees(std::uint32_t entity, const Pronoun& pronoun) const {
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

bool Pronouns::agrees(const Candidate& candidate, const Pronoun& pronoun) const {
    if (pronoun.sort == Sort::they) {
        if (candidate.plural) return true;
        return candidate.entity != kNoEntity && agrees(candidate.entity, pronoun);
    }
    if (candidate.plural) return false;
    if (candidate.entity != kNoEntity) return agrees(candidate.entity, pronoun);
    return candidate.person == (pronoun.sort != Sort::it);
}

/// Entities that the pronoun's own clause names beside it.
void Pronouns::bar_arguments(std::uint32_t token, const Pronoun& pronoun) {
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

bool Pronouns::is_barred(const Candidate& candidate, std::uint32_t token, const Pronoun& pronoun) const {
    if (candidate.entity != kNoEntity)
        return std::find(barred_.begin(), barred_.end(), candidate.entity) != barred_.end();
    if (candidate.sentence != discourse_.sentence() || pronoun.form == Case::possessive) return false;
    const Syntax& syntax = discourse_.syntax;
    const std::uint32_t clause = syntax.clause(token);
    return clause != Syntax::kNone && is_argument(syntax.deprel(token)) && is_argument(syntax.deprel(candidate.head)) &&
           syntax.clause(candidate.head) == clause;
}

double Pronouns::weight(const Candidate& candidate, std::uint32_t token, const Pronoun& pronoun) const {
    static constexpr double kOfRole[] = {1.0, 1.6, 1.8, 2.6, 4.0};
    const Syntax& syntax = discourse_.syntax;
    double weight = kOfRole[static_cast<std::size_t>(candidate.role)];
    if (candidate.role == Role::subject && !candidate.main) weight *= 0.75;
    if (pronoun.sort == Sort::they && candidate.entity != kNoEntity) weight *= 0.4;
    if (candidate.entity == kNoEntity && candidate.group == kNoEntity) weight *= pronoun.sort == Sort::it ? 0.8 : 0.9;
    // "Roldugin and his family": what the owner is named together with.
    if (pronoun.form == Case::possessive && !syntax.is_root(token)) {
        const std::uint32_t owned = syntax.head(token);
        if (syntax.deprel(owned) == Deprel::conj && !syntax.is_root(owned) && syntax.head(owned) == candidate.head)
            weight *= 2.5;
    }
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

void Pronouns::score(std::uint32_t token, const Pronoun& pronoun) {
    scores_.clear();
    const auto& candidates = discourse_.candidates();
    const std::uint32_t here = discourse_.sentence();
    std::size_t looked = 0;
    for (auto c = candidates.rbegin(); c != candidates.rend() && looked < kMostCandidates; ++c, ++looked) {
        if (c->sentence + kWindow < here) break;
        if (!agrees(*c, pronoun) || is_barred(*c, token, pronoun)) continue;
        const double fade = 1.0 / static_cast<double>(1U << (here - c->sentence));
        const double here_weight = weight(*c, token, pronoun) * fade;
        const bool lone = c->entity == kNoEntity && c->group == kNoEntity;
        auto found = lone ? scores_.end() : std::find_if(scores_.begin(), scores_.end(), [&](const Score& s) {
            return s.entity == c->entity && s.group == c->group;
        });
        if (found == scores_.end()) {
            scores_.push_back({c->entity, c->group, c->head, 0, 0, c->sentence});
            found = std::prev(scores_.end());
        }
        if (found->sentence != c->sentence) found->best_here = 0;
        found->sentence = c->sentence;
        found->total += std::max(0.0, here_weight - found->best_here);
        found->best_here = std::max(found->best_here, here_weight);
    }
}

void Pronouns::resolve_personal(std::uint32_t token, const Pronoun& pronoun) {
    if (pronoun.sort == Sort::it && pronoun.form == Case::plain && is_filler_it(token)) return;
    bar_arguments(token, pronoun);
    if (const Quotation* quotation = quotations_.at(token);
        quotation != nullptr && quotation->speaker_head != Syntax::kNone) {
        if (const std::uint32_t speaker = discourse_.entity_at(quotation->speaker_head); speaker != kNoEntity) {
            barred_.push_back(speaker);
        }
    }
    score(token, pronoun);
    if (scores_.empty()) return;
    const bool doubtful =
        pronoun.sort == Sort::it && pronoun.form == Case::plain && !is_subject(discourse_.syntax.deprel(token));
    const double margin = doubtful ? kMarginOfObject : kMargin;
    const auto best = std::max_element(scores_.begin(), scores_.end(),
                                       [](const Score& a, const Score& b) { return a.total < b.total; });
    for (const Score& other : scores_) {
        if (&other != &*best && other.total * margin > best->total) return;
    }
    if (best->group != kNoEntity) {
        MentionGroup group;
        group.entities = discourse_.members(best->group);
        group.first = group.head = token;
        group.last = token + 1;
        group.sentence = discourse_.sentence();
        group.form = MentionForm::pronoun;
        discourse_.refer_group(std::move(group));
    } else if (best->entity != kNoEntity) {
        // A body is "they" in its own sentence; further on the word means people.
        if (pronoun.sort == Sort::they && best->head < discourse_.analysis.sentences[discourse_.sentence()].first)
            return;
        record(token, best->entity, ReferenceRule::pronoun);
    }
}

/// "It is clear that", "it seems": an it that means nothing.
bool Pronouns::is_filler_it(std::uint32_t token) const {
    const Syntax& syntax = discourse_.syntax;
    if (syntax.deprel(token) == Deprel::expl) return true;
    if (syntax.is_root(token)) return false;
    const std::uint32_t predicate = syntax.head(token);
    const std::string_view lemma = syntax.lemma(predicate);
    if (lemma == "seem" || lemma == "appear" || lemma == "happen" || lemma == "mean" || lemma == "matter" ||
        lemma == "take")
        return true;
    if (!is_subject(syntax.deprel(token))) return false;
    for (const std::uint32_t child : syntax.children(predicate)) {
        const Deprel relation = syntax.deprel(child);
        if (relation == Deprel::csubj || relation == Deprel::csubj_pass || relation == Deprel::expl) return true;
        const bool copular = syntax.child(predicate, Deprel::cop) != Syntax::kNone;
        if (copular && syntax.token(predicate).upos == Upos::noun) return true;
        if (copular && child > predicate &&
            (relation == Deprel::ccomp || relation == Deprel::advcl || relation == Deprel::acl_relcl))
            return true;
    }
    return false;
}

// ---- I, we: the speaker of the quotation

void Pronouns::resolve_speakers() {
    for (const std::uint32_t token : first_person_) {
        const Quotation* quotation = quotations_.at(token);
        if (quotation == nullptr || quotation->speaker_head == Syntax::kNone) continue;
        const std::uint32_t speaker = discourse_.entity_at(quotation->speaker_head);
        if (speaker == kNoEntity) continue;
        const bool singular = table().at(discourse_.lower(token)).first == Sort::first_singular;
        const std::uint32_t meant = singular ? speaker : roles_.speaks_for(speaker);
        if (meant == kNoEntity || discourse_.is_person(meant) != singular) continue;
        const auto& sentences = discourse_.analysis.sentences;
        const auto after = std::upper_bound(sentences.begin(), sentences.end(), token,
                                            [](std::uint32_t t, const Sentence& s) { return t < s.first; });
        discourse_.enter_sentence(static_cast<std::uint32_t>(std::prev(after) - sentences.begin()));
        record(token, meant, ReferenceRule::quoted_speaker);
    }
}

}  // namespace entente
