#include "cli/support/terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>
#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>

#include "graph/base/utf8.h"

namespace entente {
namespace {

/// What a reader takes for one character (Unicode's extended grapheme cluster): a letter with its marks, a flag, a
/// family joined of four emoji.
struct Cluster {
    std::size_t bytes = 0;
    std::size_t columns = 0;
};

constexpr char32_t kEmojiSelector = 0xFE0F;
constexpr char32_t kJoiner = 0x200D;

bool is_flag_letter(char32_t code_point) {
    return code_point >= 0x1F1E6 && code_point <= 0x1F1FF;
}

bool is_skin_tone(char32_t code_point) {
    return code_point >= 0x1F3FB && code_point <= 0x1F3FF;
}

std::size_t width_of(char32_t code_point) {
    constexpr char32_t kSoftHyphen = 0xAD;
    const bool joins_hangul = (code_point >= 0x1160 && code_point <= 0x11FF) ||  // vowels and finals of a syllable
                              (code_point >= 0xD7B0 && code_point <= 0xD7FF);
    if (joins_hangul || code_point == kSoftHyphen) return 0;
    return static_cast<std::size_t>(std::max(utf8proc_charwidth(static_cast<utf8proc_int32_t>(code_point)), 0));
}

/// The cluster at the start of `text`, which must not be empty. An ill-formed byte is one of its own.
Cluster first_cluster(std::string_view text) {
    const auto is_ascii = [text](std::size_t at) { return static_cast<unsigned char>(text[at]) < 0x80; };
    if (is_ascii(0) && (text.size() == 1 || is_ascii(1))) return {1, width_of(static_cast<unsigned char>(text[0]))};
    Cluster cluster;
    utf8proc_int32_t state = 0;
    char32_t previous = 0;
    bool is_emoji = false;  // of several code points, shown as one picture
    while (cluster.bytes < text.size()) {
        const std::string_view rest = text.substr(cluster.bytes);
        const std::size_t length = utf8_sequence_length(rest);
        const char32_t code_point = length == 0 ? 0xFFFD : decode_utf8(rest);
        if (cluster.bytes > 0) {
            const auto left = static_cast<utf8proc_int32_t>(previous);
            if (utf8proc_grapheme_break_stateful(left, static_cast<utf8proc_int32_t>(code_point), &state)) break;
            is_emoji = is_emoji || code_point == kEmojiSelector || is_skin_tone(code_point) ||
                       is_flag_letter(code_point) || (previous == kJoiner && width_of(code_point) > 0);
        }
        cluster.columns += width_of(code_point);
        cluster.bytes += std::max<std::size_t>(length, 1);
        previous = code_point;
    }
    if (is_emoji) cluster.columns = 2;
    return cluster;
}

/// How many bytes of `text` fit into `width` columns.
std::size_t fitting(std::string_view text, std::size_t width) {
    std::size_t end = 0;
    while (end < text.size()) {
        const Cluster cluster = first_cluster(text.substr(end));
        if (cluster.columns > width) break;
        width -= cluster.columns;
        end += cluster.bytes;
    }
    return end;
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
        const Cluster cluster = first_cluster(text);
        width += cluster.columns;
        text.remove_prefix(cluster.bytes);
    }
    return width;
}

std::string fitted(std::string_view text, std::size_t width) {
    if (text.size() <= width || display_width(text) <= width) return std::string(text);
    return std::string(text.substr(0, fitting(text, width > 0 ? width - 1 : 0))) + "…";
}

std::vector<std::string> lines_of(std::string_view text, std::size_t width, std::size_t most) {
    std::vector<std::string> lines;
    do {
        if (lines.size() + 1 == most || display_width(text) <= width) {
            lines.push_back(fitted(text, width));
            break;
        }
        const std::size_t most_bytes = fitting(text, width);
        // a space just behind what fits ends a line as well
        const std::size_t space = most_bytes == 0 ? std::string_view::npos : text.rfind(' ', most_bytes);
        const bool at_space = space != std::string_view::npos && space > 0;
        const std::size_t end = at_space ? space : std::max(most_bytes, first_cluster(text).bytes);
        lines.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(text.find_first_not_of(' ', end), text.size()));
    } while (!text.empty());
    return lines;
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
