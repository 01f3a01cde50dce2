// The whole document's parse as trees: dependents, clauses, and the part a phrase plays in its clause.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extract/text/analysis.h"

namespace entente {

/// The part that a noun phrase plays, the most prominent last.
enum class Role : std::uint8_t { other, possessor, oblique, object, subject };

/// Tokens are named by their index in Analysis::tokens. Valid while document and analysis are. Linear in time and
/// space.
class Syntax {
public:
    Syntax(const Document& document, const Analysis& analysis);

    static constexpr std::uint32_t kNone = 0xFFFFFFFFU;

    [[nodiscard]] const Token& token(std::uint32_t t) const { return tokens_[t]; }
    [[nodiscard]] Deprel deprel(std::uint32_t t) const { return tokens_[t].deprel; }
    [[nodiscard]] bool is_root(std::uint32_t t) const { return tokens_[t].head == kNoHead; }
    /// The head of a token; kNone for a root.
    [[nodiscard]] std::uint32_t head(std::uint32_t t) const { return static_cast<std::uint32_t>(tokens_[t].head); }
    [[nodiscard]] std::span<const std::uint32_t> children(std::uint32_t t) const;
    /// The first dependent with that relation; kNone where there is none.
    [[nodiscard]] std::uint32_t child(std::uint32_t t, Deprel relation) const;
    /// The word that governs the clause in which `t` is a part: a verb, or a predicate with a subject. kNone at the
    /// top.
    [[nodiscard]] std::uint32_t clause(std::uint32_t t) const;
    /// The clause's subject, its own or the one it shares with the clause that it is coordinated with or controlled by.
    [[nodiscard]] std::uint32_t subject(std::uint32_t predicate) const;
    /// Whether no relative or adverbial clause holds the token.
    [[nodiscard]] bool is_in_main_clause(std::uint32_t t) const;
    [[nodiscard]] Role role(std::uint32_t t) const;
    /// The word's lemma in lower case; valid until the next call.
    [[nodiscard]] std::string_view lemma(std::uint32_t t) const;
    /// The preposition before `t`, as written; empty where there is none.
    [[nodiscard]] std::string_view preposition(std::uint32_t t) const;
    /// Whether `t` is `top` or depends on it, however far.
    [[nodiscard]] bool is_below(std::uint32_t t, std::uint32_t top) const;
    /// Of the tokens [first, last) the one whose head lies outside them.
    [[nodiscard]] std::uint32_t head_of(std::uint32_t first, std::uint32_t last) const;

private:
    std::string_view text_;
    const std::vector<Token>& tokens_;
    std::vector<std::uint32_t> child_start_;
    std::vector<std::uint32_t> child_list_;
    mutable std::string lemma_;
};

/// Whether the relation makes a noun phrase part of a clause: subject, object, oblique.
[[nodiscard]] bool is_argument(Deprel relation);
[[nodiscard]] bool is_subject(Deprel relation);

}  // namespace entente
