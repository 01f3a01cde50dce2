// Opening a graph file, and refusing what is none. Only graph/*.cc includes this.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

#include "graph/sqlite.h"

namespace entente {

/// What schema.sql writes in the file's header.
inline constexpr std::int64_t kApplicationId = 0x454E5454;  // "ENTT"
inline constexpr std::int64_t kSchemaVersion = 8;

/// Opens the graph at `path` for writing, or makes one where there is no file or an empty one. Waits up to `wait` for
/// a lock, here and later. A file that was not there before is not left behind on failure.
[[nodiscard]] Result<Connection> open_for_writing(const std::string& path, std::chrono::milliseconds wait);

/// Opens the graph at `path`, which must exist, for reading only.
[[nodiscard]] Result<Connection> open_for_reading(const std::string& path, std::chrono::milliseconds wait);

/// What went wrong last on a connection to the file, with the file's name; where another program is writing, who it is.
[[nodiscard]] Error file_error(const std::string& path, sqlite3* connection);

/// The error with the file's name before it.
[[nodiscard]] Error about_file(const std::string& path, const Error& error);

}  // namespace entente
