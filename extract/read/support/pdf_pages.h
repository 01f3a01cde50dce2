// What pdftotext gives of a PDF's pages as running text.
#pragma once

#include <string>
#include <string_view>

namespace entente {

/// Pages end with a form feed; lines are as they stand on paper. Running heads and page numbers go, words that were
/// divided at line ends are mended, wrapped lines and paragraphs that go on over a page are joined: one paragraph a
/// line, a blank line between.
[[nodiscard]] std::string mend_pages(std::string_view pages);

}  // namespace entente
