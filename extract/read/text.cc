// Plain text. The document's text is the file's, offsets and all, apart from the repairs that the diagnostics name.
#include <array>
#include <utility>

#include "extract/read/reader.h"
#include "extract/read/support/article_head.h"
#include "extract/read/support/plain_blocks.h"
#include "extract/read/support/source_text.h"

namespace entente {
namespace {

constexpr std::array<std::string_view, 2> kSuffixes = {".txt", ".text"};

int recognise_text(std::string_view /*head*/) {
    return 1;
}

void read_plain_text(const Input& input, const DocumentSink& sink, Diagnostics& diagnostics) {
    Document document;
    if (!read_text(input, document, diagnostics)) return;
    append_plain_blocks(document, 0);
    read_article_head(document);
    sink(std::move(document));
}

}  // namespace

extern const Reader text_reader;
const Reader text_reader = {"text", "plain text: a title, a date line, paragraphs", kSuffixes, recognise_text,
                            read_plain_text};

}  // namespace entente
