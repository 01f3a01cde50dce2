#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// Words, each kept once with a zero byte behind it, numbered as they come: the sections `words`, `word_offsets` and
/// `word_slots` of a NameTable, and the words of an AliasTrie.
class WordPool {
public:
    WordPool();

    /// The word's number.
    std::uint32_t intern(std::string_view word);
    /// The word's number, where it has one.
    [[nodiscard]] std::optional<std::uint32_t> find(std::string_view word) const;

    [[nodiscard]] std::size_t size() const { return offsets_.size(); }
    [[nodiscard]] std::string_view word(std::uint32_t number) const;

    [[nodiscard]] const std::string& bytes() const { return bytes_; }
    [[nodiscard]] const std::vector<std::uint32_t>& offsets() const { return offsets_; }
    /// Open hash table by hash_text: a word's number + 1, 0 for none.
    [[nodiscard]] const std::vector<std::uint32_t>& slots() const { return slots_; }

private:
    [[nodiscard]] std::size_t find_slot(std::string_view sought, std::uint64_t hash) const;
    void grow();

    std::string bytes_;
    std::vector<std::uint32_t> offsets_;
    std::vector<std::uint32_t> slots_;
    std::vector<std::uint8_t> tags_;  // of slots: a part of the word's hash, so that others are rarely looked at
};

}  // namespace entente
