// Running a statement over its rows. Only graph/*.cc includes this.
#pragma once

#include <string_view>
#include <utility>

#include "graph/sqlite.h"

namespace entente {

/// Calls `visit` with every row of `sql`, its parameters replaced by `values`.
template <typename Visit, typename... Values>
Status each_row(sqlite3* connection, std::string_view sql, Visit&& visit, const Values&... values) {
    Result<Statement> statement = Statement::prepare(connection, sql);
    if (!statement) return std::move(statement).error();
    if constexpr (sizeof...(values) > 0) statement->bind(values...);
    while (true) {
        const Result<bool> row = statement->step();
        if (!row) return row.error();
        if (!*row) return Done{};
        visit(std::as_const(*statement));
    }
}

/// Runs `sql` to its end, its parameters replaced by `values`.
template <typename... Values>
Status run(sqlite3* connection, std::string_view sql, const Values&... values) {
    return each_row(
        connection, sql, [](const Statement&) {}, values...);
}

}  // namespace entente
