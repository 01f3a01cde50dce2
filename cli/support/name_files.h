// Lists of names: those of the packs and those that the user gives.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "extract/entity/name_table.h"
#include "rules/pack.h"

namespace entente {

struct NamesInUse {
    std::shared_ptr<const NameTable> table;  // none where there are no lists
    std::uint64_t hash = 0;
    std::size_t broken = 0;  // errors in the user's lists: rows that were left out
};

/// Loads the user's lists ("FILE" or "KIND=FILE") and the packs' as one table. What is wrong is said. Nothing where a
/// list is not there at all.
[[nodiscard]] std::optional<NamesInUse> load_names(const Packs& packs, const std::vector<std::string>& names);

/// Where compiled lists are kept: ENTENTE_CACHE, or entente in the user's cache folder; empty where there is none.
[[nodiscard]] std::string cache_folder();

}  // namespace entente
