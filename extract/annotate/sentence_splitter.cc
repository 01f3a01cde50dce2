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

/// How sure the model must be, in the table's unit, a sixteenth of the logit. A cut between two words with no mark
/// between them tears names (Treasury Secretary | Steven Mnuchin); it pays where headings ran into the text.
int margin(const BoundaryReader& reader, Layout layout) {
    if (!reader.is_unmarked()) return 0;
    if (layout == Layout::paragraph) return 48;
    return reader.is_bold() ? 24 : 0;
}

bool model_says_so(const BoundaryReader& reader, Layout layout) {
    int sum = 0;
    for (const std::uint16_t feature : reader.features()) sum += kWeights[feature];
    return sum > margin(reader, layout);
}

bool has_blank_line(std::string_view space) {
    return std::count(space.begin(), space.end(), '\n') > 1;
}

bool is_boundary(std::string_view text, const std::vector<Token>& tokens, const BoundaryReader& reader, Layout layout) {
    const Token& token = tokens[reader.token()];
    const std::uint32_t before = tokens[reader.token() - 1].span.end;
    if (token.space_before && has_blank_line(text.substr(before, token.span.start - before))) return true;
    return reader.is_candidate() && model_says_so(reader, layout);
}

}  // namespace

void split_sentences(std::string_view text, const std::vector<Token>& tokens, std::uint32_t first, std::uint32_t block,
                     Layout layout, std::vector<Sentence>& sentences) {
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
        if (!full && !is_boundary(text, tokens, reader, layout)) continue;
        close(at);
        reader.start_sentence();
    }
    close(last);
}

}  // namespace entente
