#include "cli/support/json.h"

#include <array>
#include <charconv>
#include <cmath>

namespace entente {
void append_json_number(std::string& out, double number) {
    if (!std::isfinite(number)) {
        out += "null";
        return;
    }
    std::array<char, 32> buffer{};
    const auto [end, code] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number);
    out.append(buffer.data(), code == std::errc() ? end : buffer.data());
}

}  // namespace entente
