// Which blocks of a page are its article.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "extract/read/support/html_page.h"

namespace entente {

/// The blocks that are running text, as ascending indices into `page.blocks`.
[[nodiscard]] std::vector<std::size_t> main_text(const Page& page);

/// All blocks of a piece of a page that is an article by itself (a feed's entry, a mail, a book's chapter), but for
/// menus, captions and the like.
[[nodiscard]] std::vector<std::size_t> fragment_text(const Page& page);

/// Why a block that was not taken is no article text, in a few words.
[[nodiscard]] std::string_view reason_left_out(const PageBlock& block);

/// The blocks whose words stand in `body`, which is a page's own statement of its article's text.
[[nodiscard]] std::vector<std::size_t> blocks_of_body(const Page& page, std::string_view body);

/// Bytes of text in these blocks.
[[nodiscard]] std::size_t text_bytes(const Page& page, const std::vector<std::size_t>& blocks);

/// Lower-case letters and digits of `text` only: equal for texts that differ in spaces, quotes or marks.
[[nodiscard]] std::string text_key(std::string_view text);

}  // namespace entente
