// Tokenises many short lines, each by itself, in one go: names and titles as texts would have them.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extract/annotate/tokenizer.h"
#include "extract/text/analysis.h"

namespace entente {

/// A word is set after each line, so that the stop of "Mr." is no sentence's end.
class LineWords {
public:
    explicit LineWords(std::span<const std::string_view> lines) {
        for (const std::string_view line : lines) {
            const auto start = static_cast<std::uint32_t>(document_.text.size());
            document_.text += line;
            document_.text += kAfter;
            document_.blocks.push_back({{start, static_cast<std::uint32_t>(document_.text.size())}, BlockKind::other});
            document_.text += '\n';
        }
        tokenize(document_, analysis_);
    }

    /// Calls back with the words of each line in order; a line without words gets an empty list.
    template <typename Callback>
    void for_each(Callback callback) const {
        const Words words(document_, analysis_);
        std::vector<std::string_view> line;
        std::size_t token = 0;
        for (std::size_t i = 0; i < document_.blocks.size(); ++i) {
            line.clear();
            const Span block = document_.blocks[i].span;
            for (; token < analysis_.tokens.size() && analysis_.tokens[token].span.start < block.end; ++token) {
                line.push_back(words[token]);
            }
            if (!line.empty()) line.pop_back();
            callback(i, std::span<const std::string_view>(line));
        }
    }

private:
    static constexpr std::string_view kAfter = " came";
    Document document_;
    Analysis analysis_;
};

}  // namespace entente
