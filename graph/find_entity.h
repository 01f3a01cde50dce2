// Finding an entity by name on an open connection. Only graph/*.cc includes this.
#pragma once

#include "graph/entity_lookup.h"
#include "graph/sqlite.h"

namespace entente {

[[nodiscard]] Result<EntityMatches> find_entities(sqlite3* connection, std::string_view name);

}  // namespace entente
