// A filter applied: what is left of the graph, in memory. Only graph/*.cc includes this.
#pragma once

#include <cstdint>
#include <vector>

#include "graph/edge_sums.h"
#include "graph/graph_filter.h"
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

/// Begins a transaction, so that all that follows reads one state of the graph, and keeps temporary tables on the disk.
Status begin_choosing(sqlite3* connection);

/// Within it. Refuses names that the graph does not know, with the nearest. Leaves the table chosen_said (id), the
/// relations that pass by themselves, where keeps_all_said (choose_said.h) is false.
[[nodiscard]] Result<Chosen> choose(sqlite3* connection, const GraphFilter& filter);

/// Drops the nodes that are not kept (one entry for each), and the edges at them.
void keep_nodes(const std::vector<bool>& kept, Chosen& chosen);

/// The edges as measures want them.
[[nodiscard]] std::vector<Tie> ties_of(const Chosen& chosen);

}  // namespace entente
