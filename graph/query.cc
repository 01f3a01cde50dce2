#include "graph/query.h"

#include <utility>

#include "graph/choose_behind.h"
#include "graph/chosen_tables.h"
#include "graph/find_entity.h"
#include "graph/functions/functions.h"
#include "graph/graph_file.h"
#include "graph/read_only.h"
#include "graph/sqlite.h"

namespace entente {
namespace {

/// The public views of the same names, hidden behind narrower ones of the connection's own.
constexpr const char* kNarrowViews =
    "CREATE TEMP VIEW relations AS SELECT * FROM main.relations WHERE id IN (SELECT id FROM behind);"
    "CREATE TEMP VIEW entities AS SELECT * FROM main.entities WHERE id IN (SELECT id FROM chosen_node);"
    "CREATE TEMP VIEW edges AS SELECT source.name AS source, source_kind.name AS source_kind, label AS relation, "
    "target.name AS target, target_kind.name AS target_kind, weight, documents, first_date, last_date, negated, "
    "possible, stories "
    "FROM chosen_edge JOIN entity AS source ON source.id = source_id JOIN entity AS target ON target.id = target_id "
    "JOIN kind AS source_kind ON source_kind.id = source.kind_id "
    "JOIN kind AS target_kind ON target_kind.id = target.kind_id;";

void bind_one(sqlite3_stmt* statement, int index, const Parameter& parameter) {
    if (const auto* integer = std::get_if<std::int64_t>(&parameter)) {
        sqlite3_bind_int64(statement, index, *integer);
    } else if (const auto* real = std::get_if<double>(&parameter)) {
        sqlite3_bind_double(statement, index, *real);
    } else if (const auto* text = std::get_if<std::string>(&parameter)) {
        sqlite3_bind_text64(statement, index, text->data(), text->size(), SQLITE_TRANSIENT, SQLITE_UTF8);
    }
}

std::string_view bytes_of(sqlite3_stmt* statement, int column, const void* data) {
    if (data == nullptr) return {};
    return {static_cast<const char*>(data), static_cast<std::size_t>(sqlite3_column_bytes(statement, column))};
}

}  // namespace

struct Query::State {
    StatementHandle statement;
    std::vector<std::string> columns;
};

Query::Query(std::unique_ptr<State> state) : state_(std::move(state)) {}
Query::Query(Query&&) noexcept = default;
Query& Query::operator=(Query&&) noexcept = default;
Query::~Query() = default;

const std::vector<std::string>& Query::columns() const {
    return state_->columns;
}

Result<bool> Query::next() {
    sqlite3_stmt* statement = state_->statement.get();
    const int code = sqlite3_step(statement);
    if (code == SQLITE_ROW) return true;
    if (code == SQLITE_DONE) return false;
    return Error{"SQL: error: " + sqlite_error(sqlite3_db_handle(statement)).message};
}

Value Query::value(std::size_t column) const {
    sqlite3_stmt* statement = state_->statement.get();
    const int index = static_cast<int>(column);
    switch (sqlite3_column_type(statement, index)) {
        case SQLITE_INTEGER: return static_cast<std::int64_t>(sqlite3_column_int64(statement, index));
        case SQLITE_FLOAT: return sqlite3_column_double(statement, index);
        case SQLITE_TEXT: return bytes_of(statement, index, sqlite3_column_text(statement, index));
        case SQLITE_BLOB: return Blob{bytes_of(statement, index, sqlite3_column_blob(statement, index))};
        default: return std::monostate{};
    }
}

std::string_view Query::text(std::size_t column) const {
    sqlite3_stmt* statement = state_->statement.get();
    const int index = static_cast<int>(column);
    return bytes_of(statement, index, sqlite3_column_text(statement, index));
}

std::int64_t Query::integer(std::size_t column) const {
    return sqlite3_column_int64(state_->statement.get(), static_cast<int>(column));
}

std::size_t statement_end(std::string_view sql) {
    for (std::size_t end = sql.find(';'); end != std::string_view::npos; end = sql.find(';', end + 1)) {
        if (sqlite3_complete(std::string(sql.substr(0, end + 1)).c_str()) != 0) return end + 1;
    }
    return std::string_view::npos;
}

struct Graph::State {
    Connection connection;
};

Graph::Graph(std::unique_ptr<State> state) : state_(std::move(state)) {}
Graph::Graph(Graph&&) noexcept = default;
Graph& Graph::operator=(Graph&&) noexcept = default;
Graph::~Graph() = default;

Result<Graph> Graph::open(const std::string& path, std::chrono::milliseconds lock_wait) {
    Result<Connection> connection = open_for_reading(path, lock_wait);
    if (!connection) return std::move(connection).error();
    auto state = std::make_unique<State>();
    state->connection = std::move(connection).value();
    sqlite3_db_config(state->connection.get(), SQLITE_DBCONFIG_DQS_DML, 0, nullptr);  // "x" is a name, never a text
    if (Status done = register_functions(state->connection.get()); !done) return std::move(done).error();
    return Graph(std::move(state));
}

Result<Query> Graph::query(std::string_view sql, const std::vector<Parameter>& parameters) const {
    sqlite3* connection = state_->connection.get();
    Result<StatementHandle> compiled = compile_reading(connection, {.before = {}, .written = sql, .after = {}});
    if (!compiled) return std::move(compiled).error();
    auto state = std::make_unique<Query::State>();
    state->statement = std::move(compiled).value();
    sqlite3_stmt* statement = state->statement.get();
    for (std::size_t i = 0; i < parameters.size(); ++i) bind_one(statement, static_cast<int>(i) + 1, parameters[i]);
    const int columns = sqlite3_column_count(statement);
    for (int i = 0; i < columns; ++i) state->columns.emplace_back(sqlite3_column_name(statement, i));
    return Query(std::move(state));
}

Status Graph::narrow(const GraphFilter& filter) const {
    sqlite3* connection = state_->connection.get();
    if (Status done = begin_choosing(connection); !done) return done;
    const Result<Chosen> chosen = choose(connection, filter);
    if (!chosen) return chosen.error();
    const Result<std::vector<Behind>> behind = choose_behind(connection, filter, *chosen);
    if (!behind) return behind.error();
    if (Status done = make_node_table(connection, *chosen); !done) return done;
    if (Status done = make_edge_table(connection, *chosen); !done) return done;
    if (Status done = make_behind_table(connection, *behind); !done) return done;
    return execute(connection, kNarrowViews);
}

Result<EntityMatches> find_entities(const Graph& graph, std::string_view name) {
    return find_entities(graph.state_->connection.get(), name);
}

void Graph::interrupt() const {
    sqlite3_interrupt(state_->connection.get());
}

}  // namespace entente
