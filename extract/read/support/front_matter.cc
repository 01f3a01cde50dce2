#include "extract/read/support/front_matter.h"

#include <algorithm>

#include "extract/read/support/source_text.h"

namespace entente {
namespace {

/// Where the line that is exactly `fence` starts, from `at` on.
std::size_t find_fence(std::string_view text, std::string_view fence, std::size_t at) {
    while (at < text.size()) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        if (text.substr(at, end - at) == fence) return at;
        at = end + 1;
    }
    return std::string_view::npos;
}

std::string_view without_quotes(std::string_view value) {
    if (value.size() >= 2 && (value[0] == '"' || value[0] == '\'') && value.back() == value[0]) {
        return value.substr(1, value.size() - 2);
    }
    return value;
}

void add_field(FrontMatter& header, std::string_view line, char separator) {
    const std::size_t at = line.find(separator);
    if (at == std::string_view::npos || line[0] == ' ' || line[0] == '#' || line[0] == '-') return;
    const std::string_view value = without_quotes(stripped(line.substr(at + 1)));
    if (!value.empty()) header.fields.emplace_back(stripped(line.substr(0, at)), value);
}

}  // namespace

FrontMatter parse_front_matter(std::string_view text) {
    FrontMatter header;
    const bool toml = text.starts_with("+++\n");
    if (!toml && !text.starts_with("---\n")) return header;
    const std::string_view fence = text.substr(0, 3);
    const std::size_t end = find_fence(text, fence, 4);
    if (end == std::string_view::npos) return header;
    for (std::size_t at = 4; at < end;) {
        const std::size_t line_end = text.find('\n', at);
        if (line_end > at) add_field(header, text.substr(at, line_end - at), toml ? '=' : ':');
        at = line_end + 1;
    }
    if (header.fields.empty()) return header;  // two rules with prose between them
    header.size = std::min(end + 4, text.size());
    return header;
}

}  // namespace entente
