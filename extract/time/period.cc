// Each grain is one row of a table: how many of its periods a year has, or how many years it covers; weeks and days
// count for themselves. Everything else (number, first day, the period of a day) follows from these rows.
#include "extract/time/period.h"

#include <array>
#include <cstdio>

namespace entente::timex {
namespace {

struct GrainRow {
    int years;         // periods of whole years: how many years
    int parts;         // parts of a year: how many; 0 for the others
    int first_month;   // of the first part
    const char* form;  // of the value: year and part
};

constexpr std::array<GrainRow, 10> kRows = {{
    {100, 0, 0, "%02dXX"},       // century
    {10, 0, 0, "%03dX"},         // decade
    {1, 0, 0, "%04d"},           // year
    {0, 2, 1, "%04d-H%d"},       // half
    {0, 4, 1, "%04d-Q%d"},       // quarter
    {0, 4, 3, "%04d-%s"},        // season
    {0, 12, 1, "%04d-%02d"},     // month
    {0, 0, 0, "%04d-W%02d"},     // week
    {0, 0, 0, "%04d-W%02d-WE"},  // weekend
    {0, 0, 0, ""},               // day
}};

const GrainRow& row(Grain grain) {
    return kRows[static_cast<std::size_t>(grain)];
}

bool is_weekly(Grain grain) {
    return grain == Grain::week || grain == Grain::weekend;
}

constexpr DayNumber kFirstMonday = -3;  // of the week of 1970-01-01

DayNumber month_start(int months) {
    return day_number({floor_div(months, 12), floor_mod(months, 12) + 1, 1});
}

/// The first day of the period with that number; of its week for a weekend.
DayNumber start_of(Grain grain, int index) {
    if (grain == Grain::day) return index;
    if (is_weekly(grain)) return kFirstMonday + index * 7;
    if (row(grain).years != 0) return day_number({index * row(grain).years, 1, 1});
    const int months = 12 / row(grain).parts;
    return month_start(index * months + row(grain).first_month - 1);
}

template <typename... Args>
std::string print(const char* form, Args... args) {
    std::array<char, 24> buffer{};
    const int size = std::snprintf(buffer.data(), buffer.size(), form, args...);
    return {buffer.data(), static_cast<std::size_t>(size)};
}

}  // namespace

Period year_period(int year) {
    return {Grain::year, year};
}
Period month_period(int year, int month) {
    return part_of_year(Grain::month, year, month);
}
Period day_period(DayNumber day) {
    return {Grain::day, day};
}
Period part_of_year(Grain grain, int year, int part) {
    return {grain, year * row(grain).parts + part - 1};
}

Period period_at(Grain grain, DayNumber day) {
    if (grain == Grain::day) return {grain, day};
    if (is_weekly(grain)) return {grain, floor_div(day - kFirstMonday, 7)};
    const Date date = date_of(day);
    if (row(grain).years != 0) return {grain, floor_div(date.year, row(grain).years)};
    const int months = date.year * 12 + date.month - row(grain).first_month;
    return {grain, floor_div(months, 12 / row(grain).parts)};
}

DayNumber first_day(Period period) {
    return start_of(period.grain, period.index) + (period.grain == Grain::weekend ? 5 : 0);
}

DayNumber last_day(Period period) {
    return start_of(period.grain, period.index + 1) - 1;
}

std::optional<Period> widened(Period period, Grain grain) {
    if (period.grain < grain) return std::nullopt;
    return period_at(grain, first_day(period));
}

bool is_in_calendar(Period period) {
    constexpr int kFarthest = 5'000'000;  // days; any index of another grain that is inside is smaller
    if (period.index < -kFarthest || period.index > kFarthest) return false;
    if (row(period.grain).years != 0) {
        const int last = kLastYear / row(period.grain).years;
        return period.index >= (period.grain == Grain::year ? kFirstYear : 0) && period.index <= last;
    }
    if (row(period.grain).parts != 0) {
        const int year = floor_div(period.index, row(period.grain).parts);
        return year >= kFirstYear && year < kLastYear;
    }
    const DayNumber start = first_day(period);
    return start >= day_number({kFirstYear, 1, 8}) && start <= day_number({kLastYear, 12, 24});
}

const char* season_name(int season) {
    constexpr std::array<const char*, 4> kNames = {"SP", "SU", "FA", "WI"};
    return kNames[static_cast<std::size_t>(season - 1)];
}

std::string to_value(Period period) {
    const GrainRow& grain = row(period.grain);
    if (period.grain == Grain::day) {
        const Date date = date_of(period.index);
        return print("%04d-%02d-%02d", date.year, date.month, date.day);
    }
    if (is_weekly(period.grain)) {
        const IsoWeek week = iso_week_of(first_day(period));
        return print(grain.form, week.year, week.week);
    }
    if (grain.years != 0) return print(grain.form, period.index);
    const int part = floor_mod(period.index, grain.parts);
    const int year = floor_div(period.index, grain.parts);
    if (period.grain == Grain::season) return print(grain.form, year, season_name(part + 1));
    return print(grain.form, year, part + 1);
}

}  // namespace entente::timex
