// A stretch of the calendar with a name: 2018, 2018-06, 2018-06-12, 2018-W24, 2018-SU, the 1990s.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "extract/time/calendar.h"

namespace entente::timex {

/// How much of the calendar a period covers, from coarse to fine.
enum class Grain : std::uint8_t { century, decade, year, half, quarter, season, month, week, weekend, day };

inline constexpr std::size_t kGrainCount = static_cast<std::size_t>(Grain::day) + 1;

/// Periods of one grain are numbered without gaps, so that "three months earlier" is a subtraction. The numbers are
/// the calendar's own where it has them: years by year, days by day number.
struct Period {
    Grain grain = Grain::day;
    std::int32_t index = 0;

    bool operator==(const Period&) const = default;
};

[[nodiscard]] Period year_period(int year);
[[nodiscard]] Period month_period(int year, int month);
[[nodiscard]] Period day_period(DayNumber day);
/// The nth part (from 1) of a year: half, quarter, season (1 spring to 4 winter, which ends in the next year), month.
[[nodiscard]] Period part_of_year(Grain grain, int year, int part);

/// SP, SU, FA, WI for 1 to 4.
[[nodiscard]] const char* season_name(int season);

/// The period of that grain that holds the day.
[[nodiscard]] Period period_at(Grain grain, DayNumber day);

[[nodiscard]] DayNumber first_day(Period period);
[[nodiscard]] DayNumber last_day(Period period);

/// The period of a coarser or equal grain that this one begins in; nothing where `grain` is finer.
[[nodiscard]] std::optional<Period> widened(Period period, Grain grain);

/// Whether the period lies within years 1 to 9999, so that it has a value.
[[nodiscard]] bool is_in_calendar(Period period);

/// The value of ISO 8601 and TIMEX3. Precondition: is_in_calendar.
[[nodiscard]] std::string to_value(Period period);

}  // namespace entente::timex
