#pragma once

#include <string_view>

namespace entente {

/// graph/schema.sql: base tables, views and indexes of the graph file.
extern const std::string_view kSchema;

}  // namespace entente
