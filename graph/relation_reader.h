// What sentences say, one relation at a time, with all that belongs to it. Only graph/*.cc includes this.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "graph/choose_behind.h"
#include "graph/graph_view.h"
#include "graph/sqlite.h"

namespace entente {

/// Fast where relations of one document come together, and in the order of its sentences: its text is fetched once and
/// walked through once.
class RelationReader {
public:
    [[nodiscard]] static Result<RelationReader> open(sqlite3* connection, const std::vector<KnownRelation>& relations);

    /// Calls `visit`, unless the relation is gone.
    Status read(const Behind& behind, const RelationVisitor& visit);

private:
    struct Document {
        std::int64_t id = -1;
        std::string uri;
        std::string title;
        std::string date;
        std::string text;
        std::size_t byte = 0;         // a place in the text,
        std::int64_t code_point = 0;  // and the same in code points
    };

    Status fetch_document(std::int64_t id);
    std::size_t byte_at(std::int64_t code_point);

    Statement relation_;
    Statement find_document_;
    const std::vector<KnownRelation>* relations_ = nullptr;
    std::unordered_map<std::int64_t, std::size_t> relation_numbers_;  // by id
    Document document_;
};

}  // namespace entente
