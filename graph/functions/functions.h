// What SQL lacks for a graph of who did what to whom; docs/sql.md shows each in use. Only graph/*.cc includes this.
//
//     path(a, b [, relation])     the shortest way from a to b: a row for each step, with what says it
//     ego(name [, depth [, relation]])   who is around an entity, and how far
//     search(words [, open, close])      sentences that hold the words, marked
//     measures                    degree, PageRank, community and place of every entity that an edge is at
//     same_name(a, b)             whether some entity goes by both names
//
// Names are found as everywhere: names and aliases, without regard to case and marks. Only what is affirmed connects.
#pragma once

#include "graph/sqlite.h"

namespace entente {

/// Makes them known to a connection whose main database is a graph. They live as long as the connection.
Status register_functions(sqlite3* connection);

}  // namespace entente
