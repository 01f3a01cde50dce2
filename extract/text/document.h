#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "extract/text/span.h"

namespace entente {

/// What a stretch of a document is for. A sentence never crosses from one to the next; all are read.
enum class BlockKind : std::uint8_t { title, date_line, heading, paragraph, list_item, quote, table, other };

struct Block {
    Span span;
    BlockKind kind = BlockKind::paragraph;
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
};

}  // namespace entente
