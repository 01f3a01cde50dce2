// Words with numbers, counted from 0 in the order in which they came. Open addressing over one pool of bytes: a look-up
// touches a slot and, where its hash fits, the word.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

class WordTable {
public:
    /// Makes room for about as many words.
    void reserve(std::size_t words);
    /// The word's number, a new one where it is new.
    std::uint32_t add(std::string_view word);
    [[nodiscard]] std::optional<std::uint32_t> find(std::string_view word) const;
    [[nodiscard]] std::size_t size() const { return starts_.size() - 1; }

private:
    struct Slot {
        std::uint32_t hash = 0;
        std::uint32_t number = 0;  // one more than the word's; 0: free
    };
    /// Where the word is, or the free slot where it would be.
    [[nodiscard]] std::size_t slot_of(std::string_view word, std::uint32_t hash) const;
    [[nodiscard]] std::string_view word(std::uint32_t number) const;
    void resize(std::size_t slots);

    std::vector<Slot> slots_ = std::vector<Slot>(16);
    std::vector<std::uint32_t> starts_ = {0};  // of each word in the pool, and the end
    std::string pool_;
};

}  // namespace entente
