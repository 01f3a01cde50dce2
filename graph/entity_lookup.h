// Finding an entity by what a user typed.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "graph/query.h"

namespace entente {

struct FoundEntity {
    std::int64_t id = 0;
    std::string name;
    bool by_alias = false;
    std::int64_t mentions = 0;
};

struct EntityMatches {
    std::vector<FoundEntity> entities;     // the likeliest first: by its name, then by an alias; then by mentions
    std::vector<std::string> suggestions;  // names that may have been meant, where there is no match
};

/// Entities whose name or alias is `name`, without regard to case, marks and typographic apostrophes.
[[nodiscard]] Result<EntityMatches> find_entities(const Graph& graph, std::string_view name);

}  // namespace entente
