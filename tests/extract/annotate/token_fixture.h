// Text to tokens and sentences as strings that a test can state in one line.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "extract/annotate/char_class.h"
#include "extract/annotate/tokenizer.h"

namespace entente {

struct Tokenized {
    Document document;
    Analysis analysis;

    explicit Tokenized(std::string text) {
        document.text = std::move(text);
        document.blocks = {{{0, static_cast<std::uint32_t>(document.text.size())}, BlockKind::paragraph}};
        tokenize(document, analysis);
    }

    /// The forms with blanks between them; "+" before one that is joined to the token before it.
    [[nodiscard]] std::string tokens() const {
        std::string all;
        for (const Token& token : analysis.tokens) {
            if (!all.empty()) all += ' ';
            if (token.joined) all += '+';
            all += token.span.of(document.text);
        }
        return all;
    }

    [[nodiscard]] std::vector<std::string> sentences() const {
        std::vector<std::string> all;
        for (const Sentence& sentence : analysis.sentences) all.emplace_back(sentence.span.of(document.text));
        return all;
    }
};

/// What must hold for any document: tokens ascend, are whole code points, and hold all that is no white space;
/// sentences hold all tokens, each in one block; both are bounded.
inline void expect_sound(const Document& document, const Analysis& analysis) {
    const std::string_view text = document.text;
    const auto is_boundary = [&](std::uint32_t at) {
        return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
    };
    std::uint32_t at = 0;
    const auto expect_space = [&](std::uint32_t end) {
        while (at < end) {
            const Char c = char_at(text.substr(at));
            ASSERT_EQ(c.type, CharClass::space) << "lost a character at " << at;
            at += c.size;
        }
    };
    std::uint32_t next = 0;
    for (const Sentence& sentence : analysis.sentences) {
        ASSERT_EQ(sentence.first, next);
        ASSERT_LT(sentence.first, sentence.last);
        ASSERT_LE(sentence.size(), kMaxSentenceTokens + 8);
        const Span span = {analysis.tokens[sentence.first].span.start, analysis.tokens[sentence.last - 1].span.end};
        ASSERT_EQ(sentence.span, span);
        ASSERT_TRUE(document.blocks[sentence.block].span.contains(sentence.span));
        ASSERT_FALSE(analysis.tokens[sentence.first].joined);
        for (; next < sentence.last; ++next) {
            const Span token = analysis.tokens[next].span;
            ASSERT_LE(at, token.start);
            ASSERT_LT(token.start, token.end);
            ASSERT_LE(token.size(), kMaxTokenBytes);
            ASSERT_TRUE(is_boundary(token.start) && is_boundary(token.end));
            expect_space(token.start);
            at = token.end;
        }
    }
    ASSERT_EQ(next, analysis.tokens.size());
    expect_space(static_cast<std::uint32_t>(text.size()));
}

}  // namespace entente
