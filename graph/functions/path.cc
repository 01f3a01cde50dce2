#include "graph/functions/path.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>

#include "graph/functions/neighbours.h"
#include "graph/rows.h"

namespace entente {
namespace {

constexpr std::array kArguments = {"from_name", "to_name", "only_relation"};

/// How the search came to an entity.
struct Reached {
    std::int64_t from = 0;        // 0 at the start
    std::int64_t statements = 0;  // of the step
    std::int64_t total = 0;       // of all steps up to here
    std::size_t distance = 0;
};

class Search {
public:
    Search(Neighbours& neighbours, std::int64_t start, std::int64_t goal) : neighbours_(neighbours), goal_(goal) {
        reached_[start] = {};
        level_ = {start};
    }

    /// The entities on the way, both ends included; empty where there is none.
    Result<std::vector<std::int64_t>> run() {
        for (std::size_t distance = 1; !level_.empty() && !reached_.contains(goal_); ++distance) {
            std::vector<std::int64_t> next;
            for (const std::int64_t id : level_) {
                if (Status done = expand(id, distance, next); !done) return done.error();
            }
            level_ = std::move(next);
        }
        return way();
    }

    [[nodiscard]] const Reached& reached(std::int64_t id) const { return reached_.at(id); }

private:
    /// Levels are in the order of their first way, which is that of keys: the first of equal totals stays.
    Status expand(std::int64_t id, std::size_t distance, std::vector<std::int64_t>& next) {
        const Result<std::vector<Neighbour>> found = neighbours_.of(id);
        if (!found) return found.error();
        const std::int64_t total = reached_.at(id).total;
        for (const Neighbour& neighbour : *found) {
            const Reached way{id, neighbour.statements, total + neighbour.statements, distance};
            const auto [at, is_new] = reached_.try_emplace(neighbour.id, way);
            if (is_new) {
                next.push_back(neighbour.id);
            } else if (at->second.distance == distance && at->second.total < way.total) {
                at->second = way;
            }
        }
        return Done{};
    }

    [[nodiscard]] std::vector<std::int64_t> way() const {
        std::vector<std::int64_t> ids;
        if (!reached_.contains(goal_)) return ids;
        for (std::int64_t id = goal_; id != 0; id = reached_.at(id).from) ids.push_back(id);
        std::reverse(ids.begin(), ids.end());
        return ids;
    }

    Neighbours& neighbours_;
    std::int64_t goal_;
    std::unordered_map<std::int64_t, Reached> reached_;
    std::vector<std::int64_t> level_;
};

/// The statement that shows best that two entities are connected: a fact rather than a plan, the surest, the earliest.
std::string evidence_sql(const std::string& condition) {
    return "SELECT source.name, target.name, said.subject, said.relation, said.object, said.modality, said.date, "
           "said.document, said.sentence, said.id FROM relations AS said, entity AS source, entity AS target "
           "WHERE source.id = ?1 AND target.id = ?2 AND said.id = "
           "(SELECT relation.id FROM relation JOIN relation_type ON relation_type.id = relation_type_id "
           " JOIN sentence ON sentence.id = sentence_id JOIN document ON document.id = document_id "
           " WHERE ((subject_id = ?1 AND object_id = ?2) OR (subject_id = ?2 AND object_id = ?1)) AND " +
           condition +
           " ORDER BY modality = 'actual' DESC, confidence DESC, coalesce(date_from, document.date, '9'), "
           "document.uri, sentence.start, relation_type.name LIMIT 1)";
}

Result<CellRow> step_row(sqlite3* connection, const std::string& sql, std::int64_t from, std::int64_t to) {
    constexpr int kTexts = 9;
    CellRow row;
    const auto keep = [&row](const Statement& found) {
        for (int i = 0; i < kTexts; ++i) {
            row.push_back(found.is_null(i) ? Cell() : Cell(std::string(found.text(i))));
        }
        row.emplace_back(found.integer(kTexts));
    };
    if (Status read = each_row(connection, sql, keep, from, to); !read) return read.error();
    return row;
}

Result<RowSource> open(sqlite3* connection, std::span<const Argument> arguments) {
    Result<Neighbours> neighbours = Neighbours::open(connection, arguments[2]);
    if (!neighbours) return std::move(neighbours).error();
    const Result<std::int64_t> start = entity_meant(connection, arguments[0]);
    if (!start) return start.error();
    const Result<std::int64_t> goal = entity_meant(connection, arguments[1]);
    if (!goal) return goal.error();
    Search search(*neighbours, *start, *goal);
    const Result<std::vector<std::int64_t>> way = search.run();
    if (!way) return way.error();
    const std::string sql = evidence_sql(neighbours->condition());
    std::vector<CellRow> rows;
    for (std::size_t i = 1; i < way->size(); ++i) {
        Result<CellRow> row = step_row(connection, sql, (*way)[i - 1], (*way)[i]);
        if (!row) return std::move(row).error();
        row->insert(row->begin(), static_cast<std::int64_t>(i));
        row->emplace_back(search.reached((*way)[i]).statements);
        rows.push_back(std::move(row).value());
    }
    return rows_of(std::move(rows));
}

}  // namespace

const TableFunction kPathFunction = {
    .name = "path",
    .columns = "step, source, target, subject, relation, object, modality, date, document, sentence, id, statements",
    .arguments = kArguments,
    .required = 2,
    .usage = "path(a, b) wants the names of two entities: SELECT * FROM path('Kim Jong-un', 'Vladimir Putin')",
    .open = open,
};

}  // namespace entente
