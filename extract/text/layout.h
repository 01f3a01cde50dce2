// Where a document's blocks stand, as the bytes that a graph keeps of them.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extract/text/document.h"

namespace entente {

/// A few bytes a block: how far it is from the one before, its length, its kind and aside.
[[nodiscard]] std::string encode_layout(std::span<const Block> blocks);

/// The inverse; nothing where the bytes are none of a text with `text_size` bytes.
[[nodiscard]] std::optional<std::vector<Block>> decode_layout(std::string_view layout, std::size_t text_size);

}  // namespace entente
