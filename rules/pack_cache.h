// Loaded packs, kept from run to run in the user's cache folder.
#pragma once

#include <filesystem>
#include <vector>

#include "rules/pack.h"

namespace entente {

/// As load_packs without examples. What packs say is kept in `cache`, under the hash of their files and of the program,
/// and read from there the next time; the newest entries stay. A cache that is damaged, or cannot be read or written,
/// is no error. Safe for programs that run at the same time. Packs of which there is anything to say are not kept. With
/// an empty folder there is no cache.
[[nodiscard]] Packs load_packs_cached(const std::vector<std::filesystem::path>& folders,
                                      const std::filesystem::path& cache, Diagnostics& diagnostics);

}  // namespace entente
