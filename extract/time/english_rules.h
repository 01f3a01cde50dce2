// The text of rules/time/en.toml, built in. The function is written by CMake from the file.
#pragma once

#include <string_view>

namespace entente::timex {

[[nodiscard]] std::string_view english_rules();

}  // namespace entente::timex
