#include "graph/choose.h"

#include <algorithm>
#include <utility>

#include "graph/choose_said.h"
#include "graph/find_entity.h"
#include "graph/id_numbers.h"
#include "graph/network_rank.h"
#include "graph/rows.h"

namespace entente {
namespace {

Result<std::int64_t> entity_named(sqlite3* connection, const std::string& name) {
    std::int64_t id = 0;
    const auto keep = [&id](const Statement& row) { id = row.integer(0); };
    Status read = each_row(connection, "SELECT id FROM entity WHERE key = ?", keep, name);
    if (!read) return std::move(read).error();
    if (id != 0) return id;
    const Result<EntityMatches> matches = find_entities(connection, name);
    if (!matches) return matches.error();
    if (!matches->entities.empty()) return matches->entities.front().id;
    std::string hint;
    for (const std::string& suggestion : matches->suggestions)
        hint += (hint.empty() ? "; there is: " : ", ") + suggestion;
    return Error{"the graph has no entity " + name + hint};
}

void count_degrees(Chosen& chosen) {
    chosen.degrees.assign(chosen.nodes.size(), 0);
    for (const EdgeSum& edge : chosen.edges()) {
        ++chosen.degrees[edge.source];
        if (edge.target != edge.source) ++chosen.degrees[edge.target];
    }
    const auto highest = std::max_element(chosen.degrees.begin(), chosen.degrees.end());
    chosen.highest_degree = highest == chosen.degrees.end() ? 0 : *highest;
}

/// Keeps the nodes that an edge is left of.
void keep_ends(Chosen& chosen) {
    std::vector<bool> kept(chosen.nodes.size(), false);
    for (const EdgeSum& edge : chosen.edges()) kept[edge.source] = kept[edge.target] = true;
    keep_nodes(kept, chosen);
}

/// One step from what is kept; whether it led to anything new.
bool widen(const std::vector<EdgeSum>& edges, std::vector<bool>& kept) {
    std::vector<std::uint32_t> reached;
    for (const EdgeSum& edge : edges) {
        if (kept[edge.source] != kept[edge.target]) reached.push_back(kept[edge.source] ? edge.target : edge.source);
    }
    for (const std::uint32_t node : reached) kept[node] = true;
    return !reached.empty();
}

/// Keeps the named entities and what is `depth` steps around them.
Status keep_around(sqlite3* connection, const GraphFilter& filter, Chosen& chosen) {
    const IdNumbers numbers(chosen.nodes);
    std::vector<bool> kept(chosen.nodes.size(), false);
    for (const std::string& name : filter.ego) {
        const Result<std::int64_t> id = entity_named(connection, name);
        if (!id) return id.error();
        kept[numbers.of(*id)] = true;
    }
    for (std::uint32_t step = 0; step < filter.depth; ++step) {
        if (!widen(chosen.edges(), kept)) break;
    }
    keep_nodes(kept, chosen);
    return Done{};
}

void keep_top(const GraphFilter& filter, Chosen& chosen) {
    const std::vector<std::uint32_t> ranked = rank_nodes(chosen.nodes.size(), ties_of(chosen), filter.rank_by);
    std::vector<bool> kept(chosen.nodes.size(), false);
    const std::size_t count = std::min<std::uint64_t>(ranked.size(), *filter.top);
    for (std::size_t i = 0; i < count; ++i) kept[ranked[i]] = true;
    keep_nodes(kept, chosen);
}

}  // namespace

Status begin_choosing(sqlite3* connection) {
    // All is read once, from one end to the other; the room is needed for edges.
    return execute(connection,
                   "PRAGMA cache_size = -4096; PRAGMA temp_store = FILE; PRAGMA temp.cache_size = -4096; BEGIN");
}

Result<Chosen> choose(sqlite3* connection, const GraphFilter& filter) {
    if (Status done = choose_said(connection, filter); !done) return std::move(done).error();
    Result<std::vector<std::int64_t>> entities = integers_of(connection, "SELECT id FROM entity ORDER BY key");
    if (!entities) return std::move(entities).error();
    const std::string_view condition = keeps_all_said(filter) ? "" : "relation_id IN chosen_said";
    Result<EdgeSums> sums = add_up_edges(connection, *entities, condition, filter.collapse);
    if (!sums) return std::move(sums).error();
    Chosen chosen{.nodes = *std::move(entities), .degrees = {}, .highest_degree = 0, .sums = *std::move(sums)};
    std::erase_if(chosen.sums.edges, [&filter](const EdgeSum& edge) { return edge.weight < filter.min_weight; });
    chosen.is_whole = filter.min_weight <= 1 && filter.ego.empty() && !filter.top;
    if (filter.ego.empty()) {
        keep_ends(chosen);
    } else if (Status done = keep_around(connection, filter, chosen); !done) {
        return std::move(done).error();
    }
    if (filter.top) keep_top(filter, chosen);
    return chosen;
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
