// Entities across documents. A profile is what one or more documents say of an entity; equal ones are stored once. The
// entity itself is what its profiles have in common, by a rule that knows no order (schema.sql), so that the graph does
// not depend on which document came first, or on one that has since been replaced. Only graph/*.cc includes this.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "graph/fact.h"
#include "graph/namesakes.h"
#include "graph/sqlite.h"

namespace entente {

/// Bound to one connection, which must outlive it; used inside that connection's transaction.
class EntityTable {
public:
    struct Ids {
        std::int64_t entity = 0;
        std::int64_t profile = 0;
    };

    [[nodiscard]] static Result<EntityTable> open(sqlite3* connection);

    /// The rows for an entity and for what is said of it here, made where they are new.
    [[nodiscard]] Result<Ids> put(const Entity& entity);

    /// To be called before the document goes: its entities will be settled.
    Status release(std::int64_t document_id);

    /// Before a commit: drops profiles and entities that no document speaks of any more, and derives again the values
    /// of entities whose profiles have changed.
    Status settle();

    /// Drops what is remembered of the tables, because they may have changed under us: another writer, a document
    /// that was taken back.
    void forget() { known_.clear(); }

    /// To be called when the transaction has been rolled back.
    void abandon();

private:
    struct Known {
        std::int64_t id = 0;
        std::unordered_map<std::uint64_t, Ids> profiles;  // by hash
    };

    struct Row {
        std::int64_t id = 0;
        bool is_new = false;
    };

    Result<Row> find_or_insert_entity(const Entity& entity);
    Result<Row> find_or_insert_profile(const Entity& entity, std::int64_t entity_id, std::uint64_t hash);
    Status insert_aliases(const Entity& entity, std::int64_t profile_id);
    Status settle(std::int64_t entity_id);
    Status settle_namesakes();

    sqlite3* connection_ = nullptr;
    Statement find_namesake_, key_;
    Namesakes namesakes_;
    Statement find_entity_, insert_entity_, find_profile_, insert_profile_, insert_alias_;
    Statement entities_of_document_, drop_profiles_, drop_entity_, derive_entity_;
    std::unordered_map<std::string, Known> known_;
    std::unordered_set<std::int64_t> changed_;
};

}  // namespace entente
