// A date whose year (or week) is not given is one of a cycle: the Junes, the twelfths of June, the Fridays. Of its
// occurrences around the anchor, "last" takes the nearest before it, "next" the nearest behind it; without such a word
// the tense of the sentence decides. Everything that is relative in units is a subtraction of period numbers.
#include "extract/time/resolver.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "extract/time/joints.h"

namespace entente::timex {
namespace {

constexpr std::uint32_t kMemory = 4;    // sentences after which a mentioned date is no anchor any more
constexpr int kFarOccurrence = 240;     // days: a date that is so far from the anchor ...
constexpr int kNearOccurrence = 45;     // ... gives way to one on the other side that is so near
constexpr std::size_t kDelayReach = 8;  // items from "until Friday" back to "postponed"
constexpr int kOccurrences = 8;         // looked at on each side: 29 February may be eight years away
constexpr int kMinutesOfDay = 24 * 60;

std::optional<Period> in_calendar(Period period) {
    return is_in_calendar(period) ? std::optional(period) : std::nullopt;
}

std::optional<Period> day_in(int year, int month, int day) {
    const Date date{year, month, day};
    return is_date(date) ? std::optional(day_period(day_number(date))) : std::nullopt;
}

std::optional<Period> named_in(const NamedDay& named, int year) {
    if (year < kFirstYear || year > kLastYear) return std::nullopt;
    switch (named.form) {
        case NamedDay::Form::fixed: return day_in(year, named.month, named.day);
        case NamedDay::Form::easter: return day_period(easter_of(year) + named.offset);
        case NamedDay::Form::weekday_from: break;
    }
    const DayNumber from = day_number({year, named.month, named.day});
    return day_period(from + floor_mod(named.weekday - weekday_of(from), 7));
}

std::string two_digits(int number) {
    return {static_cast<char>('0' + number / 10 % 10), static_cast<char>('0' + number % 10)};
}

/// Minutes after midnight; nothing where there is no such time, or none was given.
std::optional<int> minutes_of(const Slots& slots) {
    if (!slots.has(Slot::clock) && !slots.has(Slot::hour)) return std::nullopt;
    const int given = slots.has(Slot::clock) ? slots.get(Slot::clock) : slots.get(Slot::hour) * 60;
    if (!slots.has(Slot::meridiem)) return given <= kMinutesOfDay ? std::optional(given) : std::nullopt;
    if (given >= 13 * 60 || given < 60) return std::nullopt;
    return given % (12 * 60) + slots.get(Slot::meridiem) * 60;
}

/// "T10:30", "TNI", or empty.
std::string time_of_day(const Slots& slots) {
    if (const std::optional<int> minutes = minutes_of(slots)) {
        return "T" + two_digits(*minutes / 60) + ":" + two_digits(*minutes % 60);
    }
    if (!slots.has(Slot::part)) return {};
    return "T" + std::string(to_string(static_cast<DayPart>(slots.get(Slot::part))));
}

bool has_time(const Slots& slots) {
    return slots.has(Slot::clock) || slots.has(Slot::hour) || slots.has(Slot::part);
}

/// The value of a date whose year nobody knows.
std::string value_without_year(const Slots& slots) {
    if (slots.has(Slot::month)) {
        const int day = slots.get_or(Slot::day, 1);
        const int month = slots.get(Slot::month);
        if (month < 1 || month > 12 || day < 1 || day > days_in_month(2000, month)) return {};
        return "XXXX-" + two_digits(month) + (slots.has(Slot::day) ? "-" + two_digits(day) : "");
    }
    if (slots.has(Slot::day)) return {};
    const int weekday = slots.get_or(Slot::weekday, 0);
    if (weekday >= 1 && weekday <= 7) return "XXXX-WXX-" + std::to_string(weekday);
    if (slots.has(Slot::season)) {
        return "XXXX-" + std::string(season_name(slots.get(Slot::season)));
    }
    return {};
}

Resolved from_period(std::optional<Period> period, const Slots& slots) {
    Resolved resolved;
    const std::string time = time_of_day(slots);
    const bool timed = has_time(slots);
    resolved.type = timed ? TimeType::time : TimeType::date;
    if (!period || !is_in_calendar(*period)) return resolved;
    if (timed && (time.empty() || period->grain != Grain::day)) return resolved;
    resolved.period = period;
    resolved.value = to_value(*period) + time;
    return resolved;
}

std::string amount(const std::string& number, std::string_view letter) {
    const bool clock = letter.starts_with('T');
    if (clock) letter.remove_prefix(1);
    return (clock ? "PT" : "P") + number + std::string(letter);
}

/// The smaller amount of a duration of two: "30 minutes" behind "PT2H" or "P2D".
std::string with_minor(const std::string& value, const UnitRow& unit, const Slots& slots) {
    const UnitRow& minor = row_of(static_cast<Unit>(slots.get(Slot::minor_unit)));
    if (minor.unit >= unit.unit || minor.factor != unit.factor || slots.get(Slot::minor) == kVague) return {};
    std::string tail = amount(std::to_string(slots.get(Slot::minor)), minor.letter).substr(1);
    if (unit.letter.starts_with('T')) tail.erase(0, 1);
    return value + tail;
}

/// P3D, P20Y for two decades, PXW for several weeks, P2.5Y, PT2H30M.
std::string duration_value(const UnitRow& unit, const Slots& slots) {
    if (slots.has(Slot::minor)) {
        Slots major = slots;
        major.clear(Slot::minor);
        return with_minor(duration_value(unit, major), unit, slots);
    }
    if (slots.has(Slot::tenths)) {
        const int tenths = slots.get(Slot::tenths) * unit.factor;
        const std::string fraction = tenths % 10 == 0 ? "" : "." + std::to_string(tenths % 10);
        return amount(std::to_string(tenths / 10) + fraction, unit.letter);
    }
    const int number = slots.get_or(Slot::number, 1);
    if (number == kVague) return amount("X", unit.vague_letter);
    const std::string whole = std::to_string(static_cast<std::int64_t>(number) * unit.factor);
    if (!slots.has(Slot::half)) return amount(whole, unit.letter);
    if (unit.unit == Unit::hour) return amount(whole, unit.letter) + "30M";
    if (unit.factor == 1) return amount(whole + ".5", unit.letter);
    return amount(std::to_string(static_cast<std::int64_t>(number) * unit.factor + unit.factor / 2), unit.letter);
}

/// The same day `months` later, or the last of that month where it has fewer days.
DayNumber add_months(DayNumber day, int months) {
    const Date date = date_of(day);
    const int month = date.year * 12 + date.month - 1 + months;
    const int year = floor_div(month, 12);
    const int month_of_year = floor_mod(month, 12) + 1;
    return day_number({year, month_of_year, std::min(date.day, days_in_month(year, month_of_year))});
}

}  // namespace

void Resolver::remember(Period period, std::uint32_t sentence) {
    if (period.grain < Grain::year) return;
    mentions_[static_cast<std::size_t>(period.grain)] = Mention{period, sentence, ++mention_count_};
}

std::optional<Period> Resolver::narrative(Grain grain) const {
    const Mention* newest = nullptr;  // of any grain
    const Mention* fine = nullptr;    // of those that are fine enough
    for (std::size_t i = 0; i < mentions_.size(); ++i) {
        if (!mentions_[i]) continue;
        const Mention* mention = &*mentions_[i];
        if (newest == nullptr || mention->order > newest->order) newest = mention;
        if (i < static_cast<std::size_t>(grain)) continue;
        if (fine == nullptr || mention->order > fine->order) fine = mention;
    }
    if (fine == nullptr) return std::nullopt;
    const bool covered = fine != newest && newest->sentence == view_.sentence;  // "in October, and six weeks later"
    return covered || view_.sentence > fine->sentence + kMemory ? std::nullopt : std::optional(fine->period);
}

std::optional<Period> Resolver::anchor_at(const Match& match, Grain grain) const {
    const Anchor kind = rule(match).anchor;
    std::optional<Period> period = kind == Anchor::article ? article_ : narrative(grain);
    if (!period && kind == Anchor::either) period = article_;
    return period ? widened(*period, grain) : std::nullopt;
}

Resolved Resolver::resolve(const Match& match, const SentenceView& view) {
    using Resolve = Resolved (Resolver::*)(const Match&) const;
    constexpr std::array<Resolve, 7> kResolve = {&Resolver::date,   &Resolver::shift,     &Resolver::duration,
                                                 &Resolver::set,    &Resolver::reference, &Resolver::range,
                                                 &Resolver::slashed};
    view_ = view;
    const auto kind = static_cast<std::size_t>(rule(match).kind);
    Resolved resolved = (this->*kResolve[kind])(match);
    resolved.mod = static_cast<TimeMod>(match.slots.get_or(Slot::mod, static_cast<int>(TimeMod::none)));
    return resolved;
}

/// The year that the match gives, outright or relative to the anchor ("June of last year").
std::optional<int> Resolver::year_of(const Match& match) const {
    const Slots& slots = match.slots;
    if (slots.has(Slot::year)) return slots.get(Slot::year);
    if (slots.has(Slot::short_year)) {
        const int year = slots.get(Slot::short_year);
        return year < 100 ? full_year(year) : year;
    }
    if (!slots.has(Slot::which) || slots.get_or(Slot::unit, -1) != static_cast<int>(Unit::year)) return std::nullopt;
    const std::optional<Period> year = anchor_at(match, Grain::year);
    return year ? std::optional(year->index + slots.get(Slot::which)) : std::nullopt;
}

/// What recurs: every year, or every week for weekdays.
std::optional<Resolver::Cycle> Resolver::cycle_of(const Slots& slots) const {
    const int day = slots.get_or(Slot::day, 0);
    const int month = slots.get_or(Slot::month, 0);
    if (slots.has(Slot::day) && slots.has(Slot::month)) {
        return Cycle{[=](int year) { return day_in(year, month, day); }, Grain::year};
    }
    if (slots.has(Slot::day) && slots.has(Slot::weekday)) {
        const int weekday = slots.get(Slot::weekday);
        return Cycle{[=](int index) -> std::optional<Period> {
                         const std::optional<Period> found =
                             day_in(floor_div(index, 12), floor_mod(index, 12) + 1, day);
                         return found && weekday_of(found->index) == weekday ? found : std::nullopt;
                     },
                     Grain::month};
    }
    if (slots.has(Slot::day)) return std::nullopt;
    if (slots.has(Slot::named)) {
        const NamedDay& named = grammar_.named_days[static_cast<std::size_t>(slots.get(Slot::named))];
        return Cycle{[named](int year) { return named_in(named, year); }, Grain::year};
    }
    constexpr std::array<std::pair<Slot, Grain>, 4> kParts = {{{Slot::month, Grain::month},
                                                               {Slot::season, Grain::season},
                                                               {Slot::quarter, Grain::quarter},
                                                               {Slot::half, Grain::half}}};
    constexpr std::array<int, 4> kCounts = {12, 4, 4, 2};
    for (std::size_t i = 0; i < kParts.size(); ++i) {
        const auto [slot, grain] = kParts[i];
        if (!slots.has(slot)) continue;
        const int number = slots.get(slot);
        if (number < 1 || number > kCounts[i]) return std::nullopt;
        return Cycle{[grain = grain, number](int year) { return in_calendar(part_of_year(grain, year, number)); },
                     Grain::year};
    }
    if (!slots.has(Slot::weekday) || slots.get(Slot::weekday) < 1 || slots.get(Slot::weekday) > 7) return std::nullopt;
    const int weekday = slots.get(Slot::weekday);
    return Cycle{[=](int week) {
                     return in_calendar(day_period(first_day({Grain::week, week}) + weekday - 1));
                 },
                 Grain::week};
}

/// "Friday of last week".
std::optional<Period> Resolver::weekday_of_week(const Match& match) const {
    std::optional<Period> week = anchor_at(match, Grain::week);
    if (!week) return std::nullopt;
    week->index += match.slots.get(Slot::which);
    return day_period(first_day(*week) + match.slots.get(Slot::weekday) - 1);
}

std::optional<Period> Resolver::calendar_period(const Match& match) const {
    const Slots& slots = match.slots;
    const std::optional<int> year = year_of(match);
    const std::optional<Cycle> cycle = cycle_of(slots);
    if (cycle && cycle->around == Grain::year) return year ? cycle->occurrence(*year) : choose(match, *cycle);
    const bool in_week = slots.has(Slot::which) && slots.get_or(Slot::unit, -1) == static_cast<int>(Unit::week);
    if (cycle && in_week) return weekday_of_week(match);
    if (cycle) return choose(match, *cycle);
    if (slots.has(Slot::day)) return std::nullopt;
    if (year) return year_period(*year);
    if (slots.has(Slot::decade)) {
        const int decade = slots.get(Slot::decade);  // "the 1990's" comes as a year
        if (decade >= 1000 && decade % 10 != 0) return std::nullopt;
        return Period{Grain::decade, decade >= 1000 ? decade / 10 : decade};
    }
    if (slots.has(Slot::century)) return Period{Grain::century, slots.get(Slot::century) - 1};
    return has_time(slots) ? anchor_at(match, Grain::day) : std::nullopt;
}

/// "Monday, October 26" is the one of the two that is a Monday.
std::optional<bool> Resolver::ahead_by_weekday(const Slots& slots, Period back, Period ahead) {
    if (!slots.has(Slot::weekday) || !slots.has(Slot::month) || ahead.grain != Grain::day) return std::nullopt;
    const int weekday = slots.get(Slot::weekday);
    const bool fits_back = weekday_of(first_day(back)) == weekday;
    const bool fits_ahead = weekday_of(first_day(ahead)) == weekday;
    return fits_back == fits_ahead ? std::nullopt : std::optional(fits_ahead);
}

/// Whether the period ahead is meant, not the one that lies back. Tense decides; but a far one in another year gives
/// way to a near one in the anchor's own, whatever the verbs near by ("was planned before the summit on April 24").
bool Resolver::is_ahead(const Match& match, DayNumber now, Period back, Period ahead) const {
    const Tense tense = tense_of(match);
    if (ahead.grain == Grain::weekend || match.slots.has(Slot::weekday)) return tense == Tense::future;
    const DayNumber to_back = now - first_day(back);
    const DayNumber to_ahead = first_day(ahead) - now;
    if (tense == Tense::unknown) return to_ahead < to_back;
    const bool future = tense == Tense::future;
    const auto year = [](Period period) { return date_of(first_day(period)).year; };
    const bool far = (future ? to_ahead : to_back) > kFarOccurrence && year(future ? ahead : back) != date_of(now).year;
    const bool turned = far && (future ? to_back : to_ahead) < kNearOccurrence;
    return future != turned;
}

/// Whether one of the words before an "until" puts something off.
bool Resolver::is_delayed(std::size_t first) const {
    const std::size_t stop = first > kDelayReach ? first - kDelayReach : 0;
    for (std::size_t i = first; i > stop; --i) {
        if ((view_.items[i - 1].classes & grammar_.cues.delay) != 0) return true;
    }
    return false;
}

/// "has until Friday to answer" and "was postponed until Friday" lie ahead whatever the verb before it.
Tense Resolver::tense_of(const Match& match) const {
    const bool until = bound_of(grammar_, view_.items, match) == TimeBound::until;
    if (until && match.last < view_.items.size() && view_.items[match.last].word == grammar_.to) return Tense::future;
    if (until && is_delayed(match.first)) return Tense::future;
    return tense_near(grammar_, view_.tokens, view_.items, match.first, match.last);
}

std::optional<Period> Resolver::choose(const Match& match, const Cycle& cycle) const {
    const std::optional<Period> centre = anchor_at(match, cycle.around);
    if (!centre) return std::nullopt;
    std::optional<Period> back;   // the last that is not later than the anchor
    std::optional<Period> ahead;  // the first that is not earlier
    std::optional<DayNumber> now;
    const bool strict = match.slots.has(Slot::which) && match.slots.get(Slot::which) != 0;
    const int reach = cycle.around == Grain::month ? 12 * kOccurrences : kOccurrences;
    for (int n = centre->index - reach; n <= centre->index + reach; ++n) {
        const std::optional<Period> period = cycle.occurrence(n);
        if (!period) continue;
        const std::optional<Period> here = anchor_at(match, period->grain);
        if (!here) return std::nullopt;
        now = period->grain == Grain::weekend ? first_day(*anchor_at(match, Grain::day)) : first_day(*here);
        const DayNumber start = first_day(*period);
        if (start < *now || (start == *now && !strict)) back = period;
        if (!ahead && (start > *now || (start == *now && !strict))) ahead = period;
    }
    if (!now) return std::nullopt;
    if (strict) return match.slots.get(Slot::which) < 0 ? back : ahead;
    if (match.slots.has(Slot::which)) return cycle.around == Grain::week ? ahead : cycle.occurrence(centre->index);
    if (!back || !ahead) return back ? back : ahead;
    if (const std::optional<bool> sure = ahead_by_weekday(match.slots, *back, *ahead)) return *sure ? ahead : back;
    return is_ahead(match, *now, *back, *ahead) ? ahead : back;
}

Resolved Resolver::date(const Match& match) const {
    const Slots& slots = match.slots;
    if (slots.has(Slot::fiscal)) {
        Resolved resolved;
        const std::optional<int> year = year_of(match);
        if (!year || *year < 1000 || *year > kLastYear) return resolved;
        resolved.value = "FY" + std::to_string(*year);
        if (slots.has(Slot::quarter)) resolved.value += "-Q" + std::to_string(slots.get(Slot::quarter));
        return resolved;
    }
    std::optional<Period> period = calendar_period(match);
    const bool week = slots.get_or(Slot::unit, -1) == static_cast<int>(Unit::week) && !slots.has(Slot::which);
    if (period && week) period = widened(*period, Grain::week);  // "the week of March 6"
    Resolved resolved = from_period(period, slots);
    if (resolved.value.empty() && !article_ && rule(match).anchor == Anchor::article && !year_of(match) &&
        !has_time(slots)) {
        resolved.value = value_without_year(slots);
    }
    return resolved;
}

/// A shift from nowhere ("two months later" without a date before it) is still an amount of time.
Resolved Resolver::shift(const Match& match) const {
    const Slots& slots = match.slots;
    if (!slots.has(Slot::unit)) return {};
    const UnitRow& unit = row_of(static_cast<Unit>(slots.get(Slot::unit)));
    const int number = slots.get_or(Slot::number, 1);
    const int which = slots.get_or(Slot::which, 0);
    if (number == kVague) {
        Resolved resolved;
        if (rule(match).anchor == Anchor::article) resolved.value = which < 0 ? "PAST_REF" : "FUTURE_REF";
        return resolved;
    }
    if (number > 100'000 || std::abs(which) > 100) return {};
    const std::optional<Period> here = unit.grain ? anchor_at(match, *unit.grain) : std::nullopt;
    const bool amount_only = slots.has(Slot::number) && rule(match).anchor != Anchor::article;
    if (!here) return amount_only ? duration(match) : Resolved();
    if (*unit.grain == Grain::weekend) {
        const Cycle weekends{[](int week) { return in_calendar({Grain::weekend, week}); }, Grain::week};
        return from_period(choose(match, weekends), slots);
    }
    const int periods = unit.unit == Unit::fortnight ? 2 : 1;
    return from_period(Period{here->grain, here->index + which * number * periods}, slots);
}

std::optional<DayPair> Resolver::reach_of(const Match& match, const UnitRow& unit, int number) const {
    const std::optional<Period> here = anchor_at(match, Grain::day);
    if (rule(match).reach == Reach::free || !here || number < 1 || number > 10'000 || !unit.grain) return std::nullopt;
    const DayNumber day = here->index;
    const int amount = (rule(match).reach == Reach::past ? -1 : 1) * number * unit.factor;
    DayNumber other = day + amount;
    if (unit.letter == "W" || unit.letter == "WE") other = day + amount * 7;
    if (unit.letter == "M") other = add_months(day, amount);
    if (unit.letter == "Y") other = add_months(day, amount * 12);
    if (!is_in_calendar(day_period(other))) return std::nullopt;
    return DayPair{std::min(day, other), std::max(day, other)};
}

Resolved Resolver::duration(const Match& match) const {
    const Slots& slots = match.slots;
    Resolved resolved;
    resolved.type = TimeType::duration;
    resolved.value = rule(match).value;
    if (!slots.has(Slot::unit)) return resolved;
    const UnitRow& unit = row_of(static_cast<Unit>(slots.get(Slot::unit)));
    if (resolved.value.empty()) resolved.value = duration_value(unit, slots);
    if (!slots.has(Slot::tenths) && !slots.has(Slot::half))
        resolved.reach = reach_of(match, unit, slots.get_or(Slot::number, 1));
    return resolved;
}

// NOLINTNEXTLINE(*-convert-member-functions-to-static): one of a table of members
Resolved Resolver::set(const Match& match) const {
    const Slots& slots = match.slots;
    Resolved resolved;
    resolved.type = TimeType::set;
    if (slots.has(Slot::unit)) {
        resolved.value = duration_value(row_of(static_cast<Unit>(slots.get(Slot::unit))), slots);
    } else if (slots.has(Slot::part)) {
        resolved.value = "XXXX-XX-XX" + time_of_day(slots);
    } else {
        resolved.value = value_without_year(slots);
    }
    return resolved;
}

Resolved Resolver::reference(const Match& match) const {
    Resolved resolved;
    resolved.value = rule(match).value;
    return resolved;
}

Resolved Resolver::range(const Match& match) const {
    Resolved resolved;
    const std::optional<Period> start = calendar_period(match);
    if (!start) return resolved;
    Match last = match;
    const Slots& slots = match.slots;
    const int year = date_of(first_day(*start)).year;
    last.slots.set(Slot::year, slots.get_or(Slot::end_year, year));
    if (last.slots.get(Slot::year) < 100) last.slots.set(Slot::year, year / 100 * 100 + last.slots.get(Slot::year));
    if (slots.has(Slot::end_month)) last.slots.set(Slot::month, slots.get(Slot::end_month));
    if (slots.has(Slot::end_day)) last.slots.set(Slot::day, slots.get(Slot::end_day));
    const std::optional<Period> end = calendar_period(last);
    if (!end || !is_in_calendar(*start) || !is_in_calendar(*end) || first_day(*start) > first_day(*end))
        return resolved;
    resolved.period = *start;
    resolved.value = to_value(*start) + "/" + to_value(*end);
    return resolved;
}

/// 6/12/2018: where both readings are days, the one near the article's date, if it is the only one; else the year.
Resolved Resolver::slashed(const Match& match) const {
    constexpr int kNear = 31;
    const int year = year_of(match).value_or(0);
    const int first = match.slots.get(Slot::month);
    const int second = match.slots.get(Slot::day);
    const std::optional<Period> american = day_in(year, first, second);
    const std::optional<Period> british = day_in(year, second, first);
    if (!american || !british || *american == *british) return from_period(american ? american : british, match.slots);
    const std::optional<Period> here = anchor_at(match, Grain::day);
    const auto near = [&](Period day) { return here && std::abs(day.index - here->index) <= kNear; };
    if (near(*american) != near(*british)) return from_period(near(*american) ? american : british, match.slots);
    return from_period(year_period(year), match.slots);
}

}  // namespace entente::timex
