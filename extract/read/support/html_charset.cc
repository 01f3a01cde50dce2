#include "extract/read/support/html_charset.h"

#include <algorithm>

#include "extract/read/support/charset.h"

namespace entente {
namespace {

constexpr std::size_t kHintBytes = 4096;

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool is_name_byte(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == ':' || c == '.';
}

/// The name after `key` and an equals sign, in lower case.
std::string value_after(std::string_view head, std::string_view key) {
    for (std::size_t at = head.find(key); at != std::string_view::npos; at = head.find(key, at + 1)) {
        std::size_t start = head.find_first_not_of(" \t\n\r", at + key.size());
        if (start == std::string_view::npos || head[start] != '=') continue;
        start = head.find_first_not_of(" \t\n\r\"'", start + 1);
        if (start == std::string_view::npos) continue;
        const std::string_view rest = head.substr(start);
        const auto* const end = std::find_if_not(rest.begin(), rest.end(), is_name_byte);
        if (end != rest.begin()) return {rest.begin(), end};
    }
    return {};
}

std::string declared_charset(std::string_view bytes) {
    std::string head(bytes.substr(0, kHintBytes));
    std::transform(head.begin(), head.end(), head.begin(), lower);
    if (head.starts_with("<?xml")) {
        std::string name = value_after(std::string_view(head).substr(0, head.find("?>")), "encoding");
        if (!name.empty()) return name;
    }
    const std::size_t meta = head.find("<meta");
    return meta == std::string::npos ? std::string() : value_after(std::string_view(head).substr(meta), "charset");
}

}  // namespace

std::uint32_t decode_html(std::string& bytes, std::string_view declared) {
    const std::string stated = declared_charset(bytes);
    return decode_text(bytes, stated.empty() || !declared.empty() ? declared : std::string_view(stated));
}

}  // namespace entente
