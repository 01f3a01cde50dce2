// Splitting strings of packs into words.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// The parts of `text` between separators; with a space, runs of white space count as one and none is empty.
[[nodiscard]] std::vector<std::string_view> split_words(std::string_view text);
[[nodiscard]] std::vector<std::string_view> split_at(std::string_view text, char separator);
[[nodiscard]] std::string_view trimmed(std::string_view text);

/// "`word`": how messages show what a file says.
[[nodiscard]] std::string backquoted(std::string_view word);

/// ". Did you mean `x`?", or nothing where no candidate is near.
[[nodiscard]] std::string did_you_mean(std::string_view word, const std::vector<std::string_view>& candidates);

/// YYYY, YYYY-MM or YYYY-MM-DD that is on the calendar.
[[nodiscard]] bool is_iso_date(std::string_view text);
/// The same, or two of them as START/END.
[[nodiscard]] bool is_iso_date_or_interval(std::string_view text);

}  // namespace entente
