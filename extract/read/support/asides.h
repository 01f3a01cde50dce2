// What stands in a document's text and is no running text: found by what it says and where it stands.
#pragma once

#include "extract/text/document.h"

namespace entente {

/// Sets Block::aside of bylines, captions, tables of contents, lists of links, bibliographies and notices. What a
/// reader has marked stays. Never marks all that there is.
void mark_asides(Document& document);

}  // namespace entente
