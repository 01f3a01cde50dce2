// A filter applied: temporary tables of the connection's own that hold what is left of the graph. Only graph/*.cc
// includes this.
//
//     chosen_said (id)     relations (rows of `relation`) that pass by themselves; only where choose says so
//     chosen_node (number INTEGER PRIMARY KEY, id UNIQUE, degree)
//                          entities that are left, numbered 0, 1, … in the order of their keys
//     chosen_edge (number INTEGER PRIMARY KEY, source_id, target_id, relation_type_id, weight, documents, first_date,
//                  last_date, negated, possible, symmetric, label, parts)
//                          edges that are left, numbered 0, 1, … by source, target and relation; `label` names the
//                          relations, `parts` is null but where several were made one: "met 5, praised 1"
#pragma once

#include "graph/graph_filter.h"
#include "graph/sqlite.h"

namespace entente {

/// Begins a transaction, so that all that follows reads one state of the graph, and keeps temporary tables on the disk.
Status begin_choosing(sqlite3* connection);

/// Makes the tables, within it. Refuses names that the graph does not know, with the nearest.
Status choose(sqlite3* connection, const GraphFilter& filter);

/// Makes the table behind (number INTEGER PRIMARY KEY, id, edge): the relations that the chosen edges add up, in the
/// order of documents and sentences, each with the number of its edge; and those that have words instead of a second
/// entity, with a null, unless edges of some weight are asked for.
Status choose_behind(sqlite3* connection, const GraphFilter& filter);

}  // namespace entente
