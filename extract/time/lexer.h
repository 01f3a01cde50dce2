// The tokens of one sentence as patterns see them.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "extract/text/analysis.h"
#include "extract/time/grammar.h"

namespace entente::timex {

/// A piece of a token, or several tokens that count as one ("twenty-five", "Christmas Day"). `2018-06-12` is five.
struct Item {
    std::uint32_t first_token = 0;
    std::uint32_t last_token = 0;  // inclusive
    WordId word = kNoWord;
    ClassSet classes = 0;
    int number = 0;  // value in the built-in classes of numbers
};

/// Whether a sentence with this token can hold an expression: a digit, a trigger word, a hyphenated word.
[[nodiscard]] bool may_trigger(const Lexicon& lexicon, std::string_view token);

/// Fills `items` with the sentence's, and one more of class `end` behind them. Where `lax_case` is set (headlines),
/// classes of lower-case words take capitals too.
void lex(const Grammar& grammar, const Words& words, const Sentence& sentence, bool lax_case, std::vector<Item>& items);

/// The value of an item in a class.
[[nodiscard]] int value_of(const Lexicon& lexicon, const Item& item, ClassId in_class);

}  // namespace entente::timex
