// Dates of the graph as whole days, which is what timelines want.
#pragma once

#include <string>
#include <string_view>

namespace entente {

/// The first and the last day of a year, month or day in ISO 8601 ("2018", "2018-06", "2018-06-12"); a time of day
/// behind it is left out. Empty where `date` is none of these, or no day of the calendar.
[[nodiscard]] std::string first_day(std::string_view date);
[[nodiscard]] std::string last_day(std::string_view date);

/// The two ends of an interval as days; empty where unknown. An interval that would end before it starts has neither.
struct Days {
    std::string first;
    std::string last;
};
[[nodiscard]] Days days_between(std::string_view first_date, std::string_view last_date);

}  // namespace entente
