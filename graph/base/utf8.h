// UTF-8: validity, and code points counted. Offsets inside the program are bytes; the graph's are code points.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

inline constexpr std::string_view kReplacementCharacter = "\xEF\xBF\xBD";

/// The number of bytes that the sequence at the start of `text` takes if it is well-formed UTF-8 (Unicode 15, table
/// 3-7: no surrogates, no overlong forms), else 0. `text` must not be empty.
[[nodiscard]] std::size_t utf8_sequence_length(std::string_view text);

/// Replaces every ill-formed byte sequence and U+0000 by U+FFFD, in place. Returns how many were replaced.
std::size_t repair_utf8(std::string& text);

/// The code point at the start of well-formed `text`, which must not be empty.
[[nodiscard]] char32_t decode_utf8(std::string_view text);

void append_utf8(std::string& out, char32_t code_point);

/// The number of code points in well-formed `text`.
[[nodiscard]] std::size_t count_code_points(std::string_view text);

/// Byte offsets of one text to code-point offsets, in O(log n) after one pass. ASCII text costs nothing.
class CodePointIndex {
public:
    explicit CodePointIndex(std::string_view text);
    /// `byte` must lie on a code point's first byte or at the end.
    [[nodiscard]] std::uint32_t operator()(std::uint32_t byte) const;

private:
    std::vector<std::uint32_t> continuation_;  // offsets of all continuation bytes, ascending
};

}  // namespace entente
