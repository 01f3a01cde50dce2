// What a token's spelling says to the network: the key of its word, and the rows of its ends and its shape.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace entente {

/// Where each hashed part of a spelling begins and ends in the table of affix rows.
struct AffixTable {
    std::array<std::uint32_t, 5> size{};  // rows of prefix 3, suffix 2, 3, 4 and shape, one part after another
};

/// The spelling of one token. Small, and of bounded size whatever the token.
class Spelling {
public:
    /// `form` may be any bytes; `first`: it begins its sentence.
    Spelling(std::string_view form, bool first);

    /// Hash of the lower form with plain quotes and dashes and each digit as 0.
    [[nodiscard]] std::uint64_t key() const { return key_; }
    /// Rows in the table of affixes.
    [[nodiscard]] std::uint32_t shape_row(const AffixTable& table) const;
    [[nodiscard]] std::array<std::uint32_t, 4> affix_rows(const AffixTable& table) const;

private:
    std::uint64_t key_ = 0;
    std::uint32_t shape_ = 0;
    std::size_t length_ = 0;           // in code points
    std::array<char32_t, 3> front_{};  // the first code points of the normal form
    std::array<char32_t, 4> back_{};   // the last ones; the very last stands last
};

}  // namespace entente
