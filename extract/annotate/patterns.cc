#include "extract/annotate/patterns.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "extract/annotate/char_class.h"
#include "extract/annotate/word_set.h"

namespace entente {
namespace {

bool is_alnum(char c) {
    return is_ascii_letter(c) || is_digit(c);
}
bool is_wide(char c) {
    return static_cast<unsigned char>(c) >= 0x80;
}

template <typename Predicate>
std::size_t run(std::string_view text, std::size_t at, Predicate predicate) {
    while (at < text.size() && predicate(text[at])) ++at;
    return at;
}

bool starts_with_lower(std::string_view text, std::string_view lower) {
    return text.size() >= lower.size() &&
           std::equal(lower.begin(), lower.end(), text.begin(), [](char a, char b) { return a == to_lower_ascii(b); });
}

/// Where a URL of unknown end stops: before a character that no URL holds, without closing punctuation.
std::size_t url_end(std::string_view text) {
    constexpr std::string_view kNever = "<>\"`{}|\\^";
    std::size_t end = 0;
    std::size_t open = 0;
    std::size_t closed = 0;
    for (; end < text.size() && kNever.find(text[end]) == std::string_view::npos; ++end) {
        if (text.substr(end).starts_with("\xE2\x80")) break;  // typographic quotes and dashes
        if (text[end] == '(') ++open;
        if (text[end] == ')' && ++closed > open) break;
    }
    constexpr std::string_view kTrailing = ".,;:!?'*]";
    while (end > 0 && kTrailing.find(text[end - 1]) != std::string_view::npos) --end;
    return end;
}

bool has_scheme(std::string_view text) {
    constexpr std::size_t kLongestScheme = 8;
    const std::size_t end = run(text.substr(0, kLongestScheme), 0, is_ascii_letter);
    return end >= 2 && text.substr(end).starts_with("://");
}

constexpr std::array<std::string_view, 57> kSuffixes = {
    "ac",  "asp", "au",   "avi", "be", "biz", "br",  "ca",  "ch",  "cn",   "co",  "com", "de",   "doc", "docx",
    "edu", "es",  "eu",   "exe", "fm", "fr",  "gif", "gov", "htm", "html", "ie",  "il",  "info", "int", "io",
    "ir",  "jp",  "jpeg", "jpg", "kp", "kr",  "mil", "mp3", "mpg", "net",  "nl",  "nz",  "org",  "pdf", "php",
    "png", "ppt", "ru",   "se",  "tv", "tw",  "txt", "uk",  "url", "us",   "xls", "zip",
};

/// The digit groups of text joined by single hyphens: how many, and the lengths of the last ones.
struct Groups {
    std::size_t end = 0;
    std::size_t count = 0;
    std::array<std::size_t, 4> length{};
};

Groups digit_groups(std::string_view text) {
    Groups groups;
    for (std::size_t at = 0; groups.count < groups.length.size();) {
        const std::size_t end = run(text, at, is_digit);
        if (end == at) break;
        groups.length[groups.count++] = end - at;
        groups.end = end;
        if (end >= text.size() || text[end] != '-') break;
        at = end + 1;
    }
    return groups;
}

/// 713-853-3989, 345-9945, 1-800-991-9019; 11-20-2000, 2019-03-14.
bool is_hyphenated_number(const Groups& groups) {
    if (groups.count < 2) return false;
    const auto& n = groups.length;
    const std::size_t last = groups.count - 1;
    if (n[last] == 4 && n[last - 1] == 3 && (last < 2 || n[last - 2] == 3)) return true;
    if (groups.count == 2) return n[0] == 1 && n[1] == 4;  // an extension, 3-1663
    if (groups.count != 3) return false;
    return (n[0] <= 2 && n[1] <= 2 && (n[2] == 2 || n[2] == 4)) || (n[0] == 4 && n[1] <= 2 && n[2] <= 2);
}

constexpr std::array<std::string_view, 43> kUnits = {
    "AM",  "GB", "GHz", "GW", "Hz",  "K",  "KB",  "MB",  "MHz", "MM", "MW", "PM", "TB",  "am", "bn",
    "cc",  "cm", "ft",  "g",  "ha",  "hr", "hrs", "in",  "k",   "kW", "kg", "km", "kph", "kt", "lb",
    "lbs", "m",  "mg",  "mi", "min", "ml", "mm",  "mph", "oz",  "pm", "sq", "tn", "yrs",
};

constexpr std::array<std::string_view, 36> kEmoticons = {
    ":-)", ":)", ":-(", ":(", ":-D", ":D", ":-P", ":P",  ":-p", ":p",  ":-/", ":/",
    ":-|", ":|", ":'(", ":O", ":o",  ":*", ":S",  ":))", ":((", ";-)", ";)",  ";P",
    ";D",  "=)", "=(",  "=D", "=P",  "(:", "(;",  "<3",  "^_^", "^^",  "-_-", ">:(",
};

std::size_t match_arrow(std::string_view text) {
    const std::size_t shaft = run(text, 0, [](char c) { return c == '-' || c == '='; });
    if (shaft > 0 && shaft < text.size() && text[shaft] == '>') return shaft + 1;
    if (text.starts_with("<-")) return run(text, 1, [](char c) { return c == '-'; });
    return 0;
}

/// Whether the mark at the start of `text` and the digits after it go on with a number. After a comma there are three
/// (1,000,000), or two and another comma (1,00,000).
bool joins_digits(std::string_view text) {
    if (text.size() < 2 || !is_digit(text[1])) return false;
    if (text[0] != ',') return text[0] == '.' || text[0] == ':' || text[0] == '/';
    const std::size_t end = run(text, 1, is_digit);
    return end == 4 || (end == 3 && end < text.size() && text[end] == ',');
}

}  // namespace

std::size_t match_url(std::string_view text) {
    const bool prefixed =
        starts_with_lower(text, "www.") || starts_with_lower(text, "mailto:") || starts_with_lower(text, "doi:");
    if (!prefixed && !has_scheme(text)) return 0;
    return url_end(text);
}

std::size_t match_email(std::string_view text) {
    const auto is_local = [](char c) {
        return is_alnum(c) || is_wide(c) || std::string_view("._%+-").find(c) != std::string_view::npos;
    };
    constexpr std::size_t kLongestLocal = 64;  // RFC 5321
    const std::size_t at = run(text.substr(0, kLongestLocal + 1), 0, is_local);
    if (at == 0 || at + 1 >= text.size() || text[at] != '@' || !is_alnum(text[at + 1])) return 0;
    std::size_t end = run(text, at + 1, [](char c) { return is_alnum(c) || c == '.' || c == '-' || c == '_'; });
    while (!is_alnum(text[end - 1])) --end;
    return end;
}

std::size_t match_host(std::string_view text) {
    constexpr std::size_t kLongestHost = 253;  // RFC 1035
    const auto is_inner = [](char c) { return is_alnum(c) || c == '.' || c == '_' || c == '-'; };
    std::size_t end = run(text.substr(0, kLongestHost), 0, is_inner);
    while (end > 0 && !is_alnum(text[end - 1])) --end;
    const std::string_view name = text.substr(0, end);
    const std::size_t dot = name.rfind('.');
    if (dot == std::string_view::npos || dot == 0 || name[dot - 1] == '.') return 0;
    const bool dotted = name.find('.') != dot && is_lower(name[0]) && is_lower(name[dot + 1]);  // comp.sources.unix
    if (!dotted && !contains_lower(kSuffixes, name.substr(dot + 1))) return 0;
    if (end + 1 < text.size() && text[end] == '/' && is_alnum(text[end + 1])) return url_end(text);
    return end;
}

std::size_t match_number(std::string_view text) {
    const Groups groups = digit_groups(text);
    if (is_hyphenated_number(groups)) return groups.end;
    std::size_t end = run(text, 0, is_digit);
    while (joins_digits(text.substr(end))) end = run(text, end + 1, is_digit);
    return end;
}

bool is_unit(std::string_view letters, bool after_currency) {
    if (after_currency && letters.size() == 1 &&
        std::string_view("BMTbmt").find(letters[0]) != std::string_view::npos) {
        return true;
    }
    return std::binary_search(kUnits.begin(), kUnits.end(), letters);
}

std::size_t match_emoticon(std::string_view text) {
    for (const std::string_view emoticon : kEmoticons) {
        if (!text.starts_with(emoticon)) continue;
        const std::size_t end = emoticon.size();
        if (is_alnum(emoticon.back()) && end < text.size() && is_alnum(text[end])) continue;
        if (emoticon.ends_with(')') && end < text.size() && text[end] == ')') continue;
        return end;
    }
    return match_arrow(text);
}

}  // namespace entente
