// Whether what a sentence says beside an expression has happened or is still to come.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "extract/text/analysis.h"
#include "extract/time/grammar.h"
#include "extract/time/lexer.h"

namespace entente::timex {

enum class Tense : std::uint8_t { unknown, past, future };

/// The tense of the verb nearest to items [first, last): before them, else behind them. Forms decide ("will", "-ed",
/// "planned to", "is meeting"); where the tokens have tags, a verb's tag counts instead of its form.
[[nodiscard]] Tense tense_near(const Grammar& grammar, std::span<const Token> tokens, std::span<const Item> items,
                               std::size_t first, std::size_t last);

}  // namespace entente::timex
