// Walks outwards from the expression and stops at the first word that shows a tense: a verb right behind it ("Kim on
// Friday became"), else one to the left, where English has the verb ("said Friday", "will meet in June"), else one to
// the right ("On Friday he will ..."). An infinitive shows none by itself: what governs it decides ("planned to leave
// on Thursday"), and the walk goes on to find that.
#include "extract/time/tense.h"

#include <algorithm>

namespace entente::timex {
namespace {

constexpr std::size_t kReachBack = 24;  // items
constexpr std::size_t kNearBack = 6;    // what "Wednesday's ruling" is the object of
constexpr std::size_t kBeside = 1;
constexpr std::size_t kReachAhead = 40;  // as far as a subject with its modifiers is long

class TenseFinder {
public:
    TenseFinder(const Grammar& grammar, std::span<const Token> tokens, std::span<const Item> items)
        : cues_(grammar.cues), to_(grammar.to), be_(grammar.be), tokens_(tokens), items_(items) {}

    Tense before(std::size_t first, std::size_t reach) const {
        if (first > 0 && is_bare_participle(first - 1)) return Tense::past;
        const std::size_t stop = first > reach ? first - reach : 0;
        for (std::size_t i = first; i > stop; --i) {
            const Tense tense = at(i - 1);
            if (tense != Tense::unknown) return tense;
        }
        return Tense::unknown;
    }

    Tense behind(std::size_t last, std::size_t reach) const {
        const std::size_t stop = std::min(last + reach, items_.size());
        for (std::size_t i = last; i < stop; ++i) {
            const Tense tense = at(i);
            if (tense != Tense::unknown) return tense;
        }
        return Tense::unknown;
    }

private:
    bool is(std::size_t i, ClassSet set) const { return i < items_.size() && (items_[i].classes & set) != 0; }

    bool is_infinitive(std::size_t i) const {
        return items_[i].word == to_ && is(i + 1, bit(Builtin::lower)) && !is(i + 1, cues_.determiner);
    }

    Tense at(std::size_t i) const {
        if (is(i, cues_.future)) return Tense::future;
        if (is(i, cues_.scheduled)) return Tense::future;
        if (is(i, cues_.be) && (is(i + 1, bit(Builtin::ing_form)) || (i + 1 < items_.size() && is_infinitive(i + 1)))) {
            return Tense::future;
        }
        if (is(i, cues_.plan) && i + 1 < items_.size() && is_infinitive(i + 1)) return Tense::future;
        return is_past(i) ? of_participle(i) : Tense::unknown;
    }

    /// A participle by itself shows none: "will be heard", "to be heard", "is heard" are not past.
    Tense of_participle(std::size_t i) const {
        const bool passive = i > 0 && (is(i - 1, cues_.be) || items_[i - 1].word == be_);
        return passive ? Tense::unknown : Tense::past;
    }

    bool is_past(std::size_t i) const {
        const Token* token = items_[i].first_token < tokens_.size() ? &tokens_[items_[i].first_token] : nullptr;
        if (token != nullptr && token->upos != Upos::x) return token->xpos == Xpos::vbd || is_perfect(i, *token);
        return is(i, cues_.past | bit(Builtin::past_form));
    }

    /// "the decision, announced Wednesday": a participle that no auxiliary governs.
    bool is_bare_participle(std::size_t i) const {
        if (is(i, cues_.future | cues_.plan)) return false;
        const Token* token = items_[i].first_token < tokens_.size() ? &tokens_[items_[i].first_token] : nullptr;
        if (token == nullptr || token->xpos != Xpos::vbn || i == 0) return false;
        return tokens_[items_[i - 1].first_token].upos != Upos::aux && items_[i - 1].word != be_;
    }

    /// "has met", "was met"; a participle that stands as an adjective ("divided families") shows no tense.
    bool is_perfect(std::size_t i, const Token& token) const {
        if (token.xpos != Xpos::vbn || i == 0) return false;
        return tokens_[items_[i - 1].first_token].upos == Upos::aux;
    }

    const CueClasses& cues_;
    WordId to_;
    WordId be_;
    std::span<const Token> tokens_;
    std::span<const Item> items_;
};

}  // namespace

Tense tense_near(const Grammar& grammar, std::span<const Token> tokens, std::span<const Item> items, std::size_t first,
                 std::size_t last) {
    const TenseFinder finder(grammar, tokens, items);
    const bool possessive = last < items.size() && items[last].word == grammar.possessive;
    if (possessive)
        return finder.before(first, kNearBack);  // "Friday's vote will change little" says nothing of Friday
    if (const Tense tense = finder.behind(last, kBeside); tense == Tense::past) return tense;
    const Tense tense = finder.before(first, kReachBack);
    return tense != Tense::unknown ? tense : finder.behind(last, kReachAhead);
}

}  // namespace entente::timex
