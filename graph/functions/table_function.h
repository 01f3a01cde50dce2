// A function that gives rows, as SQLite wants it: an eponymous virtual table whose hidden columns are the arguments.
// Only graph/*.cc includes this.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "graph/sqlite.h"

namespace entente {

using Cell = std::variant<std::monostate, std::int64_t, double, std::string>;
using CellRow = std::vector<Cell>;

/// Fills the next row's cells; false for the end.
using RowSource = std::function<Result<bool>(CellRow& row)>;

/// An argument: text, or null where it was left out.
class Argument {
public:
    explicit Argument(sqlite3_value* value) : value_(value) {}
    [[nodiscard]] bool is_null() const;
    [[nodiscard]] std::string text() const;
    [[nodiscard]] std::int64_t integer() const;

private:
    sqlite3_value* value_;
};

struct TableFunction {
    const char* name;
    const char* columns;  // "step, source, …"
    std::span<const char* const> arguments;
    std::size_t required;  // so many arguments must be there
    const char* usage;     // "path(a, b): …", said where they are not
    /// Called anew for each use; `arguments` has one for each name. Rows of a function without arguments are kept until
    /// the graph changes.
    Result<RowSource> (*open)(sqlite3* connection, std::span<const Argument> arguments);
};

/// `function` must live as long as the connection.
Status register_table_function(sqlite3* connection, const TableFunction& function);

/// All rows at once.
[[nodiscard]] RowSource rows_of(std::vector<CellRow> rows);

}  // namespace entente
