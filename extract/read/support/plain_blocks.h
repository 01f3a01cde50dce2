// Running text cut into blocks by its lines: paragraphs, headings, list items, tables.
#pragma once

#include <cstddef>

#include "extract/text/document.h"

namespace entente {

/// Appends the blocks of `document.text` from byte `from` on. Blank lines separate blocks; within a run of lines, a
/// line that was wrapped by an editor goes on with the next one, and any other line is a block of its own.
void append_plain_blocks(Document& document, std::size_t from);

/// Whether `text` ends as sentences do (. ! ? : ; … before closing quotes and brackets).
[[nodiscard]] bool ends_like_sentence(std::string_view text);

}  // namespace entente
