// What stands between the expressions of one sentence: a day and its time become one expression, two ends a range.
#pragma once

#include <span>
#include <vector>

#include "extract/text/analysis.h"
#include "extract/time/matcher.h"

namespace entente::timex {

/// "Tuesday at 9 a.m.", "9 a.m. EST Tuesday": the time's slots move into the day's match, which grows over both.
void join_clocks(const Grammar& grammar, std::span<const Item> items, std::vector<Match>& matches);

/// How the word before an expression bounds it.
[[nodiscard]] TimeBound bound_of(const Grammar& grammar, std::span<const Item> items, const Match& match);

/// Whether the match stands right behind a verb of reporting ("said Friday"): the date is the report's.
[[nodiscard]] bool is_reporting(const Grammar& grammar, std::span<const Item> items, const Match& match);

/// Fills `range` of both ends of "from 2015 to 2018", "between May and June", "June 10 until July 3", "February 27 and
/// 28". `expressions` are those of the sentence, one a match.
void join_ranges(const Grammar& grammar, std::span<const Item> items, std::span<const Match> matches,
                 std::span<TimeExpression> expressions);

}  // namespace entente::timex
