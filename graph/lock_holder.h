#pragma once

#include <string>

namespace entente {

/// The other process that holds a lock for writing on a graph's files, in words: "process 4711: entente extract a/ -o
/// news.db". Empty where it is not to be found: on another machine, in another container, gone meanwhile. Linux only.
[[nodiscard]] std::string lock_holder(const std::string& path);

}  // namespace entente
