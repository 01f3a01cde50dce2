// Random bytes through the tokenizer and the annotator: whatever comes, each sentence is one tree.
// A libFuzzer target: clang++ -fsanitize=fuzzer,address,undefined.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <utility>
#include <vector>

#include "extract/annotate/annotator.h"
#include "extract/annotate/tokenizer.h"
#include "graph/base/utf8.h"

namespace {

entente::Document document_of(const std::uint8_t* data, std::size_t size) {
    entente::Document document;
    document.text.assign(reinterpret_cast<const char*>(data), size);
    document.replaced_bytes = static_cast<std::uint32_t>(entente::repair_utf8(document.text));
    const auto end = static_cast<std::uint32_t>(document.text.size());
    document.blocks.push_back({{0, end}, entente::BlockKind::paragraph});
    return document;
}

/// Whether walking up from the token ends at a root of its own sentence.
bool reaches_root(const entente::Analysis& analysis, const entente::Sentence& sentence, std::uint32_t token) {
    for (std::uint32_t steps = 0; steps <= sentence.size(); ++steps) {
        const std::int32_t head = analysis.tokens[token].head;
        if (head == entente::kNoHead) return true;
        token = static_cast<std::uint32_t>(head);
        if (token < sentence.first || token >= sentence.last) return false;
    }
    return false;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const entente::Annotator annotator = *entente::Annotator::built_in();
    static entente::Annotator::Scratch scratch;
    static entente::Analysis analysis;
    const entente::Document document = document_of(data, size);
    entente::tokenize(document, analysis);
    annotator.annotate(document.text, analysis, scratch);
    for (const entente::Sentence& sentence : analysis.sentences) {
        std::size_t roots = 0;
        for (std::uint32_t t = sentence.first; t < sentence.last; ++t) {
            roots += analysis.tokens[t].head == entente::kNoHead ? 1 : 0;
            if (!reaches_root(analysis, sentence, t)) std::abort();
        }
        if (sentence.size() > 0 && roots != 1) std::abort();
    }
    return 0;
}
