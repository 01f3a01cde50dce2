// Whether two names are those of one entity. Only graph/*.cc includes this.
#pragma once

#include "graph/sqlite.h"

namespace entente {

/// same_name(a, b): 1 where some entity of the graph goes by both, by its name or an alias, or where they differ only
/// in case, marks and typography; else 0. Null where one is null. The graph's names are read at the first use, 24 bytes
/// of memory for each, and again when the graph has changed.
Status register_same_name(sqlite3* connection);

}  // namespace entente
