// A weighted graph in memory, for measures. Nodes are 0, 1, …; what is computed on it depends on them and on the sums
// of weights alone, not on the order in which ties were given.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace entente {

/// One edge, before parallel ones are added up.
struct Tie {
    std::uint32_t source = 0;
    std::uint32_t target = 0;
    float weight = 0;
    bool symmetric = false;  // holds in both directions
};

/// How many of `edges` (anything with a source and a target) are at each node; one to itself counts once.
template <typename Edges>
[[nodiscard]] std::vector<std::uint32_t> degrees_of(std::size_t nodes, const Edges& edges) {
    std::vector<std::uint32_t> degrees(nodes, 0);
    for (const auto& edge : edges) {
        ++degrees[edge.source];
        if (edge.target != edge.source) ++degrees[edge.target];
    }
    return degrees;
}

/// A neighbour.
struct Arc {
    std::uint32_t node = 0;
    float weight = 0;
};

class Network {
public:
    /// Arcs from sources to targets; of symmetric ties in both directions.
    [[nodiscard]] static Network directed(std::size_t nodes, std::span<const Tie> ties);
    /// Arcs in both directions; a tie of a node to itself is one arc.
    [[nodiscard]] static Network undirected(std::size_t nodes, std::span<const Tie> ties);

    /// The undirected network of groups: `group` says for each node which of `groups` it joins. Arcs within a group
    /// become one of the group to itself.
    [[nodiscard]] Network joined(std::span<const std::uint32_t> group, std::size_t groups) const;

    /// The undirected network of some nodes, ascending, and what is between them.
    [[nodiscard]] Network part(std::span<const std::uint32_t> nodes) const;

    /// The same without arcs of nodes to themselves, and the roots of weights.
    [[nodiscard]] Network rooted() const;

    [[nodiscard]] std::size_t size() const { return starts_.size() - 1; }
    [[nodiscard]] std::size_t arc_count() const { return arcs_.size(); }
    /// The neighbours of a node, ascending, each once.
    [[nodiscard]] std::span<const Arc> arcs(std::uint32_t node) const {
        return {arcs_.data() + starts_[node], arcs_.data() + starts_[node + 1]};
    }

private:
    Network() = default;
    Network(std::size_t nodes, std::span<const Tie> ties, bool both_ways);
    void merge_parallel();

    std::vector<std::size_t> starts_;
    std::vector<Arc> arcs_;
};

}  // namespace entente
