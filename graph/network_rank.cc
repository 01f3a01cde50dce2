#include "graph/network_rank.h"

#include <algorithm>
#include <numeric>
#include <unordered_map>
#include <utility>

#include "graph/measure/page_rank.h"
#include "graph/rows.h"

namespace entente {
namespace {

struct Nodes {
    std::vector<std::int64_t> ids;  // by key
    std::unordered_map<std::int64_t, std::uint32_t> numbers;
};

Result<Nodes> read_nodes(sqlite3* connection) {
    Nodes nodes;
    const auto keep = [&nodes](const Statement& row) {
        nodes.numbers.emplace(row.integer(0), static_cast<std::uint32_t>(nodes.ids.size()));
        nodes.ids.push_back(row.integer(0));
    };
    Status read = each_row(
        connection, "SELECT entity.id FROM kept_node JOIN entity ON entity.id = kept_node.id ORDER BY key", keep);
    if (!read) return std::move(read).error();
    return nodes;
}

Result<std::vector<Tie>> read_ties(sqlite3* connection, const Nodes& nodes) {
    std::vector<Tie> ties;
    const auto keep = [&](const Statement& row) {
        ties.push_back({nodes.numbers.at(row.integer(0)), nodes.numbers.at(row.integer(1)),
                        static_cast<float>(row.integer(2)), row.integer(3) != 0});
    };
    Status read =
        each_row(connection,
                 "SELECT source_id, target_id, weight, coalesce(summed.symmetric, relation_type.symmetric) FROM summed "
                 "JOIN relation_type ON relation_type.id = relation_type_id",
                 keep);
    if (!read) return std::move(read).error();
    return ties;
}

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

Result<std::vector<std::int64_t>> rank_nodes(sqlite3* connection, RankBy by, std::uint64_t count) {
    const Result<Nodes> nodes = read_nodes(connection);
    if (!nodes) return nodes.error();
    const std::size_t size = nodes->ids.size();
    const Result<std::vector<Tie>> ties = read_ties(connection, *nodes);
    if (!ties) return ties.error();
    const std::vector<double> scores =
        by == RankBy::degree ? degrees_of(size, *ties) : page_rank(Network::directed(size, *ties));
    std::vector<std::uint32_t> order(size);
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return scores[a] > scores[b]; });
    order.resize(std::min<std::uint64_t>(size, count));
    std::vector<std::int64_t> ids;
    ids.reserve(order.size());
    for (const std::uint32_t node : order) ids.push_back(nodes->ids[node]);
    return ids;
}

}  // namespace entente
