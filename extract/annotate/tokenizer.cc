#include "extract/annotate/tokenizer.h"

#include "extract/annotate/sentence_splitter.h"
#include "extract/annotate/token_scanner.h"

namespace entente {

namespace {

/// A text of one block that is more than a sentence or two came without its paragraphs.
Layout layout_of(const Document& document, std::size_t tokens) {
    constexpr std::size_t kEnough = 25;
    return document.blocks.size() == 1 && tokens >= kEnough ? Layout::run_together : Layout::paragraph;
}

}  // namespace

void tokenize(const Document& document, Analysis& analysis) {
    analysis.tokens.clear();
    analysis.sentences.clear();
    TokenScanner scanner(document.text, analysis.tokens);
    for (std::uint32_t block = 0; block < document.blocks.size(); ++block) {
        if (document.blocks[block].aside != Aside::none) continue;
        const auto first = static_cast<std::uint32_t>(analysis.tokens.size());
        scanner.scan(document.blocks[block].span);
        const Layout layout = layout_of(document, analysis.tokens.size());
        split_sentences(document.text, analysis.tokens, first, block, layout, analysis.sentences);
    }
}

std::vector<Token> tokens_of(std::string_view text, std::span<const Span> parts) {
    std::vector<Token> tokens;
    TokenScanner scanner(text, tokens);
    for (const Span part : parts) scanner.scan(part);
    return tokens;
}

}  // namespace entente
