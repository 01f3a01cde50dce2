// Names as labels that fit into a box.
#pragma once

#include <string>
#include <string_view>

namespace entente {

/// The text on lines of about `width` characters, broken at blanks where there are any, and cut after `lines` of them
/// with an ellipsis. Line feeds are blanks.
[[nodiscard]] std::string wrapped(std::string_view text, std::size_t width, std::size_t lines);

}  // namespace entente
