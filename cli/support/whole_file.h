// A file that is there whole or not at all.
#pragma once

#include <functional>
#include <ostream>
#include <string>

#include "graph/base/result.h"

namespace entente {

/// Calls `write` on a temporary file beside `path` and renames it to `path` when all went well; otherwise removes it
/// and leaves what was at `path`. "-" writes to standard output instead. Folders are refused.
Status write_whole_file(const std::string& path, const std::function<Status(std::ostream&)>& write);

}  // namespace entente
