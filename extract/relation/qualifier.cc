// A clause's own auxiliaries, negation and conjunction first; then what governs it, upwards, as long as the governor's
// meaning reaches into it: an infinitive takes on its governor's negation and modality, a reported clause does not.
// Two negations cancel; the less certain modality wins.
#include "extract/relation/qualifier.h"

#include <algorithm>
#include <string_view>
#include <unordered_set>

namespace entente {
namespace {

constexpr int kDeepest = 8;
using Set = std::unordered_set<std::string_view>;

void negate(Qualifiers& out) {
    out.polarity = out.polarity == Polarity::negated ? Polarity::affirmed : Polarity::negated;
}

/// possible wins over future, future over actual.
void weaken(Qualifiers& out, Modality modality) {
    if (modality == Modality::possible || (modality == Modality::future && out.modality == Modality::actual)) {
        out.modality = modality;
    }
}

void apply(Qualifiers& out, ContentModality modality) {
    switch (modality) {
        case ContentModality::actual: return;
        case ContentModality::future: weaken(out, Modality::future); return;
        case ContentModality::possible: weaken(out, Modality::possible); return;
        case ContentModality::negated: negate(out); return;
    }
}

std::optional<Modality> modal(std::string_view word) {
    static const Set future = {"will", "'ll", "\xE2\x80\x99ll", "shall", "wo"};
    static const Set possible = {"would", "could", "can", "ca", "may", "might", "should", "must", "'d"};
    if (future.contains(word)) return Modality::future;
    if (possible.contains(word)) return Modality::possible;
    return std::nullopt;
}

bool is_negation(std::string_view word) {
    static const Set words = {"not", "n't", "n\xE2\x80\x99t", "never", "nor", "neither", "hardly"};
    return words.contains(word);
}

bool is_be(std::string_view word) {
    return word == "is" || word == "are" || word == "was" || word == "were";
}

bool is_condition(std::string_view word) {
    return word == "if" || word == "unless" || word == "whether";
}

}  // namespace

bool Qualifier::has_to(std::uint32_t head) const {
    const std::uint32_t mark = view_.child(head, Deprel::mark);
    if (mark == SentenceView::kNone) return false;
    const std::uint32_t last = view_.child(mark, Deprel::fixed);  // "due to", "so as to"
    return view_.folded(last == SentenceView::kNone ? mark : last) == "to";
}

/// "is due to meet", "is set to meet", read as one verb with its marks.
bool Qualifier::is_coming(std::uint32_t mark) const {
    static const Set words = {"due", "set", "expected", "scheduled", "slated", "poised", "about"};
    return mark + 1 < view_.end() && view_.folded(mark + 1) == "to" && words.contains(view_.folded(mark)) &&
           mark > view_.begin() && is_be(view_.folded(mark - 1));
}

/// "no longer", "no more"
bool Qualifier::is_no_longer(std::uint32_t adverb) const {
    const std::string& word = view_.folded(adverb);
    return (word == "longer" || word == "more") && adverb > view_.begin() && view_.folded(adverb - 1) == "no";
}

/// "not only", "not just": more is to come, nothing is denied.
bool Qualifier::is_not_only(std::uint32_t adverb) const {
    if (adverb + 1 >= view_.end()) return false;
    const std::string& next = view_.folded(adverb + 1);
    return next == "only" || next == "just" || next == "merely";
}

void Qualifier::add_own(std::uint32_t head, Qualifiers& out) const {
    for (const std::uint32_t child : view_.children(head)) {
        const std::string& word = view_.folded(child);
        switch (view_.deprel(child)) {
            case Deprel::aux:
                if (const auto mode = modal(word)) weaken(out, *mode);
                if (is_be(word) && has_to(head)) weaken(out, Modality::future);  // "is to host"
                if (is_question(head, child)) weaken(out, Modality::possible);
                break;
            case Deprel::cop:
                if (is_be(word) && has_to(head)) weaken(out, Modality::future);
                break;
            case Deprel::advmod:
                if ((is_negation(word) && !is_not_only(child)) || is_no_longer(child)) negate(out);
                break;
            case Deprel::cc:  // "nor has it tested": a clause of its own; "neither met nor called" is denied already
                if (word == "nor" && view_.has_child(head, Deprel::nsubj)) negate(out);
                break;
            case Deprel::mark:
                if (is_condition(word)) weaken(out, Modality::possible);
                if (word == "without") negate(out);
                if (is_coming(child)) weaken(out, Modality::future);
                break;
            default: break;
        }
        const Deprel relation = view_.deprel(child);
        if (relation == Deprel::obj || relation == Deprel::nsubj || relation == Deprel::nsubj_pass) {
            const std::uint32_t det = view_.child(child, Deprel::det);
            if (det != SentenceView::kNone && view_.folded(det) == "no") negate(out);
            const std::uint32_t pair = view_.child(child, Deprel::cc_preconj);
            if (pair != SentenceView::kNone && view_.folded(pair) == "neither") negate(out);
        }
    }
    if (is_headline_infinitive(head)) weaken(out, Modality::future);
}

/// "Did Russia bomb Syria?": an auxiliary before the subject, and the mark at the end.
bool Qualifier::is_question(std::uint32_t head, std::uint32_t auxiliary) const {
    const std::uint32_t subject = view_.child(head, Deprel::nsubj);
    return subject != SentenceView::kNone && auxiliary < subject && view_.folded(view_.end() - 1) == "?";
}

/// "insists that Russia lift the blockade": a base form with a subject and no auxiliary.
bool Qualifier::is_subjunctive(std::uint32_t head) const {
    const std::uint32_t subject = view_.child(head, Deprel::nsubj);
    if (subject == SentenceView::kNone || view_.has_child(head, Deprel::aux) || has_to(head)) return false;
    const Xpos noun = view_.token(subject).xpos;
    const bool singular = noun == Xpos::nn || noun == Xpos::nnp;
    return view_.token(head).xpos == Xpos::vb || (view_.token(head).xpos == Xpos::vbp && singular);
}

/// "Putin to visit Turkey": a sentence whose verb is an infinitive.
bool Qualifier::is_headline_infinitive(std::uint32_t head) const {
    return view_.is_root(head) && has_to(head) && view_.has_child(head, Deprel::nsubj) &&
           !view_.has_child(head, Deprel::aux);
}

void Qualifier::add_governor(std::uint32_t head, Qualifiers& out, int depth) const {
    if (depth > kDeepest || view_.is_root(head) || is_performed(head)) return;
    if (const auto content = contents_.find(head); content != contents_.end()) apply(out, content->second);
    const std::uint32_t governor = view_.head(head);
    const bool infinitive = has_to(head);
    switch (view_.deprel(head)) {
        case Deprel::conj: {
            const bool bare =
                !view_.has_child(head, Deprel::nsubj) && !view_.has_child(head, Deprel::aux) && view_.is_verb(governor);
            if (bare) add_own(governor, out);
            add_governor(governor, out, depth + 1);
            return;
        }
        case Deprel::xcomp:
        case Deprel::advcl:
            if (!infinitive && view_.deprel(head) == Deprel::advcl) return;
            add_own(governor, out);
            add_governor(governor, out, depth + 1);
            return;
        case Deprel::ccomp:
        case Deprel::csubj: {
            if (is_subjunctive(head)) weaken(out, Modality::possible);
            // "it is not true that": what is denied of the verb is denied of its content.
            const auto content = contents_.find(head);
            if (content != contents_.end() && content->second == ContentModality::actual) add_own(governor, out);
            return;
        }
        case Deprel::acl:
            if (infinitive)
                weaken(out, words_.planned.contains(view_.folded(governor)) ? Modality::future : Modality::possible);
            return;
        default: return;
    }
}

/// "I want to thank X", "we'd like to condemn Y": whoever says so does it.
bool Qualifier::is_performed(std::uint32_t head) const {
    static const Set wishes = {"want", "like", "wish", "love"};
    if (view_.deprel(head) != Deprel::xcomp || !has_to(head) || !words_.performed.contains(view_.folded(head))) {
        return false;
    }
    const std::uint32_t wish = view_.head(head);
    const std::uint32_t subject = view_.child(wish, Deprel::nsubj);
    if (subject == SentenceView::kNone || !wishes.contains(view_.folded(wish))) return false;
    const std::string& who = view_.folded(subject);
    Qualifiers own;
    add_own(wish, own);
    return (who == "i" || who == "we") && own.polarity == Polarity::affirmed;
}

Qualifiers Qualifier::of_clause(std::uint32_t head) const {
    Qualifiers out;
    add_own(head, out);
    add_governor(head, out, 0);
    return out;
}

void Qualifier::add_modifier(const std::string& word, Qualifiers& out) const {
    if (words_.future.contains(word)) weaken(out, Modality::future);
    if (words_.possible.contains(word)) weaken(out, Modality::possible);
    if (words_.absent.contains(word)) negate(out);
}

Qualifiers Qualifier::of_noun(std::uint32_t noun) const {
    Qualifiers out;
    for (const std::uint32_t child : view_.children(noun)) add_modifier(view_.folded(child), out);
    if (view_.preposition(noun) == "without") negate(out);
    if (view_.is_root(noun)) return out;
    const std::uint32_t governor = view_.head(noun);
    if (view_.deprel(noun) == Deprel::nmod && view_.folded(governor) == "absence") negate(out);
    if (!view_.is_verb(governor)) return out;
    if (words_.wish.contains(view_.folded(governor))) weaken(out, Modality::possible);
    if (words_.undo.contains(view_.folded(governor))) negate(out);
    const Deprel relation = view_.deprel(noun);
    if (relation == Deprel::obj || relation == Deprel::nsubj_pass) {
        add_own(governor, out);
        add_governor(governor, out, 1);
    }
    return out;
}

std::optional<std::uint32_t> Qualifier::sole(const std::vector<std::uint32_t>& heads) const {
    if (heads.size() != 1) return std::nullopt;
    const std::vector<Filler> found = phrases_.fillers(heads.front());
    if (found.size() != 1 || !kActorKinds.has(found.front().kind)) return std::nullopt;
    return found.front().entity;
}

std::optional<std::uint32_t> Qualifier::speaker(std::uint32_t token) const {
    for (int depth = 0; depth < kDeepest * 2; ++depth) {
        for (const std::uint32_t child : view_.children(token)) {
            const Deprel relation = view_.deprel(child);
            if (relation == Deprel::parataxis && words_.speech.contains(view_.folded(child))) {
                if (const auto found = sole(clauses_.subjects(child))) return found;
            }
            if (relation == Deprel::obl && view_.preposition(child) == "according") {
                if (const auto found = sole({child})) return found;
            }
        }
        if (view_.is_root(token)) return std::nullopt;
        const std::uint32_t governor = view_.head(token);
        const Deprel relation = view_.deprel(token);
        const bool reported = relation == Deprel::ccomp || relation == Deprel::parataxis || relation == Deprel::obj;
        if (reported && words_.speech.contains(view_.folded(governor)) &&
            (relation != Deprel::obj || view_.is_verb(token))) {
            if (const auto found = sole(clauses_.subjects(governor))) return found;
        }
        token = governor;
    }
    return std::nullopt;
}

}  // namespace entente
