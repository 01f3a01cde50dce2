// Dates as people and programs write them at the head of an article, made ISO 8601. Only dates of documents: what
// sentences say ("last Friday") is for extract/time.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace entente {

/// The value of a field that should hold a date: YYYY, YYYY-MM, YYYY-MM-DD, YYYYMMDD, a date-time of ISO 8601 or
/// RFC 2822 (cut to the day), "March 14, 2019", "14 March 2019", "March 2019". Nothing where there is no such day.
[[nodiscard]] std::optional<std::string> parse_date_field(std::string_view field);

/// A date that a line of its own states, as YYYY-MM-DD.
struct DateLine {
    std::string date;
    bool is_update = false;  // "Updated:", "Last modified"
};

/// "Thursday, March 14, 2019", "Published: 14 March 2019, 10:30 a.m. EST", "2019-03-14", "By Ann Lee | March 14, 2019".
/// Nothing where the line says more than a date, its time, and who wrote.
[[nodiscard]] std::optional<DateLine> parse_date_line(std::string_view line);

/// The full date in a dateline at the start of a paragraph, "SEOUL, June 12, 2018 (Wire) - …", as YYYY-MM-DD.
[[nodiscard]] std::optional<std::string> parse_dateline(std::string_view paragraph);

}  // namespace entente
