// Which rules match where in a sentence.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "extract/time/grammar.h"
#include "extract/time/lexer.h"

namespace entente::timex {

/// A rule and the items [first, last) that it takes for an expression.
struct Match {
    std::size_t first = 0;
    std::size_t last = 0;
    std::uint16_t rule = 0;
    std::size_t steps = 0;  // of the pattern, its context included
    Slots slots;
};

/// Fills `matches` with the best ones, ascending and apart from each other: the leftmost first, the longest of those
/// that start together, then the one with more context, then the earliest rule. Rules of kind `ignore` take part and
/// are then left out.
void find_matches(const Grammar& grammar, std::span<const Item> items, std::vector<Match>& matches);

}  // namespace entente::timex
