// Raw text on standard input to CoNLL-U of tokens and sentences. Documents end at U+0001; each is one block.
#include <algorithm>
#include <iostream>
#include <iterator>
#include <string>

#include "extract/annotate/conllu.h"
#include "extract/annotate/tokenizer.h"

int main() {
    std::string rest(std::istreambuf_iterator<char>(std::cin), {});
    std::string out;
    entente::Analysis analysis;
    for (std::size_t at = 0; at < rest.size();) {
        const std::size_t end = std::min(rest.find('\x01', at), rest.size());
        entente::Document document;
        document.text = rest.substr(at, end - at);
        document.blocks = {{{0, static_cast<std::uint32_t>(end - at)}, entente::BlockKind::paragraph}};
        entente::tokenize(document, analysis);
        entente::append_conllu(out, document, analysis);
        at = end + 1;
    }
    std::cout << out;
}
