// Documents that are zip files of XML parts: DOCX, ODT, EPUB.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "extract/read/reader.h"

namespace entente {

/// Parts by their path in the package.
using Parts = std::map<std::string, std::string, std::less<>>;

/// Reads those parts of the whole input that are wanted, in all up to the limit of a document. False, with an error
/// said, where the package cannot be read to its end; encrypted parts are an error too.
[[nodiscard]] bool read_package(const Input& input, const std::function<bool(std::string_view path)>& wanted,
                                Parts& parts, Diagnostics& diagnostics);

/// Whether `head` is the start of a zip file.
[[nodiscard]] bool is_zip(std::string_view head);

/// Whether `head` is the start of a zip file with an entry among its first whose path starts with `path`, and whose
/// bytes, as they are stored, start with `content`.
[[nodiscard]] bool is_package_with(std::string_view head, std::string_view path, std::string_view content = {});

/// What dc:title, dc:creator, dcterms:created and their like say of a document, wherever they stand in `xml`: each
/// fills what is still empty.
void take_dublin_core(Document& document, std::string_view xml);

}  // namespace entente
