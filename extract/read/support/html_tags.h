// HTML's elements, by what they mean for a page's text.
#pragma once

#include <cstdint>
#include <string_view>

namespace entente {

enum class TagKind : std::uint8_t {
    inline_text,
    block,
    paragraph,
    heading,
    item,
    quote,
    cell,
    row,
    line_break,
    silent,  // its text is no prose
    noise,
    header,
    figure,
    article,
    main,
    script,
    title,
    meta,
    link,
    time
};

/// By an element's name in lower case; inline_text for those that say nothing.
[[nodiscard]] TagKind tag_kind(std::string_view name);

/// Whether text before the element and in it are two blocks.
[[nodiscard]] bool is_block(TagKind kind);

}  // namespace entente
