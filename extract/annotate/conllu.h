// CoNLL-U, the treebanks' format: https://universaldependencies.org/format.html
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extract/text/analysis.h"
#include "extract/text/document.h"
#include "graph/base/diagnostics.h"

namespace entente {

/// Appends the document's sentences to `out`: newdoc, newpar, sent_id and text comments, multi-word tokens as ranges,
/// SpaceAfter=No; `_` for what the analysis does not know. Sentences are numbered through the document.
void append_conllu(std::string& out, const Document& document, const Analysis& analysis);

struct ConlluDocument {
    Document document;  // uri: the id of newdoc
    Analysis analysis;  // tokens as the file has them; tags, lemmas and heads where it has them
};

/// The documents of a file, one for each `newdoc`, or all of it. A document's text is put together from the forms, a
/// blank between tokens unless SpaceAfter=No; its blocks are the file's paragraphs (newpar), one block if it names
/// none. Empty nodes (8.1) and enhanced dependencies are passed over; unknown tags and relations become X, XX and dep.
/// The words of a multi-word token share its characters: where they do not spell it (du = de + le) the first word gets
/// all but one character for each word after it. Lines that are no CoNLL-U, and heads that are none or go in a circle,
/// are reported with file and line, and left out.
[[nodiscard]] std::vector<ConlluDocument> read_conllu(std::string_view conllu, std::string_view file,
                                                      Diagnostics& diagnostics);

}  // namespace entente
