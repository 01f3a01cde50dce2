#include "graph/measures.h"

#include <cmath>
#include <utility>

#include "graph/measure/communities.h"
#include "graph/measure/layout.h"
#include "graph/measure/page_rank.h"
#include "graph/rows.h"

namespace entente {
namespace {

Result<std::vector<Tie>> read_ties(sqlite3* connection) {
    constexpr std::string_view kTies =
        "SELECT source.number, target.number, weight, symmetric FROM chosen_edge "
        "JOIN chosen_node AS source ON source.id = source_id JOIN chosen_node AS target ON target.id = target_id";
    std::vector<Tie> ties;
    const auto keep = [&ties](const Statement& row) {
        ties.push_back({static_cast<std::uint32_t>(row.integer(0)), static_cast<std::uint32_t>(row.integer(1)),
                        static_cast<float>(row.integer(2)), row.integer(3) != 0});
    };
    if (Status read = each_row(connection, kTies, keep); !read) return std::move(read).error();
    return ties;
}

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

Result<std::vector<NodeMeasures>> measure_nodes(sqlite3* connection) {
    const Result<std::int64_t> count = integer_of(connection, "SELECT count(*) FROM chosen_node");
    if (!count) return count.error();
    const auto nodes = static_cast<std::size_t>(*count);
    const Result<std::vector<Tie>> ties = read_ties(connection);
    if (!ties) return ties.error();
    std::vector<NodeMeasures> measures(nodes);
    add_weights(*ties, measures);
    const std::vector<double> ranks = page_rank(Network::directed(nodes, *ties));
    const Network network = Network::undirected(nodes, *ties);
    const std::vector<std::uint32_t> communities = find_communities(network).of_node;
    const std::vector<Point> places = lay_out(network);
    for (std::size_t node = 0; node < nodes; ++node) {
        measures[node].pagerank = rounded(ranks[node]);
        measures[node].community = communities[node];
        measures[node].x = places[node].x;
        measures[node].y = places[node].y;
    }
    return measures;
}

}  // namespace entente
