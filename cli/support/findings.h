// A page of findings: what a graph says at first sight.
#pragma once

#include <cstddef>
#include <string>

#include "graph/query.h"

namespace entente {

/// The page, as lines of at most `width` columns: how much there is, who is connected most, who met whom, sanctions,
/// what is denied, planned or only possible, who says what, and the sentences that say most. A part without rows is
/// left out. `bold_heads` is for a terminal.
[[nodiscard]] Result<std::string> findings_page(const Graph& graph, std::size_t width, bool bold_heads);

}  // namespace entente
