// Ranking the nodes that a filter has left so far. Only graph/*.cc includes this.
#pragma once

#include <cstdint>
#include <vector>

#include "graph/graph_filter.h"
#include "graph/sqlite.h"

namespace entente {

/// The entities of kept_node that rank highest over the edges of `summed` (choose.cc), the first first; among equals
/// those whose keys come first.
[[nodiscard]] Result<std::vector<std::int64_t>> rank_nodes(sqlite3* connection, RankBy by, std::uint64_t count);

}  // namespace entente
