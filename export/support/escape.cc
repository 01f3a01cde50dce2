#include "export/support/escape.h"

#include <algorithm>

#include "graph/base/utf8.h"

namespace entente {
namespace {

bool is_xml_character(char32_t c) {
    if (c < 0x20) return c == '\t' || c == '\n';
    return c != 0xFFFE && c != 0xFFFF;
}

/// Calls `put` with each character's bytes, after what no format carries has been replaced.
template <typename Put>
void each_clean_character(std::string_view text, Put&& put) {
    while (!text.empty()) {
        const std::size_t length = utf8_sequence_length(text);
        const std::string_view bytes = text.substr(0, std::max<std::size_t>(length, 1));
        text.remove_prefix(bytes.size());
        if (bytes == "\r") {
            if (!text.starts_with('\n')) put(std::string_view("\n"));
        } else {
            put(length != 0 && is_xml_character(decode_utf8(bytes)) ? bytes : kReplacementCharacter);
        }
    }
}

std::string_view xml_entity(std::string_view character) {
    switch (character.front()) {
        case '&': return "&amp;";
        case '<': return "&lt;";
        case '>': return "&gt;";
        case '"': return "&quot;";
        case '\t': return "&#9;";
        case '\n': return "&#10;";
        default: return character;
    }
}

std::string_view dot_escape(std::string_view character) {
    switch (character.front()) {
        case '"': return "\\\"";
        case '\\': return "\\\\";
        case '\n': return "\\n";
        default: return character;
    }
}

/// Calls `put` with each character's bytes; U+FFFD for what is not UTF-8.
template <typename Put>
void each_character(std::string_view text, Put&& put) {
    while (!text.empty()) {
        const std::size_t length = utf8_sequence_length(text);
        put(length != 0 ? text.substr(0, length) : kReplacementCharacter);
        text.remove_prefix(std::max<std::size_t>(length, 1));
    }
}

constexpr std::string_view kHex = "0123456789ABCDEF";
constexpr std::string_view kLowerHex = "0123456789abcdef";

void append_hex(std::string& out, unsigned char byte, std::string_view digits) {
    out += digits[byte >> 4U];
    out += digits[byte & 15U];
}

/// What JSON and Turtle have in common.
void append_escaped(std::string& out, std::string_view character) {
    const auto byte = static_cast<unsigned char>(character.front());
    switch (byte) {
        case '"': out.append("\\\""); return;
        case '\\': out.append("\\\\"); return;
        case '\n': out.append("\\n"); return;
        case '\r': out.append("\\r"); return;
        case '\t': out.append("\\t"); return;
        default: break;
    }
    if (byte >= 0x20) {
        out.append(character);
        return;
    }
    out.append("\\u00");
    append_hex(out, byte, kLowerHex);
}

bool is_unreserved(char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') ||
           std::string_view("-._~").find(byte) != std::string_view::npos;
}

}  // namespace

void append_xml_attribute(std::string& out, std::string_view text) {
    each_clean_character(text, [&out](std::string_view character) { out.append(xml_entity(character)); });
}

void append_xml_cdata(std::string& out, std::string_view text) {
    constexpr std::string_view kOpen = "<![CDATA[";
    out.append(kOpen);
    const std::size_t start = out.size();
    each_clean_character(text, [&](std::string_view character) {
        const bool would_close = character == ">" && std::string_view(out).substr(start).ends_with("]]");
        if (would_close) out.append("]]>").append(kOpen);
        out.append(character);
    });
    out.append("]]>");
}

void append_csv_text(std::string& out, std::string_view text) {
    out += '"';
    each_clean_character(text, [&out](std::string_view character) {
        out.append(character == "\"" ? std::string_view("\"\"") : character);
    });
    out += '"';
}

void append_json_string(std::string& out, std::string_view text) {
    out += '"';
    each_character(text, [&out](std::string_view character) { append_escaped(out, character); });
    out += '"';
}

void append_script_json_string(std::string& out, std::string_view text) {
    out += '"';
    each_character(text, [&out](std::string_view character) {
        if (character == "<" || character == ">" || character == "&") {
            out.append("\\u00");
            append_hex(out, static_cast<unsigned char>(character.front()), kLowerHex);
        } else if (character == "\u2028" || character == "\u2029") {  // line ends in JavaScript
            out.append(character == "\u2028" ? "\\u2028" : "\\u2029");
        } else {
            append_escaped(out, character);
        }
    });
    out += '"';
}

void append_turtle_string(std::string& out, std::string_view text) {
    out += '"';
    each_character(text, [&out](std::string_view character) {
        append_escaped(out, character.front() == '\0' ? kReplacementCharacter : character);
    });
    out += '"';
}

void append_percent_encoded(std::string& out, std::string_view text, std::string_view keep) {
    for (const char byte : text) {
        if (is_unreserved(byte) || keep.find(byte) != std::string_view::npos) {
            out += byte;
        } else {
            out += '%';
            append_hex(out, static_cast<unsigned char>(byte), kHex);
        }
    }
}

void append_dot_string(std::string& out, std::string_view text) {
    out += '"';
    each_clean_character(text, [&out](std::string_view character) { out.append(dot_escape(character)); });
    out += '"';
}

}  // namespace entente
