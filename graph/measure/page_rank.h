// PageRank: the share of time that somebody who follows edges at random, by their weights, spends at each node.
#pragma once

#include <vector>

#include "graph/measure/network.h"

namespace entente {

/// Shares that add up to 1. From a node without arcs, and else in 15 of 100 steps, the next node is any.
/// (L. Page, S. Brin, R. Motwani, T. Winograd: The PageRank Citation Ranking, 1999.)
[[nodiscard]] std::vector<double> page_rank(const Network& network);

}  // namespace entente
