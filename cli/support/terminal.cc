#include "cli/support/terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>

#include "graph/base/utf8.h"

namespace entente {
namespace {

struct Range {
    char32_t first;
    char32_t last;
};

// Unicode 15: East_Asian_Width W and F, emoji presentation; neighbouring ranges joined
constexpr std::array kWide = {
    Range{0x1100, 0x115F},   Range{0x231A, 0x231B},   Range{0x23E9, 0x23EC},   Range{0x25FD, 0x25FE},
    Range{0x2614, 0x2615},   Range{0x2648, 0x2653},   Range{0x26A1, 0x26A1},   Range{0x26BD, 0x26BE},
    Range{0x2705, 0x2705},   Range{0x274C, 0x274C},   Range{0x2753, 0x2755},   Range{0x2795, 0x2797},
    Range{0x2B1B, 0x2B1C},   Range{0x2B50, 0x2B50},   Range{0x2E80, 0x303E},   Range{0x3041, 0x33FF},
    Range{0x3400, 0x4DBF},   Range{0x4E00, 0x9FFF},   Range{0xA000, 0xA4CF},   Range{0xA960, 0xA97F},
    Range{0xAC00, 0xD7A3},   Range{0xF900, 0xFAFF},   Range{0xFE30, 0xFE6F},   Range{0xFF01, 0xFF60},
    Range{0xFFE0, 0xFFE6},   Range{0x1F1E6, 0x1F1FF}, Range{0x1F300, 0x1F64F}, Range{0x1F680, 0x1F6FF},
    Range{0x1F900, 0x1F9FF}, Range{0x20000, 0x3FFFD},
};

// combining marks, joiners and selectors that take no column of their own
constexpr std::array kZero = {
    Range{0x0300, 0x036F}, Range{0x0483, 0x0489}, Range{0x0591, 0x05BD}, Range{0x0610, 0x061A}, Range{0x064B, 0x065F},
    Range{0x06D6, 0x06DC}, Range{0x0900, 0x0902}, Range{0x093C, 0x093C}, Range{0x0941, 0x0948}, Range{0x0E31, 0x0E31},
    Range{0x0E34, 0x0E3A}, Range{0x1AB0, 0x1AFF}, Range{0x1DC0, 0x1DFF}, Range{0x200B, 0x200F}, Range{0x20D0, 0x20FF},
    Range{0xFE00, 0xFE0F}, Range{0xFE20, 0xFE2F}, Range{0xFEFF, 0xFEFF},
};

template <std::size_t Size>
bool in_any(const std::array<Range, Size>& ranges, char32_t code_point) {
    const auto after = std::upper_bound(ranges.begin(), ranges.end(), code_point,
                                        [](char32_t value, const Range& range) { return value < range.first; });
    return after != ranges.begin() && code_point <= std::prev(after)->last;
}

std::size_t width_of(char32_t code_point) {
    if (code_point < 0x300) return code_point < 0x20 ? 0 : 1;
    if (in_any(kZero, code_point)) return 0;
    return in_any(kWide, code_point) ? 2 : 1;
}

bool turns_direction(char32_t code_point) {
    return (code_point >= 0x202A && code_point <= 0x202E) || (code_point >= 0x2066 && code_point <= 0x2069);
}

bool is_control(char32_t code_point) {
    return (code_point < 0x20 && code_point != '\n') || (code_point >= 0x7F && code_point < 0xA0);
}

std::string escaped(const char* format, unsigned value) {
    std::array<char, 16> buffer{};
    const int size = std::snprintf(buffer.data(), buffer.size(), format, value);
    return {buffer.data(), static_cast<std::size_t>(size)};
}

std::size_t columns_of(int descriptor) {
    winsize size = {};
    return ioctl(descriptor, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

std::string styled(const char* escape, std::string_view text) {
    static const bool plain = !is_output_terminal() || std::getenv("NO_COLOR") != nullptr;
    if (plain) return std::string(text);
    return std::string(escape) + std::string(text) + "\x1b[0m";
}

}  // namespace

bool is_output_terminal() {
    return isatty(STDOUT_FILENO) == 1;
}
bool is_error_terminal() {
    return isatty(STDERR_FILENO) == 1;
}

std::size_t terminal_width() {
    std::size_t width = columns_of(STDOUT_FILENO);
    if (width == 0) width = columns_of(STDERR_FILENO);
    return width == 0 ? 80 : std::max<std::size_t>(width, 20);
}

std::string printable(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        const std::size_t length = utf8_sequence_length(text);
        if (length == 0) {
            out += escaped("\\x%02x", static_cast<unsigned char>(text[0]));
        } else if (const char32_t code_point = decode_utf8(text); is_control(code_point)) {
            out += escaped("\\x%02x", static_cast<unsigned>(code_point));
        } else if (turns_direction(code_point)) {
            out += escaped("\\u{%x}", static_cast<unsigned>(code_point));
        } else {
            out += text.substr(0, length);
        }
        text.remove_prefix(std::max<std::size_t>(length, 1));
    }
    return out;
}

std::string printable_line(std::string_view text) {
    std::string line(text);
    std::replace(line.begin(), line.end(), '\n', ' ');
    std::replace(line.begin(), line.end(), '\t', ' ');
    return printable(line);
}

std::size_t display_width(std::string_view text) {
    std::size_t width = 0;
    while (!text.empty()) {
        width += width_of(decode_utf8(text));
        text.remove_prefix(std::max<std::size_t>(utf8_sequence_length(text), 1));
    }
    return width;
}

std::string fitted(std::string_view text, std::size_t width) {
    if (text.size() <= width || display_width(text) <= width) return std::string(text);
    std::size_t used = 1;  // the ellipsis
    std::size_t end = 0;
    while (end < text.size()) {
        used += width_of(decode_utf8(text.substr(end)));
        if (used > width) break;
        end += std::max<std::size_t>(utf8_sequence_length(text.substr(end)), 1);
    }
    return std::string(text.substr(0, end)) + "…";
}

std::string wrapped(std::string_view text, std::size_t width, std::size_t indent) {
    const std::string margin(indent, ' ');
    std::string out = margin;
    std::size_t column = indent;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        const std::string_view word = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (word.empty()) continue;
        const std::size_t size = display_width(word);
        if (column > indent && column + 1 + size > width) {
            out += "\n" + margin;
            column = indent;
        }
        if (column > indent) out += ' ';
        column += size + (column > indent ? 1 : 0);
        out += word;
    }
    return out;
}

std::string bold(std::string_view text) {
    return styled("\x1b[1m", text);
}
std::string faint(std::string_view text) {
    return styled("\x1b[2m", text);
}

}  // namespace entente
