#include "extract/read/support/mime.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "extract/read/support/charset.h"
#include "extract/read/support/source_text.h"

namespace entente {
namespace {

std::string lower(std::string_view text) {
    std::string out(text);
    for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
    return out;
}

/// The line at the start of `text`, which is moved behind it; without its line break.
std::string_view take_line(std::string_view& text) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
}

bool is_field_name(std::string_view name) {
    return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) { return c > ' ' && c < 0x7F; });
}

int base64_value(char c) {
    if (c >= 'A' && c <= 'Z') return c - 'A';
    if (c >= 'a' && c <= 'z') return c - 'a' + 26;
    if (c >= '0' && c <= '9') return c - '0' + 52;
    return c == '+' ? 62 : c == '/' ? 63 : -1;
}

std::string decode_base64(std::string_view text) {
    std::string out;
    out.reserve(text.size() / 4 * 3);
    std::uint32_t bits = 0;
    int count = 0;
    for (const char c : text) {
        if (c == '=') break;
        const int value = base64_value(c);
        if (value < 0) continue;
        bits = bits << 6U | static_cast<std::uint32_t>(value);
        count += 6;
        if (count < 8) continue;
        count -= 8;
        out += static_cast<char>(bits >> static_cast<unsigned>(count) & 0xFFU);
    }
    return out;
}

int hex_value(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    const char letter = static_cast<char>(c | 0x20);
    return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
}

/// `underscore`: in encoded words "_" is a space.
std::string decode_quoted_printable(std::string_view text, bool underscore) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const std::string_view rest = text.substr(i);
        if (rest.starts_with("=\r\n") || rest.starts_with("=\n")) {
            i += rest[1] == '\r' ? 2 : 1;
        } else if (rest[0] == '=' && rest.size() > 2 && hex_value(rest[1]) >= 0 && hex_value(rest[2]) >= 0) {
            out += static_cast<char>(hex_value(rest[1]) * 16 + hex_value(rest[2]));
            i += 2;
        } else {
            out += underscore && rest[0] == '_' ? ' ' : rest[0];
        }
    }
    return out;
}

/// An encoded word at the start of `text`: its size, and what it says. Size 0: there is none.
std::size_t take_word(std::string_view text, std::string& out) {
    if (!text.starts_with("=?")) return 0;
    const std::size_t charset_end = text.find('?', 2);
    if (charset_end == std::string_view::npos || charset_end + 2 >= text.size() || text[charset_end + 2] != '?')
        return 0;
    const std::size_t end = text.find("?=", charset_end + 3);
    if (end == std::string_view::npos) return 0;
    const std::string_view words = text.substr(charset_end + 3, end - charset_end - 3);
    const char encoding = static_cast<char>(text[charset_end + 1] | 0x20);
    if (encoding != 'q' && encoding != 'b') return 0;
    std::string decoded = encoding == 'b' ? decode_base64(words) : decode_quoted_printable(words, true);
    const std::string_view charset = text.substr(2, charset_end - 2);
    decode_text(decoded, charset.substr(0, charset.find('*')));
    out += decoded;
    return end + 2;
}

}  // namespace

MimePart split_part(std::string_view bytes) {
    MimePart part;
    std::string_view rest = bytes;
    while (!rest.empty()) {
        const std::string_view before = rest;
        const std::string_view line = take_line(rest);
        if (line.empty()) break;
        const std::size_t colon = line.find(':');
        if ((line[0] == ' ' || line[0] == '\t') && !part.fields.empty()) {
            part.fields.back().second += ' ';
            part.fields.back().second += stripped(line);
        } else if (colon != std::string_view::npos && is_field_name(line.substr(0, colon))) {
            part.fields.emplace_back(lower(line.substr(0, colon)), stripped(line.substr(colon + 1)));
        } else {
            rest = before;  // no field: the body has begun without an empty line
            break;
        }
    }
    part.body = part.fields.empty() ? bytes : rest;
    return part;
}

std::string_view field_of(const HeaderFields& fields, std::string_view name) {
    const auto found =
        std::find_if(fields.begin(), fields.end(), [name](const auto& field) { return field.first == name; });
    return found == fields.end() ? std::string_view() : std::string_view(found->second);
}

std::string media_type(std::string_view field) {
    return lower(stripped(field.substr(0, field.find(';'))));
}

std::string parameter_of(std::string_view field, std::string_view name) {
    while (true) {
        const std::size_t semicolon = field.find(';');
        if (semicolon == std::string_view::npos) return {};
        field = stripped(field.substr(semicolon + 1));
        const std::size_t equals = field.find('=');
        if (equals == std::string_view::npos) return {};
        std::string_view value = stripped(field.substr(equals + 1));
        const bool quoted = value.starts_with('"');
        if (quoted) value.remove_prefix(1);
        value = value.substr(0, quoted ? value.find('"') : value.find_first_of("; \t"));
        if (lower(stripped(field.substr(0, equals))) == name) return std::string(value);
        field = field.substr(static_cast<std::size_t>(value.data() - field.data()) + value.size());
    }
}

std::vector<std::string_view> split_multipart(std::string_view body, std::string_view boundary) {
    std::vector<std::string_view> parts;
    if (boundary.empty()) return parts;
    const std::string mark = "--" + std::string(boundary);
    const char* start = nullptr;
    std::string_view rest = body;
    while (!rest.empty()) {
        const char* const line_start = rest.data();
        const std::string_view line = take_line(rest);
        if (!line.starts_with(mark)) continue;
        const std::string_view after = stripped(line.substr(mark.size()));
        if (!after.empty() && after != "--") continue;
        if (start != nullptr) parts.emplace_back(start, static_cast<std::size_t>(line_start - start));
        start = after.empty() ? line_start + (rest.data() - line_start) : nullptr;
        if (start == nullptr) break;
    }
    if (start != nullptr) parts.emplace_back(start, static_cast<std::size_t>(body.data() + body.size() - start));
    return parts;
}

std::string decode_transfer(std::string_view body, std::string_view encoding) {
    const std::string name = lower(stripped(encoding));
    if (name == "base64") return decode_base64(body);
    if (name == "quoted-printable") return decode_quoted_printable(body, false);
    return std::string(body);
}

std::string decode_words(std::string_view value) {
    std::string out;
    std::string plain;
    bool after_word = false;
    while (!value.empty()) {
        std::string word;
        const std::size_t size = take_word(value, word);
        if (size > 0) {
            decode_text(plain, {});
            if (!after_word || !stripped(plain).empty()) out += plain;  // white space between encoded words is none
            plain.clear();
            out += word;
            after_word = true;
        } else {
            plain += value[0];
        }
        value.remove_prefix(std::max<std::size_t>(size, 1));
    }
    decode_text(plain, {});
    return out + plain;
}

}  // namespace entente
