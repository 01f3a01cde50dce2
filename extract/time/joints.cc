#include "extract/time/joints.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

#include "extract/time/time_value.h"

namespace entente::timex {
namespace {

bool is(std::span<const Item> items, std::size_t i, ClassSet set) {
    return i < items.size() && (items[i].classes & set) != 0;
}

bool is_day(const Grammar& grammar, const Match& match) {
    const RuleKind kind = grammar.rules[match.rule].kind;
    const Slots& slots = match.slots;
    if (kind == RuleKind::shift) return slots.get_or(Slot::unit, -1) == static_cast<int>(Unit::day);
    return kind == RuleKind::date && (slots.has(Slot::day) || slots.has(Slot::weekday) || slots.has(Slot::named));
}

bool has_clock(const Match& match) {
    return match.slots.has(Slot::clock) || match.slots.has(Slot::hour);
}

bool is_clock(const Grammar& grammar, const Match& match) {
    return has_clock(match) && !is_day(grammar, match) && grammar.rules[match.rule].kind == RuleKind::date;
}

bool touch(const Grammar& grammar, std::span<const Item> items, const Match& left, const Match& right) {
    if (left.last == right.first) return true;
    return left.last + 1 == right.first && is(items, left.last, grammar.cues.clock_joint);
}

/// "10:35 a.m. (0735 GMT)": the clock of another zone in brackets behind its own.
bool is_in_brackets(const Grammar& grammar, std::span<const Item> items, const Match& left, const Match& right) {
    return left.last + 1 == right.first && items[left.last].word == grammar.bracket && right.last < items.size() &&
           items[right.last].word == grammar.closing_bracket;
}

Match joined(const Match& day, const Match& clock) {
    Match match = day;
    match.first = std::min(day.first, clock.first);
    match.last = std::max(day.last, clock.last);
    match.slots.clear(Slot::part);
    for (const Slot slot : {Slot::clock, Slot::hour, Slot::meridiem}) {
        if (clock.slots.has(slot)) match.slots.set(slot, clock.slots.get(slot));
    }
    return match;
}

/// The index of the item behind the determiners and adverbs before the match, where its preposition stands.
std::size_t preposition_before(std::span<const Item> items, const Match& match, ClassSet determiner) {
    std::size_t i = match.first;
    while (i > 0 && match.first - i < 2 && is(items, i - 1, determiner)) --i;
    return i;
}

bool is_date(const TimeExpression& expression) {
    return !view_date(std::string_view(expression.value)).empty();
}

/// "February 27 and 28": one day and the next.
bool are_neighbours(const TimeExpression& left, const TimeExpression& right) {
    const auto day = [](const TimeExpression& expression) -> std::optional<DayNumber> {
        if (expression.date_from.empty() || expression.date_from != expression.date_to) return std::nullopt;
        const auto number = [&](std::size_t at, std::size_t size) {
            return std::stoi(expression.date_from.substr(at, size));
        };
        return day_number({number(0, 4), number(5, 2), number(8, 2)});
    };
    const std::optional<DayNumber> first = day(left);
    const std::optional<DayNumber> second = day(right);
    return first && second && *first + 1 == *second;
}

std::string first_half(const std::string& view) {
    return view.substr(0, view.find('/'));
}
std::string last_half(const std::string& view) {
    const std::size_t stroke = view.find('/');
    return stroke == std::string::npos ? view : view.substr(stroke + 1);
}

}  // namespace

void join_clocks(const Grammar& grammar, std::span<const Item> items, std::vector<Match>& matches) {
    std::size_t kept = 0;
    for (const Match& match : matches) {
        if (kept > 0 && has_clock(matches[kept - 1]) && is_clock(grammar, match) &&
            is_in_brackets(grammar, items, matches[kept - 1], match)) {
            matches[kept - 1].last = match.last + 1;
            continue;
        }
        if (kept > 0 && touch(grammar, items, matches[kept - 1], match)) {
            Match& left = matches[kept - 1];
            if (is_clock(grammar, left) && is_day(grammar, match) && !has_clock(match)) {
                left = joined(match, left);
                continue;
            }
            if (is_day(grammar, left) && !has_clock(left) && is_clock(grammar, match)) {
                left = joined(left, match);
                continue;
            }
        }
        matches[kept++] = match;
    }
    matches.resize(kept);
}

TimeBound bound_of(const Grammar& grammar, std::span<const Item> items, const Match& match) {
    const CueClasses& cues = grammar.cues;
    const std::size_t i = preposition_before(items, match, cues.determiner);
    if (i == 0) return TimeBound::none;
    const std::array<std::pair<ClassSet, TimeBound>, 4> bounds = {{{cues.since, TimeBound::since},
                                                                   {cues.until, TimeBound::until},
                                                                   {cues.before, TimeBound::before},
                                                                   {cues.after, TimeBound::after}}};
    for (const auto& [set, bound] : bounds) {
        if (is(items, i - 1, set)) return bound;
    }
    return TimeBound::none;
}

bool is_reporting(const Grammar& grammar, std::span<const Item> items, const Match& match) {
    const std::size_t back = match.first >= 2 && is(items, match.first - 1, grammar.cues.clock_joint) ? 2 : 1;
    return match.first >= back && is(items, match.first - back, grammar.cues.reporting);
}

void join_ranges(const Grammar& grammar, std::span<const Item> items, std::span<const Match> matches,
                 std::span<TimeExpression> expressions) {
    const CueClasses& cues = grammar.cues;
    for (std::size_t i = 0; i + 1 < matches.size(); ++i) {
        const std::size_t joint = matches[i].last;
        if (joint + 1 != matches[i + 1].first || !is(items, joint, cues.range_to)) continue;
        if (!is_date(expressions[i]) || !is_date(expressions[i + 1])) continue;
        const std::size_t opener = preposition_before(items, matches[i], cues.determiner);
        const bool opened = opener > 0 && is(items, opener - 1, cues.range_from);
        if (!opened && !is(items, joint, cues.until) && !are_neighbours(expressions[i], expressions[i + 1])) continue;
        const std::string range = first_half(view_date(std::string_view(expressions[i].value))) + "/" +
                                  last_half(view_date(std::string_view(expressions[i + 1].value)));
        if (!is_time_value(range)) continue;
        expressions[i].range = range;
        expressions[i + 1].range = range;
    }
}

}  // namespace entente::timex
