// What a terminal can show: widths, colours, and text that cannot play tricks on it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// Whether standard output, or standard error, is a terminal.
[[nodiscard]] bool is_output_terminal();
[[nodiscard]] bool is_error_terminal();

/// Columns of the terminal behind standard output or error; 80 where there is none.
[[nodiscard]] std::size_t terminal_width();

/// `text` with control characters (C0 but for the line break, DEL, C1, and the marks that turn reading direction) shown
/// as \x1b and \u{202e}, and ill-formed bytes as \xff: safe to show whatever it is.
[[nodiscard]] std::string printable(std::string_view text);

/// The same, on one line: line breaks and tabs become spaces.
[[nodiscard]] std::string printable_line(std::string_view text);

/// How many columns well-formed `text` takes, by Unicode 15: two for East Asian wide characters and for emoji (also
/// those joined of several, and flags), none for combining marks.
[[nodiscard]] std::size_t display_width(std::string_view text);

/// `text` cut to `width` columns, with an ellipsis where something was cut off. What a reader takes for one character
/// is never cut in two.
[[nodiscard]] std::string fitted(std::string_view text, std::size_t width);

/// `text` as lines of at most `width` columns, broken at spaces, and within words that are longer than a line. Of more
/// than `most` lines the last ends with an ellipsis. One empty line for an empty text.
[[nodiscard]] std::vector<std::string> lines_of(std::string_view text, std::size_t width, std::size_t most);

/// `text` broken at spaces into lines of at most `width` columns, each after `indent` spaces.
[[nodiscard]] std::string wrapped(std::string_view text, std::size_t width, std::size_t indent);

/// Wraps `text` in the escapes for bold or faint letters where standard output is a terminal and NO_COLOR is not set.
[[nodiscard]] std::string bold(std::string_view text);
[[nodiscard]] std::string faint(std::string_view text);

}  // namespace entente
