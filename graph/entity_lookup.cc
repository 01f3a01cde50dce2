#include "graph/entity_lookup.h"

#include <algorithm>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "graph/base/diagnostics.h"
#include "graph/base/fold.h"
#include "graph/base/utf8.h"
#include "graph/find_entity.h"
#include "graph/rows.h"

namespace entente {
namespace {

constexpr std::size_t kSuggestions = 5;

// every name with its entity; an entity's own name before its aliases
constexpr std::string_view kNames =
    "SELECT id, name, 0 FROM entity "
    "UNION ALL SELECT entity_id, name, 1 FROM profile "
    "UNION ALL SELECT profile.entity_id, alias.name, 1 FROM alias JOIN profile ON profile.id = alias.profile_id";

struct Name {
    std::int64_t entity = 0;
    std::string written;
    std::string key;  // folded
    bool is_alias = false;
};

Result<std::vector<Name>> read_names(sqlite3* connection) {
    std::vector<Name> names;
    const auto keep = [&names](const Statement& row) {
        names.push_back({row.integer(0), std::string(row.text(1)), folded(row.text(1)), row.integer(2) != 0});
    };
    if (Status read = each_row(connection, kNames, keep); !read) return std::move(read).error();
    return names;
}

Result<FoundEntity> describe(sqlite3* connection, std::int64_t id, bool by_alias) {
    constexpr std::string_view kEntity = "SELECT name, mentions FROM entities WHERE id = ?";
    FoundEntity found{.id = id, .name = {}, .by_alias = by_alias, .mentions = 0};
    const auto keep = [&found](const Statement& row) {
        found.name = row.text(0);
        found.mentions = row.integer(1);
    };
    if (Status read = each_row(connection, kEntity, keep, id); !read) return std::move(read).error();
    return found;
}

Status add_matches(sqlite3* connection, const std::vector<Name>& names, const std::string& key,
                   EntityMatches& matches) {
    std::unordered_map<std::int64_t, bool> found;  // whether only by an alias
    for (const Name& name : names) {
        if (name.key != key) continue;
        const auto [at, is_new] = found.try_emplace(name.entity, name.is_alias);
        if (!is_new) at->second = at->second && name.is_alias;
    }
    for (const auto& [id, by_alias] : found) {
        Result<FoundEntity> entity = describe(connection, id, by_alias);
        if (!entity) return entity.error();
        matches.entities.push_back(*std::move(entity));
    }
    std::sort(matches.entities.begin(), matches.entities.end(), [](const FoundEntity& left, const FoundEntity& right) {
        return std::tuple(left.by_alias, -left.mentions, left.id) <
               std::tuple(right.by_alias, -right.mentions, right.id);
    });
    return Done{};
}

bool has_word(std::string_view text, std::string_view word) {
    return (" " + std::string(text) + " ").find(" " + std::string(word) + " ") != std::string::npos;
}

void suggest(const std::vector<Name>& names, const std::string& key, EntityMatches& matches) {
    std::vector<std::string>& out = matches.suggestions;
    const auto add = [&out](const std::string& name) {
        if (out.size() < kSuggestions && std::find(out.begin(), out.end(), name) == out.end()) out.push_back(name);
    };
    std::vector<std::string_view> keys;
    keys.reserve(names.size());
    for (const Name& name : names) keys.push_back(name.key);
    const std::string_view nearest = nearest_word(key, keys);
    for (const Name& name : names) {
        if (!nearest.empty() && name.key == nearest) add(name.written);
    }
    for (const Name& name : names) {
        if (has_word(name.key, key) || has_word(key, name.key)) add(name.written);
    }
    for (const Name& name : names) {
        if (key.size() >= 3 && name.key.find(key) != std::string::npos) add(name.written);
    }
}

}  // namespace

Result<EntityMatches> find_entities(sqlite3* connection, std::string_view name) {
    const Result<std::vector<Name>> names = read_names(connection);
    if (!names) return names.error();
    std::string typed(name);
    repair_utf8(typed);
    const std::string key = folded(typed);
    EntityMatches matches;
    if (const Status added = add_matches(connection, *names, key, matches); !added) return added.error();
    if (matches.entities.empty()) suggest(*names, key, matches);
    return matches;
}

}  // namespace entente
