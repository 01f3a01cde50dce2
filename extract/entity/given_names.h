// Given names of many languages, as English news writes them, with the gender that most bearers have.
#pragma once

#include <string_view>

#include "rules/pack.h"

namespace entente {

/// Nothing is known of a name that is not listed: unknown. Folded.
[[nodiscard]] Gender common_given_name(std::string_view folded_word);
/// The gender that a form of address or a role word tells: Mr., queen, spokeswoman. Folded.
[[nodiscard]] Gender gender_of_title(std::string_view word);

}  // namespace entente
