// Bytes of a named or unknown charset as UTF-8.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace entente {

/// Makes `bytes` UTF-8. UTF-8 stays what it is, whatever `declared` says (it may be empty); else the declared charset
/// counts where it is known and plausible, else what the bytes look like (uchardet), else Windows-1252. Returns how
/// many bytes could not be read and became U+FFFD; damaged UTF-8 is left for normalise_text.
std::uint32_t decode_bytes(std::string& bytes, std::string_view declared);

/// The same, and then what a Document needs: see normalise_text. A byte-order mark counts first.
std::uint32_t decode_text(std::string& bytes, std::string_view declared);

/// Whether iconv knows the name.
[[nodiscard]] bool is_known_charset(const std::string& name);

}  // namespace entente
