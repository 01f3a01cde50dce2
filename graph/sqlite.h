// SQLite behind values that own: connections and statements close themselves, failures are returned. Only graph/*.cc
// includes this.
#pragma once

#ifdef ENTENTE_SQLITE_EXTENSION  // then SQLite is the one that loads us
#include <sqlite3ext.h>
SQLITE_EXTENSION_INIT3
#else
#include <sqlite3.h>
#endif

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "graph/base/result.h"

namespace entente {

struct ConnectionCloser {
    void operator()(sqlite3* connection) const noexcept { sqlite3_close_v2(connection); }
};
using Connection = std::unique_ptr<sqlite3, ConnectionCloser>;

struct StatementFinalizer {
    void operator()(sqlite3_stmt* statement) const noexcept { sqlite3_finalize(statement); }
};
using StatementHandle = std::unique_ptr<sqlite3_stmt, StatementFinalizer>;

/// What went wrong last on the connection, in words; the operating system's own where a file was the trouble.
[[nodiscard]] Error sqlite_error(sqlite3* connection);

/// Text that is stored as NULL where it is empty.
struct OrNull {
    std::string_view text;
};

/// Bytes that are no text.
struct AsBlob {
    std::string_view bytes;
};

/// One prepared statement. Bound texts must live until reset() or run() is over; texts of a row until the next step.
class Statement {
public:
    Statement() = default;
    [[nodiscard]] static Result<Statement> prepare(sqlite3* connection, std::string_view sql);

    /// Binds all parameters in order. A failure (no memory, too long) comes back from the next step.
    template <typename... Values>
    Statement& bind(const Values&... values) {
        int index = 0;
        (bind_at(++index, values), ...);
        return *this;
    }

    /// Whether there is a(nother) row.
    [[nodiscard]] Result<bool> step() const;
    void reset();
    /// Steps to the end and resets.
    Status run();

    /// run() of a statement with these parameters.
    template <typename... Values>
    Status run_with(const Values&... values) {
        return bind(values...).run();
    }
    /// The first column of the first row, if there is one, as an integer. Resets.
    [[nodiscard]] Result<std::optional<std::int64_t>> integer_of();

    [[nodiscard]] bool is_null(int column) const;
    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] double real(int column) const;
    [[nodiscard]] std::string_view text(int column) const;
    [[nodiscard]] sqlite3_stmt* handle() const { return statement_.get(); }

private:
    void bind_at(int index, std::int64_t value);
    void bind_at(int index, std::uint32_t value) { bind_at(index, static_cast<std::int64_t>(value)); }
    void bind_at(int index, bool value) { bind_at(index, static_cast<std::int64_t>(value)); }
    void bind_at(int index, double value);
    void bind_at(int index, std::string_view value);
    void bind_at(int index, const std::string& value) { bind_at(index, std::string_view(value)); }
    void bind_at(int index, OrNull value);
    void bind_at(int index, AsBlob value);
    template <typename T>
    void bind_at(int index, const std::optional<T>& value) {
        value ? bind_at(index, *value) : bind_null(index);
    }
    void bind_null(int index);
    void keep(int code);

    StatementHandle statement_;
    int bind_code_ = SQLITE_OK;
};

/// Prepares each of `statements`, pairs of a Statement* and its SQL.
template <typename Statements>
[[nodiscard]] Status prepare_all(sqlite3* connection, const Statements& statements) {
    for (const auto& [statement, sql] : statements) {
        Result<Statement> prepared = Statement::prepare(connection, sql);
        if (!prepared) return std::move(prepared).error();
        *statement = std::move(prepared).value();
    }
    return Done{};
}

/// Runs one or more statements without parameters and rows.
Status execute(sqlite3* connection, const char* sql);

/// The first column of the first row of `sql`; 0 where there is no row.
[[nodiscard]] Result<std::int64_t> integer_of(sqlite3* connection, std::string_view sql);

}  // namespace entente
