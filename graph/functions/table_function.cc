#include "graph/functions/table_function.h"

#include <memory>
#include <utility>

namespace entente {
namespace {

/// What changes whenever the graph does.
struct Version {
    unsigned others = 0;  // by other connections
    int own = 0;
    bool operator==(const Version&) const = default;
};

using SharedRows = std::shared_ptr<const std::vector<CellRow>>;

struct Table : sqlite3_vtab {
    sqlite3* connection = nullptr;
    const TableFunction* function = nullptr;
    std::size_t columns = 0;
    SharedRows rows;  // of a function without arguments, computed once,
    Version version;  // while this is the version
};

struct Cursor : sqlite3_vtab_cursor {
    RowSource source;
    CellRow row;
    std::vector<Cell> arguments;
    std::int64_t number = 0;
    bool at_end = true;
};

Table& table_of(sqlite3_vtab* table) {
    return *static_cast<Table*>(table);
}

Cursor& cursor_of(sqlite3_vtab_cursor* cursor) {
    return *static_cast<Cursor*>(cursor);
}

int fail(sqlite3_vtab* table, const std::string& message) {
    sqlite3_free(table->zErrMsg);
    table->zErrMsg = sqlite3_mprintf("%s", message.c_str());
    return SQLITE_ERROR;
}

Cell cell_of(sqlite3_value* value) {
    switch (sqlite3_value_type(value)) {
        case SQLITE_NULL: return std::monostate{};
        case SQLITE_INTEGER: return static_cast<std::int64_t>(sqlite3_value_int64(value));
        case SQLITE_FLOAT: return sqlite3_value_double(value);
        default: return Argument(value).text();
    }
}

int connect(sqlite3* connection, void* function, int /*count*/, const char* const* /*words*/, sqlite3_vtab** out,
            char** /*error*/) {
    auto table = std::make_unique<Table>();
    table->connection = connection;
    table->function = static_cast<const TableFunction*>(function);
    std::string sql = std::string("CREATE TABLE x(") + table->function->columns;
    table->columns = 1;
    for (const char c : std::string_view(table->function->columns)) table->columns += c == ',' ? 1 : 0;
    for (const char* argument : table->function->arguments) sql += std::string(", ") + argument + " HIDDEN";
    const int code = sqlite3_declare_vtab(connection, (sql + ")").c_str());
    if (code != SQLITE_OK) return code;
    *out = table.release();
    return SQLITE_OK;
}

int disconnect(sqlite3_vtab* table) {
    delete &table_of(table);
    return SQLITE_OK;
}

/// The arguments that are given, as bits of idxNum; their values come to filter in this order.
int best_index(sqlite3_vtab* base, sqlite3_index_info* info) {
    const Table& table = table_of(base);
    const TableFunction& function = *table.function;
    std::vector<int> constraint(function.arguments.size(), -1);
    bool waits = false;
    for (int i = 0; i < info->nConstraint; ++i) {
        const auto& offered = info->aConstraint[i];
        const auto column = static_cast<std::size_t>(offered.iColumn);
        if (offered.iColumn < 0 || column < table.columns || offered.op != SQLITE_INDEX_CONSTRAINT_EQ) continue;
        if (offered.usable == 0) {
            waits = true;
        } else {
            constraint[column - table.columns] = i;
        }
    }
    if (waits) return SQLITE_CONSTRAINT;  // another order of the join gives us the value first
    int given = 0;
    for (std::size_t i = 0; i < constraint.size(); ++i) {
        if (constraint[i] < 0) {
            if (i < function.required) return fail(base, function.usage);
            continue;
        }
        info->aConstraintUsage[constraint[i]].argvIndex = ++given;
        info->aConstraintUsage[constraint[i]].omit = 1;
        info->idxNum |= 1 << i;
    }
    // one without arguments knows no better order than to come first in a join
    info->estimatedCost = function.arguments.empty() ? 1e6 : 1000;
    info->estimatedRows = 100;
    return SQLITE_OK;
}

int open_cursor(sqlite3_vtab* /*table*/, sqlite3_vtab_cursor** out) {
    *out = std::make_unique<Cursor>().release();
    return SQLITE_OK;
}

int close_cursor(sqlite3_vtab_cursor* cursor) {
    delete &cursor_of(cursor);
    return SQLITE_OK;
}

int advance(sqlite3_vtab_cursor* base) {
    Cursor& cursor = cursor_of(base);
    cursor.row.clear();
    const Result<bool> more = cursor.source(cursor.row);
    if (!more) return fail(base->pVtab, more.error().message);
    cursor.at_end = !*more;
    ++cursor.number;
    return SQLITE_OK;
}

Version version_of(sqlite3* connection) {
    Version version;
    sqlite3_file_control(connection, "main", SQLITE_FCNTL_DATA_VERSION, &version.others);
    version.own = sqlite3_total_changes(connection);
    return version;
}

RowSource each_of(SharedRows rows) {
    return [rows = std::move(rows), at = std::size_t{0}](CellRow& row) mutable {
        if (at == rows->size()) return Result<bool>(false);
        row = (*rows)[at++];
        return Result<bool>(true);
    };
}

/// The rows of a function without arguments, which are the same until the graph changes.
Result<RowSource> rows_without_arguments(Table& table) {
    const Version version = version_of(table.connection);
    if (table.rows && table.version == version) return each_of(table.rows);
    Result<RowSource> source = table.function->open(table.connection, {});
    if (!source) return source;
    auto rows = std::make_shared<std::vector<CellRow>>();
    while (true) {
        CellRow row;
        const Result<bool> more = (*source)(row);
        if (!more) return more.error();
        if (!*more) break;
        rows->push_back(std::move(row));
    }
    table.rows = std::move(rows);
    table.version = version;
    return each_of(table.rows);
}

int filter(sqlite3_vtab_cursor* base, int given, const char* /*unused*/, int /*count*/, sqlite3_value** values) {
    Cursor& cursor = cursor_of(base);
    Table& table = table_of(base->pVtab);
    std::vector<Argument> arguments;
    cursor.arguments.clear();
    for (std::size_t i = 0; i < table.function->arguments.size(); ++i) {
        sqlite3_value* value = (given & (1 << i)) != 0 ? *values++ : nullptr;
        arguments.emplace_back(value);
        cursor.arguments.push_back(value != nullptr ? cell_of(value) : Cell());
    }
    Result<RowSource> source =
        arguments.empty() ? rows_without_arguments(table) : table.function->open(table.connection, arguments);
    if (!source) return fail(base->pVtab, source.error().message);
    cursor.source = std::move(source).value();
    cursor.number = 0;
    return advance(base);
}

int at_end(sqlite3_vtab_cursor* cursor) {
    return cursor_of(cursor).at_end ? 1 : 0;
}

struct PutCell {
    sqlite3_context* context;
    void operator()(std::monostate /*null*/) const { sqlite3_result_null(context); }
    void operator()(std::int64_t number) const { sqlite3_result_int64(context, number); }
    void operator()(double number) const { sqlite3_result_double(context, number); }
    void operator()(const std::string& text) const {
        sqlite3_result_text64(context, text.data(), text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
    }
};

int put_column(sqlite3_vtab_cursor* base, sqlite3_context* context, int column) {
    const Cursor& cursor = cursor_of(base);
    const std::size_t columns = table_of(base->pVtab).columns;
    const auto at = static_cast<std::size_t>(column);
    std::visit(PutCell{context}, at < columns ? cursor.row[at] : cursor.arguments[at - columns]);
    return SQLITE_OK;
}

int put_number(sqlite3_vtab_cursor* cursor, sqlite3_int64* out) {
    *out = cursor_of(cursor).number;
    return SQLITE_OK;
}

sqlite3_module make_module() {
    sqlite3_module module = {};
    module.xConnect = connect;
    module.xBestIndex = best_index;
    module.xDisconnect = disconnect;
    module.xOpen = open_cursor;
    module.xClose = close_cursor;
    module.xFilter = filter;
    module.xNext = advance;
    module.xEof = at_end;
    module.xColumn = put_column;
    module.xRowid = put_number;
    return module;
}

}  // namespace

bool Argument::is_null() const {
    return value_ == nullptr || sqlite3_value_type(value_) == SQLITE_NULL;
}

std::string Argument::text() const {
    if (is_null()) return {};
    const auto* data = reinterpret_cast<const char*>(sqlite3_value_text(value_));
    if (data == nullptr) return {};
    return {data, static_cast<std::size_t>(sqlite3_value_bytes(value_))};
}

std::int64_t Argument::integer() const {
    return is_null() ? 0 : sqlite3_value_int64(value_);
}

Status register_table_function(sqlite3* connection, const TableFunction& function) {
    static const sqlite3_module module = make_module();
    void* data = const_cast<TableFunction*>(&function);  // handed back as it is
    if (sqlite3_create_module_v2(connection, function.name, &module, data, nullptr) == SQLITE_OK) return Done{};
    return sqlite_error(connection);
}

RowSource rows_of(std::vector<CellRow> rows) {
    return [rows = std::move(rows), at = std::size_t{0}](CellRow& row) mutable -> Result<bool> {
        if (at == rows.size()) return false;
        row = std::move(rows[at++]);
        return true;
    };
}

}  // namespace entente
