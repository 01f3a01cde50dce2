// Sequences of words, found longest first over a sentence's tokens. The words of all sequences are interned once; a
// text's word that is in no sequence costs one hash look-up; edges are in one open hash table. Words are compared
// folded (case, marks, apostrophes); hyphens between words are skipped on both sides, so "Jong-un" and "Jong Un" are
// one. After building it is immutable.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "extract/entity/first_words.h"
#include "extract/entity/word_pool.h"
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
    static constexpr std::uint32_t kNone = 0xFFFFFFFFU;

    /// A word that leads from a node to another; the root's are in roots_.
    struct Edge {
        std::uint32_t node = 0;
        std::uint32_t word = 0;
        std::uint32_t next = 0;  // 0: the slot is free
    };
    [[nodiscard]] std::optional<std::uint32_t> word_id(std::string_view word) const;
    /// The node that the word leads to; 0 for none.
    [[nodiscard]] std::uint32_t child(std::uint32_t node, std::uint32_t word) const;
    [[nodiscard]] std::size_t slot_of(std::uint32_t node, std::uint32_t word) const;
    std::uint32_t add_child(std::uint32_t node, std::uint32_t word);
    void resize_edges(std::size_t slots);

    FirstWords first_;
    WordPool words_;
    std::vector<std::uint32_t> roots_;  // of each word: the node that it leads to from the root, or 0
    std::vector<Edge> edges_ = std::vector<Edge>(16);
    std::size_t edge_count_ = 0;
    std::vector<std::uint32_t> values_ = {kNone};  // of each node; node 0 is the root
};

}  // namespace entente
