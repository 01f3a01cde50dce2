// Power iteration. Each round moves every node's share along its arcs, in the order of the nodes, so that sums are the
// same everywhere; it ends when shares change by less than 1e-10 together, which 0.85 ^ n reaches after some 140
// rounds.
#include "graph/measure/page_rank.h"

#include <cmath>

namespace entente {
namespace {

constexpr double kFollows = 0.85;
constexpr double kEnough = 1e-10;
constexpr int kMostRounds = 200;

std::vector<double> weights_out(const Network& network) {
    std::vector<double> sums(network.size(), 0);
    for (std::uint32_t node = 0; node < network.size(); ++node) {
        for (const Arc& arc : network.arcs(node)) sums[node] += static_cast<double>(arc.weight);
    }
    return sums;
}

}  // namespace

std::vector<double> page_rank(const Network& network) {
    const std::size_t size = network.size();
    if (size == 0) return {};
    const auto nodes = static_cast<double>(size);
    const std::vector<double> out = weights_out(network);
    std::vector<double> shares(size, 1 / nodes);
    std::vector<double> next(size);
    for (int round = 0; round < kMostRounds; ++round) {
        double stranded = 0;
        next.assign(size, 0);
        for (std::uint32_t node = 0; node < size; ++node) {
            if (out[node] <= 0) stranded += shares[node];
            for (const Arc& arc : network.arcs(node))
                next[arc.node] += shares[node] * static_cast<double>(arc.weight) / out[node];
        }
        double change = 0;
        for (std::size_t node = 0; node < size; ++node) {
            next[node] = (1 - kFollows + kFollows * stranded) / nodes + kFollows * next[node];
            change += std::abs(next[node] - shares[node]);
        }
        shares.swap(next);
        if (change < kEnough) break;
    }
    return shares;
}

}  // namespace entente
