// What was chosen as temporary tables, for SQL. Only graph/*.cc includes this.
#pragma once

#include "graph/choose_behind.h"

namespace entente {

/// Makes the table chosen_node (number INTEGER PRIMARY KEY, id UNIQUE), anew where there is one.
Status make_node_table(sqlite3* connection, const Chosen& chosen);

/// Makes the table chosen_edge (number INTEGER PRIMARY KEY, source_id, target_id, label, weight, documents, first_date,
/// last_date, negated, possible, stories, symmetric).
Status make_edge_table(sqlite3* connection, const Chosen& chosen);

/// Makes the table behind (id INTEGER PRIMARY KEY).
Status make_behind_table(sqlite3* connection, const std::vector<Behind>& behind);

}  // namespace entente
