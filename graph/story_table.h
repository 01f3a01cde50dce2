// Which documents tell the same story. Only graph/*.cc includes this.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "graph/base/result.h"
#include "graph/sqlite.h"

namespace entente {

/// Keeps the table `story`: a story is a connected component of the documents that have bands in common
/// (DocumentFacts::bands), so that it depends on the documents in the graph alone. Bound to one connection, which must
/// outlive it; used inside that connection's transaction.
class StoryTable {
public:
    [[nodiscard]] static Result<StoryTable> open(sqlite3* connection);

    /// Writes the bands of a document whose row is there.
    Status put(std::int64_t document_id, const std::vector<std::int64_t>& bands);
    /// Before a document's row is deleted: what it held together may fall apart.
    Status leave(std::int64_t document_id);

    /// After a document's uri has changed.
    Status rename(std::int64_t document_id) { return rename_member_.run_with(document_id); }

    /// Puts all documents that were put or left behind into their stories; to be called before each commit.
    Status settle();
    /// Forgets what has been put since the last settle: it was rolled back.
    void abandon() { pending_.clear(); }

private:
    Status prepare(sqlite3* connection);
    Result<std::optional<std::int64_t>> story_of(std::int64_t document_id);
    static Status list(Statement& statement, std::vector<std::int64_t>& out);
    Status settle(std::int64_t document_id);
    Status unite(std::int64_t document_id, std::int64_t other);
    Result<std::int64_t> larger(std::int64_t story, std::int64_t other);
    Status enter(std::int64_t document_id, std::optional<std::int64_t> from, std::int64_t into);

    Statement insert_band_, find_story_, find_members_, drop_story_, find_others_, insert_member_, rename_story_;
    Statement rename_member_, count_members_;
    std::vector<std::int64_t> pending_;  // documents whose story is to be found
};

}  // namespace entente
