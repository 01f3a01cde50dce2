// Any bytes as CoNLL-U: what is read lies within its text, and can be written and read again. A libFuzzer target.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "extract/annotate/conllu.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    entente::Diagnostics diagnostics;
    std::string out;
    for (const entente::ConlluDocument& read : entente::read_conllu(text, "fuzz", diagnostics)) {
        for (const entente::Token& token : read.analysis.tokens) {
            if (token.span.end < token.span.start || token.span.end > read.document.text.size()) std::abort();
        }
        entente::append_conllu(out, read.document, read.analysis);
    }
    static_cast<void>(entente::read_conllu(out, "again", diagnostics));
    for (const entente::Diagnostic& item : diagnostics.items()) static_cast<void>(entente::to_string(item));
    return 0;
}
