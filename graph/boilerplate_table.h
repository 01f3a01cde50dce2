// Which paragraphs are a site's and no document's own. Only graph/*.cc includes this.
#pragma once

#include <array>
#include <cstdint>
#include <utility>
#include <vector>

#include "graph/base/result.h"
#include "graph/fact.h"
#include "graph/sqlite.h"

namespace entente {

/// Keeps the table `boilerplate`, and what is found in those paragraphs out of `mention` and `relation`: a paragraph is
/// boilerplate while documents with three contexts or more have it (DocumentFacts::paragraphs), so that it depends on
/// the documents in the graph alone. What was found in it waits in `muted_mention` and `muted_relation`. Bound to one
/// connection, which must outlive it; used inside that connection's transaction.
class BoilerplateTable {
public:
    [[nodiscard]] static Result<BoilerplateTable> open(sqlite3* connection);

    /// Writes the paragraphs of a document all of whose rows are there.
    Status put(std::int64_t document_id, const std::vector<ParagraphFact>& paragraphs);
    /// Before a document's row is deleted: what others repeat of it may become their own.
    Status leave(std::int64_t document_id);

    /// Decides on all that was put or left behind; to be called before each commit.
    Status settle();
    /// Forgets what has been put since the last settle: it was rolled back.
    void abandon() { pending_.clear(); }

private:
    using Pending = std::pair<std::int64_t, std::int64_t>;  // hash, document

    Status prepare(sqlite3* connection);
    Status settle(std::int64_t hash, const std::vector<Pending>& documents);
    static Status move(std::array<Statement, 4>& statements, std::int64_t hash, std::int64_t document_id);

    Statement insert_, list_, contexts_, known_, mark_, unmark_;
    std::array<Statement, 4> mute_, unmute_;
    std::vector<Pending> pending_;
};

}  // namespace entente
