#include "extract/annotate/tokenizer.h"

#include "extract/annotate/sentence_splitter.h"
#include "extract/annotate/token_scanner.h"

namespace entente {

void tokenize(const Document& document, Analysis& analysis) {
    analysis.tokens.clear();
    analysis.sentences.clear();
    TokenScanner scanner(document.text, analysis.tokens);
    for (std::uint32_t block = 0; block < document.blocks.size(); ++block) {
        const auto first = static_cast<std::uint32_t>(analysis.tokens.size());
        scanner.scan(document.blocks[block].span);
        split_sentences(document.text, analysis.tokens, first, block, analysis.sentences);
    }
}

}  // namespace entente
