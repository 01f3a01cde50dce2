#include "graph/network_rank.h"

#include <algorithm>
#include <numeric>

#include "graph/measure/page_rank.h"

namespace entente {
namespace {

/// Edges at each node; one to itself counts once.
std::vector<double> degrees_of(std::size_t size, const std::vector<Tie>& ties) {
    std::vector<double> degrees(size, 0);
    for (const Tie& tie : ties) {
        ++degrees[tie.source];
        if (tie.target != tie.source) ++degrees[tie.target];
    }
    return degrees;
}

}  // namespace

std::vector<std::uint32_t> rank_nodes(std::size_t nodes, const std::vector<Tie>& ties, RankBy by) {
    const std::vector<double> scores =
        by == RankBy::degree ? degrees_of(nodes, ties) : page_rank(Network::directed(nodes, ties));
    std::vector<std::uint32_t> order(nodes);
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return scores[a] > scores[b]; });
    return order;
}

}  // namespace entente
