// Strings that stay whole although they hold punctuation: addresses, numbers, emoticons, arrows. Each function matches
// at the start of `text`, which holds no white space, and returns the length in bytes, 0 for no match. All are linear.
#pragma once

#include <cstddef>
#include <string_view>

namespace entente {

/// http://..., www.example.org/x, mailto:a@b.org, doi:10.1/2; without the punctuation that ends the sentence.
[[nodiscard]] std::size_t match_url(std::string_view text);

/// name@example.org, and name@HOST.
[[nodiscard]] std::size_t match_email(std::string_view text);

/// A file or host name (report.doc, example.com/path); `text` starts with a letter or digit.
[[nodiscard]] std::size_t match_host(std::string_view text);

/// Digits with inner points, commas, colons and strokes; dates and telephone numbers with hyphens.
[[nodiscard]] std::size_t match_number(std::string_view text);

/// A unit written onto a number (5km, 7pm): the letters at the start of `text`, up to its first other character.
[[nodiscard]] bool is_unit(std::string_view letters, bool after_currency);

/// :-) and its kin; arrows.
[[nodiscard]] std::size_t match_emoticon(std::string_view text);

}  // namespace entente
