#include "export/support/wrap.h"

#include <algorithm>

#include "graph/base/utf8.h"

namespace entente {
namespace {

constexpr std::string_view kEllipsis = "\u2026";
constexpr std::string_view kBlanks = " \t\r\n";

/// How many bytes `characters` of the text take; all of a shorter one.
std::size_t bytes_of(std::string_view text, std::size_t characters) {
    std::size_t bytes = 0;
    for (; characters > 0 && bytes < text.size(); --characters)
        bytes += std::max<std::size_t>(utf8_sequence_length(text.substr(bytes)), 1);
    return std::min(bytes, text.size());
}

/// Where the first line ends: at the last blank that fits, else in the midst of a word.
std::size_t first_line(std::string_view text, std::size_t width) {
    const std::size_t most = bytes_of(text, width);
    if (most == text.size()) return most;
    const std::size_t blank = text.substr(0, most + 1).find_last_of(kBlanks);
    return blank == std::string_view::npos || blank == 0 ? most : blank;
}

}  // namespace

std::string wrapped(std::string_view text, std::size_t width, std::size_t lines) {
    std::string out;
    for (std::size_t line = 0;; ++line) {
        text.remove_prefix(std::min(text.find_first_not_of(kBlanks), text.size()));
        if (text.empty()) return out;
        if (line == lines) return out.append(kEllipsis);
        const std::size_t end = first_line(text, width);
        std::string part(text.substr(0, end));
        std::replace_if(
            part.begin(), part.end(), [](char c) { return kBlanks.find(c) != std::string_view::npos; }, ' ');
        part.erase(part.find_last_not_of(' ') + 1);
        out.append(line == 0 ? "" : "\n").append(part);
        text.remove_prefix(end);
    }
}

}  // namespace entente
