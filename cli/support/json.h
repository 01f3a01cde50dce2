#pragma once

#include <string>

namespace entente {

/// Appends a number; null where JSON has none for it (infinity).
void append_json_number(std::string& out, double number);

}  // namespace entente
