// The Louvain method (V. D. Blondel, J.-L. Guillaume, R. Lambiotte, E. Lefebvre: Fast unfolding of communities in large
// networks, 2008). Nodes move one after the other to the neighbouring group that raises modularity most; a node is
// looked at again when a neighbour has moved (as in the Leiden method's queue). When none moves, groups become the
// nodes of a smaller network and all begins anew. At the end communities that fell apart are split into their connected
// parts, the fault for which Louvain is known. Nothing is drawn at random: nodes go by number, equals keep the lower
// group.
#include "graph/measure/communities.h"

#include <algorithm>
#include <deque>
#include <numeric>
#include <optional>

namespace entente {
namespace {

constexpr double kLeastGain = 1e-9;

/// Weights at each node; a node's arc to itself has two ends there.
std::vector<double> strengths_of(const Network& network) {
    std::vector<double> strengths(network.size(), 0);
    for (std::uint32_t node = 0; node < network.size(); ++node) {
        for (const Arc& arc : network.arcs(node))
            strengths[node] += static_cast<double>(arc.weight) * (arc.node == node ? 2 : 1);
    }
    return strengths;
}

/// One round of moving nodes between groups, each node at first its own group.
class Moving {
public:
    explicit Moving(const Network& network)
        : network_(network),
          strengths_(strengths_of(network)),
          total_(std::accumulate(strengths_.begin(), strengths_.end(), 0.0)),
          group_(network.size()),
          group_strengths_(strengths_),
          weight_to_(network.size(), 0) {
        std::iota(group_.begin(), group_.end(), 0U);
    }

    /// The groups, numbered 0, 1, … by their first nodes.
    std::vector<std::uint32_t> run() {
        if (total_ > 0) move_all();
        std::vector<std::uint32_t> number(group_.size(), kNone);
        std::uint32_t next = 0;
        for (std::uint32_t& group : group_) {
            if (number[group] == kNone) number[group] = next++;
            group = number[group];
        }
        return group_;
    }

private:
    static constexpr std::uint32_t kNone = ~0U;

    void move_all() {
        std::deque<std::uint32_t> waiting(group_.size());
        std::iota(waiting.begin(), waiting.end(), 0U);
        std::vector<bool> waits(group_.size(), true);
        while (!waiting.empty()) {
            const std::uint32_t node = waiting.front();
            waiting.pop_front();
            waits[node] = false;
            if (!move(node)) continue;
            for (const Arc& arc : network_.arcs(node)) {
                if (waits[arc.node] || group_[arc.node] == group_[node]) continue;
                waits[arc.node] = true;
                waiting.push_back(arc.node);
            }
        }
    }

    /// Whether the node went to another group.
    bool move(std::uint32_t node) {
        near_.clear();
        for (const Arc& arc : network_.arcs(node)) {
            if (arc.node == node) continue;
            const std::uint32_t group = group_[arc.node];
            if (weight_to_[group] == 0) near_.push_back(group);
            weight_to_[group] += static_cast<double>(arc.weight);
        }
        const std::uint32_t own = group_[node];
        group_strengths_[own] -= strengths_[node];
        std::uint32_t best = own;
        double best_gain = gain(node, own);
        for (const std::uint32_t group : near_) {
            const double here = gain(node, group);
            const bool better = here > best_gain + kLeastGain;
            const bool equal_but_lower = best != own && here > best_gain - kLeastGain && group < best;
            if (better || equal_but_lower) {
                best = group;
                best_gain = here;
            }
        }
        group_strengths_[best] += strengths_[node];
        group_[node] = best;
        for (const std::uint32_t group : near_) weight_to_[group] = 0;
        return best != own;
    }

    [[nodiscard]] double gain(std::uint32_t node, std::uint32_t group) const {
        return weight_to_[group] - strengths_[node] * group_strengths_[group] / total_;
    }

    const Network& network_;
    std::vector<double> strengths_;
    double total_;
    std::vector<std::uint32_t> group_;
    std::vector<double> group_strengths_;
    std::vector<double> weight_to_;    // of the node that is being moved, by group
    std::vector<std::uint32_t> near_;  // groups that have some
};

std::uint32_t count_of(const std::vector<std::uint32_t>& numbers) {
    return numbers.empty() ? 0 : *std::max_element(numbers.begin(), numbers.end()) + 1;
}

/// Each connected part of a community as one of its own, by its first node.
std::vector<std::uint32_t> connected_parts(const Network& network, const std::vector<std::uint32_t>& of_node) {
    constexpr std::uint32_t kNone = ~0U;
    std::vector<std::uint32_t> part(of_node.size(), kNone);
    std::vector<std::uint32_t> open;
    std::uint32_t next = 0;
    for (std::uint32_t start = 0; start < of_node.size(); ++start) {
        if (part[start] != kNone) continue;
        part[start] = next++;
        open.push_back(start);
        while (!open.empty()) {
            const std::uint32_t node = open.back();
            open.pop_back();
            for (const Arc& arc : network.arcs(node)) {
                if (part[arc.node] != kNone || of_node[arc.node] != of_node[node]) continue;
                part[arc.node] = part[node];
                open.push_back(arc.node);
            }
        }
    }
    return part;
}

/// Renumbers, the largest first.
void number_by_size(std::vector<std::uint32_t>& of_node, std::uint32_t count) {
    std::vector<std::uint32_t> sizes(count, 0);
    for (const std::uint32_t community : of_node) ++sizes[community];
    std::vector<std::uint32_t> order(count);
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return sizes[a] > sizes[b]; });
    std::vector<std::uint32_t> number(count);
    for (std::uint32_t i = 0; i < count; ++i) number[order[i]] = i;
    for (std::uint32_t& community : of_node) community = number[community];
}

}  // namespace

Communities find_communities(const Network& network) {
    Communities found;
    std::vector<std::uint32_t> of_node(network.size());
    std::iota(of_node.begin(), of_node.end(), 0U);
    std::optional<Network> joined;
    while (true) {
        const Network& level = joined ? *joined : network;
        std::vector<std::uint32_t> groups = Moving(level).run();
        const std::uint32_t count = count_of(groups);
        if (count == level.size()) break;
        for (std::uint32_t& community : of_node) community = groups[community];
        joined = level.joined(groups, count);
        found.groups.push_back(std::move(groups));
    }
    found.of_node = connected_parts(network, of_node);
    found.count = count_of(found.of_node);
    number_by_size(found.of_node, found.count);
    return found;
}

double modularity(const Network& network, const std::vector<std::uint32_t>& of_node) {
    const std::vector<double> strengths = strengths_of(network);
    const double total = std::accumulate(strengths.begin(), strengths.end(), 0.0);
    if (total <= 0) return 0;
    std::vector<double> inside(network.size(), 0);
    std::vector<double> all(network.size(), 0);
    for (std::uint32_t node = 0; node < network.size(); ++node) {
        all[of_node[node]] += strengths[node];
        for (const Arc& arc : network.arcs(node)) {
            if (of_node[arc.node] != of_node[node]) continue;
            inside[of_node[node]] += static_cast<double>(arc.weight) * (arc.node == node ? 2 : 1);
        }
    }
    double sum = 0;
    for (std::size_t i = 0; i < all.size(); ++i) sum += inside[i] / total - (all[i] / total) * (all[i] / total);
    return sum;
}

}  // namespace entente
