// The connected parts of an undirected network.
#pragma once

#include <cstdint>
#include <vector>

#include "graph/measure/network.h"

namespace entente {

/// The nodes of each part, ascending; the largest part first, among equals the one whose first node comes first.
[[nodiscard]] std::vector<std::vector<std::uint32_t>> components_of(const Network& network);

}  // namespace entente
