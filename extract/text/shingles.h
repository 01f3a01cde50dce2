// What near-duplicates share: a signature of a document's running text.
#pragma once

#include <cstdint>
#include <vector>

#include "extract/text/document.h"

namespace entente {

/// Twelve numbers of 48 bits, ascending; none for a text of under 40 words, which repeats others by chance. Two
/// documents that have one of them in common tell the same story: with S the share of their runs of four words that
/// both have, they do so with the probability 1 - (1 - S^5)^12, which is 0.99 at S = 0.8, 0.62 at 0.6 and 0.03 at 0.3.
/// Titles, dates, asides, case, marks and punctuation do not count. (MinHash with bands: Broder 1997; Leskovec,
/// Rajaraman and Ullman, Mining of Massive Datasets, chapter 3.)
[[nodiscard]] std::vector<std::int64_t> story_bands(const Document& document);

}  // namespace entente
