// Which nodes of a graph a page can hold.
#pragma once

#include <cstdint>
#include <unordered_set>

#include "graph/graph_view.h"

namespace entente {

/// What opens quickly in a browser.
struct PageLimits {
    std::size_t most_nodes = 20'000;          // with more,
    std::size_t top_nodes = 5'000;            // only so many are kept,
    std::uint64_t most_statements = 400'000;  // and fewer where more than this is said between them
};

/// The ids of the nodes that fit: all, or those of the highest PageRank, then the smallest keys.
[[nodiscard]] Result<std::unordered_set<std::int64_t>> top_nodes(const GraphView& graph, const PageLimits& limits);

}  // namespace entente
