#include "graph/measures.h"

#include <cmath>
#include <utility>

#include "graph/measure/communities.h"
#include "graph/measure/layout.h"
#include "graph/measure/page_rank.h"

namespace entente {
namespace {

void add_weights(const std::vector<Tie>& ties, std::vector<NodeMeasures>& measures) {
    for (const Tie& tie : ties) {
        const auto weight = static_cast<std::uint64_t>(tie.weight);
        measures[tie.source].weighted_degree += weight;
        if (tie.target != tie.source) measures[tie.target].weighted_degree += weight;
    }
}

/// Ten digits behind the point: more say nothing, and take room.
double rounded(double share) {
    return std::round(share * 1e10) / 1e10;
}

}  // namespace

std::vector<NodeMeasures> measure_nodes(std::size_t nodes, std::vector<Tie> ties) {
    std::vector<NodeMeasures> measures(nodes);
    add_weights(ties, measures);
    const std::vector<double> ranks = page_rank(Network::directed(nodes, ties));
    const Network network = Network::undirected(nodes, ties);
    ties = {};  // their room is needed
    const Communities communities = find_communities(network);
    const std::vector<Point> places = lay_out(network, communities.groups);
    for (std::size_t node = 0; node < nodes; ++node) {
        measures[node].pagerank = rounded(ranks[node]);
        measures[node].community = communities.of_node[node];
        measures[node].x = places[node].x;
        measures[node].y = places[node].y;
    }
    return measures;
}

}  // namespace entente
