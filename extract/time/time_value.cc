// A value is recognised by its shape, a string in which d stands for a digit: a table from shapes to what they name.
// A shape of a date may be followed by a shape of a time; two values with a stroke between them are an interval.
// X stands for an unknown digit wherever a digit may stand; such a value is well-formed and names no days.
#include "extract/time/time_value.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "extract/time/period.h"

namespace entente {
namespace {

using timex::Date;
using timex::Grain;
using timex::Period;

/// The numbers of a shape in their order; -1 where one is unknown.
using Numbers = std::array<int, 3>;

struct DateShape {
    std::string_view shape;
    std::optional<Period> (*period)(const Numbers& numbers);
};

bool in(int number, int low, int high) {
    return number >= low && number <= high;
}

std::optional<Period> part(Grain grain, int year, int number, int last) {
    if (!in(number, 1, last)) return std::nullopt;
    return timex::part_of_year(grain, year, number);
}

std::optional<Period> iso_week(Grain grain, const Numbers& n) {
    if (!in(n[1], 1, timex::weeks_in_year(n[0]))) return std::nullopt;
    return timex::period_at(grain, timex::monday_of({n[0], n[1]}));
}

constexpr auto kFiscal = [](const Numbers&) -> std::optional<Period> { return std::nullopt; };

const std::array<DateShape, 16> kDateShapes = {{
    {"ddXX",
     [](const Numbers& n) -> std::optional<Period> {
         return Period{Grain::century, n[0]};
     }},
    {"dddX",
     [](const Numbers& n) -> std::optional<Period> {
         return Period{Grain::decade, n[0]};
     }},
    {"dddd", [](const Numbers& n) -> std::optional<Period> { return timex::year_period(n[0]); }},
    {"dddd-dd", [](const Numbers& n) { return part(Grain::month, n[0], n[1], 12); }},
    {"dddd-Hd", [](const Numbers& n) { return part(Grain::half, n[0], n[1], 2); }},
    {"dddd-Qd", [](const Numbers& n) { return part(Grain::quarter, n[0], n[1], 4); }},
    {"dddd-SP", [](const Numbers& n) { return part(Grain::season, n[0], 1, 4); }},
    {"dddd-SU", [](const Numbers& n) { return part(Grain::season, n[0], 2, 4); }},
    {"dddd-FA", [](const Numbers& n) { return part(Grain::season, n[0], 3, 4); }},
    {"dddd-WI", [](const Numbers& n) { return part(Grain::season, n[0], 4, 4); }},
    {"dddd-Wdd", [](const Numbers& n) { return iso_week(Grain::week, n); }},
    {"dddd-Wdd-WE", [](const Numbers& n) { return iso_week(Grain::weekend, n); }},
    {"dddd-Wdd-d",
     [](const Numbers& n) -> std::optional<Period> {
         if (!in(n[2], 1, 7) || !iso_week(Grain::week, n)) return std::nullopt;
         return timex::day_period(timex::monday_of({n[0], n[1]}) + n[2] - 1);
     }},
    {"dddd-dd-dd",
     [](const Numbers& n) -> std::optional<Period> {
         const Date date{n[0], n[1], n[2]};
         if (!timex::is_date(date)) return std::nullopt;
         return timex::day_period(timex::day_number(date));
     }},
    {"FYdddd", kFiscal},
    {"FYdddd-Qd", kFiscal},
}};

constexpr std::array<std::string_view, 9> kTimeShapes = {"dd", "dd:dd", "dd:dd:dd", "dd:ddZ", "MO",
                                                         "MI", "AF",    "EV",       "NI"};
constexpr std::array<std::string_view, 3> kReferences = {"PRESENT_REF", "PAST_REF", "FUTURE_REF"};

/// Whether the text has that shape; fills the numbers of the shape in their order.
bool has_shape(std::string_view text, std::string_view shape, Numbers& numbers) {
    if (text.size() != shape.size()) return false;
    numbers.fill(0);
    std::size_t number = 0;
    for (std::size_t i = 0; i < shape.size(); ++i) {
        if (shape[i] != 'd') {
            if (text[i] != shape[i]) return false;
            if (i > 0 && shape[i - 1] == 'd') ++number;
            continue;
        }
        if (text[i] != 'X' && (text[i] < '0' || text[i] > '9')) return false;
        int& value = numbers[number];
        value = text[i] == 'X' || value < 0 ? -1 : value * 10 + (text[i] - '0');
    }
    return true;
}

struct ReadDate {
    bool well_formed = false;
    std::optional<Period> period;
};

ReadDate read_date(std::string_view text) {
    for (const DateShape& row : kDateShapes) {
        Numbers numbers{};
        if (!has_shape(text, row.shape, numbers)) continue;
        if (std::any_of(numbers.begin(), numbers.end(), [](int n) { return n < 0; })) return {true, std::nullopt};
        if (row.period == +kFiscal) return {true, std::nullopt};
        const std::optional<Period> period = row.period(numbers);
        if (!period || !timex::is_in_calendar(*period)) return {};
        return {true, period};
    }
    return {};
}

bool is_time_of_day(std::string_view text) {
    Numbers n{};
    return std::any_of(kTimeShapes.begin(), kTimeShapes.end(), [&](std::string_view shape) {
        return has_shape(text, shape, n) && n[0] <= 24 && n[1] <= 59 && n[2] <= 59;
    });
}

/// A date with or without a time of day.
ReadDate read_moment(std::string_view text) {
    const std::size_t at = text.find('T');
    if (at == std::string_view::npos) return read_date(text);
    if (!is_time_of_day(text.substr(at + 1))) return {};
    return read_date(text.substr(0, at));
}

/// The amounts of a duration up to its end, largest unit first; `text` loses what was read.
template <std::size_t N>
bool read_amounts(std::string_view& text, const std::array<std::string_view, N>& units) {
    std::size_t next = 0;
    while (!text.empty() && !text.starts_with('T')) {
        const std::size_t size = text.find_first_not_of("0123456789.X");
        if (size == 0 || size == std::string_view::npos) return false;
        text.remove_prefix(size);
        const auto fits = [&](std::string_view unit) { return text.starts_with(unit); };
        const auto* unit = std::find_if(units.begin() + static_cast<std::ptrdiff_t>(next), units.end(), fits);
        if (unit == units.end()) return false;
        text.remove_prefix(unit->size());
        next = static_cast<std::size_t>(unit - units.begin()) + 1;
    }
    return next > 0;
}

/// P3D, PT2H30M, P1Y6M, PXY, P2.5Y, PXDE.
bool is_duration(std::string_view text) {
    constexpr std::array<std::string_view, 8> kDates = {"CE", "DE", "Y", "Q", "M", "WE", "W", "D"};
    constexpr std::array<std::string_view, 3> kClocks = {"H", "M", "S"};
    if (!text.starts_with('P')) return false;
    text.remove_prefix(1);
    if (!text.starts_with('T') && !read_amounts(text, kDates)) return false;
    if (text.empty()) return true;
    text.remove_prefix(1);
    return read_amounts(text, kClocks) && text.empty();
}

struct Ends {
    Period first;
    Period last;
};

/// The two ends of an interval, or twice the same for a date; nothing where days are not known.
std::optional<Ends> ends_of(std::string_view value) {
    const std::size_t stroke = value.find('/');
    const std::optional<Period> first = read_moment(value.substr(0, stroke)).period;
    if (first && timex::date_of(timex::first_day(*first)).year < 1) return std::nullopt;  // "00XX" begins with 0
    if (!first || stroke == std::string_view::npos) return first ? std::optional(Ends{*first, *first}) : std::nullopt;
    const std::optional<Period> last = read_moment(value.substr(stroke + 1)).period;
    if (!last || timex::first_day(*last) < timex::first_day(*first)) return std::nullopt;
    if (timex::last_day(*last) < timex::last_day(*first)) return std::nullopt;
    return Ends{*first, *last};
}

/// The months or days in which a period begins and ends, where the views have no word for it.
Ends in_view_grains(Period period) {
    const timex::DayNumber first = timex::first_day(period);
    const timex::DayNumber last = timex::last_day(period);
    switch (period.grain) {
        case Grain::year:
        case Grain::month:
        case Grain::day: return {period, period};
        case Grain::week:
        case Grain::weekend: return {timex::day_period(first), timex::day_period(last)};
        case Grain::century:
        case Grain::decade: return {timex::period_at(Grain::year, first), timex::period_at(Grain::year, last)};
        default: return {timex::period_at(Grain::month, first), timex::period_at(Grain::month, last)};
    }
}

/// The day before (-1) or after (1) a day YYYY-MM-DD.
std::string day_beside(std::string_view day, int step) {
    const std::optional<Period> period = read_date(day).period;
    return period ? to_value(timex::day_period(timex::first_day(*period) + step)) : std::string();
}

}  // namespace

bool is_time_value(std::string_view value) {
    if (std::find(kReferences.begin(), kReferences.end(), value) != kReferences.end()) return true;
    if (is_duration(value)) return true;
    const std::size_t stroke = value.find('/');
    if (stroke == std::string_view::npos) return read_moment(value).well_formed;
    if (!read_moment(value.substr(0, stroke)).well_formed || !read_moment(value.substr(stroke + 1)).well_formed) {
        return false;
    }
    return value.find('X') != std::string_view::npos || ends_of(value).has_value();
}

std::optional<DayRange> days_of(std::string_view value) {
    const std::optional<Ends> ends = ends_of(value);
    if (!ends) return std::nullopt;
    return DayRange{to_value(timex::day_period(first_day(ends->first))),
                    to_value(timex::day_period(last_day(ends->last)))};
}

std::string view_date(std::string_view value) {
    const std::optional<Ends> ends = ends_of(value);
    if (!ends) return {};
    std::string first = to_value(in_view_grains(ends->first).first);
    const std::string last = to_value(in_view_grains(ends->last).last);
    return first == last ? first : first.append("/").append(last);
}

std::string view_date(const TimeExpression& expression) {
    if (std::string view = view_date(std::string_view(expression.range)); !view.empty()) return view;
    std::string view = view_date(std::string_view(expression.value));
    if (!view.empty() || expression.date_from.empty() || expression.date_to.empty()) return view;
    return expression.date_from == expression.date_to ? expression.date_from
                                                      : expression.date_from + "/" + expression.date_to;
}

DayRange covered_days(const TimeExpression& expression) {
    if (std::optional<DayRange> both = days_of(expression.range)) return *std::move(both);
    DayRange days = {expression.date_from, expression.date_to};
    if (days.first.empty() || days.last.empty()) return {};
    switch (expression.bound) {
        case TimeBound::none: break;
        case TimeBound::since: days.last.clear(); break;
        case TimeBound::until: days.first.clear(); break;
        case TimeBound::before: days = {"", day_beside(days.first, -1)}; break;
        case TimeBound::after: days = {day_beside(days.last, 1), ""}; break;
    }
    return days;
}

}  // namespace entente
