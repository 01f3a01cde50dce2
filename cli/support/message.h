// What the program says to its user, on standard error.
#pragma once

#include <string_view>

#include "graph/base/diagnostics.h"

namespace entente {

/// "error: …", "warning: …", or the words alone, on a line of its own. Control characters are shown, not sent.
void say_error(std::string_view message);
void say_warning(std::string_view message);
void say(std::string_view message);

/// `file:line:column: error: message`
void say(const Diagnostic& diagnostic);

/// "1 document", "2 documents"
[[nodiscard]] std::string counted(std::size_t number, std::string_view noun);

/// 12345678 as "12,345,678"
[[nodiscard]] std::string grouped(std::size_t number);

}  // namespace entente
