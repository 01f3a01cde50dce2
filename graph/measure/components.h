// The connected parts of an undirected network.
#pragma once

#include <cstdint>
#include <vector>

#include "graph/measure/network.h"

namespace entente {

struct Component {
    std::vector<std::uint32_t> nodes;  // ascending
    Network network;                   // of them, in this order
};

/// The largest first; among equals the one whose first node comes first.
[[nodiscard]] std::vector<Component> components_of(const Network& network);

}  // namespace entente
