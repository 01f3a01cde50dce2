// Internet messages (RFC 5322) and their parts (RFC 2045, 2047): headers, multiparts, transfer encodings.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace entente {

/// Header fields in their order; names in lower case, values unfolded, bytes as they came.
using HeaderFields = std::vector<std::pair<std::string, std::string>>;

struct MimePart {
    HeaderFields fields;
    std::string_view body;  // still encoded
};

/// Cuts a message or part at the empty line. What has no header at all is all body.
[[nodiscard]] MimePart split_part(std::string_view bytes);

/// The first field of that name, or empty.
[[nodiscard]] std::string_view field_of(const HeaderFields& fields, std::string_view name);

/// "text/html; charset=utf-8" in lower case up to the semicolon, and one parameter's value ("" where there is none).
[[nodiscard]] std::string media_type(std::string_view field);
[[nodiscard]] std::string parameter_of(std::string_view field, std::string_view name);

/// The parts of a multipart body, without what stands before the first and after the last boundary. One that is cut
/// off ends where the body does.
[[nodiscard]] std::vector<std::string_view> split_multipart(std::string_view body, std::string_view boundary);

/// Undoes base64 and quoted-printable; other encodings leave the bytes as they are. Damage is read over.
[[nodiscard]] std::string decode_transfer(std::string_view body, std::string_view encoding);

/// A header's value as UTF-8, with its encoded words ("=?utf-8?q?Caf=C3=A9?=") decoded.
[[nodiscard]] std::string decode_words(std::string_view value);

}  // namespace entente
