// Who does it: the owner, what "by" or "from" governs, a country's name or adjective before the noun, else the subject
// of a light verb that the noun is the object of ("made an offer"). Whom it is done to: what one of the entry's
// prepositions governs, on the noun or, where the parser hung it there, on the verb. Sides of a symmetric noun stand
// after "between", or joined before it ("the Trump-Kim summit").
#include "extract/relation/noun_match.h"

#include <algorithm>

#include "graph/base/fold.h"

namespace entente {
namespace {

bool is_dash(std::string_view word) {
    return word == "-" || word == "\xE2\x80\x93" || word == "\xE2\x80\x90" || word == "\xE2\x80\x91";
}

}  // namespace

bool NounMatcher::words_match(const NounEntry& entry, std::uint32_t token) const {
    const std::size_t extra = entry.words.size() - 1;
    if (token < view_.begin() + extra) return false;
    for (std::size_t i = 0; i < extra; ++i) {
        if (view_.folded(token - static_cast<std::uint32_t>(extra - i)) != folded(entry.words[i])) return false;
    }
    return true;
}

/// The noun's dependents, and those of the verb that it is the object of, as far as they follow it.
std::vector<std::uint32_t> NounMatcher::attached(std::uint32_t token) const {
    std::vector<std::uint32_t> out;
    for (const std::uint32_t child : view_.children(token)) {
        if (child > token) out.push_back(child);
        // "sanctions by X on Y", "the release of X by Y": the parser may hang Y on X.
        for (const std::uint32_t below : view_.children(child)) {
            const bool other = view_.preposition(child) == "by" || view_.preposition(below) == "by";
            if (child > token && other && view_.deprel(below) == Deprel::nmod) out.push_back(below);
        }
        if (child < token || view_.deprel(child) != Deprel::acl) continue;
        for (const std::uint32_t below : view_.children(child)) {  // "talks held in Oslo between A and B"
            if (view_.deprel(below) == Deprel::obl) out.push_back(below);
        }
    }
    if (view_.is_root(token)) return out;
    const std::uint32_t governor = view_.head(token);
    if (view_.deprel(token) != Deprel::obj && view_.deprel(token) != Deprel::nsubj_pass) return out;
    for (const std::uint32_t child : view_.children(governor)) {
        if (child > token && view_.deprel(child) == Deprel::obl) out.push_back(child);
    }
    return out;
}

/// "between A and B", "of A and B", "A-B": the two sides; empty where they are not both there.
std::vector<Filler> NounMatcher::sides(std::uint32_t token) const {
    for (const std::uint32_t child : attached(token)) {
        const std::string_view preposition = view_.preposition(child);
        if (preposition != "between" && preposition != "of" && preposition != "among") continue;
        std::vector<Filler> found = phrases_.fillers(child);
        if (found.size() >= 2) return found;
    }
    // Joined by a dash right before the noun, at most two words away.
    std::vector<Filler> out;
    for (const Mention* mention : phrases_.mentions()) {
        if (mention->entity == kNoEntity || mention->last > token || token - mention->last > 8) continue;
        const bool joins_next = mention->last + 1 < view_.end() && is_dash(view_.word(mention->last)) &&
                                phrases_.mention_at(mention->last + 1) != nullptr;
        const bool joined =
            mention->first > view_.begin() + 1 && is_dash(view_.word(mention->first - 1)) && !out.empty();
        if (joins_next || joined) out.push_back({mention->entity, mention->kind, mention->last - 1, true});
        if (joined && !joins_next && token - mention->last <= 2) return out;
    }
    return {};
}

std::vector<Filler> NounMatcher::governed(const NounEntry& entry, std::uint32_t token, bool text,
                                          std::string* words) const {
    for (const std::uint32_t child : attached(token)) {
        const std::string_view preposition = view_.preposition(child);
        const bool takes = entry.prepositions.empty() && !text
                               ? preposition == "with"
                               : std::any_of(entry.prepositions.begin(), entry.prepositions.end(),
                                             [&](const auto& p) { return p.text == text && p.word == preposition; });
        if (!takes) continue;
        std::vector<Filler> found = phrases_.fillers(child);
        if (words != nullptr && phrases_.mention_at(child) == nullptr) *words = view_.phrase(child, token + 1);
        return found;
    }
    return {};
}

std::vector<Filler> NounMatcher::doers(std::uint32_t token) const {
    if (std::vector<Filler> owners = phrases_.owners(token); !owners.empty()) return owners;
    for (const std::uint32_t child : attached(token)) {
        const std::string_view preposition = view_.preposition(child);
        if (preposition != "by" && preposition != "from") continue;
        if (std::vector<Filler> found = phrases_.fillers(child); !found.empty()) return found;
    }
    for (const std::uint32_t child : view_.children(token)) {  // "sanctions imposed by the U.S."
        if (view_.deprel(child) != Deprel::acl || !clauses_.is_passive(child)) continue;
        for (const std::uint32_t agent : clauses_.subjects(child)) return phrases_.fillers(agent);
    }
    // "has the backing of Cuba": what is of somebody is not done by the verb's subject.
    const bool of_somebody = std::any_of(view_.children(token).begin(), view_.children(token).end(),
                                         [&](std::uint32_t child) { return view_.preposition(child) == "of"; });
    if (view_.is_root(token) || of_somebody) return {};
    const std::string& verb = view_.folded(view_.head(token));
    const auto governed = view_.children(view_.head(token));
    const bool judges = std::any_of(governed.begin(), governed.end(), [&](std::uint32_t child) {
        return view_.preposition(child) == "as";  // "considered talks as a waste"
    });
    if (!words_.light.contains(verb) && (judges || !words_.own.contains(verb))) return {};
    std::vector<Filler> out;
    for (const std::uint32_t subject : clauses_.subjects_of_noun(token)) {
        for (const Filler& filler : phrases_.fillers(subject)) out.push_back(filler);
    }
    return out;
}

/// The infinitive or that-clause that hangs on the noun: "his threat to leave".
std::string NounMatcher::content(std::uint32_t token) const {
    for (const std::uint32_t child : view_.children(token)) {
        if (child < token || (view_.deprel(child) != Deprel::acl && view_.deprel(child) != Deprel::ccomp)) continue;
        const std::uint32_t mark = view_.child(child, Deprel::mark);
        if (mark != SentenceView::kNone) return view_.phrase(child, mark + 1);
    }
    return {};
}

/// "nuclear test" of "its nuclear test": the noun with what describes it; empty where nothing does.
std::string NounMatcher::own_words(std::uint32_t token) const {
    std::uint32_t first = token;
    for (const std::uint32_t child : view_.children(token)) {
        const Deprel relation = view_.deprel(child);
        const bool describes = relation == Deprel::amod || relation == Deprel::compound || relation == Deprel::nummod;
        if (describes && child < first) first = child;
    }
    return first < token ? view_.phrase(token, first) : std::string();
}

/// "Syria's bombardment by Russia": where somebody does it, whose it is suffers it.
void NounMatcher::take_owner_as_object(std::uint32_t token, NounMatch& out) const {
    const std::uint32_t owner = view_.child(token, Deprel::nmod_poss);
    if (owner == SentenceView::kNone) return;
    for (const std::uint32_t child : view_.children(token)) {
        if (child < token || view_.preposition(child) != "by") continue;
        std::vector<Filler> doers = phrases_.fillers(child);
        std::vector<Filler> sufferers = phrases_.fillers(owner);
        if (doers.empty() || sufferers.empty()) continue;
        out.subjects = std::move(doers);
        out.objects = std::move(sufferers);
        return;
    }
}

std::optional<NounMatch> NounMatcher::match(const NounEntry& entry, std::uint32_t token, bool symmetric,
                                            bool words_do) const {
    if (!words_match(entry, token)) return std::nullopt;
    NounMatch out;
    if (symmetric) {
        out.subjects = sides(token);
        out.construction = "between";
        if (out.subjects.size() >= 2) return out;
        // "Trump and Kim's summit": several owners are the sides.
        out.subjects = phrases_.owners(token);
        if (out.subjects.size() >= 2) return out;
    }
    out.subjects = doers(token);
    std::string object_words;
    out.objects = governed(entry, token, false, &object_words);
    out.construction = "noun";
    if (out.objects.empty()) take_owner_as_object(token, out);
    if (out.subjects.empty()) return std::nullopt;
    if (words_do) {
        if (entry.own_text) out.text = own_words(token);
        (void)governed(entry, token, true, &out.text);
        if (out.text.empty()) out.text = content(token);
        if (out.text.empty() && out.objects.empty()) out.text = object_words;
    }
    if (out.text.empty() && !out.objects.empty()) out.text = std::move(object_words);
    if (out.objects.empty() && (out.text.empty() || !words_do)) return std::nullopt;
    return out;
}

}  // namespace entente
