// The header that static-site programs put before a Markdown text: YAML between --- lines or TOML between +++ lines.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace entente {

struct FrontMatter {
    std::vector<std::pair<std::string, std::string>> fields;  // single-line `key: value` only, quotes removed
    std::size_t size = 0;                                     // bytes that the header takes; 0: there is none
};

[[nodiscard]] FrontMatter parse_front_matter(std::string_view text);

}  // namespace entente
