// How a node looks, beside its colour.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "graph/graph_view.h"

namespace entente {

/// From 10 to 50, its area with the node's edges.
[[nodiscard]] inline double node_size(const Node& node, std::uint64_t highest_degree) {
    const auto most = static_cast<double>(std::max<std::uint64_t>(highest_degree, 1));
    return std::round(100 + 400 * std::sqrt(static_cast<double>(node.degree) / most)) / 10;
}

}  // namespace entente
