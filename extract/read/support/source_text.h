// Bytes of an input as the text of a Document: well-formed UTF-8, line feeds, no byte-order mark.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "extract/read/reader.h"

namespace entente {

/// Makes `text` what a Document may hold: a byte-order mark goes (UTF-16 with a mark is decoded), CRLF and CR become
/// LF, every ill-formed byte and U+0000 becomes U+FFFD. Returns how many were replaced.
std::uint32_t normalise_text(std::string& text);

/// Reads the whole input as it is. False, with an error said, where it cannot be read or is larger than a Document may
/// be.
[[nodiscard]] bool read_bytes(const Input& input, std::string& bytes, Diagnostics& diagnostics);

/// Reads the whole input into `document.text` and normalises it. False, with an error said, where the input cannot be
/// read, is empty, or is larger than a Document may be.
[[nodiscard]] bool read_text(const Input& input, Document& document, Diagnostics& diagnostics);

/// Why the input's stream broke off.
[[nodiscard]] std::string broken_off(const Input& input);

/// Says how many ill-formed bytes of `document` were replaced, if any. `line` is the record's, or 0.
void report_replaced(const Document& document, std::string_view file, std::uint32_t line, Diagnostics& diagnostics);

/// `text` without white space at its ends; U+00A0, U+200B, U+3000 and U+FEFF count as white space.
[[nodiscard]] std::string_view stripped(std::string_view text);

/// The largest text that spans can address.
inline constexpr std::size_t kMaxTextBytes = 0xFFFFFFFEU;

}  // namespace entente
