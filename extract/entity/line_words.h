// Tokenises many short lines, each by itself, in one go: names and titles as texts would have them.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extract/annotate/tokenizer.h"
#include "extract/text/span.h"
#include "extract/text/token.h"

namespace entente {

/// A word is set after each line, so that its end is read as a place within a sentence.
class LineWords {
public:
    explicit LineWords(std::span<const std::string_view> lines) {
        lines_.reserve(lines.size());
        for (const std::string_view line : lines) {
            const auto start = static_cast<std::uint32_t>(text_.size());
            text_ += line;
            text_ += kAfter;
            lines_.push_back({start, static_cast<std::uint32_t>(text_.size())});
            text_ += '\n';
        }
        tokens_ = tokens_of(text_, lines_);
    }

    /// Calls back with the words of each line in order; a line without words gets an empty list.
    template <typename Callback>
    void for_each(Callback callback) const {
        std::vector<std::string_view> words;
        std::size_t token = 0;
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            words.clear();
            for (; token < tokens_.size() && tokens_[token].span.start < lines_[i].end; ++token) {
                words.push_back(tokens_[token].span.of(text_));
            }
            if (!words.empty()) words.pop_back();
            callback(i, std::span<const std::string_view>(words));
        }
    }

private:
    static constexpr std::string_view kAfter = " came";
    std::string text_;
    std::vector<Span> lines_;
    std::vector<Token> tokens_;
};

}  // namespace entente
