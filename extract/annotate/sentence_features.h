// What the sentence splitter looks at between two tokens.
//
// Each token is reduced to its lower-case form's hash and a shape; quotes are told apart by the spaces around them, and
// all dashes are one. The features of a boundary are hashed combinations of the tokens around it, of the sentence's
// length so far and of open brackets and quotes. Training and splitting use this one function.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "extract/text/token.h"

namespace entente {

enum class Shape : std::uint8_t {
    none,  // before the block's start, after its end
    lower,
    capitalised,
    upper,
    capital,  // one letter: A, I
    caseless,
    digits,
    mixed,  // letters and digits
    initial,
    title,         // Mr., Gen.
    abbreviation,  // Inc., p.m.
    address,
    full_stop,
    question,
    exclamation,
    ellipsis,
    comma,
    colon,
    semicolon,
    dash,
    open_bracket,
    close_bracket,
    open_quote,
    close_quote,
    emoticon,
    bullet,
    other,
};

/// What a word mostly is; of frequent words by a table, of others by their ending.
enum class WordClass : std::uint8_t {
    unknown,
    noun,
    name,
    adjective,
    adverb,
    finite,  // VBD, VBZ, VBP, MD
    base,    // VB
    gerund,
    participle,
    pronoun,
    determiner,
    preposition,
    conjunction,
    subordinator,
    particle,
    interjection,
    number,
    ends_ed,
    ends_ing,
    ends_ly,
    ends_s,
};

inline constexpr std::uint32_t kBoundaryTableBits = 16;
inline constexpr std::size_t kBoundaryFeatures = 26;
using BoundaryFeatures = std::array<std::uint16_t, kBoundaryFeatures>;

/// The boundaries of one block, asked for from left to right.
class BoundaryReader {
public:
    /// Reads tokens [first, last); both arguments must outlive the reader.
    BoundaryReader(std::string_view text, const std::vector<Token>& tokens, std::uint32_t first, std::uint32_t last);

    /// Goes on to the next boundary. False when there is none.
    bool next();

    /// The token after the boundary.
    [[nodiscard]] std::uint32_t token() const { return at_; }

    /// Whether a sentence may start here at all: not inside a word, not at closing punctuation, and not between
    /// two words of which the second is in lower case.
    [[nodiscard]] bool is_candidate() const;

    /// Whether the boundary lies between two words with no mark between them.
    [[nodiscard]] bool is_unmarked() const;

    /// Whether the word after the boundary opens no sentence by its looks: "Treasury Secretary | Steven Mnuchin".
    [[nodiscard]] bool is_bold() const;

    /// What the model judges by; each is an index in its table.
    [[nodiscard]] BoundaryFeatures features() const;

    /// Tells the reader that a sentence starts at token().
    void start_sentence();

private:
    struct View {
        std::uint32_t hash = 0;
        Shape shape = Shape::none;
        WordClass word_class = WordClass::unknown;
        bool space_before = false;
    };

    [[nodiscard]] View view(std::uint32_t token) const;
    void pass(const View& view);

    std::string_view text_;
    const std::vector<Token>& tokens_;
    std::uint32_t at_;
    std::uint32_t last_;
    std::uint32_t sentence_start_;
    std::array<View, 7> window_{};  // tokens at_ - 3 to at_ + 3
    View opener_;                   // the sentence's first token
    std::uint8_t brackets_ = 0;
    bool in_quote_ = false;
    bool has_finite_ = false;  // the sentence has a finite verb so far
};

}  // namespace entente
