// The conditions of a filter on what single sentences say. Only graph/*.cc includes this.
#pragma once

#include "graph/graph_filter.h"
#include "graph/sqlite.h"

namespace entente {

/// Whether every relation passes.
[[nodiscard]] bool keeps_all_said(const GraphFilter& filter);

/// Fills chosen_said (choose.h) with the relations that pass; does nothing where all do. Refuses unknown names.
Status choose_said(sqlite3* connection, const GraphFilter& filter);

}  // namespace entente
