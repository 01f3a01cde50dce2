// Logical arguments by Universal Dependencies. A subject is the nsubj; for a relative pronoun what it stands for; for a
// conjoined verb that of the first; for an infinitive or participle its controller: the object of a verb that takes one
// ("urged X to leave"), else the subject; for a participle after a noun the noun. A passive's logical object is its
// subject and its logical subject what "by" governs.
// Invariant: every look-up climbs, and no further than kDeepest steps, so malformed trees end too.
#include "extract/relation/clause.h"

#include <algorithm>
#include <array>

#include "extract/entity/noun_classes.h"
#include "extract/entity/word_lists.h"

namespace entente {
namespace {

constexpr int kDeepest = 6;
constexpr std::uint32_t kNone = SentenceView::kNone;

bool is_subject(Deprel relation) {
    return relation == Deprel::nsubj || relation == Deprel::nsubj_pass || relation == Deprel::nsubj_outer;
}

}  // namespace

std::string_view to_string(Construction construction) {
    constexpr std::array<std::string_view, 6> kNames = {"active",     "passive",    "relative clause",
                                                        "participle", "infinitive", "coordination"};
    return kNames[static_cast<std::size_t>(construction)];
}

bool Clauses::is_passive(std::uint32_t head) const {
    if (view_.has_child(head, Deprel::aux_pass)) return true;
    // Without an auxiliary only a headline is a passive ("Syria bombed"): in a whole sentence the parser has mistaken a
    // past form for a participle ("Macron, speaking in Berlin, called for an army").
    if (view_.has_child(head, Deprel::nsubj_pass)) {
        return view_.folded(view_.end() - 1) != "." || !agents(head).empty() || !view_.is_root(head);
    }
    const bool bare = !view_.has_child(head, Deprel::aux) && !view_.has_child(head, Deprel::nsubj) &&
                      view_.token(head).xpos == Xpos::vbn;
    if (!bare) return false;
    const Deprel relation = view_.deprel(head);
    if (relation == Deprel::conj && !view_.is_root(head)) return is_passive(view_.head(head));
    return relation == Deprel::acl || relation == Deprel::advcl || relation == Deprel::amod ||
           view_.has_child(head, Deprel::obl_agent);
}

bool Clauses::is_relative_pronoun(std::uint32_t token) const {
    const std::string& word = view_.folded(token);
    return word == "who" || word == "which" || word == "that" || word == "whom";
}

/// What a relative clause or a participle modifies; kNone where the verb is neither.
std::uint32_t Clauses::antecedent(std::uint32_t head) const {
    for (int depth = 0; depth < kDeepest && !view_.is_root(head); ++depth) {
        const Deprel relation = view_.deprel(head);
        if (relation == Deprel::acl_relcl || relation == Deprel::acl || relation == Deprel::amod)
            return view_.head(head);
        if (relation != Deprel::conj) return kNone;
        head = view_.head(head);
    }
    return kNone;
}

std::uint32_t Clauses::own_subject(std::uint32_t head) const {
    for (const std::uint32_t child : view_.children(head)) {
        if (!is_subject(view_.deprel(child))) continue;
        if (!is_relative_pronoun(child)) return child;
        const std::uint32_t noun = antecedent(head, child);
        if (noun != kNone) return noun;
    }
    return kNone;
}

/// What a relative pronoun stands for. Where the parse hangs its clause on what is no person or body, the name right
/// before the pronoun counts: "a blow to Macron, who had flown to Washington".
std::uint32_t Clauses::antecedent(std::uint32_t head, std::uint32_t pronoun) const {
    const std::uint32_t noun = antecedent(head);
    const bool fits = noun != kNone && (phrases_.is_title(noun) || !phrases_.fillers(noun).empty());
    const bool after_comma = pronoun > view_.begin() && view_.folded(pronoun - 1) == ",";
    const bool may_be_near = view_.folded(pronoun) == "who" || (view_.folded(pronoun) == "which" && after_comma);
    if (fits || !may_be_near || pronoun < view_.begin() + 2) return noun;
    std::uint32_t before = view_.folded(pronoun - 1) == "," ? pronoun - 2 : pronoun - 1;
    while (view_.deprel(before) == Deprel::flat && !view_.is_root(before)) before = view_.head(before);
    return view_.upos(before) == Upos::propn && !phrases_.fillers(before).empty() ? before : noun;
}

std::vector<std::uint32_t> Clauses::agents(std::uint32_t head) const {
    for (const std::uint32_t child : view_.children(head)) {
        const Deprel relation = view_.deprel(child);
        if (relation == Deprel::obl_agent || (relation == Deprel::obl && view_.preposition(child) == "by"))
            return {child};
    }
    return {};
}

/// "Israel, Hamas agree": in headlines a comma joins; the parser takes the first for somebody spoken to.
std::vector<std::uint32_t> Clauses::with_listed(std::uint32_t head, std::uint32_t subject) const {
    const std::uint32_t named = view_.child(head, Deprel::vocative);
    const bool listed = named == view_.begin() && named + 2 == subject && view_.folded(named + 1) == ",";
    if (listed && !phrases_.fillers(named).empty()) return {named, subject};
    return {subject};
}

std::vector<std::uint32_t> Clauses::subjects(std::uint32_t head) const {
    return subjects(head, 0);
}

std::vector<std::uint32_t> Clauses::subjects(std::uint32_t head, int depth) const {
    if (depth > kDeepest) return {};
    if (is_passive(head)) {
        // "was praised and then criticised by X": the agent may hang on the last conjunct.
        std::vector<std::uint32_t> found = agents(head);
        for (const std::uint32_t child : view_.children(head)) {
            // "was accused of lying by X": it may hang on what the accusation is.
            const bool participle = view_.deprel(child) == Deprel::advcl && view_.token(child).xpos == Xpos::vbg;
            // "was forced to resign by X": the same, unless the infinitive is a passive of its own.
            const bool infinitive = view_.deprel(child) == Deprel::xcomp && !is_passive(child);
            if (found.empty() && (view_.deprel(child) == Deprel::conj || participle || infinitive)) {
                found = agents(child);
            }
        }
        return found;
    }
    if (const std::uint32_t own = own_subject(head); own != kNone) return with_listed(head, own);
    return inherited(head, depth);
}

/// The patient of a passive, the subject of anything else: who an infinitive under this verb is about.
std::vector<std::uint32_t> Clauses::patient(std::uint32_t head, int depth) const {
    if (depth > kDeepest) return {};
    if (!is_passive(head)) return subjects(head, depth);
    if (const std::uint32_t own = own_subject(head); own != kNone) return {own};
    if (const std::uint32_t noun = antecedent(head); noun != kNone) return {noun};
    if (view_.is_root(head)) return {};
    return patient(view_.head(head), depth + 1);
}

std::vector<std::uint32_t> Clauses::controller(std::uint32_t governor, int depth) const {
    const std::string& word = view_.folded(governor);
    const bool subject_controls = word.starts_with("promis") || word.starts_with("threaten") || word.starts_with("vow");
    if (!is_passive(governor) && !subject_controls) {
        const std::uint32_t object = view_.child(governor, Deprel::obj);
        const std::uint32_t indirect = view_.child(governor, Deprel::iobj);
        if (indirect != kNone) return {indirect};
        if (object != kNone) return {object};
        // "called on X to leave", "appealed to X to leave"
        for (const std::uint32_t child : view_.children(governor)) {
            const std::string_view preposition = view_.preposition(child);
            const bool addressed =
                preposition == "on" || preposition == "upon" || preposition == "to" || preposition == "with";
            if (view_.deprel(child) == Deprel::obl && addressed && view_.upos(child) == Upos::propn &&
                (word.starts_with("call") || word.starts_with("appeal") || word.starts_with("plead"))) {
                return {child};
            }
        }
    }
    return patient(governor, depth + 1);
}

bool Clauses::is_infinitive(std::uint32_t head) const {
    const auto children = view_.children(head);
    return std::any_of(children.begin(), children.end(), [&](std::uint32_t child) {
        return view_.deprel(child) == Deprel::mark && view_.folded(child) == "to";
    });
}

/// "X, having sacked Y": a participle of what is done before.
bool Clauses::is_having(std::uint32_t head) const {
    const std::uint32_t auxiliary = view_.child(head, Deprel::aux);
    return auxiliary != kNone && view_.token(auxiliary).xpos == Xpos::vbg;
}

/// "urged X to leave", "accused X of leaving": the words before the verb hand it to the object, if there is one.
bool Clauses::is_done_by_object(std::uint32_t head) const {
    const std::uint32_t mark = view_.child(head, Deprel::mark);
    if (mark == kNone) return false;
    const std::string& word = view_.folded(mark);
    return word == "to" || word == "of" || word == "for" || word == "from" || word == "into";
}

/// Whether an object can do something: "sent X to meet Y", but "used a speech to accuse Y". So may one that is not
/// there.
bool Clauses::may_act(std::uint32_t object) const {
    if (object == kNone || phrases_.is_unresolved(object) || phrases_.is_title(object)) return true;
    const std::string& word = view_.folded(object);
    return is_agent_noun(word) || is_party_noun(word) || is_person_noun(word) || view_.upos(object) == Upos::propn ||
           !phrases_.fillers(object).empty();
}

bool Clauses::is_purpose(std::uint32_t head) const {
    if (view_.is_root(head) || view_.deprel(head) != Deprel::advcl || !is_done_by_object(head)) return false;
    return !may_act(view_.child(view_.head(head), Deprel::obj));
}

std::vector<std::uint32_t> Clauses::inherited(std::uint32_t head, int depth) const {
    if (view_.is_root(head)) return {};
    std::uint32_t governor = view_.head(head);
    const Deprel relation = view_.deprel(head);
    if (relation == Deprel::advcl && view_.deprel(governor) == Deprel::advmod && !view_.is_root(governor)) {
        governor = view_.head(governor);  // "stopped short of condemning"
    }
    if (relation == Deprel::conj)
        return is_passive(governor) ? patient(governor, depth + 1) : subjects(governor, depth + 1);
    if (relation == Deprel::xcomp) return controller(governor, depth);
    if (relation == Deprel::advcl) {
        return is_done_by_object(head) && !is_purpose(head) ? controller(governor, depth)
                                                            : patient(governor, depth + 1);
    }
    if (relation == Deprel::ccomp && view_.token(head).xpos == Xpos::vbg) return patient(governor, depth + 1);
    if (relation == Deprel::ccomp && is_infinitive(head)) return patient(governor, depth + 1);  // "whether to leave"
    if (relation == Deprel::acl || relation == Deprel::acl_relcl) {
        if (view_.has_child(head, Deprel::mark)) {  // "a plan to visit"
            if (const std::uint32_t owner = view_.child(governor, Deprel::nmod_poss); owner != kNone) return {owner};
            if (view_.has_child(governor, Deprel::cop)) return subjects(governor, depth + 1);  // "is the first to"
            return subjects_of_noun(governor);
        }
        if (view_.token(head).xpos == Xpos::vbg || is_having(head)) return {governor};
    }
    return {};
}

std::vector<std::uint32_t> Clauses::subjects_of_noun(std::uint32_t noun) const {
    if (view_.is_root(noun)) return {};
    const Deprel relation = view_.deprel(noun);
    const std::uint32_t governor = view_.head(noun);
    if (relation == Deprel::obj && view_.is_verb(governor)) return subjects(governor, 1);
    if (relation == Deprel::xcomp) return patient(governor, 1);  // "became the latest country to ban X"
    return {};
}

/// "met North Korean leader Kim Jong-un": where the parser made two objects of a title and its name, the name.
std::uint32_t Clauses::named_after(std::uint32_t object) const {
    if (!phrases_.is_title(object) || object + 1 >= view_.end()) return object;
    const Mention* name = phrases_.mention_at(object + 1);
    if (name == nullptr || name->first != object + 1 || name->kind != EntityKind::person) return object;
    const std::uint32_t head = phrases_.head_of(*name);
    return !view_.is_root(head) && view_.head(head) == view_.head(object) ? head : object;
}

std::uint32_t Clauses::object_of(std::uint32_t head, bool passive) const {
    if (passive) {
        for (const std::uint32_t child : view_.children(head)) {
            const Deprel relation = view_.deprel(child);
            if (relation == Deprel::nsubj_pass || relation == Deprel::nsubj) {
                return is_relative_pronoun(child) ? antecedent(head) : child;
            }
        }
        if (const std::uint32_t noun = antecedent(head); noun != kNone) return noun;
        const std::vector<std::uint32_t> about = patient(head, 1);
        return about.empty() ? kNone : about.front();
    }
    const std::uint32_t object = view_.child(head, Deprel::obj);
    if (object != kNone && !is_relative_pronoun(object)) return named_after(object);
    const Deprel relation = view_.deprel(head);
    // "sanctions that the U.S. imposed", "the deal Trump signed"
    if (relation == Deprel::acl_relcl && !view_.is_root(head) && own_subject(head) != view_.head(head))
        return view_.head(head);
    // A shared object stands on the last of conjoined verbs: "welcomed and endorsed the plan".
    for (const std::uint32_t child : view_.children(head)) {
        if (view_.deprel(child) == Deprel::conj && view_.is_verb(child) && child - head <= 3) {
            return view_.child(child, Deprel::obj);
        }
    }
    return kNone;
}

namespace {

Construction construction_of(const SentenceView& view, std::uint32_t head, bool passive) {
    const Deprel relation = view.deprel(head);
    if (relation == Deprel::acl_relcl) return Construction::relative;
    if (relation == Deprel::acl || relation == Deprel::amod) return Construction::participle;
    if (passive) return Construction::passive;
    if (relation == Deprel::xcomp || relation == Deprel::advcl) {
        return view.token(head).xpos == Xpos::vbg ? Construction::participle : Construction::infinitive;
    }
    return relation == Deprel::conj ? Construction::coordinated : Construction::active;
}

}  // namespace

Predicate Clauses::predicate(std::uint32_t head) const {
    Predicate out;
    out.head = head;
    out.passive = is_passive(head);
    out.is_purpose = is_purpose(head);
    out.subjects = subjects(head);
    out.object = object_of(head, out.passive);
    if (!out.passive) out.indirect_object = view_.child(head, Deprel::iobj);
    out.construction = construction_of(view_, head, out.passive);
    return out;
}

}  // namespace entente
