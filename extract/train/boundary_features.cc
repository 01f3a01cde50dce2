// Writes the features of every candidate sentence boundary of raw text, for sentences.py. Its input: for each document
// a line with the number of bytes of text and the number of sentence starts, a line with the starts' byte offsets, and
// the text. Its output: for each candidate a byte (1 where a sentence starts) and its features, 16 bits each.
#include <algorithm>
#include <cstdint>
#include <iostream>
#include <string>
#include <vector>

#include "extract/annotate/sentence_features.h"
#include "extract/annotate/tokenizer.h"

namespace {

void write_document(const std::string& text, const std::vector<std::uint32_t>& starts) {
    entente::Document document;
    document.text = text;
    document.blocks = {{{0, static_cast<std::uint32_t>(text.size())}, entente::BlockKind::paragraph}};
    entente::Analysis analysis;
    entente::tokenize(document, analysis);
    const auto count = static_cast<std::uint32_t>(analysis.tokens.size());
    entente::BoundaryReader reader(document.text, analysis.tokens, 0, count);
    while (reader.next()) {
        const std::uint32_t at = analysis.tokens[reader.token()].span.start;
        const bool starts_here = std::binary_search(starts.begin(), starts.end(), at);
        if (reader.is_candidate()) {
            const entente::BoundaryFeatures features = reader.features();
            std::cout.put(starts_here ? 1 : 0);
            std::cout.write(reinterpret_cast<const char*>(features.data()), sizeof features);
        }
        if (starts_here) reader.start_sentence();
    }
}

}  // namespace

int main() {
    std::size_t bytes = 0;
    std::size_t count = 0;
    while (std::cin >> bytes >> count) {
        std::vector<std::uint32_t> starts(count);
        for (std::uint32_t& start : starts) std::cin >> start;
        std::cin.get();
        std::string text(bytes, '\0');
        std::cin.read(text.data(), static_cast<std::streamsize>(bytes));
        write_document(text, starts);
    }
}
