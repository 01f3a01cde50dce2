// Pieces of HTML within other formats: a feed's entry, a mail's body, a book's chapter.
#pragma once

#include <string>
#include <string_view>

#include "extract/text/document.h"

namespace entente {

/// Appends the running text of `html` (UTF-8) to the document, block by block. The first heading of a document without
/// a title becomes its title where `takes_title`.
void append_html(Document& document, std::string_view html, bool takes_title = false);

/// All words of a short piece of HTML, such as a title.
[[nodiscard]] std::string html_words(std::string_view html);

}  // namespace entente
