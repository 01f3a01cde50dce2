#pragma once

#include <compare>
#include <cstdint>
#include <string_view>

namespace entente {

/// A half-open range of bytes in a Document's text. Texts are below 4 GiB.
struct Span {
    std::uint32_t start = 0;
    std::uint32_t end = 0;

    [[nodiscard]] std::uint32_t size() const { return end - start; }
    [[nodiscard]] bool empty() const { return start == end; }
    [[nodiscard]] bool contains(Span other) const { return start <= other.start && other.end <= end; }
    [[nodiscard]] bool overlaps(Span other) const { return start < other.end && other.start < end; }
    [[nodiscard]] std::string_view of(std::string_view text) const { return text.substr(start, size()); }
    auto operator<=>(const Span&) const = default;
};

}  // namespace entente
