// The measures of all nodes that a filter has left. Only graph/*.cc includes this.
#pragma once

#include <cstdint>
#include <vector>

#include "graph/sqlite.h"

namespace entente {

struct NodeMeasures {
    std::uint64_t weighted_degree = 0;
    double pagerank = 0;
    std::uint32_t community = 0;
    double x = 0;
    double y = 0;
};

/// By the numbers of chosen_node (choose.h).
[[nodiscard]] Result<std::vector<NodeMeasures>> measure_nodes(sqlite3* connection);

}  // namespace entente
