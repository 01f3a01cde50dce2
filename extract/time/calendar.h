// The proleptic Gregorian calendar and the weeks of ISO 8601, as arithmetic on day numbers.
#pragma once

#include <compare>
#include <cstdint>

namespace entente::timex {

/// Years that a value of four digits can hold.
inline constexpr int kFirstYear = 1;
inline constexpr int kLastYear = 9999;

/// Days since 1970-01-01.
using DayNumber = std::int32_t;

struct Date {
    int year = 0;
    int month = 0;  // 1 to 12
    int day = 0;    // 1 to 31

    auto operator<=>(const Date&) const = default;
};

/// A week of ISO 8601: it belongs to the year of its Thursday.
struct IsoWeek {
    int year = 0;
    int week = 0;  // 1 to 53
};

[[nodiscard]] int days_in_month(int year, int month);

/// Whether there is such a day, in years 1 to 9999.
[[nodiscard]] bool is_date(Date date);

[[nodiscard]] DayNumber day_number(Date date);
[[nodiscard]] Date date_of(DayNumber day);

/// 1 Monday to 7 Sunday.
[[nodiscard]] int weekday_of(DayNumber day);

[[nodiscard]] IsoWeek iso_week_of(DayNumber day);
[[nodiscard]] DayNumber monday_of(IsoWeek week);
[[nodiscard]] int weeks_in_year(int year);

/// Easter Sunday of the western churches.
[[nodiscard]] DayNumber easter_of(int year);

/// The year that two digits stand for: '98 is 1998, '18 is 2018.
[[nodiscard]] constexpr int full_year(int two_digits) {
    constexpr int kFirstOfLastCentury = 40;
    return (two_digits < kFirstOfLastCentury ? 2000 : 1900) + two_digits;
}

/// Division that rounds down, for numbers before the epoch.
[[nodiscard]] constexpr int floor_div(int a, int b) {
    return a / b - (a % b != 0 && (a % b < 0) != (b < 0) ? 1 : 0);
}
[[nodiscard]] constexpr int floor_mod(int a, int b) {
    return a - floor_div(a, b) * b;
}

}  // namespace entente::timex
