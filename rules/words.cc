#include "rules/words.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "graph/base/diagnostics.h"

namespace entente {
namespace {

constexpr std::string_view kSpaces = " \t\r\n";
constexpr std::size_t kLongestWord = 100;  // beyond it no typing error is meant, and distance costs time
constexpr std::array kDaysOfMonths = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
constexpr std::array<std::size_t, 3> kDateWidths = {4, 2, 2};

/// Reads exactly `text` as a number.
bool read_number(std::string_view text, int& number) {
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    return failure == std::errc{} && end == text.data() + text.size() && number > 0 && text.front() != '+';
}

int days_in(int year, int month) {
    const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return kDaysOfMonths.at(static_cast<std::size_t>(month - 1)) + (month == 2 && leap ? 1 : 0);
}

}  // namespace

std::vector<std::string_view> split_words(std::string_view text) {
    std::vector<std::string_view> out;
    std::size_t begin = text.find_first_not_of(kSpaces);
    while (begin != std::string_view::npos) {
        const std::size_t end = std::min(text.find_first_of(kSpaces, begin), text.size());
        out.push_back(text.substr(begin, end - begin));
        begin = text.find_first_not_of(kSpaces, end);
    }
    return out;
}

std::vector<std::string_view> split_at(std::string_view text, char separator) {
    std::vector<std::string_view> out;
    while (true) {
        const std::size_t end = text.find(separator);
        out.push_back(text.substr(0, end));
        if (end == std::string_view::npos) return out;
        text.remove_prefix(end + 1);
    }
}

std::string_view trimmed(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(kSpaces);
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(kSpaces) - begin + 1);
}

std::string backquoted(std::string_view word) {
    std::string out = "`";
    out += word;
    out += '`';
    return out;
}

std::string did_you_mean(std::string_view word, const std::vector<std::string_view>& candidates) {
    if (word.size() > kLongestWord) return {};
    const std::string_view near = nearest_word(word, candidates);
    return near.empty() ? std::string() : "; did you mean " + backquoted(near) + "?";
}

bool is_iso_date(std::string_view text) {
    const auto parts = split_at(text, '-');
    if (parts.size() > kDateWidths.size()) return false;
    std::array<int, 3> numbers = {1, 1, 1};
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (parts[i].size() != kDateWidths.at(i) || !read_number(parts[i], numbers.at(i))) return false;
    }
    return numbers[1] <= 12 && numbers[2] <= days_in(numbers[0], numbers[1]);
}

bool is_iso_date_or_interval(std::string_view text) {
    const auto parts = split_at(text, '/');
    return parts.size() <= 2 && std::all_of(parts.begin(), parts.end(), is_iso_date);
}

}  // namespace entente
