// Communities: groups of nodes with more weight among themselves than chance would give.
#pragma once

#include <cstdint>
#include <vector>

#include "graph/measure/network.h"

namespace entente {

struct Communities {
    std::vector<std::uint32_t> of_node;  // 0 is the largest; among equals the one whose first node comes first
    std::uint32_t count = 0;
    /// How they were found: groups[0] says which group a node joined, groups[1] which larger group that one, …
    std::vector<std::vector<std::uint32_t>> groups;
};

/// Of an undirected network. Every community is connected.
[[nodiscard]] Communities find_communities(const Network& network);

/// The modularity of a division: the share of weight within communities, less what chance would give; at most 1.
[[nodiscard]] double modularity(const Network& network, const std::vector<std::uint32_t>& of_node);

}  // namespace entente
