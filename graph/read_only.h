// SQL of a user's, compiled so that it can only read. Only graph/*.cc includes this.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "graph/sqlite.h"

namespace entente {

/// What a user wrote within a statement of ours: errors are said at its own lines and columns.
struct UserSql {
    std::string before;
    std::string_view written;
    std::string after;
    std::string_view name = "SQL";  // what errors call it
};

/// One statement that reads, compiled. Errors say where: `NAME:line:column: error: …`, with the name that may have been
/// meant. Statements that would change something, open other files or change settings are refused, and more than one.
[[nodiscard]] Result<StatementHandle> compile_reading(sqlite3* connection, const UserSql& sql);

}  // namespace entente
