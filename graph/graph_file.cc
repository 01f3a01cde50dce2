#include "graph/graph_file.h"

#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <system_error>

#include "graph/lock_holder.h"
#include "graph/schema.h"

namespace entente {
namespace {

namespace fs = std::filesystem;

enum class Identity : std::uint8_t { fresh, graph };

/// Whether `path` can be a file at all: that it is no folder, pipe or device.
Status check_kind_of_file(const std::string& path) {
    if (path.empty()) return Error{"the graph has no name; name a file"};
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (fs::is_directory(status)) return about_file(path, {"is a folder; name a file for the graph"});
    if (fs::exists(status) && !fs::is_regular_file(status)) {
        return about_file(path, {"is no regular file; name a file for the graph"});
    }
    return Done{};
}

/// SQLite takes a leading colon as the sign of a database in memory, and "file:", where so built, as that of a URI.
std::string literal_path(const std::string& path) {
    return path.starts_with(':') || path.starts_with("file:") ? "./" + path : path;
}

/// `path` as a file: URI with the given query.
std::string as_uri(const std::string& path, std::string_view query) {
    constexpr std::string_view kHex = "0123456789ABCDEF";
    std::string uri = "file:";
    std::error_code error;
    for (const char byte : fs::absolute(path, error).string()) {
        if (byte != '?' && byte != '#' && byte != '%') {
            uri += byte;
            continue;
        }
        const auto code = static_cast<unsigned char>(byte);
        uri.append({'%', kHex[code >> 4U], kHex[code & 15U]});
    }
    return uri.append("?").append(query);
}

Result<Connection> connect(const std::string& path, const std::string& name, int flags,
                           std::chrono::milliseconds wait) {
    sqlite3* handle = nullptr;
    const int code =
        sqlite3_open_v2(name.c_str(), &handle, flags | SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_NOMUTEX, nullptr);
    Connection connection(handle);
    if (handle == nullptr) return Error{"out of memory"};
    if (code != SQLITE_OK) return file_error(path, handle);
    sqlite3_busy_timeout(handle, static_cast<int>(wait.count()));
    return connection;
}

Status check_version(const std::string& path, std::int64_t version) {
    if (version == kSchemaVersion) return Done{};
    const std::string number = std::to_string(version);
    if (version > kSchemaVersion) {
        return about_file(path, {"was written by a newer entente (graph version " + number + ", this program knows " +
                                 std::to_string(kSchemaVersion) + "); use that one"});
    }
    return about_file(path, {"was written by an older entente (graph version " + number + ", this program writes " +
                             std::to_string(kSchemaVersion) + "); extract its documents anew into another file"});
}

/// What the file is, by its header. Foreign and newer files are errors.
Result<Identity> identify(const std::string& path, sqlite3* connection) {
    const Result<std::int64_t> application = integer_of(connection, "PRAGMA application_id");
    const Result<std::int64_t> version = integer_of(connection, "PRAGMA user_version");
    const Result<std::int64_t> tables = integer_of(connection, "SELECT count(*) FROM sqlite_master");
    if (!application || !version || !tables) return file_error(path, connection);
    if (*application == kApplicationId) {
        Status known = check_version(path, *version);
        if (!known) return std::move(known).error();
        return Identity::graph;
    }
    if (*application == 0 && *version == 0 && *tables == 0) return Identity::fresh;
    return about_file(path, {"is an SQLite file of another program, no graph; name another file"});
}

/// Makes the tables, unless another program has just done so.
Status create(const std::string& path, sqlite3* connection) {
    if (!execute(connection, "BEGIN IMMEDIATE")) return file_error(path, connection);
    const Result<Identity> identity = identify(path, connection);
    if (!identity) return identity.error();
    const bool ready = *identity == Identity::graph || execute(connection, std::string(kSchema).c_str());
    if (!ready || !execute(connection, "COMMIT")) return file_error(path, connection);
    return Done{};
}

/// A new file has nothing to lose: nobody waits for the disk here. Where it fails, prepare_for_writing does it or says
/// why it cannot be done.
void begin_write_ahead(sqlite3* connection) {
    static_cast<void>(execute(connection, "PRAGMA synchronous = OFF; PRAGMA journal_mode = WAL"));
    static_cast<void>(execute(connection, "PRAGMA synchronous = NORMAL"));
}

/// Readers may go on while one program writes; a crash loses at most transactions that were not yet on the disk.
Status prepare_for_writing(const std::string& path, sqlite3* connection) {
    constexpr const char* kSettings =
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON; PRAGMA cache_size = -32768";
    if (!execute(connection, kSettings)) return file_error(path, connection);
    return Done{};
}

Status make_ready(const std::string& path, sqlite3* connection) {
    const Result<Identity> identity = identify(path, connection);
    if (!identity) return identity.error();
    if (sqlite3_db_readonly(connection, "main") != 0) {
        return about_file(path, {"is read-only; make it writable or name another file"});
    }
    if (*identity == Identity::fresh) {
        begin_write_ahead(connection);
        Status created = create(path, connection);
        if (!created) return created;
    }
    return prepare_for_writing(path, connection);
}

/// Removes what a failed attempt to make a graph has left.
void remove_if_empty(const std::string& path) {
    std::error_code error;
    if (fs::file_size(path, error) == 0 && !error) fs::remove(path, error);
}

/// Whether a new file can be made at `path`. SQLite, when it fails, only says that there is none.
Status check_parent(const std::string& path) {
    std::string parent = fs::path(path).parent_path().string();
    if (parent.empty()) parent = ".";
    std::error_code error;
    if (!fs::is_directory(parent, error)) return about_file(path, {"there is no folder " + parent + "; make it first"});
    if (::access(parent.c_str(), W_OK) == 0) return Done{};
    return about_file(path, {"no file can be made there (" + std::generic_category().message(errno) + ")"});
}

/// Whether reading fails for want of a place for the side files of WAL mode.
bool needs_side_files(sqlite3* connection) {
    if (integer_of(connection, "SELECT count(*) FROM sqlite_master")) return false;
    const int code = sqlite3_errcode(connection) & 0xFF;
    return code == SQLITE_CANTOPEN || code == SQLITE_READONLY;
}

/// A graph that a program left in WAL mode can be read without its side files where there is nothing in them; on a
/// read-only disk SQLite has to be told so.
Result<Connection> open_immutable(const std::string& path, std::chrono::milliseconds wait) {
    std::error_code error;
    if (fs::exists(path + "-wal", error) && fs::file_size(path + "-wal", error) > 0) {
        return about_file(path, {"was not closed by its writer and cannot be recovered in a read-only place; copy it "
                                 "with its -wal file to another folder"});
    }
    return connect(path, as_uri(path, "mode=ro&immutable=1"), SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, wait);
}

Status require_graph(const std::string& path, sqlite3* connection) {
    const Result<Identity> identity = identify(path, connection);
    if (!identity) return identity.error();
    if (*identity == Identity::fresh) return about_file(path, {"is empty, no graph; make one with entente extract"});
    return Done{};
}

}  // namespace

Error file_error(const std::string& path, sqlite3* connection) {
    if ((sqlite3_errcode(connection) & 0xFF) == SQLITE_BUSY) {
        if (const std::string holder = lock_holder(path); !holder.empty()) {
            return about_file(path,
                              {"is in use by another program (" + holder + "); try again when that has finished"});
        }
    }
    return about_file(path, sqlite_error(connection));
}

Error about_file(const std::string& path, const Error& error) {
    return {path + ": " + error.message};
}

Result<Connection> open_for_writing(const std::string& path, std::chrono::milliseconds wait) {
    if (Status possible = check_kind_of_file(path); !possible) return std::move(possible).error();
    std::error_code error;
    const bool existed = fs::exists(path, error);
    Status possible = existed ? Done{} : check_parent(path);
    if (!possible) return std::move(possible).error();
    Result<Connection> connection = connect(path, literal_path(path), SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, wait);
    Status ready = connection ? make_ready(path, connection->get()) : Status(connection.error());
    if (ready) return connection;
    if (connection) connection->reset();
    if (!existed) remove_if_empty(path);
    return std::move(ready).error();
}

Result<Connection> open_for_reading(const std::string& path, std::chrono::milliseconds wait) {
    if (Status possible = check_kind_of_file(path); !possible) return std::move(possible).error();
    std::error_code error;
    if (!fs::exists(path, error)) return about_file(path, {"there is no such file"});
    Result<Connection> connection = connect(path, literal_path(path), SQLITE_OPEN_READONLY, wait);
    if (!connection) return connection;
    if (needs_side_files(connection->get())) connection = open_immutable(path, wait);
    if (!connection) return connection;
    if (Status graph = require_graph(path, connection->get()); !graph) return std::move(graph).error();
    return connection;
}

}  // namespace entente
