#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace entente {

/// Makes the bytes of a page well-formed UTF-8 with line feeds. In this order: a byte-order mark; what is UTF-8 by its
/// bytes, whatever the page says; `declared` (by HTTP or mail, may be empty); the charset of its XML declaration or
/// <meta>; what the bytes look like; Windows-1252. A charset that iconv does not know counts as none. Returns how many
/// bytes were replaced by U+FFFD.
[[nodiscard]] std::uint32_t decode_html(std::string& bytes, std::string_view declared = {});

}  // namespace entente
