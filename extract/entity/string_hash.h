// Look-up of a string_view in a table of strings, without a string made for it.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace entente {

struct StringHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};

template <typename Value>
using StringMap = std::unordered_map<std::string, Value, StringHash, std::equal_to<>>;

}  // namespace entente
