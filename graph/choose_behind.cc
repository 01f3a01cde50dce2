#include "graph/choose_behind.h"

#include <algorithm>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "graph/choose_said.h"
#include "graph/id_numbers.h"
#include "graph/rows.h"

namespace entente {
namespace {

/// Finds the edge that a relation was added to.
class EdgeFinder {
public:
    EdgeFinder(const Chosen& chosen, bool collapsed) : chosen_(chosen), collapsed_(collapsed), nodes_(chosen.nodes) {
        for (std::uint32_t i = 0; i < chosen.sums.relations.size(); ++i)
            relations_.emplace(chosen.sums.relations[i].id, i);
    }

    [[nodiscard]] bool has_node(std::int64_t entity) const { return nodes_.of(entity) != kNoNumber; }

    /// kNoNumber where it is not left.
    [[nodiscard]] std::uint32_t find(std::int64_t relation_type, std::int64_t subject, std::int64_t object) const {
        std::uint32_t source = nodes_.of(subject);
        std::uint32_t target = nodes_.of(object);
        if (source == kNoNumber || target == kNoNumber) return kNoNumber;
        const std::uint32_t relation = relations_.at(relation_type);
        if (chosen_.sums.relations[relation].symmetric && target < source) std::swap(source, target);
        const auto key = [this](const EdgeSum& edge) {
            return std::tuple(edge.source, edge.target, collapsed_ ? 0 : edge.relation);
        };
        const std::tuple sought(source, target, collapsed_ ? 0 : relation);
        const std::vector<EdgeSum>& edges = chosen_.edges();
        const auto found =
            std::lower_bound(edges.begin(), edges.end(), sought,
                             [&key](const EdgeSum& edge, const auto& wanted) { return key(edge) < wanted; });
        if (found == edges.end() || key(*found) != sought) return kNoNumber;
        return static_cast<std::uint32_t>(found - edges.begin());
    }

private:
    const Chosen& chosen_;
    bool collapsed_;
    IdNumbers nodes_;
    std::unordered_map<std::int64_t, std::uint32_t> relations_;  // numbers by id
};

}  // namespace

Result<std::vector<Behind>> choose_behind(sqlite3* connection, const GraphFilter& filter, const Chosen& chosen) {
    const Result<std::vector<std::int64_t>> uris = integers_of(connection, "SELECT id FROM document ORDER BY uri");
    if (!uris) return uris.error();
    const IdNumbers documents(*uris);
    const EdgeFinder edges(chosen, filter.collapse);
    std::string sql =
        "SELECT relation.id, relation_type_id, subject_id, object_id, document_id, sentence.start "
        "FROM relation NOT INDEXED JOIN sentence ON sentence.id = sentence_id";
    if (!keeps_all_said(filter)) sql += " WHERE relation.id IN chosen_said";
    std::vector<Behind> behind;
    const auto keep = [&](const Statement& row) {
        const bool has_object = !row.is_null(3);
        const std::uint32_t edge = has_object ? edges.find(row.integer(1), row.integer(2), row.integer(3)) : kNoNumber;
        const bool alone = !has_object && filter.min_weight <= 1 && (chosen.is_whole || edges.has_node(row.integer(2)));
        if (edge == kNoNumber && !alone) return;
        behind.push_back(
            {row.integer(0), documents.of(row.integer(4)), static_cast<std::uint32_t>(row.integer(5)), edge});
    };
    if (Status read = each_row(connection, sql, keep); !read) return std::move(read).error();
    std::sort(behind.begin(), behind.end(), [](const Behind& a, const Behind& b) {
        return std::tie(a.document, a.start, a.relation) < std::tie(b.document, b.start, b.relation);
    });
    return behind;
}

}  // namespace entente
