#include "graph/entity_table.h"

#include <array>
#include <bit>
#include <set>
#include <span>
#include <utility>

#include "graph/base/hash.h"

namespace entente {
namespace {

constexpr std::size_t kMostRemembered = 200'000;  // entities; some 40 MB

constexpr std::string_view kDeriveEntity =
    "UPDATE entity SET "
    "name = (SELECT name FROM profile WHERE entity_id = ?1 ORDER BY known DESC, name LIMIT 1), "
    "kind_id = (SELECT kind_id FROM profile WHERE entity_id = ?1 ORDER BY known DESC, kind_id LIMIT 1), "
    "country = (SELECT country FROM profile WHERE entity_id = ?1 AND country IS NOT NULL "
    "           ORDER BY known DESC, country LIMIT 1), "
    "(latitude, longitude) = (SELECT latitude, longitude FROM profile "
    "           WHERE entity_id = ?1 AND latitude IS NOT NULL AND longitude IS NOT NULL "
    "           ORDER BY known DESC, latitude, longitude LIMIT 1), "
    "wikidata = (SELECT wikidata FROM profile WHERE entity_id = ?1 AND wikidata IS NOT NULL "
    "           ORDER BY known DESC, wikidata LIMIT 1) "
    "WHERE id = ?1";

constexpr std::string_view kDropProfiles =
    "DELETE FROM profile WHERE entity_id = ?1 AND id NOT IN (SELECT profile_id FROM appearance "
    "WHERE profile_id IN (SELECT id FROM profile WHERE entity_id = ?1))";

std::uint32_t kind_id(const Entity& entity) {
    return static_cast<std::uint32_t>(entity.kind);
}

std::uint64_t hash_number(const std::optional<double>& number, std::uint64_t seed) {
    if (!number) return hash_text("", seed);
    const auto bits = std::bit_cast<std::uint64_t>(*number);
    return hash_text(std::to_string(bits), seed);
}

std::uint64_t profile_hash(const Entity& entity) {
    std::uint64_t hash = hash_text(entity.known ? "known" : "read");
    for (const std::string_view text : {std::string_view(entity.name), to_string(entity.kind),
                                        std::string_view(entity.country), std::string_view(entity.wikidata)}) {
        hash = hash_text(text, hash);
    }
    hash = hash_number(entity.longitude, hash_number(entity.latitude, hash));
    if (!entity.trade.empty() || entity.decade != 0)
        hash = hash_text(entity.trade + std::to_string(entity.decade), hash);
    for (const std::string_view alias : std::set<std::string_view>(entity.aliases.begin(), entity.aliases.end())) {
        if (!alias.empty()) hash = hash_text(alias, hash);
    }
    return hash;
}

bool has_namesakes(const Entity& entity) {
    return !entity.known && entity.kind == EntityKind::person && entity.key.find('@') == std::string::npos;
}

/// Whether an entity that has only this profile has its values already. People may have to be told apart; of a place's
/// two numbers one alone does not count.
bool is_settled_when_new(const Entity& entity) {
    return entity.kind != EntityKind::person && entity.latitude.has_value() == entity.longitude.has_value();
}

}  // namespace

Result<EntityTable> EntityTable::open(sqlite3* connection) {
    EntityTable table;
    table.connection_ = connection;
    const std::array<std::pair<Statement*, std::string_view>, 11> statements = {{
        {&table.find_entity_, "SELECT id FROM entity WHERE key = ?"},
        {&table.insert_entity_,
         "INSERT INTO entity (key, name, kind_id, country, latitude, longitude, wikidata) VALUES (?, ?, ?, ?, ?, ?, "
         "?)"},
        {&table.find_profile_, "SELECT id FROM profile WHERE entity_id = ? AND hash = ?"},
        {&table.find_namesake_,
         "SELECT entity_id FROM entity JOIN profile ON entity_id = entity.id "
         "WHERE key > ?1 || '~' AND key < ?1 || '~~' AND hash = ?2"},
        {&table.key_, "SELECT key FROM entity WHERE id = ?"},
        {&table.insert_profile_,
         "INSERT INTO profile (entity_id, hash, known, name, kind_id, country, latitude, longitude, wikidata, "
         "trade, decade) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULLIF(?, 0))"},
        {&table.insert_alias_, "INSERT OR IGNORE INTO alias (profile_id, name) VALUES (?, ?)"},
        {&table.entities_of_document_,
         "SELECT entity_id FROM appearance JOIN profile ON profile.id = profile_id WHERE document_id = ?"},
        {&table.drop_profiles_, kDropProfiles},
        {&table.drop_entity_,
         "DELETE FROM entity WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM profile WHERE entity_id = ?1)"},
        {&table.derive_entity_, kDeriveEntity},
    }};
    if (Status prepared = prepare_all(connection, statements); !prepared) return std::move(prepared).error();
    Result<Namesakes> namesakes = Namesakes::open(connection);
    if (!namesakes) return std::move(namesakes).error();
    table.namesakes_ = std::move(namesakes).value();
    return table;
}

Result<EntityTable::Ids> EntityTable::put(const Entity& entity) {
    if (known_.size() >= kMostRemembered) known_.clear();
    Known& known = known_[entity.key];
    const std::uint64_t hash = profile_hash(entity);
    Ids& ids = known.profiles[hash];
    if (ids.profile != 0) return ids;
    if (has_namesakes(entity)) {  // the profile may be with one of them
        const std::string name(key_of_name(entity.key));
        const auto other = find_namesake_.bind(name, static_cast<std::int64_t>(hash)).integer_of();
        if (!other) return other.error();
        ids.entity = other->value_or(0);
    }
    bool is_first = false;
    if (ids.entity == 0) {
        if (known.id == 0) {
            const Result<Row> row = find_or_insert_entity(entity);
            if (!row) return row.error();
            known.id = (*row).id;
            is_first = (*row).is_new;
        }
        ids.entity = known.id;
    }
    const Result<Row> profile = find_or_insert_profile(entity, ids.entity, hash);
    if (!profile) return profile.error();
    ids.profile = (*profile).id;
    if ((*profile).is_new && !(is_first && is_settled_when_new(entity))) changed_.insert(ids.entity);
    return ids;
}

Result<EntityTable::Row> EntityTable::find_or_insert_entity(const Entity& entity) {
    const auto found = find_entity_.bind(entity.key).integer_of();
    if (!found) return found.error();
    if (*found) return Row{**found, false};
    Status inserted = insert_entity_.run_with(entity.key, entity.name, kind_id(entity), OrNull{entity.country},
                                              entity.latitude, entity.longitude, OrNull{entity.wikidata});
    if (!inserted) return std::move(inserted).error();
    return Row{sqlite3_last_insert_rowid(connection_), true};
}

Result<EntityTable::Row> EntityTable::find_or_insert_profile(const Entity& entity, std::int64_t entity_id,
                                                             std::uint64_t hash) {
    const auto signed_hash = static_cast<std::int64_t>(hash);
    const auto found = find_profile_.bind(entity_id, signed_hash).integer_of();
    if (!found) return found.error();
    if (*found) return Row{**found, false};
    Status inserted = insert_profile_.run_with(entity_id, signed_hash, entity.known, entity.name, kind_id(entity),
                                               OrNull{entity.country}, entity.latitude, entity.longitude,
                                               OrNull{entity.wikidata}, OrNull{entity.trade}, entity.decade);
    if (!inserted) return std::move(inserted).error();
    const std::int64_t profile_id = sqlite3_last_insert_rowid(connection_);
    Status aliases = insert_aliases(entity, profile_id);
    if (!aliases) return std::move(aliases).error();
    return Row{profile_id, true};
}

Status EntityTable::insert_aliases(const Entity& entity, std::int64_t profile_id) {
    for (const std::string& alias : entity.aliases) {
        if (alias.empty()) continue;
        if (Status done = insert_alias_.run_with(profile_id, alias); !done) return done;
    }
    return Done{};
}

Status EntityTable::release(std::int64_t document_id) {
    entities_of_document_.bind(document_id);
    while (true) {
        Result<bool> row = entities_of_document_.step();
        if (row && *row) {
            changed_.insert(entities_of_document_.integer(0));
            continue;
        }
        entities_of_document_.reset();
        if (!row) return std::move(row).error();
        return Done{};
    }
}

/// Drops profiles that no document has, and divides names among the people who bear them.
Status EntityTable::settle_namesakes() {
    std::set<std::string> names;
    bool dropped = false;
    for (const std::int64_t entity_id : changed_) {
        const Result<bool> row = key_.bind(entity_id).step();
        const std::string_view key = row && *row ? key_.text(0) : std::string_view();
        if (key.starts_with("person:") && key.find('@') == std::string_view::npos) names.emplace(key_of_name(key));
        key_.reset();
        if (!row) return row.error();
        // What no document says any more tells nobody apart.
        if (Status done = drop_profiles_.run_with(entity_id); !done) return done;
        dropped = dropped || sqlite3_changes(connection_) > 0;
    }
    const std::size_t before = changed_.size();
    bool moved = false;
    for (const std::string& name : names) {
        std::unordered_set<std::int64_t> touched;
        if (Status done = namesakes_.settle(name, touched); !done) return done;
        moved = moved || !touched.empty();
        changed_.insert(touched.begin(), touched.end());
    }
    if (moved || dropped || changed_.size() > before) forget();
    return Done{};
}

Status EntityTable::settle() {
    if (Status done = settle_namesakes(); !done) return done;
    for (const std::int64_t entity_id : changed_) {
        if (Status done = settle(entity_id); !done) return done;
    }
    changed_.clear();
    return Done{};
}

Status EntityTable::settle(std::int64_t entity_id) {
    if (Status done = drop_entity_.run_with(entity_id); !done) return done;
    return derive_entity_.run_with(entity_id);
}

void EntityTable::abandon() {
    forget();
    changed_.clear();
}

}  // namespace entente
