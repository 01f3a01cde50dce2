#pragma once

#include <string>
#include <string_view>

namespace entente {

/// Appends `text` as a JSON string, quotes included. Ill-formed bytes become U+FFFD.
void append_json_string(std::string& out, std::string_view text);

/// Appends a number; null where JSON has none for it (infinity).
void append_json_number(std::string& out, double number);

}  // namespace entente
