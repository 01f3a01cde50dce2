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

std::vector<Component> components_of(const Network& network) {
    std::vector<std::uint32_t> part(network.size(), kNone);
    const std::uint32_t count = number_parts(network, part);
    std::vector<std::vector<std::uint32_t>> nodes(count);
    std::vector<std::uint32_t> place(network.size());
    for (std::uint32_t node = 0; node < network.size(); ++node) {
        place[node] = static_cast<std::uint32_t>(nodes[part[node]].size());
        nodes[part[node]].push_back(node);
    }
    std::stable_sort(nodes.begin(), nodes.end(), [](const auto& a, const auto& b) { return a.size() > b.size(); });
    std::vector<Component> components;
    components.reserve(count);
    for (std::vector<std::uint32_t>& members : nodes) {
        std::vector<Tie> ties;
        for (const std::uint32_t node : members) {
            for (const Arc& arc : network.arcs(node)) {
                if (arc.node >= node) ties.push_back({place[node], place[arc.node], arc.weight});
            }
        }
        Network own = Network::undirected(members.size(), ties);
        components.push_back({std::move(members), std::move(own)});
    }
    return components;
}

}  // namespace entente
