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

}  // namespace

void append_xml_attribute(std::string& out, std::string_view text) {
    each_clean_character(text, [&out](std::string_view character) { out.append(xml_entity(character)); });
}

void append_xml_cdata(std::string& out, std::string_view text) {
    constexpr std::string_view open = "<![CDATA[";
    out.append(open);
    const std::size_t start = out.size();
    each_clean_character(text, [&](std::string_view character) {
        const bool would_close = character == ">" && std::string_view(out).substr(start).ends_with("]]");
        if (would_close) out.append("]]>").append(open);
        out.append(character);
    });
    out.append("]]>");
}

void append_dot_string(std::string& out, std::string_view text) {
    out += '"';
    each_clean_character(text, [&out](std::string_view character) { out.append(dot_escape(character)); });
    out += '"';
}

}  // namespace entente
