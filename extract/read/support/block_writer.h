// A document's text written block by block, for formats whose text is made rather than found.
#pragma once

#include <string>
#include <string_view>

#include "extract/text/document.h"

namespace entente {

/// Appends a block: a blank line before it, or a line break between list items. Text without anything visible is left
/// out, white space is collapsed, line breaks become spaces.
void append_block(Document& document, std::string_view text, BlockKind kind, Aside aside = Aside::none);

/// `text` with every run of white space as one space and none at its ends; soft hyphens go.
[[nodiscard]] std::string collapsed(std::string_view text);

/// Whether the document has a block that is running text.
[[nodiscard]] bool has_running_text(const Document& document);

}  // namespace entente
