#include "graph/measures.h"

#include <utility>

#include "graph/chosen.h"
#include "graph/functions/measures.h"
#include "graph/functions/neighbours.h"
#include "graph/rows.h"

namespace entente {
namespace {

/// Nodes and edges as numbers: what Graph::narrow has left, or all.
struct Linked {
    std::vector<std::int64_t> nodes;  // ids by key
    std::vector<Tie> ties;
};

Result<Linked> read_narrowed(sqlite3* connection) {
    Linked linked;
    const auto keep_node = [&linked](const Statement& row) { linked.nodes.push_back(row.integer(0)); };
    if (Status done = each_row(connection, "SELECT id FROM temp.chosen_node ORDER BY number", keep_node); !done)
        return std::move(done).error();
    const auto keep_tie = [&linked](const Statement& row) {
        linked.ties.push_back({static_cast<std::uint32_t>(row.integer(0)), static_cast<std::uint32_t>(row.integer(1)),
                               static_cast<float>(row.integer(2)), row.integer(3) != 0});
    };
    constexpr std::string_view kTies =
        "SELECT source.number, target.number, weight, symmetric FROM temp.chosen_edge AS edge "
        "JOIN temp.chosen_node AS source ON source.id = source_id JOIN temp.chosen_node AS target "
        "ON target.id = target_id ORDER BY edge.number";
    if (Status done = each_row(connection, kTies, keep_tie); !done) return std::move(done).error();
    return linked;
}

Result<Linked> read_linked(sqlite3* connection) {
    const Result<bool> narrowed = is_narrowed(connection);
    if (!narrowed) return narrowed.error();
    if (*narrowed) return read_narrowed(connection);
    Result<Chosen> chosen = choose_linked(connection, "", false);
    if (!chosen) return std::move(chosen).error();
    keep_ends(*chosen);
    std::vector<Tie> ties = ties_of(*chosen);
    return Linked{std::move(chosen->nodes), std::move(ties)};
}

Result<RowSource> open(sqlite3* connection, std::span<const Argument> /*none*/) {
    Result<Linked> linked = read_linked(connection);
    if (!linked) return std::move(linked).error();
    const std::vector<std::uint32_t> degrees = degrees_of(linked->nodes.size(), linked->ties);
    const std::vector<NodeMeasures> measures = measure_nodes(linked->nodes.size(), std::move(linked->ties));
    Result<Statement> describe = Statement::prepare(
        connection, "SELECT entity.name, kind.name FROM entity JOIN kind ON kind.id = kind_id WHERE entity.id = ?");
    if (!describe) return std::move(describe).error();
    std::vector<CellRow> rows;
    for (std::size_t node = 0; node < measures.size(); ++node) {
        const Result<bool> found = describe->bind(linked->nodes[node]).step();
        if (!found) return found.error();
        const NodeMeasures& measured = measures[node];
        rows.push_back({linked->nodes[node], std::string(describe->text(0)), std::string(describe->text(1)),
                        std::int64_t{degrees[node]}, static_cast<std::int64_t>(measured.weighted_degree),
                        measured.pagerank, std::int64_t{measured.community}, measured.x, measured.y});
        describe->reset();
    }
    return rows_of(std::move(rows));
}

}  // namespace

const TableFunction kMeasuresFunction = {
    .name = "measures",
    .columns = "id, name, kind, degree, weighted_degree, pagerank, community, x, y",
    .arguments = {},
    .required = 0,
    .usage = "",
    .open = open,
};

}  // namespace entente
