// Where the lines of a PDF's pages stand, as text in reading order.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace entente {

/// `layout` is what `pdftotext -bbox-layout` writes. Gives its pages as mend_pages() takes them: the lines of one
/// column after those of the column to its left, a blank line where a paragraph ends, a form feed after each page. What
/// is printed across the page (an archive's stamp in the margin) is left out. Nothing where `layout` is no such output.
[[nodiscard]] std::optional<std::string> read_layout(std::string layout);

}  // namespace entente
