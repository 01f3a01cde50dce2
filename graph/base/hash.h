#pragma once

#include <cstdint>
#include <string_view>

namespace entente {

/// XXH3 of `text`, the same on every machine. To hash several texts, pass the hash of those before as `seed`; their
/// lengths count, so that "ab", "c" and "a", "bc" differ. Not for secrets.
[[nodiscard]] std::uint64_t hash_text(std::string_view text, std::uint64_t seed = 0);

}  // namespace entente
