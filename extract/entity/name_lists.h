// Lists of names, ready to look up: read and compiled, or, where nothing has changed since, mapped from a cache.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>

#include "extract/entity/name_table.h"
#include "graph/base/diagnostics.h"
#include "rules/name_list.h"

namespace entente {

struct LoadedNames {
    std::shared_ptr<const NameTable> table;  // none where there is no list
    std::uint64_t hash = 0;                  // of the lists' contents
};

/// Loads the lists as one table; where two claim a name, the earlier list's entry comes first. What is wrong in them is
/// said each time, from the cache as well. The compiled table is kept in `cache_folder`, one file for these paths; with
/// an empty folder, or one that cannot be written, it is made anew each time.
[[nodiscard]] LoadedNames load_name_lists(std::span<const NameListFile> lists, const CountryCodes& countries,
                                          const std::filesystem::path& cache_folder, Diagnostics& diagnostics);

}  // namespace entente
