// What the user named, as a list of files.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "graph/base/diagnostics.h"

namespace entente {

struct InputFile {
    std::string path;         // as it is opened; "-" for standard input
    std::uint64_t bytes = 0;  // 0 where it is not known
};

/// Files as they are named; folders with all files below them, in byte order of their paths, without hidden ones and
/// without links to folders; patterns (* ? [) that no shell expanded; "-". What is missing or cannot be entered is
/// said. `output` and SQLite's side files of it are no inputs of a folder.
[[nodiscard]] std::vector<InputFile> list_inputs(const std::vector<std::string>& named, const std::string& output,
                                                 Diagnostics& diagnostics);

}  // namespace entente
