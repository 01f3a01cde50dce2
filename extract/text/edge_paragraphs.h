// The paragraphs in which a site says the same under each of its stories.
#pragma once

#include <cstdint>
#include <vector>

#include "extract/text/document.h"

namespace entente {

struct EdgeParagraph {
    Span span;
    std::int64_t hash = 0;     // of its site and its words; case, marks and punctuation do not count
    std::int64_t context = 0;  // of the document's longest paragraph: the same in versions of one story
};

/// Short running paragraphs among the first and the last ones of a document, its longest excepted. The site is the host
/// of the address that the source states, else the site's name; without either all documents are of one site. Nothing
/// of it depends on the document's uri, which may be one of several.
[[nodiscard]] std::vector<EdgeParagraph> edge_paragraphs(const Document& document);

}  // namespace entente
