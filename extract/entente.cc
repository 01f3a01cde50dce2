#include "extract/entente.h"

#include <algorithm>
#include <utility>

#include "extract/entity/name_lists.h"
#include "graph/base/utf8.h"
#include "rules/name_list.h"
#include "rules/pack_cache.h"

namespace entente {
namespace {

constexpr std::string_view kBreak = "\n\n";

void add_block(Document& document, std::size_t start, std::size_t end, BlockKind kind) {
    if (start >= end) return;
    document.blocks.push_back({{static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end)}, kind});
}

/// The part of the text from `from` on, as paragraphs.
void add_paragraphs(Document& document, std::size_t from) {
    const std::string& text = document.text;
    for (std::size_t at = text.find_first_not_of('\n', from); at < text.size(); at = text.find_first_not_of('\n', at)) {
        const std::size_t end = std::min(text.size(), text.find(kBreak, at));
        add_block(document, at, end, BlockKind::paragraph);
        at = end;
    }
}

Document document_of(std::string_view text, const TextOrigin& origin) {
    Document document;
    document.uri = origin.uri;
    document.title = origin.title;
    document.date = origin.date;
    if (!origin.title.empty()) document.text = origin.title + std::string(kBreak);
    const std::size_t body = document.text.size();
    document.text += text;
    std::erase_if(document.text, [](char c) { return c == '\0' || c == '\r'; });
    document.replaced_bytes = static_cast<std::uint32_t>(repair_utf8(document.text));
    if (body > 0) add_block(document, 0, document.text.find(kBreak), BlockKind::title);
    add_paragraphs(document, body > 0 ? document.text.find(kBreak) : 0);
    return document;
}

std::string first_error(const Diagnostics& diagnostics) {
    for (const Diagnostic& diagnostic : diagnostics.items()) {
        if (diagnostic.severity == Severity::error) return to_string(diagnostic);
    }
    return "a pack cannot be used";
}

}  // namespace

Result<TextExtractor> TextExtractor::open(const std::vector<std::filesystem::path>& packs, const OpenOptions& options) {
    Diagnostics own;
    Diagnostics& said = options.diagnostics != nullptr ? *options.diagnostics : own;
    const Packs loaded = load_packs_cached(packs, options.cache_folder, said);
    if (said.has_errors()) return Error{first_error(said)};
    // What is wrong in a list's row leaves out that row, no more.
    Diagnostics remarks;
    const LoadedNames names = load_name_lists(loaded.name_lists, CountryCodes(loaded), options.cache_folder, remarks);
    said.append(remarks);
    Result<Extractor> extractor = Extractor::open(loaded, names.table);
    if (!extractor) return std::move(extractor).error();
    return TextExtractor(std::make_shared<const Extractor>(*std::move(extractor)));
}

DocumentFacts TextExtractor::extract(std::string_view text, const TextOrigin& origin) const {
    thread_local Scratch scratch;  // memory to use again; no state
    return extractor_->extract(document_of(text, origin), scratch);
}

}  // namespace entente
