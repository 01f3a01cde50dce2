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

/// The verb that an irregular past or participle belongs to ("met": "meet"); empty where the word is none, or a verb of
/// its own ("found", "felt", "bound").
[[nodiscard]] std::string_view lemma_of_irregular(std::string_view form);

/// The plural of a noun (lower case).
[[nodiscard]] std::string plural_of(std::string_view noun);

}  // namespace entente
