// Numbers as text, whatever the locale.
#pragma once

#include <array>
#include <charconv>
#include <concepts>
#include <string>

namespace entente {

/// The shortest text that reads back as the same number; whole ones without a point.
template <typename Number>
requires std::integral<Number> || std::floating_point<Number>
void append_number(std::string& out, Number number) {
    std::array<char, 32> digits{};
    const auto result = std::to_chars(digits.data(), digits.data() + digits.size(), number);
    out.append(digits.data(), result.ptr);
}

}  // namespace entente
