#include "extract/read/support/written_date.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstdio>

#include "extract/read/support/source_text.h"
#include "graph/base/fold.h"

namespace entente {
namespace {

constexpr std::array<std::string_view, 12> kMonths = {"january",   "february", "march",    "april",
                                                      "may",       "june",     "july",     "august",
                                                      "september", "october",  "november", "december"};
constexpr std::array<std::string_view, 7> kWeekdays = {"monday", "tuesday",  "wednesday", "thursday",
                                                       "friday", "saturday", "sunday"};

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool same_letter(char lower, char any) {
    return lower == (any >= 'A' && any <= 'Z' ? any - 'A' + 'a' : any);
}
bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// Reads the parts of a date one after another; what does not fit stays unread.
class Scanner {
public:
    explicit Scanner(std::string_view text) : rest_(text) {}

    [[nodiscard]] std::string_view rest() const { return rest_; }

    void skip(std::string_view characters) {
        const std::size_t at = rest_.find_first_not_of(characters);
        rest_.remove_prefix(at == std::string_view::npos ? rest_.size() : at);
    }

    bool take(char c) {
        if (!rest_.starts_with(c)) return false;
        rest_.remove_prefix(1);
        return true;
    }

    /// A number of `least` to `most` digits that no further digit follows.
    std::optional<int> number(std::size_t least, std::size_t most) {
        const auto* const end = std::find_if_not(rest_.begin(), rest_.end(), is_digit);
        const auto size = static_cast<std::size_t>(end - rest_.begin());
        if (size < least || size > most) return std::nullopt;
        int value = 0;
        std::from_chars(rest_.data(), rest_.data() + size, value);
        rest_.remove_prefix(size);
        return value;
    }

    /// The index of a name in `names`, written whole or as its first three or more letters, with or without a dot.
    template <std::size_t Size>
    std::optional<int> name(const std::array<std::string_view, Size>& names) {
        const auto* const end = std::find_if_not(rest_.begin(), rest_.end(), is_letter);
        const std::string word = folded(rest_.substr(0, static_cast<std::size_t>(end - rest_.begin())));
        if (word.size() < 3) return std::nullopt;
        const auto found = std::find_if(names.begin(), names.end(), [&](auto full) { return full.starts_with(word); });
        if (found == names.end() || (word.size() > 5 && word != *found)) return std::nullopt;
        rest_.remove_prefix(word.size());
        take('.');
        return static_cast<int>(found - names.begin());
    }

    /// "14", "14th"
    std::optional<int> day() {
        const auto value = number(1, 2);
        if (!value) return std::nullopt;
        for (const std::string_view suffix : {"st", "nd", "rd", "th"}) {
            if (rest_.starts_with(suffix)) {
                rest_.remove_prefix(2);
                break;
            }
        }
        return value;
    }

private:
    std::string_view rest_;
};

std::optional<std::string> iso_day(int year, int month, int day) {
    const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                           std::chrono::day(static_cast<unsigned>(day))};
    if (!date.ok() || year < 1000) return std::nullopt;
    std::array<char, 16> buffer{};
    const int size = std::snprintf(buffer.data(), buffer.size(), "%04d-%02d-%02d", year, month, day);
    return std::string(buffer.data(), static_cast<std::size_t>(size));
}

/// "2019-03-14", "2019/03/14"
std::optional<std::string> numeric_day(Scanner& scanner) {
    const auto year = scanner.number(4, 4);
    if (!year) return std::nullopt;
    const char separator = scanner.rest().starts_with('/') ? '/' : '-';
    if (!scanner.take(separator)) return std::nullopt;
    const auto month = scanner.number(1, 2);
    if (!month || !scanner.take(separator)) return std::nullopt;
    const auto day = scanner.number(1, 2);
    return day ? iso_day(*year, *month, *day) : std::nullopt;
}

/// "March 14, 2019", "14 March 2019", with a weekday before it or not
std::optional<std::string> written_day(Scanner& scanner) {
    if (scanner.name(kWeekdays)) scanner.skip(" ,");
    auto day = scanner.day();
    scanner.skip(" ,-");
    const auto month = scanner.name(kMonths);
    if (!month) return std::nullopt;
    scanner.skip(" ,-");
    if (!day) day = scanner.day();
    scanner.skip(" ,-");
    const auto year = scanner.number(4, 4);
    return day && year ? iso_day(*year, *month + 1, *day) : std::nullopt;
}

/// A full date at the start of `text`, which is cut to what follows it.
std::optional<std::string> take_day(std::string_view& text) {
    Scanner numeric(text);
    if (auto date = numeric_day(numeric)) {
        text = numeric.rest();
        return date;
    }
    Scanner written(text);
    auto date = written_day(written);
    if (date) text = written.rest();
    return date;
}

/// Whether `text` is nothing but a time of day: "T10:00:00Z", ", 10:30 a.m. EST", "at 5 pm (GMT+1)", "10:00 GMT | ".
bool is_time(std::string_view text) {
    if (text.size() > 40) return false;
    constexpr std::string_view kMarks = " ,;:.()+-|/\t";
    static constexpr std::array<std::string_view, 20> kWords = {"t",   "z",   "at",  "a",   "p",    "m",  "am",
                                                                "pm",  "gmt", "utc", "est", "edt",  "et", "pst",
                                                                "pdt", "pt",  "bst", "cet", "cest", "kst"};
    while (!text.empty()) {
        const auto* const end = std::find_if_not(text.begin(), text.end(), is_letter);
        const auto size = static_cast<std::size_t>(end - text.begin());
        const std::string word = folded(text.substr(0, size));
        if (size == 0 && !is_digit(text[0]) && kMarks.find(text[0]) == std::string_view::npos) return false;
        if (size > 0 && std::find(kWords.begin(), kWords.end(), word) == kWords.end()) return false;
        text.remove_prefix(std::max<std::size_t>(size, 1));
    }
    return true;
}

/// Cuts one of `words` (lower case) from the start of `text`, together with a colon and space after it.
template <std::size_t Size>
bool take_word(std::string_view& text, const std::array<std::string_view, Size>& words) {
    for (const std::string_view word : words) {
        if (text.size() <= word.size() || !std::equal(word.begin(), word.end(), text.begin(), same_letter)) continue;
        if (is_letter(text[word.size()])) continue;
        Scanner scanner(text.substr(word.size()));
        scanner.skip(" :\t");
        text = scanner.rest();
        return true;
    }
    return false;
}

/// "Published", "Posted on", "Last updated:" at the start of `text` are cut off; whether they speak of an update.
bool take_label(std::string_view& text) {
    static constexpr std::array<std::string_view, 5> kUpdate = {"last updated", "last modified", "updated", "modified",
                                                                "update"};
    static constexpr std::array<std::string_view, 8> kFirst = {
        "first published", "published", "posted", "released", "issued", "date", "publication date", "release date"};
    static constexpr std::array<std::string_view, 2> kOn = {"on", "at"};
    const bool update = take_word(text, kUpdate);
    if (!update) take_word(text, kFirst);
    take_word(text, kOn);
    return update;
}

/// "By Ann Lee | March 14, 2019": from the last place where a whole date begins.
std::optional<std::string> date_after_byline(std::string_view line) {
    if (line.size() > 100 || !line.starts_with("By ")) return std::nullopt;
    for (std::size_t at = line.find(' '); at != std::string_view::npos; at = line.find(' ', at + 1)) {
        std::string_view rest = line.substr(at + 1);
        if (auto date = take_day(rest); date && is_time(rest)) return date;
    }
    return std::nullopt;
}

}  // namespace

std::optional<std::string> parse_date_field(std::string_view field) {
    field = stripped(field);
    std::string_view rest = field;
    if (auto date = take_day(rest)) return rest.empty() || !is_digit(rest[0]) ? date : std::nullopt;
    Scanner scanner(field);
    const auto month_name = scanner.name(kMonths);
    scanner.skip(" ,");
    if (const auto digits = scanner.number(8, 8); digits && !month_name && scanner.rest().empty()) {
        return iso_day(*digits / 10000, *digits / 100 % 100, *digits % 100);
    }
    const auto year = scanner.number(4, 4);
    if (!year || *year < 1000) return std::nullopt;
    if (month_name)
        return scanner.rest().empty() ? std::optional(iso_day(*year, *month_name + 1, 1)->substr(0, 7)) : std::nullopt;
    if (scanner.rest().empty()) return std::string(field);
    const auto month = scanner.take('-') ? scanner.number(2, 2) : std::nullopt;
    if (!month || *month < 1 || *month > 12 || !scanner.rest().empty()) return std::nullopt;
    return std::string(field);
}

std::optional<DateLine> parse_date_line(std::string_view line) {
    line = stripped(line);
    if (line.size() > 120) return std::nullopt;
    if (auto date = date_after_byline(line)) return DateLine{*date};
    const bool update = take_label(line);
    auto date = take_day(line);
    if (!date || !is_time(line)) return std::nullopt;
    return DateLine{*date, update};
}

std::optional<std::string> parse_dateline(std::string_view paragraph) {
    constexpr std::size_t kReach = 90;
    const std::string_view head = paragraph.substr(0, kReach);
    if (!std::all_of(head.begin(), std::find_if_not(head.begin(), head.end(), is_letter),
                     [](char c) { return c >= 'A' && c <= 'Z'; })) {
        return std::nullopt;  // "SEOUL" is in capitals
    }
    for (std::size_t at = head.find(", "); at != std::string_view::npos; at = head.find(", ", at + 1)) {
        std::string_view rest = paragraph.substr(at + 2, kReach);
        auto date = take_day(rest);
        if (!date) continue;
        const std::string_view after = rest.substr(0, 40);
        for (const std::string_view dash : {" - ", " – ", " — ", " -- ", ") - "}) {
            if (after.find(dash) != std::string_view::npos) return date;
        }
    }
    return std::nullopt;
}

}  // namespace entente
