// Words that are written with a full stop that ends no sentence.
#pragma once

#include <cstdint>
#include <string_view>

namespace entente {

enum class Abbreviation : std::uint8_t {
    none,
    title,    // Mr., Gen., St.: a name follows; ends no sentence
    numeral,  // No., p., vol.: only where a number follows
    state,    // Ill., Mass.: only after a comma (Springfield, Ill.)
    open,     // Inc., Sept.: may end a sentence as well, and keeps its full stop there
    small,    // etc.: gives its full stop to the sentence that it ends
};

/// What `word`, without its full stop, is as an abbreviation. Case counts where it tells (Mar. but not mar.).
[[nodiscard]] Abbreviation abbreviation(std::string_view word);

}  // namespace entente
