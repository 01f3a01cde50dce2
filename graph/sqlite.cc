#include "graph/sqlite.h"

#include <system_error>

namespace entente {
namespace {

bool is_file_trouble(int code) {
    const int primary = code & 0xFF;
    return primary == SQLITE_IOERR || primary == SQLITE_CANTOPEN || primary == SQLITE_FULL;
}

std::string_view words_of(int code) {
    switch (code & 0xFF) {
        case SQLITE_FULL: return "the disk is full";
        case SQLITE_BUSY: return "is in use by another program; try again when that has finished";
        case SQLITE_READONLY: return "is read-only; make it writable or name another file";
        case SQLITE_NOTADB: return "is no SQLite file; name another file";
        case SQLITE_CORRUPT: return "is damaged: SQLite cannot read it";
        default: return {};
    }
}

}  // namespace

Error sqlite_error(sqlite3* connection) {
    const int code = sqlite3_extended_errcode(connection);
    std::string message(words_of(code));
    if (message.empty()) message = sqlite3_errmsg(connection);
    const int system = sqlite3_system_errno(connection);
    if (is_file_trouble(code) && system != 0)
        message.append(" (").append(std::generic_category().message(system)).append(")");
    return {std::move(message)};
}

Result<Statement> Statement::prepare(sqlite3* connection, std::string_view sql) {
    sqlite3_stmt* handle = nullptr;
    const int length = static_cast<int>(sql.size());
    const int code = sqlite3_prepare_v3(connection, sql.data(), length, SQLITE_PREPARE_PERSISTENT, &handle, nullptr);
    if (code != SQLITE_OK) return sqlite_error(connection);
    Statement statement;
    statement.statement_.reset(handle);
    return statement;
}

void Statement::keep(int code) {
    if (code != SQLITE_OK) bind_code_ = code;
}

void Statement::bind_at(int index, std::int64_t value) {
    keep(sqlite3_bind_int64(handle(), index, value));
}

void Statement::bind_at(int index, double value) {
    keep(sqlite3_bind_double(handle(), index, value));
}

void Statement::bind_at(int index, std::string_view value) {
    const char* data = value.data() != nullptr ? value.data() : "";  // a null pointer would mean NULL
    keep(sqlite3_bind_text64(handle(), index, data, value.size(), SQLITE_STATIC, SQLITE_UTF8));
}

void Statement::bind_at(int index, OrNull value) {
    value.text.empty() ? bind_null(index) : bind_at(index, value.text);
}

void Statement::bind_at(int index, AsBlob value) {
    const char* data = value.bytes.data() != nullptr ? value.bytes.data() : "";  // a null pointer would mean NULL
    keep(sqlite3_bind_blob64(handle(), index, data, value.bytes.size(), SQLITE_STATIC));
}

void Statement::bind_null(int index) {
    keep(sqlite3_bind_null(handle(), index));
}

Result<bool> Statement::step() const {
    if (bind_code_ != SQLITE_OK) return Error{sqlite3_errstr(bind_code_)};
    const int code = sqlite3_step(handle());
    if (code == SQLITE_ROW) return true;
    if (code == SQLITE_DONE) return false;
    return sqlite_error(sqlite3_db_handle(handle()));
}

void Statement::reset() {
    sqlite3_reset(handle());
    bind_code_ = SQLITE_OK;
}

Status Statement::run() {
    while (true) {
        Result<bool> row = step();
        if (row && *row) continue;
        reset();
        if (!row) return std::move(row).error();
        return Done{};
    }
}

Result<std::optional<std::int64_t>> Statement::integer_of() {
    const Result<bool> row = step();
    std::optional<std::int64_t> value;
    if (row && *row) value = integer(0);
    reset();
    if (!row) return row.error();
    return value;
}

bool Statement::is_null(int column) const {
    return sqlite3_column_type(handle(), column) == SQLITE_NULL;
}

std::int64_t Statement::integer(int column) const {
    return sqlite3_column_int64(handle(), column);
}

double Statement::real(int column) const {
    return sqlite3_column_double(handle(), column);
}

std::string_view Statement::text(int column) const {
    const auto* data = reinterpret_cast<const char*>(sqlite3_column_text(handle(), column));
    if (data == nullptr) return {};
    return {data, static_cast<std::size_t>(sqlite3_column_bytes(handle(), column))};
}

Status execute(sqlite3* connection, const char* sql) {
    if (sqlite3_exec(connection, sql, nullptr, nullptr, nullptr) != SQLITE_OK) return sqlite_error(connection);
    return Done{};
}

Result<std::int64_t> integer_of(sqlite3* connection, std::string_view sql) {
    Result<Statement> statement = Statement::prepare(connection, sql);
    if (!statement) return std::move(statement).error();
    const auto value = statement->integer_of();
    if (!value) return value.error();
    return (*value).value_or(0);
}

}  // namespace entente
