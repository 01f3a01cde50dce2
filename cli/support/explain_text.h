// Shows what is read of files and what is not, block by block, with the reasons (`extract --explain-text`).
#pragma once

#include <string>
#include <vector>

#include "extract/read/reader.h"

namespace entente {

/// Writes to standard output; what cannot be read is said. Returns the exit status.
[[nodiscard]] int explain_text(const std::vector<std::string>& inputs, ReadOptions options);

}  // namespace entente
