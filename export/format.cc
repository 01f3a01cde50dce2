#include "export/format.h"

#include <algorithm>

namespace entente {
namespace {

char lower(char byte) {
    return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte;
}

bool same(std::string_view a, std::string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return lower(x) == lower(y); });
}

template <typename Matches>
const Format* find(Matches&& matches) {
    const std::span<const Format* const> all = formats();
    const auto found = std::find_if(all.begin(), all.end(), matches);
    return found == all.end() ? nullptr : *found;
}

}  // namespace

const Format* find_format(std::string_view name) {
    return find([name](const Format* format) { return same(format->name, name); });
}

const Format* find_format_for(std::string_view path) {
    return find([path](const Format* format) {
        const std::size_t length = format->suffix.size();
        return path.size() > length && same(path.substr(path.size() - length), format->suffix);
    });
}

}  // namespace entente
