// What sentences say added up to edges, in memory: some 32 bytes for each time that something is said, until it has
// been added up, and 44 for each edge. Only graph/*.cc includes this.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "graph/sqlite.h"

namespace entente {

/// A row of relation_type.
struct KnownRelation {
    std::int64_t id = 0;
    std::string name;
    std::string plover;
    bool symmetric = false;
};

struct EdgeSum {
    std::uint32_t source = 0;  // numbers of entities
    std::uint32_t target = 0;
    std::uint32_t relation = 0;  // in EdgeSums::relations
    std::uint32_t weight = 0;
    std::uint32_t documents = 0;
    std::uint32_t stories = 0;
    std::uint32_t negated = 0;
    std::uint32_t possible = 0;
    std::uint32_t first_date = 0;  // in EdgeSums::dates
    std::uint32_t last_date = 0;
    std::uint32_t parts = 0;  // in EdgeSums::parts
};

/// The relations that were made one edge.
struct EdgeParts {
    std::string label;   // "met, praised", the most said first
    std::string counts;  // "met 5, praised 1"; empty where there is one
    bool symmetric = false;
};

struct EdgeSums {
    std::vector<KnownRelation> relations;  // by name
    std::vector<std::string> dates;        // the first is none
    std::vector<EdgeParts> parts;          // nothing but where relations were made one edge
    std::vector<EdgeSum> edges;            // by source, target and relation

    [[nodiscard]] bool is_symmetric(const EdgeSum& edge) const {
        return parts.empty() ? relations[edge.relation].symmetric : parts[edge.parts].symmetric;
    }
    [[nodiscard]] std::string_view label(const EdgeSum& edge) const {
        return parts.empty() ? relations[edge.relation].name : parts[edge.parts].label;
    }
};

/// Adds up the rows of the view `link` for which `condition` holds ("" for all), as the views `told` and `edge` do:
/// of documents that tell the same story the one counts that says it most often. Entities are numbered as `entities`
/// lists their ids, which is by their keys. `collapse` makes all relations from one entity to another one edge.
[[nodiscard]] Result<EdgeSums> add_up_edges(sqlite3* connection, const std::vector<std::int64_t>& entities,
                                            std::string_view condition, bool collapse);

}  // namespace entente
