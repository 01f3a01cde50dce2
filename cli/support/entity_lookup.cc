#include "cli/support/entity_lookup.h"

#include <algorithm>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "graph/base/diagnostics.h"
#include "graph/base/fold.h"
#include "graph/base/utf8.h"

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

Result<std::vector<Name>> read_names(const Graph& graph) {
    Result<Query> query = graph.query(kNames);
    if (!query) return query.error();
    std::vector<Name> names;
    while (true) {
        const Result<bool> more = query->next();
        if (!more) return more.error();
        if (!*more) return names;
        names.push_back(
            {query->integer(0), std::string(query->text(1)), folded(query->text(1)), query->integer(2) != 0});
    }
}

Result<FoundEntity> describe(const Graph& graph, std::int64_t id, bool by_alias) {
    Result<Query> query = graph.query("SELECT name, mentions FROM entities WHERE id = ?", {id});
    if (!query) return query.error();
    const Result<bool> row = query->next();
    if (!row) return row.error();
    return FoundEntity{id, std::string(query->text(0)), by_alias, query->integer(1)};
}

Status add_matches(const Graph& graph, const std::vector<Name>& names, const std::string& key, EntityMatches& matches) {
    std::unordered_map<std::int64_t, bool> found;  // whether only by an alias
    for (const Name& name : names) {
        if (name.key != key) continue;
        const auto [at, is_new] = found.try_emplace(name.entity, name.is_alias);
        if (!is_new) at->second = at->second && name.is_alias;
    }
    for (const auto& [id, by_alias] : found) {
        Result<FoundEntity> entity = describe(graph, id, by_alias);
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

Result<EntityMatches> find_entities(const Graph& graph, std::string_view name) {
    const Result<std::vector<Name>> names = read_names(graph);
    if (!names) return names.error();
    std::string typed(name);
    repair_utf8(typed);
    const std::string key = folded(typed);
    EntityMatches matches;
    if (const Status added = add_matches(graph, *names, key, matches); !added) return added.error();
    if (matches.entities.empty()) suggest(*names, key, matches);
    return matches;
}

}  // namespace entente
