// Which nodes of a network matter most.
#pragma once

#include <cstdint>
#include <vector>

#include "graph/graph_filter.h"
#include "graph/measure/network.h"

namespace entente {

/// All nodes, those that rank highest first; among equals the lower number.
[[nodiscard]] std::vector<std::uint32_t> rank_nodes(std::size_t nodes, const std::vector<Tie>& ties, RankBy by);

}  // namespace entente
