#include "cli/support/json.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>

#include "graph/base/utf8.h"

namespace entente {
namespace {

void append_control(std::string& out, char c) {
    switch (c) {
        case '\n': out += "\\n"; return;
        case '\t': out += "\\t"; return;
        case '\r': out += "\\r"; return;
        default: break;
    }
    std::array<char, 8> buffer{};
    const int size = std::snprintf(buffer.data(), buffer.size(), "\\u%04x", static_cast<unsigned>(c));
    out.append(buffer.data(), static_cast<std::size_t>(size));
}

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
    out += '"';
    while (!text.empty()) {
        const char c = text[0];
        const std::size_t length = utf8_sequence_length(text);
        if (length == 0) {
            out += kReplacementCharacter;
        } else if (c == '"' || c == '\\') {
            out += {'\\', c};
        } else if (c >= 0 && c < 0x20) {
            append_control(out, c);
        } else {
            out += text.substr(0, length);
        }
        text.remove_prefix(std::max<std::size_t>(length, 1));
    }
    out += '"';
}

void append_json_number(std::string& out, double number) {
    if (!std::isfinite(number)) {
        out += "null";
        return;
    }
    std::array<char, 32> buffer{};
    const auto [end, code] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number);
    out.append(buffer.data(), code == std::errc() ? end : buffer.data());
}

}  // namespace entente
