// A quick no: whether a word of the text, as it is written, can be one of a set of folded words. Most words of a text
// begin no name, and need not be folded and looked up.
#pragma once

#include <bitset>
#include <cstdint>
#include <string_view>

namespace entente {

/// A set of words' first two and last letters and lengths. Never says no to a word that is in the set; words with other
/// than ASCII letters and digits, which folding may change, are never refused.
class FirstWords {
public:
    void add(std::string_view folded) {
        if (is_plain(folded)) bits_.set(key(folded));
    }
    [[nodiscard]] bool may_hold(std::string_view word) const { return !is_plain(word) || bits_.test(key(word)); }

    static constexpr std::size_t kBits = 1U << 16U;

    static constexpr bool is_plain(std::string_view word) {
        for (const char c : word) {
            const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (!letter) return false;
        }
        return !word.empty();
    }

    /// Upper and lower case are one: they differ in a bit that is left out.
    static constexpr std::size_t key(std::string_view word) {
        const auto letter = [&](std::size_t at) { return static_cast<std::uint32_t>(word[at]) & 0x1FU; };
        const std::uint32_t second = word.size() > 1 ? letter(1) : 0;
        const auto size = static_cast<std::uint32_t>(word.size());
        return ((letter(0) << 11U | second << 6U | letter(word.size() - 1) << 1U) ^ (size * 0x9E5U)) & (kBits - 1);
    }

private:
    std::bitset<kBits> bits_;
};

}  // namespace entente
