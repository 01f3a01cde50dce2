// All ways to call the entries of lists, as sequences of word numbers in one long array. Sorted, equal sequences are
// one alias, and the sequences below a node of the trie are one stretch.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace entente {

class AliasCalls {
public:
    /// An entry's name, or one of its aliases.
    struct Call {
        std::uint32_t begin = 0;       // of its words
        std::uint32_t first_word = 0;  // beside it, so that sorting need not look there
        std::uint32_t text = 0;        // its place in the table's texts
        std::uint32_t entry : 30 = 0;
        std::uint32_t is_name : 1 = 0;
        std::uint32_t is_capital : 1 = 0;  // it begins with a capital letter from A to Z
    };

    /// What is never written costs no memory; what moves when it grows costs it twice.
    void reserve(std::size_t calls, std::size_t words);
    /// Without words nothing can be found, and nothing is kept.
    void add(Call call, std::span<const std::uint32_t> words);
    /// By their words, shorter ones first; of one alias, entries' names first, then by entry. `words` is one more than
    /// the greatest word number.
    void sort(std::size_t words);
    void clear();

    [[nodiscard]] std::span<const Call> calls() const { return calls_; }

    // After sort():

    /// How many words the call has, and how many of them the one before it has as well.
    [[nodiscard]] std::size_t length(std::size_t call) const { return lengths_[call]; }
    [[nodiscard]] std::size_t shared(std::size_t call) const { return shared_[call]; }
    [[nodiscard]] std::uint32_t word(std::size_t call, std::size_t index) const {
        return sequences_[calls_[call].begin + index] & ~kLast;
    }
    /// Calls back with the calls of each alias, and where they begin.
    template <typename Callback>
    void for_each_alias(Callback callback) const {
        for (std::size_t first = 0; first < calls_.size();) {
            const auto same = alias_at(first);
            callback(same);
            first += same.size();
        }
    }
    /// The calls of the alias that begins with this call.
    [[nodiscard]] std::span<const Call> alias_at(std::size_t call) const;
    [[nodiscard]] std::size_t longest() const;

private:
    static constexpr std::uint32_t kLast = 1U << 31U;  // marks the last word of a call

    [[nodiscard]] bool is_before(const Call& a, const Call& b) const;
    void sort_by_first_word(std::size_t words);
    void note_lengths();

    std::vector<std::uint32_t> sequences_;
    std::vector<Call> calls_;
    std::vector<std::uint16_t> lengths_;
    std::vector<std::uint16_t> shared_;
};

}  // namespace entente
