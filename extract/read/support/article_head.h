// What stands at the head of an article: its title, who wrote it, its date.
#pragma once

#include <string_view>

#include "extract/text/document.h"

namespace entente {

/// Finds the title and the date among the first blocks, unless the document has them already, and sets the kinds of
/// their blocks. The title is the first heading of four words or more before the date line (a shorter one before it is
/// a section's name), else the longest there; without a date line, the same among the headings that open the text.
void read_article_head(Document& document);

/// Puts a title that came from outside the text in front of it, as a block of its own, unless the text opens with it.
/// `document.text` then starts with the title and a blank line; blocks must not have been made yet.
/// Returns the byte where the rest of the text starts.
std::size_t prepend_title(Document& document, std::string_view title);

}  // namespace entente
