// Values of TIMEX3, read: which days they name, and how the graph's views show them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "extract/text/analysis.h"

namespace entente {

/// The first and the last day, each YYYY-MM-DD.
struct DayRange {
    std::string first;
    std::string last;

    bool operator==(const DayRange&) const = default;
};

/// Whether `value` is a date, time, duration or interval of ISO 8601 with the extensions of TIMEX3: decades (199X),
/// centuries (19XX), seasons (2018-SU), halves and quarters (2018-H1, 2018-Q3), weekends (2018-W23-WE), parts of the
/// day (TMO, TAF, TEV, TNI), unknown digits (XXXX-06-12, PXD), fiscal years (FY2018), PRESENT_REF, PAST_REF,
/// FUTURE_REF.
[[nodiscard]] bool is_time_value(std::string_view value);

/// The days that a value of a known date, time or interval covers; nothing for durations, unknown digits, references
/// and fiscal years, whose limits differ by country.
[[nodiscard]] std::optional<DayRange> days_of(std::string_view value);

/// The value as the graph's views show dates: YYYY, YYYY-MM, YYYY-MM-DD or START/END; empty where there is no such
/// form. A time of day is left out, a week becomes its first and last day, a season or quarter its months.
[[nodiscard]] std::string view_date(std::string_view value);

/// The same for an expression; both ends of "from 2015 to 2018" are that interval, a duration that lies before or after
/// a known day ("over the past year") the interval that it covers.
[[nodiscard]] std::string view_date(const TimeExpression& expression);

/// The days that something dated by `expression` lies in. An end is empty where it is open ("since 2017" has no last
/// day, "before June" no first one) or not known.
[[nodiscard]] DayRange covered_days(const TimeExpression& expression);

}  // namespace entente
