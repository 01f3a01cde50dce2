#include "graph/chosen.h"

#include <algorithm>
#include <utility>

#include "graph/id_numbers.h"

namespace entente {
namespace {

void count_degrees(Chosen& chosen) {
    chosen.degrees = degrees_of(chosen.nodes.size(), chosen.edges());
    const auto highest = std::max_element(chosen.degrees.begin(), chosen.degrees.end());
    chosen.highest_degree = highest == chosen.degrees.end() ? 0 : *highest;
}

}  // namespace

Result<Chosen> choose_linked(sqlite3* connection, std::string_view condition, bool collapse) {
    Result<std::vector<std::int64_t>> entities = integers_of(connection, "SELECT id FROM entity ORDER BY key");
    if (!entities) return std::move(entities).error();
    Result<EdgeSums> sums = add_up_edges(connection, *entities, condition, collapse);
    if (!sums) return std::move(sums).error();
    return Chosen{.nodes = *std::move(entities), .degrees = {}, .highest_degree = 0, .sums = *std::move(sums)};
}

void keep_ends(Chosen& chosen) {
    std::vector<bool> kept(chosen.nodes.size(), false);
    for (const EdgeSum& edge : chosen.edges()) kept[edge.source] = kept[edge.target] = true;
    keep_nodes(kept, chosen);
}

void keep_nodes(const std::vector<bool>& kept, Chosen& chosen) {
    std::vector<std::uint32_t> numbers(kept.size(), kNoNumber);
    std::uint32_t count = 0;
    for (std::size_t node = 0; node < kept.size(); ++node) {
        if (!kept[node]) continue;
        chosen.nodes[count] = chosen.nodes[node];
        numbers[node] = count++;
    }
    chosen.nodes.resize(count);
    std::erase_if(chosen.sums.edges, [&kept](const EdgeSum& edge) { return !kept[edge.source] || !kept[edge.target]; });
    for (EdgeSum& edge : chosen.sums.edges) {
        edge.source = numbers[edge.source];
        edge.target = numbers[edge.target];
    }
    count_degrees(chosen);
}

std::vector<Tie> ties_of(const Chosen& chosen) {
    std::vector<Tie> ties;
    ties.reserve(chosen.edges().size());
    for (const EdgeSum& edge : chosen.edges()) {
        ties.push_back({edge.source, edge.target, static_cast<float>(edge.weight), chosen.sums.is_symmetric(edge)});
    }
    return ties;
}

}  // namespace entente
