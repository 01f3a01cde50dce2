#include "extract/annotate/sentence_splitter.h"

#include <algorithm>
#include <array>

#include "extract/annotate/sentence_features.h"
#include "extract/annotate/tokenizer.h"

namespace entente {
namespace {

constexpr std::array<std::int8_t, 1U << kBoundaryTableBits> kWeights = {
#include "extract/annotate/sentence_model.inc"
};

/// What the model must be sure of before it parts two words (in the table's unit, a sixteenth of the logit).
constexpr int kBoldMargin = 24;

bool model_says_so(const BoundaryReader& reader) {
    int sum = 0;
    for (const std::uint16_t feature : reader.features()) sum += kWeights[feature];
    return sum > (reader.is_bold() ? kBoldMargin : 0);
}

bool has_blank_line(std::string_view space) { return std::count(space.begin(), space.end(), '\n') > 1; }

bool is_boundary(std::string_view text, const std::vector<Token>& tokens, const BoundaryReader& reader) {
    const Token& token = tokens[reader.token()];
    const std::uint32_t before = tokens[reader.token() - 1].span.end;
    if (token.space_before && has_blank_line(text.substr(before, token.span.start - before))) return true;
    return reader.is_candidate() && model_says_so(reader);
}

}  // namespace

void split_sentences(std::string_view text, const std::vector<Token>& tokens, std::uint32_t first, std::uint32_t block,
                     std::vector<Sentence>& sentences) {
    const auto last = static_cast<std::uint32_t>(tokens.size());
    if (first == last) return;
    const auto close = [&](std::uint32_t end) {
        sentences.push_back({{tokens[first].span.start, tokens[end - 1].span.end}, first, end, block});
        first = end;
    };
    BoundaryReader reader(text, tokens, first, last);
    while (reader.next()) {
        const std::uint32_t at = reader.token();
        const bool full = at - first >= kMaxSentenceTokens && !tokens[at].joined;
        if (!full && !is_boundary(text, tokens, reader)) continue;
        close(at);
        reader.start_sentence();
    }
    close(last);
}

}  // namespace entente
