#include "graph/base/day.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <optional>

namespace entente {
namespace {

using std::chrono::day;
using std::chrono::last;
using std::chrono::month;
using std::chrono::year;
using std::chrono::year_month_day;

/// The number that fills `digits`.
std::optional<unsigned> number_of(std::string_view digits) {
    unsigned number = 0;
    const bool all = std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!all || digits.empty()) return std::nullopt;
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return number;
}

struct Parts {
    year y{};
    std::optional<month> m;
    std::optional<day> d;
};

std::optional<Parts> parts_of(std::string_view date) {
    date = date.substr(0, date.find('T'));
    const bool shaped = date.size() == 4 || (date.size() == 7 && date[4] == '-') ||
                        (date.size() == 10 && date[4] == '-' && date[7] == '-');
    if (!shaped) return std::nullopt;
    Parts parts;
    const auto of_year = number_of(date.substr(0, 4));
    if (!of_year) return std::nullopt;
    parts.y = year(static_cast<int>(*of_year));
    if (date.size() == 4) return parts;
    const auto of_month = number_of(date.substr(5, 2));
    if (!of_month || !month(*of_month).ok()) return std::nullopt;
    parts.m = month(*of_month);
    if (date.size() == 7) return parts;
    const auto of_day = number_of(date.substr(8, 2));
    if (!of_day || !year_month_day(parts.y, *parts.m, day(*of_day)).ok()) return std::nullopt;
    parts.d = day(*of_day);
    return parts;
}

std::string written(year_month_day date) {
    std::array<char, 32> text{};
    static_cast<void>(std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", static_cast<int>(date.year()),
                                    static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day())));
    return text.data();
}

}  // namespace

std::string first_day(std::string_view date) {
    const std::optional<Parts> parts = parts_of(date);
    if (!parts) return {};
    return written({parts->y, parts->m.value_or(month(1)), parts->d.value_or(day(1))});
}

std::string last_day(std::string_view date) {
    const std::optional<Parts> parts = parts_of(date);
    if (!parts) return {};
    const month of_year = parts->m.value_or(month(12));
    if (parts->d) return written({parts->y, of_year, *parts->d});
    return written(year_month_day(parts->y / of_year / last));
}

Days days_between(std::string_view first_date, std::string_view last_date) {
    Days days{first_day(first_date), last_day(last_date)};
    const bool reversed = !days.first.empty() && !days.last.empty() && days.last < days.first;
    return reversed ? Days{} : days;
}

}  // namespace entente
