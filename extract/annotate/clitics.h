// Where a word falls apart into host and clitics: do|n't, Kim|'s, could|n't|'ve, can|not, gon|na.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace entente {

/// Byte offsets inside a word at which its clitics start, ascending.
struct Cuts {
    std::array<std::uint32_t, 3> at{};
    std::uint32_t count = 0;
};

/// The cuts of a word with an apostrophe inside (plain or typographic).
[[nodiscard]] Cuts cut_clitics(std::string_view word);

/// The cuts of a word of ASCII letters that is a contraction without an apostrophe (cannot, gonna, dont).
[[nodiscard]] Cuts cut_contraction(std::string_view word);

}  // namespace entente
