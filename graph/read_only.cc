#include "graph/read_only.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>
#include <vector>

#include "graph/base/diagnostics.h"
#include "graph/base/utf8.h"

namespace entente {
namespace {

/// Settings that only tell: those that readers of a database ask for.
constexpr std::array<std::string_view, 17> kTellingPragmas = {
    "application_id", "collation_list", "compile_options", "database_list", "foreign_key_check", "foreign_key_list",
    "function_list",  "index_info",     "index_list",      "index_xinfo",   "integrity_check",   "module_list",
    "quick_check",    "table_info",     "table_list",      "table_xinfo",   "user_version"};

constexpr const char* kReadingOnly = "a query can only read: this one would write, open a file or change a setting";

bool only_tells(const char* pragma, const char* argument) {
    const std::string_view name = pragma != nullptr ? pragma : "";
    if (std::find(kTellingPragmas.begin(), kTellingPragmas.end(), name) == kTellingPragmas.end()) return false;
    return argument == nullptr || (name != "application_id" && name != "user_version");
}

/// SQLite asks this for all that a statement would do. Writing is found out by sqlite3_stmt_readonly, and the file is
/// opened read-only; what is left are other files, settings and transactions. (Denying tables to be made would also
/// deny table-valued functions.)
int allow_reading(void* /*unused*/, int action, const char* first, const char* second, const char* /*database*/,
                  const char* /*trigger*/) {
    switch (action) {
        case SQLITE_ATTACH:
        case SQLITE_DETACH:
        case SQLITE_TRANSACTION:
        case SQLITE_SAVEPOINT: return SQLITE_DENY;
        case SQLITE_FUNCTION: return std::string_view(second) == "load_extension" ? SQLITE_DENY : SQLITE_OK;
        case SQLITE_PRAGMA: return only_tells(first, second) ? SQLITE_OK : SQLITE_DENY;
        default: return SQLITE_OK;
    }
}

/// Statements are compiled under the authorizer, and only they: what the graph itself does is not asked for.
class ReadingOnly {
public:
    explicit ReadingOnly(sqlite3* connection) : connection_(connection) {
        sqlite3_set_authorizer(connection_, allow_reading, nullptr);
    }
    ReadingOnly(const ReadingOnly&) = delete;
    ReadingOnly& operator=(const ReadingOnly&) = delete;
    ~ReadingOnly() { sqlite3_set_authorizer(connection_, nullptr, nullptr); }

private:
    sqlite3* connection_;
};

/// The error at a byte of the whole statement; what lies behind the user's words is at their end.
Error error_at(const UserSql& sql, std::ptrdiff_t offset, std::string message) {
    Diagnostic diagnostic{.file = std::string(sql.name), .message = std::move(message)};
    offset -= static_cast<std::ptrdiff_t>(sql.before.size());
    offset = std::min(offset, static_cast<std::ptrdiff_t>(sql.written.size()));
    if (offset >= 0) {
        const std::string_view before = sql.written.substr(0, static_cast<std::size_t>(offset));
        const std::string_view line = before.substr(before.rfind('\n') + 1);  // npos + 1 is 0
        diagnostic.line = static_cast<std::uint32_t>(1 + std::count(before.begin(), before.end(), '\n'));
        diagnostic.column = static_cast<std::uint32_t>(1 + count_code_points(line));
    }
    return {to_string(diagnostic)};
}

/// The first column of all rows.
std::vector<std::string> words_of(sqlite3* connection, std::string_view sql) {
    std::vector<std::string> words;
    const Result<Statement> statement = Statement::prepare(connection, sql);
    while (statement) {
        const Result<bool> row = (*statement).step();
        if (!row || !*row) break;
        words.emplace_back((*statement).text(0));
    }
    return words;
}

bool is_word(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || (static_cast<unsigned char>(c) & 0x80U) != 0;
}

/// Where `word` stands in `text` as a word, whatever its case; npos for nowhere.
std::size_t find_word(std::string_view text, std::string_view word) {
    const auto same = [](unsigned char left, unsigned char right) { return std::tolower(left) == std::tolower(right); };
    std::size_t from = 0;
    while (!word.empty()) {
        const std::string_view rest = text.substr(from);
        const auto* const found = std::search(rest.begin(), rest.end(), word.begin(), word.end(), same);
        if (found == rest.end()) break;
        const std::size_t at = from + static_cast<std::size_t>(found - rest.begin());
        const std::size_t end = at + word.size();
        if ((at == 0 || !is_word(text[at - 1])) && (end == text.size() || !is_word(text[end]))) return at;
        from = at + 1;
    }
    return std::string_view::npos;
}

/// The byte of the whole statement that the error is at; -1 for none. Where SQLite names none, it is that of the name
/// that is missed, or the end of what is incomplete.
std::ptrdiff_t place_of(sqlite3* connection, const UserSql& sql, std::string_view message) {
    const std::ptrdiff_t offset = sqlite3_error_offset(connection);
    std::size_t at = std::string_view::npos;
    if (offset >= 0) return offset;
    if (message.starts_with("no such table: ")) {
        at = find_word(sql.written, message.substr(message.find_last_of(" .") + 1));
    } else if (message == "incomplete input") {
        at = sql.written.find_last_not_of(" \t\r\n;") + 1;
    }
    return at == std::string_view::npos ? -1 : static_cast<std::ptrdiff_t>(sql.before.size() + at);
}

/// "; did you mean …?" where SQLite misses a name that is nearly one of the graph's.
std::string hint(sqlite3* connection, std::string_view message) {
    constexpr std::string_view kColumns =
        "SELECT DISTINCT field.name FROM sqlite_master AS item, pragma_table_info(item.name) AS field "
        "WHERE item.type = 'view'";
    constexpr std::string_view kTables =
        "SELECT name FROM sqlite_master WHERE type IN ('view', 'table') "
        "UNION ALL SELECT name FROM pragma_module_list WHERE name IN ('ego', 'path', 'search')";
    constexpr std::string_view kFunctions = "SELECT DISTINCT name FROM pragma_function_list";
    std::string_view names_sql;
    if (message.starts_with("no such column: ")) names_sql = kColumns;
    if (message.starts_with("no such table: ")) names_sql = kTables;
    if (message.starts_with("no such function: ")) names_sql = kFunctions;
    if (names_sql.empty()) return {};
    const std::string_view missed = message.substr(message.find_last_of(" .") + 1);
    const std::vector<std::string> names = words_of(connection, names_sql);
    if (std::find(names.begin(), names.end(), missed) != names.end()) return {};  // a column of another view
    const std::string_view nearest = nearest_word(missed, {names.begin(), names.end()});
    return nearest.empty() ? "" : "; did you mean " + std::string(nearest) + "?";
}

/// Text in double quotes is a name in SQL.
bool is_quoted_at(const UserSql& sql, std::ptrdiff_t offset) {
    const auto at = static_cast<std::size_t>(offset - static_cast<std::ptrdiff_t>(sql.before.size()));
    return at < sql.written.size() && sql.written[at] == '"';
}

Error compile_error(sqlite3* connection, const UserSql& sql) {
    if (sqlite3_errcode(connection) == SQLITE_AUTH) return error_at(sql, -1, kReadingOnly);
    std::string message = sqlite3_errmsg(connection);
    const std::ptrdiff_t offset = place_of(connection, sql, message);
    if (message.starts_with("no such column: ") && is_quoted_at(sql, offset)) {
        message += "; text stands in single quotes: '" + message.substr(message.find(": ") + 2) + "'";
    } else {
        message += hint(connection, message);
    }
    return error_at(sql, offset, std::move(message));
}

/// Whether nothing but blanks and comments follows the first statement.
Status require_single(sqlite3* connection, const UserSql& sql, std::string_view whole, const char* tail) {
    const auto rest = whole.substr(static_cast<std::size_t>(tail - whole.data()));
    sqlite3_stmt* next = nullptr;
    const int code = sqlite3_prepare_v2(connection, rest.data(), static_cast<int>(rest.size()), &next, nullptr);
    const StatementHandle owner(next);
    if (code == SQLITE_OK && next == nullptr) return Done{};
    const std::size_t blanks = std::min(rest.find_first_not_of(" \t\r\n"), rest.size());
    return error_at(sql, static_cast<std::ptrdiff_t>(whole.size() - rest.size() + blanks), "one statement at a time");
}

}  // namespace

Result<StatementHandle> compile_reading(sqlite3* connection, const UserSql& sql) {
    const std::string whole = sql.before + std::string(sql.written) + sql.after;
    const ReadingOnly reading_only(connection);
    sqlite3_stmt* statement = nullptr;
    const char* tail = nullptr;
    const int code = sqlite3_prepare_v2(connection, whole.c_str(), static_cast<int>(whole.size()), &statement, &tail);
    StatementHandle owner(statement);
    if (code != SQLITE_OK) return compile_error(connection, sql);
    if (statement == nullptr) return error_at(sql, -1, "there is no statement");
    if (Status single = require_single(connection, sql, whole, tail); !single) return std::move(single).error();
    if (sqlite3_stmt_readonly(statement) == 0) return error_at(sql, -1, kReadingOnly);
    return owner;
}

}  // namespace entente
