#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/text/span.h"

namespace entente {

/// What a stretch of a document is for. A sentence never crosses from one to the next.
enum class BlockKind : std::uint8_t { title, date_line, heading, paragraph, list_item, quote, table, other };

/// Why a stretch of a document is no running text: it is kept in the text, and nothing is extracted from it.
enum class Aside : std::uint8_t { none, byline, caption, contents, links, bibliography, notice, boilerplate, foreign };

[[nodiscard]] std::string_view to_string(Aside aside);

struct Block {
    Span span;
    BlockKind kind = BlockKind::paragraph;
    Aside aside = Aside::none;
};

/// A piece of the source that a reader kept out of the text, for those who ask why.
struct LeftOut {
    std::size_t before = 0;  // the block that it stood before
    std::string reason;
    std::string text;
};

/// One text as its reader found it. A plain value; owns everything.
/// Invariant: `text` is well-formed UTF-8 without U+0000; blocks ascend, do not overlap and lie within `text`.
struct Document {
    std::string uri;       // the input's path, or a record's own id
    std::string title;     // empty where none was found
    std::string date;      // ISO 8601 (YYYY, YYYY-MM or YYYY-MM-DD), empty where unknown
    std::string language;  // ISO 639-1, empty where unknown
    std::string text;
    std::vector<Block> blocks;
    std::vector<std::pair<std::string, std::string>> metadata;  // further strings of the source, in its order
    std::uint32_t replaced_bytes = 0;                           // ill-formed bytes that became U+FFFD
    std::string format{};                                       // the reader's name
    std::string address{};                                      // the canonical link, where the source states one
    std::vector<LeftOut> left_out{};                            // only where it was asked for
};

}  // namespace entente
