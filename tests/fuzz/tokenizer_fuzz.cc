// Random bytes through the tokenizer, the lemmatizer and CoNLL-U, there and back: tokens keep every character.
// A libFuzzer target: clang++ -fsanitize=fuzzer,address,undefined.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "extract/annotate/char_class.h"
#include "extract/annotate/conllu.h"
#include "extract/annotate/lemmatizer.h"
#include "extract/annotate/tokenizer.h"
#include "graph/base/utf8.h"

namespace {

void check(bool holds) {
    if (!holds) std::abort();
}

entente::Document document_of(const std::uint8_t* data, std::size_t size) {
    entente::Document document;
    document.text.assign(reinterpret_cast<const char*>(data), size);
    document.replaced_bytes = static_cast<std::uint32_t>(entente::repair_utf8(document.text));
    const auto end = static_cast<std::uint32_t>(document.text.size());
    document.blocks.push_back({{0, end}, entente::BlockKind::paragraph});
    return document;
}

bool is_space(std::string_view text) {
    while (!text.empty()) {
        const entente::Char c = entente::char_at(text);
        if (c.type != entente::CharClass::space) return false;
        text.remove_prefix(c.size);
    }
    return true;
}

void check_tokens(const entente::Document& document, const entente::Analysis& analysis) {
    const std::string_view text = document.text;
    std::uint32_t at = 0;
    for (const entente::Token& token : analysis.tokens) {
        check(token.span.start >= at && token.span.start < token.span.end);
        check(is_space(text.substr(at, token.span.start - at)));
        at = token.span.end;
    }
    check(is_space(text.substr(at)));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const entente::Document document = document_of(data, size);
    entente::Analysis analysis;
    entente::tokenize(document, analysis);
    check_tokens(document, analysis);
    entente::lemmatize(document, analysis);
    std::string conllu;
    entente::append_conllu(conllu, document, analysis);
    entente::Diagnostics diagnostics;
    const auto again = entente::read_conllu(conllu, "fuzz", diagnostics);
    check(diagnostics.items().empty());
    std::size_t tokens = 0;
    for (const entente::ConlluDocument& part : again) tokens += part.analysis.tokens.size();
    check(tokens == analysis.tokens.size());
    static_cast<void>(entente::read_conllu(document.text, "fuzz", diagnostics));
    return 0;
}
