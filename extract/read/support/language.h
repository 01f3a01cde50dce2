// Which language a text is in, by Compact Language Detector 2.
#pragma once

#include <string>

#include "extract/text/document.h"

namespace entente {

/// Finds the document's language and, where it is mixed, marks the blocks that are not English as foreign. Sets
/// `document.language` where the text is long enough to be sure. Returns the language's name ("French") where no
/// English is left to read, else an empty string.
[[nodiscard]] std::string screen_language(Document& document);

}  // namespace entente
