#include "graph/network_rank.h"

#include <algorithm>
#include <numeric>

#include "graph/measure/page_rank.h"

namespace entente {
std::vector<std::uint32_t> rank_nodes(std::size_t nodes, const std::vector<Tie>& ties, RankBy by) {
    std::vector<std::uint32_t> order(nodes);
    std::iota(order.begin(), order.end(), 0U);
    const auto rank_by = [&order](const auto& scores) {
        std::stable_sort(order.begin(), order.end(),
                         [&scores](std::uint32_t a, std::uint32_t b) { return scores[a] > scores[b]; });
    };
    if (by == RankBy::degree) {
        rank_by(degrees_of(nodes, ties));
    } else {
        rank_by(page_rank(Network::directed(nodes, ties)));
    }
    return order;
}

}  // namespace entente
