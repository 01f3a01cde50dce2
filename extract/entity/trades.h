// What people do, coarsely: enough to tell that a goalkeeper and a bishop of one name are two.
#pragma once

#include <string_view>

namespace entente {

/// "sport", "arts", "faith", or "public" (politics, arms, law, business, science, the press) for a person noun; empty
/// for nouns that say nothing of it. Folded.
[[nodiscard]] std::string_view trade_of(std::string_view noun);

}  // namespace entente
