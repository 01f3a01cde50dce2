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
    const std::string_view condition = keeps_all_said(filter) ? "" : "relation_id IN chosen_said";
    Result<Chosen> linked = choose_linked(connection, condition, filter.collapse);
    if (!linked) return std::move(linked).error();
    Chosen chosen = *std::move(linked);
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

}  // namespace entente
