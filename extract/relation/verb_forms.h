// The forms of an English verb: regular inflection and the irregular verbs.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace entente {

enum class VerbForm : std::uint8_t { base, third_person, past, participle, gerund };

/// Every form of the verb `lemma` (lower case), past and participle apart even where they are spelt alike.
[[nodiscard]] std::vector<std::pair<std::string, VerbForm>> verb_forms(std::string_view lemma);

/// The plural of a noun (lower case).
[[nodiscard]] std::string plural_of(std::string_view noun);

}  // namespace entente
