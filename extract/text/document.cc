#include "extract/text/document.h"

#include <array>

namespace entente {

std::string_view to_string(Aside aside) {
    static constexpr std::array<std::string_view, 9> kNames = {
        "running text", "byline", "caption", "contents", "links", "bibliography", "notice", "boilerplate", "foreign"};
    return kNames[static_cast<std::size_t>(aside)];
}

}  // namespace entente
