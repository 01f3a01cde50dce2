// Asking the graph with SQL. Nothing here can write.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "graph/base/result.h"
#include "graph/graph_filter.h"

namespace entente {

struct EntityMatches;  // entity_lookup.h

struct Blob {
    std::string_view bytes;
};

/// One cell: null, integer, real, text or bytes.
using Value = std::variant<std::monostate, std::int64_t, double, std::string_view, Blob>;

/// What a parameter of a statement (?, ?2, :name) is replaced by.
using Parameter = std::variant<std::monostate, std::int64_t, double, std::string>;

/// The rows of one statement, read one after the other:
///     while (true) { Result<bool> row = query.next(); if (!row || !*row) break; … query.value(0) … }
/// May outlive the Graph that made it.
class Query {
public:
    Query(Query&& other) noexcept;
    Query& operator=(Query&& other) noexcept;
    ~Query();

    /// The names of the result's columns; empty for a statement that gives no rows.
    [[nodiscard]] const std::vector<std::string>& columns() const;

    /// Goes to the next row, if there is one.
    [[nodiscard]] Result<bool> next();

    /// A cell of the current row; text in it lives until next().
    [[nodiscard]] Value value(std::size_t column) const;
    /// The same as text, as SQLite writes it; empty for null.
    [[nodiscard]] std::string_view text(std::size_t column) const;
    /// The same as a number; 0 for null.
    [[nodiscard]] std::int64_t integer(std::size_t column) const;

private:
    friend class Graph;
    struct State;
    explicit Query(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

/// Where the first statement of `sql` ends, behind its semicolon; npos where it has none yet. Semicolons within quotes
/// and comments end nothing.
[[nodiscard]] std::size_t statement_end(std::string_view sql);

/// A graph file opened for reading. Sees whole documents only, also while another program writes. One thread at a
/// time, except interrupt.
class Graph {
public:
    /// Refuses what is no graph, and graphs of a newer version.
    [[nodiscard]] static Result<Graph> open(const std::string& path,
                                            std::chrono::milliseconds lock_wait = std::chrono::seconds(5));

    Graph(Graph&& other) noexcept;
    Graph& operator=(Graph&& other) noexcept;
    ~Graph();

    /// One statement, ready to be read, in SQLite's SQL with the functions path, ego, search, measures and same_name
    /// (docs/sql.md). Errors say where: `SQL:line:column: error: …`. Statements that would change something, open other
    /// files or change settings are refused.
    [[nodiscard]] Result<Query> query(std::string_view sql, const std::vector<Parameter>& parameters = {}) const;

    /// From now on the views `relations`, `edges` and `entities` hold only what passes the filter, as exports have it,
    /// and the graph is seen as it is now. Once at most. Refuses what GraphView::open refuses.
    Status narrow(const GraphFilter& filter) const;

    /// Makes queries that run in another thread stop with an error. Safe in a signal handler's thread.
    void interrupt() const;

private:
    friend Result<EntityMatches> find_entities(const Graph& graph, std::string_view name);
    struct State;
    explicit Graph(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace entente
