// A temporal expression belongs to the first verb or noun of action above its head in the parse. What hangs on a noun
// that is the object of a verb counts for the verb as well, and what hangs on the verb for its object.
#include "extract/relation/circumstance.h"

#include <algorithm>
#include <vector>

namespace entente {
namespace {

constexpr int kDeepest = 8;

/// "after the visit to Pyongyang, Pompeo met Ri on Sunday": the day is not the visit's.
bool stands_apart(const SentenceView& view, std::uint32_t token) {
    if (view.deprel(token) != Deprel::obl) return false;
    const std::string_view preposition = view.preposition(token);
    return preposition == "after" || preposition == "before" || preposition == "since" || preposition == "following" ||
           preposition == "until" || preposition == "ahead";
}

/// The tokens whose dependents may date or place what happens at `token`.
std::vector<std::uint32_t> anchors_of(const SentenceView& view, std::uint32_t token) {
    std::vector<std::uint32_t> out = {token};
    if (!view.is_root(token)) {
        const std::uint32_t governor = view.head(token);
        const Deprel relation = view.deprel(token);
        const bool shares = relation == Deprel::obj || relation == Deprel::nsubj_pass || relation == Deprel::xcomp ||
                            relation == Deprel::nsubj || relation == Deprel::conj || relation == Deprel::obl;
        if (shares && !stands_apart(view, token)) out.push_back(governor);
    }
    for (const std::uint32_t child : view.children(token)) {
        const bool participle = view.deprel(child) == Deprel::acl && view.token(child).xpos == Xpos::vbn;
        if (view.deprel(child) == Deprel::obj || (participle && !view.is_verb(token))) {
            out.push_back(child);  // "a ban imposed last month"
        }
    }
    return out;
}

/// The first token above the expression that is a verb or has one of the anchors' places.
std::uint32_t owner_of(const SentenceView& view, const TimeExpression& date,
                       const std::vector<std::uint32_t>& anchors) {
    std::uint32_t t = date.first;
    for (int steps = 0; steps < kDeepest; ++steps) {
        const bool outside = t < date.first || t >= date.last;
        if (outside && std::find(anchors.begin(), anchors.end(), t) != anchors.end()) return t;
        if (outside && view.is_verb(t)) return t;
        if (view.is_root(t)) return t;
        t = view.head(t);
    }
    return SentenceView::kNone;
}

/// "met Xi on Monday and invited Kim": what stands behind the first verb of two is not said of the second.
bool is_of_the_first(const SentenceView& view, std::uint32_t token, std::uint32_t owner, std::uint32_t at) {
    return view.deprel(token) == Deprel::conj && !view.is_root(token) && view.head(token) == owner &&
           view.is_verb(token) && at > owner && at < token;
}

/// "on Jan. 28, when the Treasury blacklisted it"
bool is_dated_by_when(const SentenceView& view, std::uint32_t token, const TimeExpression& date) {
    const auto children = view.children(token);
    return std::any_of(children.begin(), children.end(), [&](std::uint32_t child) {
        if (child > token || view.folded(child) != "when") return false;
        return date.last == child || (date.last + 1 == child && view.folded(date.last) == ",");
    });
}

bool places(std::string_view preposition, std::span<const std::string> prepositions) {
    if (!prepositions.empty()) {
        return std::find(prepositions.begin(), prepositions.end(), preposition) != prepositions.end();
    }
    return preposition == "in" || preposition == "at" || preposition == "near" || preposition == "outside" ||
           preposition == "aboard" || preposition == "inside";
}

}  // namespace

RelationDate date_of(const SentenceView& view, std::uint32_t token) {
    const std::vector<std::uint32_t> anchors = anchors_of(view, token);
    RelationDate found;
    for (const TimeExpression& date : of_sentence(view.analysis().dates, view.sentence())) {
        std::string value = view_date(date);
        if (value.empty()) continue;
        const std::uint32_t owner = owner_of(view, date, anchors);
        const bool owned = std::find(anchors.begin(), anchors.end(), owner) != anchors.end() &&
                           !is_of_the_first(view, token, owner, date.first);
        if (!owned && !is_dated_by_when(view, token, date)) continue;
        if (!found.view.empty() && found.view != value) return {};
        found = {std::move(value), covered_days(date)};
    }
    return found;
}

std::optional<std::uint32_t> place_of(const SentenceView& view, const NounPhrases& phrases, std::uint32_t token,
                                      std::span<const std::string> prepositions) {
    for (const std::uint32_t anchor : anchors_of(view, token)) {
        for (const std::uint32_t child : view.children(anchor)) {
            const Deprel relation = view.deprel(child);
            if (is_of_the_first(view, token, anchor, child)) continue;
            if ((relation != Deprel::obl && relation != Deprel::nmod) || !places(view.preposition(child), prepositions))
                continue;
            for (const Filler& filler : phrases.fillers(child)) {
                if (kPlaceKinds.has(filler.kind)) return filler.entity;
            }
        }
    }
    return std::nullopt;
}

}  // namespace entente
