#include "graph/chosen_tables.h"

#include <utility>

namespace entente {

Status make_node_table(sqlite3* connection, const Chosen& chosen) {
    constexpr const char* kMake =
        "DROP TABLE IF EXISTS temp.chosen_node;"
        "CREATE TEMP TABLE chosen_node (number INTEGER PRIMARY KEY, id INTEGER NOT NULL UNIQUE)";
    if (Status made = execute(connection, kMake); !made) return made;
    Result<Statement> insert = Statement::prepare(connection, "INSERT INTO chosen_node VALUES (?, ?)");
    if (!insert) return std::move(insert).error();
    std::int64_t number = 0;
    for (const std::int64_t id : chosen.nodes) {
        if (Status done = insert->run_with(number++, id); !done) return done;
    }
    return Done{};
}

Status make_edge_table(sqlite3* connection, const Chosen& chosen) {
    constexpr const char* kMake =
        "CREATE TEMP TABLE chosen_edge (number INTEGER PRIMARY KEY, source_id, target_id, label, weight, documents, "
        "first_date, last_date, negated, possible, stories, symmetric)";
    if (Status made = execute(connection, kMake); !made) return made;
    Result<Statement> insert =
        Statement::prepare(connection, "INSERT INTO chosen_edge VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    if (!insert) return std::move(insert).error();
    const EdgeSums& sums = chosen.sums;
    for (const EdgeSum& edge : chosen.edges()) {
        insert->bind(chosen.nodes[edge.source], chosen.nodes[edge.target], sums.label(edge), edge.weight,
                     edge.documents, OrNull{sums.dates[edge.first_date]}, OrNull{sums.dates[edge.last_date]},
                     edge.negated, edge.possible, edge.stories, sums.is_symmetric(edge));
        if (Status done = insert->run(); !done) return done;
    }
    return Done{};
}

Status make_behind_table(sqlite3* connection, const std::vector<Behind>& behind) {
    if (Status made = execute(connection, "CREATE TEMP TABLE behind (id INTEGER PRIMARY KEY)"); !made) return made;
    Result<Statement> insert = Statement::prepare(connection, "INSERT INTO behind VALUES (?)");
    if (!insert) return std::move(insert).error();
    for (const Behind& one : behind) {
        if (Status done = insert->run_with(one.relation); !done) return done;
    }
    return Done{};
}

}  // namespace entente
