// Days are numbered by counting from 1 March, so that the leap day is the last of its year; eras of 400 years repeat
// exactly. (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".) Easter by the anonymous Gregorian
// computus (Meeus, Jones, Butcher).
#include "extract/time/calendar.h"

#include <array>

namespace entente::timex {
namespace {

constexpr int kDaysOfEra = 146097;  // 400 years
constexpr int kEpochDays = 719468;  // 0000-03-01 to 1970-01-01

bool is_leap(int year) {
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

}  // namespace

int days_in_month(int year, int month) {
    constexpr std::array<int, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && is_leap(year) ? 29 : kDays[static_cast<std::size_t>(month - 1)];
}

bool is_date(Date date) {
    return date.year >= kFirstYear && date.year <= kLastYear && date.month >= 1 && date.month <= 12 && date.day >= 1 &&
           date.day <= days_in_month(date.year, date.month);
}

DayNumber day_number(Date date) {
    const int year = date.month <= 2 ? date.year - 1 : date.year;
    const int era = floor_div(year, 400);
    const int year_of_era = year - era * 400;
    const int day_of_year = (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1;
    const int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * kDaysOfEra + day_of_era - kEpochDays;
}

Date date_of(DayNumber day) {
    const int days = day + kEpochDays;
    const int era = floor_div(days, kDaysOfEra);
    const int day_of_era = days - era * kDaysOfEra;
    const int year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    const int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const int month_from_march = (5 * day_of_year + 2) / 153;
    const int month = month_from_march < 10 ? month_from_march + 3 : month_from_march - 9;
    return {year_of_era + era * 400 + (month <= 2 ? 1 : 0), month, day_of_year - (153 * month_from_march + 2) / 5 + 1};
}

int weekday_of(DayNumber day) {
    return floor_mod(day + 3, 7) + 1;
}

IsoWeek iso_week_of(DayNumber day) {
    const DayNumber thursday = day - weekday_of(day) + 4;
    const int year = date_of(thursday).year;
    return {year, (thursday - day_number({year, 1, 1})) / 7 + 1};
}

DayNumber monday_of(IsoWeek week) {
    const DayNumber january_4 = day_number({week.year, 1, 4});
    return january_4 - weekday_of(january_4) + 1 + (week.week - 1) * 7;
}

int weeks_in_year(int year) {
    return iso_week_of(day_number({year, 12, 28})).week;
}

DayNumber easter_of(int year) {
    const int golden = year % 19;
    const int century = year / 100;
    const int rest = year % 100;
    const int leap_correction = (century + 8) / 25;
    const int moon_correction = (century - leap_correction + 1) / 3;
    const int epact = (19 * golden + century - century / 4 - moon_correction + 15) % 30;
    const int to_sunday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7;
    const int late = (golden + 11 * epact + 22 * to_sunday) / 451;
    const int sum = epact + to_sunday - 7 * late + 114;
    return day_number({year, sum / 31, sum % 31 + 1});
}

}  // namespace entente::timex
