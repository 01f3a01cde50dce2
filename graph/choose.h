// A filter applied. Only graph/*.cc includes this.
#pragma once

#include "graph/chosen.h"
#include "graph/graph_filter.h"
#include "graph/sqlite.h"

namespace entente {

/// Begins a transaction, so that all that follows reads one state of the graph, and keeps temporary tables on the disk.
Status begin_choosing(sqlite3* connection);

/// Within it. Refuses names that the graph does not know, with the nearest. Leaves the table chosen_said (id), the
/// relations that pass by themselves, where keeps_all_said (choose_said.h) is false.
[[nodiscard]] Result<Chosen> choose(sqlite3* connection, const GraphFilter& filter);

}  // namespace entente
