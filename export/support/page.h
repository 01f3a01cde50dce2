// The page's own parts, compiled in: what stands before the graph's data, and what stands behind it.
#pragma once

#include <string_view>

namespace entente {

/// Everything up to the data: head, style, markup.
extern const std::string_view kPageHead;

/// Everything after the data: d3 and the page's own script.
extern const std::string_view kPageTail;

}  // namespace entente
