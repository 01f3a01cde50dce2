// Sequences of words, found longest first over a sentence's tokens. The words of all sequences are interned once; a
// text's word that is in no sequence costs one hash look-up. Words are compared folded (case, marks, apostrophes);
// hyphens between words are skipped on both sides, so "Jong-un" and "Jong Un" are one. After building it is immutable.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extract/entity/first_words.h"
#include "extract/entity/string_hash.h"
#include "extract/text/analysis.h"

namespace entente {

class AliasTrie {
public:
    struct Match {
        std::uint32_t last = 0;   // one past the match's last token
        std::uint32_t value = 0;  // what was added
    };

    /// Makes room for about as many sequences.
    void reserve(std::size_t sequences);

    /// Adds a sequence of words; a second one that folds to the same returns the first one's value.
    std::uint32_t add(std::span<const std::string_view> words, std::uint32_t value);

    /// All sequences that start at token `first` and end before `last`, shortest first, into `matches` (cleared).
    void find(const Words& words, std::uint32_t first, std::uint32_t last, std::vector<Match>& matches) const;

    /// The value of a sequence of this one word.
    [[nodiscard]] std::optional<std::uint32_t> find_one(std::string_view word) const;

private:
    [[nodiscard]] std::optional<std::uint32_t> word_id(std::string_view word) const;

    FirstWords first_;
    StringMap<std::uint32_t> words_;
    std::unordered_map<std::uint64_t, std::uint32_t> edges_;  // node << 32 | word -> node
    std::vector<std::uint32_t> values_ = {kNone};             // of each node; node 0 is the root
    static constexpr std::uint32_t kNone = 0xFFFFFFFFU;
};

}  // namespace entente
