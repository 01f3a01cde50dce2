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

bool ends_with(std::string_view path, std::string_view suffix) {
    return path.size() > suffix.size() && same(path.substr(path.size() - suffix.size()), suffix);
}

}  // namespace

const Format* find_format(std::string_view name) {
    for (const Format* format : formats()) {
        if (same(format->name, name)) return format;
    }
    return nullptr;
}

const Format* find_format_for(std::string_view path) {
    const Format* longest = nullptr;
    for (const Format* format : formats()) {
        if (!ends_with(path, format->suffix)) continue;
        if (longest == nullptr || format->suffix.size() > longest->suffix.size()) longest = format;
    }
    return longest;
}

}  // namespace entente
