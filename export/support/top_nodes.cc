#include "export/support/top_nodes.h"

#include <algorithm>
#include <unordered_map>
#include <vector>

namespace entente {
namespace {

/// For each rank, how much is said between its node and those before it.
Result<std::vector<std::uint64_t>> statements_by_rank(const GraphView& graph, const std::vector<std::int64_t>& ranked) {
    std::unordered_map<std::int64_t, std::size_t> ranks;
    for (std::size_t rank = 0; rank < ranked.size(); ++rank) ranks.emplace(ranked[rank], rank);
    std::vector<std::uint64_t> statements(ranked.size());
    Status read = graph.each_edge(
        [&](const Edge& edge) { statements[std::max(ranks.at(edge.source), ranks.at(edge.target))] += edge.weight; });
    if (!read) return std::move(read).error();
    return statements;
}

}  // namespace

Result<std::unordered_set<std::int64_t>> top_nodes(const GraphView& graph, const PageLimits& limits) {
    const std::vector<std::int64_t> ranked = graph.ranked(RankBy::pagerank);
    const Result<std::vector<std::uint64_t>> statements = statements_by_rank(graph, ranked);
    if (!statements) return statements.error();
    const std::size_t most = ranked.size() > limits.most_nodes ? limits.top_nodes : ranked.size();
    std::unordered_set<std::int64_t> top;
    std::uint64_t sum = 0;
    for (std::size_t rank = 0; rank < most; ++rank) {
        sum += (*statements)[rank];
        if (sum > limits.most_statements) break;
        top.insert(ranked[rank]);
    }
    return top;
}

}  // namespace entente
