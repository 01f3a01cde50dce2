// The names that documents go by. Only graph/*.cc includes this.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/base/result.h"
#include "graph/sqlite.h"
#include "graph/stored.h"

namespace entente {

/// The document that has a name.
struct NamedDocument {
    std::int64_t id = 0;
    bool is_copy = false;  // the name is in the table `copy`
    VersionOrder version;  // as it was read under this name
};

/// Inputs of the very same content, made by the same fingerprint, are one document with several names: its row has the
/// smallest in byte order, the table `copy` the others, so that it does not depend on which came first. Bound to one
/// connection, which must outlive it; used inside that connection's transaction.
class DocumentNames {
public:
    [[nodiscard]] static Result<DocumentNames> open(sqlite3* connection);

    [[nodiscard]] Result<std::optional<NamedDocument>> find(std::string_view uri);
    /// The document of this very text, title, date, metadata and layout.
    [[nodiscard]] Result<std::optional<std::int64_t>> twin(std::uint64_t content_hash, std::string_view fingerprint,
                                                           std::string_view text);
    /// All names of a document, ascending.
    [[nodiscard]] Result<std::vector<std::string>> of(std::int64_t document_id);

    /// Gives a name that no document has to one that is there; says whether the document's row goes by it now.
    [[nodiscard]] Result<bool> add(std::int64_t document_id, const std::string& uri, std::int64_t extraction_id);
    /// Takes a name away, unless it is the document's last: then nothing is done, and false comes back.
    [[nodiscard]] Result<bool> drop(const NamedDocument& document, const std::string& uri);
    /// The same version, from a later run.
    Status touch(const NamedDocument& document, const std::string& uri, std::int64_t extraction_id);

private:
    Status prepare(sqlite3* connection);

    [[nodiscard]] static Result<std::string> first(Statement& statement, std::int64_t document_id);

    Statement find_, twin_, list_, main_, first_copy_, insert_, remove_, rename_, demote_, promote_;
    Statement touch_document_, touch_copy_;
};

}  // namespace entente
