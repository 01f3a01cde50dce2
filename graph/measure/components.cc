#include "graph/measure/components.h"

#include <algorithm>

namespace entente {
namespace {

constexpr std::uint32_t kNone = ~0U;

/// For each node the number of its part, and how many parts there are.
std::uint32_t number_parts(const Network& network, std::vector<std::uint32_t>& part) {
    std::uint32_t count = 0;
    std::vector<std::uint32_t> open;
    for (std::uint32_t start = 0; start < network.size(); ++start) {
        if (part[start] != kNone) continue;
        part[start] = count;
        open.push_back(start);
        while (!open.empty()) {
            const std::uint32_t node = open.back();
            open.pop_back();
            for (const Arc& arc : network.arcs(node)) {
                if (part[arc.node] != kNone) continue;
                part[arc.node] = count;
                open.push_back(arc.node);
            }
        }
        ++count;
    }
    return count;
}

}  // namespace

std::vector<std::vector<std::uint32_t>> components_of(const Network& network) {
    std::vector<std::uint32_t> part(network.size(), kNone);
    const std::uint32_t count = number_parts(network, part);
    std::vector<std::vector<std::uint32_t>> nodes(count);
    for (std::uint32_t node = 0; node < network.size(); ++node) nodes[part[node]].push_back(node);
    std::stable_sort(nodes.begin(), nodes.end(), [](const auto& a, const auto& b) { return a.size() > b.size(); });
    return nodes;
}

}  // namespace entente
