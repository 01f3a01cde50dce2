// What a character is to the tokeniser. ASCII is one table look-up; other code points are found in a sorted list of
// ranges, and whatever is in no range is a letter: scripts that we know nothing about pass whole.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace entente {

enum class CharClass : std::uint8_t {
    space,
    letter,  // any script, with its combining marks, joiners and variation selectors
    digit,   // ASCII digits
    punct,
    symbol,  // currency, arrows, mathematics, pictures
};

inline constexpr std::array<CharClass, 128> kAsciiClass = [] {
    std::array<CharClass, 128> table{};
    for (unsigned c = 0; c < 128; ++c) {
        const bool letter = (c | 0x20U) >= 'a' && (c | 0x20U) <= 'z';
        const bool digit = c >= '0' && c <= '9';
        const bool space = c <= ' ' || c == 0x7F;
        table[c] = space ? CharClass::space : letter ? CharClass::letter : digit ? CharClass::digit : CharClass::punct;
    }
    return table;
}();

/// The class of a code point above U+007F.
[[nodiscard]] CharClass class_of_wide(char32_t code_point);

/// A code point of a text, where it stands: its class and how many bytes it takes.
struct Char {
    char32_t code = 0;
    std::uint32_t size = 0;
    CharClass type = CharClass::space;
};

/// The character at the start of well-formed, non-empty `text`.
[[nodiscard]] Char wide_char_at(std::string_view text);

[[nodiscard]] inline Char char_at(std::string_view text) {
    const auto byte = static_cast<unsigned char>(text[0]);
    if (byte < 0x80) return {byte, 1, kAsciiClass[byte]};
    return wide_char_at(text);
}

[[nodiscard]] constexpr bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
[[nodiscard]] constexpr bool is_upper(char c) {
    return c >= 'A' && c <= 'Z';
}
[[nodiscard]] constexpr bool is_lower(char c) {
    return c >= 'a' && c <= 'z';
}
[[nodiscard]] constexpr bool is_ascii_letter(char c) {
    return is_upper(c) || is_lower(c);
}
[[nodiscard]] constexpr char to_lower_ascii(char c) {
    return is_upper(c) ? static_cast<char>(c | 0x20) : c;
}

/// Whether the first letter of `word` is a capital, of the Latin, Greek or Cyrillic script.
[[nodiscard]] bool starts_upper(std::string_view word);
[[nodiscard]] bool starts_lower(std::string_view word);

/// The apostrophe at the start of `text` in bytes, plain or typographic, or 0.
[[nodiscard]] std::size_t apostrophe_at(std::string_view text);

}  // namespace entente
