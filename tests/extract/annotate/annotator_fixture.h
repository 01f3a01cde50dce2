// Analyses for the annotator's tests: tokens between spaces, a sentence a line.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "extract/annotate/annotator.h"
#include "extract/text/analysis.h"

namespace entente::testing {

/// The text must outlive what is done with the analysis.
inline Analysis split_at_spaces(std::string_view text) {
    Analysis analysis;
    std::uint32_t first = 0;
    std::size_t start = 0;
    const auto end_token = [&](std::size_t end) {
        if (end == start) return;
        Token token;
        token.span = {static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end)};
        analysis.tokens.push_back(token);
    };
    for (std::size_t i = 0; i <= text.size(); ++i) {
        const bool line_end = i == text.size() || text[i] == '\n';
        if (!line_end && text[i] != ' ') continue;
        end_token(i);
        start = i + 1;
        if (!line_end) continue;
        Sentence sentence;
        sentence.first = first;
        sentence.last = static_cast<std::uint32_t>(analysis.tokens.size());
        analysis.sentences.push_back(sentence);
        first = sentence.last;
    }
    return analysis;
}

/// One line a token: form, tags, features, relation and head, as far as the annotator fills them.
inline std::string describe(std::string_view text, const Analysis& analysis) {
    std::string out;
    for (const Token& token : analysis.tokens) {
        out += std::string(token.span.of(text)) + ' ' + std::string(to_string(token.upos)) + ' ' +
               std::string(to_string(token.xpos)) + ' ' + std::to_string(token.feats) + ' ' +
               std::string(to_string(token.deprel)) + ' ' + std::to_string(token.head) + '\n';
    }
    return out;
}

inline std::string annotated(const Annotator& annotator, std::string_view text) {
    Analysis analysis = split_at_spaces(text);
    Annotator::Scratch scratch;
    annotator.annotate(text, analysis, scratch);
    return describe(text, analysis);
}

inline constexpr std::string_view kNews =
    "Chinese President Xi Jinping met Kim Jong - un four times over the past year .\n"
    "SEOUL - North Korea 's foreign minister was sanctioned by the U.S. Treasury , which said on Monday that he had "
    "proposed talks .\n"
    "TRUMP AND MOON HOLD TALKS IN WASHINGTON\n"
    "“ We ’ll see , ” Rouhani told reporters .\n"
    "Pompeo denies plan to attack Iran\n";

}  // namespace entente::testing
