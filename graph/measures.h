// The measures of all nodes that a filter has left.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "graph/measure/network.h"

namespace entente {

struct NodeMeasures {
    std::uint64_t weighted_degree = 0;
    double pagerank = 0;
    std::uint32_t community = 0;
    double x = 0;
    double y = 0;
};

/// By the numbers of nodes.
[[nodiscard]] std::vector<NodeMeasures> measure_nodes(std::size_t nodes, std::vector<Tie> ties);

}  // namespace entente
