#include "graph/measure/network.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace entente {

Network Network::directed(std::size_t nodes, std::span<const Tie> ties) {
    return {nodes, ties, false};
}

Network Network::undirected(std::size_t nodes, std::span<const Tie> ties) {
    return {nodes, ties, true};
}

Network::Network(std::size_t nodes, std::span<const Tie> ties, bool both_ways) : starts_(nodes + 1, 0) {
    const auto goes_back = [both_ways](const Tie& tie) {
        return (both_ways || tie.symmetric) && tie.source != tie.target;
    };
    for (const Tie& tie : ties) {
        ++starts_[tie.source + 1];
        if (goes_back(tie)) ++starts_[tie.target + 1];
    }
    std::partial_sum(starts_.begin(), starts_.end(), starts_.begin());
    arcs_.resize(starts_.back());
    std::vector<std::size_t> next(starts_.begin(), starts_.end() - 1);
    for (const Tie& tie : ties) {
        arcs_[next[tie.source]++] = {tie.target, tie.weight};
        if (goes_back(tie)) arcs_[next[tie.target]++] = {tie.source, tie.weight};
    }
    merge_parallel();
}

Network Network::joined(std::span<const std::uint32_t> group, std::size_t groups) const {
    std::vector<Tie> ties;
    for (std::uint32_t node = 0; node < size(); ++node) {
        for (const Arc& arc : arcs(node)) {
            if (arc.node >= node) ties.push_back({group[node], group[arc.node], arc.weight});
        }
    }
    return undirected(groups, ties);
}

Network Network::part(std::span<const std::uint32_t> nodes) const {
    std::vector<Tie> ties;
    for (std::uint32_t place = 0; place < nodes.size(); ++place) {
        for (const Arc& arc : arcs(nodes[place])) {
            if (arc.node < nodes[place]) continue;
            const auto other = std::lower_bound(nodes.begin(), nodes.end(), arc.node);
            if (other == nodes.end() || *other != arc.node) continue;
            ties.push_back({place, static_cast<std::uint32_t>(other - nodes.begin()), arc.weight});
        }
    }
    return undirected(nodes.size(), ties);
}

Network Network::rooted() const {
    Network out;
    out.starts_.reserve(starts_.size());
    out.starts_.push_back(0);
    out.arcs_.reserve(arcs_.size());
    for (std::uint32_t node = 0; node < size(); ++node) {
        for (const Arc& arc : arcs(node)) {
            if (arc.node != node) out.arcs_.push_back({arc.node, std::sqrt(arc.weight)});
        }
        out.starts_.push_back(out.arcs_.size());
    }
    return out;
}

/// Weights are counts, whose sums do not depend on the order.
void Network::merge_parallel() {
    std::size_t written = 0;
    std::size_t begin = 0;
    for (std::size_t node = 0; node + 1 < starts_.size(); ++node) {
        const std::size_t end = starts_[node + 1];
        const auto first = arcs_.begin() + static_cast<std::ptrdiff_t>(begin);
        std::sort(first, arcs_.begin() + static_cast<std::ptrdiff_t>(end),
                  [](const Arc& a, const Arc& b) { return a.node < b.node; });
        const std::size_t start = written;
        for (; begin < end; ++begin) {
            if (written > start && arcs_[written - 1].node == arcs_[begin].node) {
                arcs_[written - 1].weight += arcs_[begin].weight;
            } else {
                arcs_[written++] = arcs_[begin];
            }
        }
        starts_[node + 1] = written;
    }
    arcs_.resize(written);
    if (written < arcs_.capacity() / 4 * 3) arcs_.shrink_to_fit();  // which needs room for both
}

}  // namespace entente
