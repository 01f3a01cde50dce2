// One sentence as the relation stage sees it: folded words and the parse as a tree.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extract/text/analysis.h"

namespace entente {

/// Tokens are named by their index in Analysis::tokens, from begin() to end(). Valid while document and analysis are.
class SentenceView {
public:
    SentenceView(const Document& document, const Analysis& analysis, std::uint32_t sentence);

    [[nodiscard]] std::uint32_t begin() const { return begin_; }
    [[nodiscard]] std::uint32_t end() const { return end_; }
    [[nodiscard]] std::uint32_t sentence() const { return sentence_; }
    [[nodiscard]] const Analysis& analysis() const { return analysis_; }

    [[nodiscard]] const Token& token(std::uint32_t t) const { return analysis_.tokens[t]; }
    [[nodiscard]] std::string_view word(std::uint32_t t) const { return token(t).span.of(text_); }
    /// The word in lower case, without marks.
    [[nodiscard]] const std::string& folded(std::uint32_t t) const { return folded_[t - begin_]; }
    [[nodiscard]] Deprel deprel(std::uint32_t t) const { return token(t).deprel; }
    [[nodiscard]] Upos upos(std::uint32_t t) const { return token(t).upos; }
    [[nodiscard]] bool is_verb(std::uint32_t t) const { return upos(t) == Upos::verb || upos(t) == Upos::aux; }

    [[nodiscard]] bool is_root(std::uint32_t t) const { return token(t).head == kNoHead; }
    /// The head of a token that is no root.
    [[nodiscard]] std::uint32_t head(std::uint32_t t) const { return static_cast<std::uint32_t>(token(t).head); }
    /// Dependents in the order of the text.
    [[nodiscard]] std::span<const std::uint32_t> children(std::uint32_t t) const;
    /// The first dependent with that relation; kNone where there is none.
    [[nodiscard]] std::uint32_t child(std::uint32_t t, Deprel relation) const;
    [[nodiscard]] bool has_child(std::uint32_t t, Deprel relation) const { return child(t, relation) != kNone; }
    /// Whether `t` is `top` or depends on it, however far.
    [[nodiscard]] bool is_below(std::uint32_t t, std::uint32_t top) const;
    /// The first of `t`'s dependents with relation `case` that precedes it, folded; empty where there is none.
    [[nodiscard]] std::string_view preposition(std::uint32_t t) const;

    /// The tokens of a phrase as text: from the leftmost to the rightmost token below `head`, within [from, until),
    /// without clauses that hang on it, a relative clause, outer punctuation and prepositions.
    [[nodiscard]] std::string phrase(std::uint32_t head, std::uint32_t from, std::uint32_t until = kNone) const;
    [[nodiscard]] std::string text(std::uint32_t first, std::uint32_t last) const;

    static constexpr std::uint32_t kNone = 0xFFFFFFFFU;

private:
    void index_children();

    std::string_view text_;
    const Analysis& analysis_;
    std::uint32_t sentence_;
    std::uint32_t begin_;
    std::uint32_t end_;
    std::vector<std::string> folded_;
    std::vector<std::uint32_t> child_start_;  // of each token in child_list_
    std::vector<std::uint32_t> child_list_;
};

}  // namespace entente
