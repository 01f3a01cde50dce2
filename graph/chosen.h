// What is left of a graph, in memory. Only graph/*.cc includes this.
#pragma once

#include <cstdint>
#include <vector>

#include "graph/edge_sums.h"
#include "graph/measure/network.h"
#include "graph/sqlite.h"

namespace entente {

/// Nodes are numbered 0, 1, … in the order of their keys, edges by source, target and relation.
struct Chosen {
    std::vector<std::int64_t> nodes;     // ids of entities
    std::vector<std::uint32_t> degrees;  // of nodes: the edges at each; one to itself counts once
    std::uint32_t highest_degree = 0;
    EdgeSums sums;         // sources and targets are nodes
    bool is_whole = true;  // no edge was dropped of those that what passed adds up to

    [[nodiscard]] const std::vector<EdgeSum>& edges() const { return sums.edges; }
};

/// All that the rows of the view `link` add up to for which `condition` holds ("" for all), as add_up_edges does it;
/// all entities are nodes.
[[nodiscard]] Result<Chosen> choose_linked(sqlite3* connection, std::string_view condition, bool collapse);

/// Keeps the nodes that an edge is left of.
void keep_ends(Chosen& chosen);

/// Drops the nodes that are not kept (one entry for each), and the edges at them.
void keep_nodes(const std::vector<bool>& kept, Chosen& chosen);

/// The edges as measures want them.
[[nodiscard]] std::vector<Tie> ties_of(const Chosen& chosen);

}  // namespace entente
