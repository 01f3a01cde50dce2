#include "cli/support/message.h"

#include <iostream>
#include <string>

#include "cli/support/terminal.h"

namespace entente {

void say(std::string_view message) {
    std::cerr << printable(message) + "\n" << std::flush;
}
void say_error(std::string_view message) {
    say("error: " + std::string(message));
}
void say_warning(std::string_view message) {
    say("warning: " + std::string(message));
}
void say(const Diagnostic& diagnostic) {
    std::string line = to_string(diagnostic);
    for (std::size_t at = 0; (at = line.find('\n', at)) != std::string::npos;) line.replace(at, 1, "\\n");
    say(line);
}

std::string counted(std::size_t number, std::string_view noun) {
    std::string out = grouped(number) + " ";
    if (number == 1) return out += noun;
    if (noun.ends_with('y')) return out.append(noun.substr(0, noun.size() - 1)) += "ies";
    return out.append(noun) += "s";
}

std::string grouped(std::size_t number) {
    std::string digits = std::to_string(number);
    for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, ",");
    return digits;
}

}  // namespace entente
