// Small sorted tables of lower-case ASCII words.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

#include "extract/annotate/char_class.h"

namespace entente {

[[nodiscard]] inline bool equals_lower(std::string_view word, std::string_view lower) {
    return std::equal(word.begin(), word.end(), lower.begin(), lower.end(),
                      [](char a, char b) { return to_lower_ascii(a) == b; });
}

/// Whether `word` in lower case is in `sorted`, which is in byte order.
template <std::size_t N>
[[nodiscard]] bool contains_lower(const std::array<std::string_view, N>& sorted, std::string_view word) {
    const auto before = [](std::string_view entry, std::string_view w) {
        return std::lexicographical_compare(entry.begin(), entry.end(), w.begin(), w.end(),
                                            [](char a, char b) { return to_lower_ascii(a) < to_lower_ascii(b); });
    };
    const auto* found = std::lower_bound(sorted.begin(), sorted.end(), word, before);
    return found != sorted.end() && equals_lower(word, *found);
}

}  // namespace entente
