// Places for the nodes of a network, such that neighbours are near and the others are apart.
#pragma once

#include <cstdint>
#include <vector>

#include "graph/measure/network.h"
#include "graph/measure/repulsion.h"

namespace entente {

/// One place for each node of an undirected network, around 0, such that there is room for nodes of a width of some 20.
/// The largest connected part is in the middle, the others are in rings around it. The same network gives the same
/// places, on every processor. Large networks get fewer rounds, so that time grows little faster than they do.
[[nodiscard]] std::vector<Point> lay_out(const Network& network);
/// The same where its communities are known (Communities::groups).
[[nodiscard]] std::vector<Point> lay_out(const Network& network, const std::vector<std::vector<std::uint32_t>>& groups);

}  // namespace entente
