#include "graph/functions/neighbours.h"

#include <utility>

#include "graph/base/diagnostics.h"
#include "graph/find_entity.h"
#include "graph/rows.h"

namespace entente {
namespace {

Result<std::int64_t> relation_type_named(sqlite3* connection, const std::string& name) {
    std::vector<std::string> names;
    std::optional<std::int64_t> found;
    const auto look = [&](const Statement& row) {
        names.emplace_back(row.text(1));
        if (names.back() == name) found = row.integer(0);
    };
    if (Status read = each_row(connection, "SELECT id, name FROM relation_type", look); !read) return read.error();
    if (found) return *found;
    const std::string_view nearest = nearest_word(name, {names.begin(), names.end()});
    return Error{"the graph knows no relation “" + name + "”" +
                 (nearest.empty() ? "; SELECT DISTINCT relation FROM edges lists them"
                                  : "; did you mean " + std::string(nearest) + "?")};
}

}  // namespace

Result<bool> is_narrowed(sqlite3* connection) {
    const auto tables = integer_of(connection, "SELECT count(*) FROM sqlite_temp_master WHERE name = 'behind'");
    if (!tables) return tables.error();
    return *tables > 0;
}

Result<Neighbours> Neighbours::open(sqlite3* connection, const Argument& relation) {
    Neighbours neighbours;
    neighbours.condition_ = "relation.polarity = 'affirmed'";
    if (!relation.is_null()) {
        const Result<std::int64_t> type = relation_type_named(connection, relation.text());
        if (!type) return type.error();
        neighbours.condition_ += " AND relation.relation_type_id = " + std::to_string(*type);
    }
    const Result<bool> narrowed = is_narrowed(connection);
    if (!narrowed) return narrowed.error();
    if (*narrowed) neighbours.condition_ += " AND relation.id IN (SELECT id FROM temp.behind)";
    const std::string sql =
        "SELECT other, count(*) FROM (SELECT object_id AS other FROM relation WHERE subject_id = ?1 AND " +
        neighbours.condition_ + " UNION ALL SELECT subject_id FROM relation WHERE object_id = ?1 AND " +
        neighbours.condition_ +
        ") JOIN entity ON entity.id = other WHERE other <> ?1 GROUP BY other ORDER BY entity.key";
    Result<Statement> statement = Statement::prepare(connection, sql);
    if (!statement) return std::move(statement).error();
    neighbours.statement_ = std::move(statement).value();
    return neighbours;
}

Result<std::vector<Neighbour>> Neighbours::of(std::int64_t id) {
    std::vector<Neighbour> found;
    statement_.bind(id);
    while (true) {
        const Result<bool> row = statement_.step();
        if (row && *row) {
            found.push_back({statement_.integer(0), statement_.integer(1)});
            continue;
        }
        statement_.reset();
        if (!row) return row.error();
        return found;
    }
}

Result<std::int64_t> entity_meant(sqlite3* connection, const Argument& name) {
    const std::string typed = name.text();
    Result<EntityMatches> matches = find_entities(connection, typed);
    if (!matches) return std::move(matches).error();
    if (!matches->entities.empty()) return matches->entities.front().id;
    std::string message = "no entity is called “" + typed + "”";
    for (std::size_t i = 0; i < matches->suggestions.size(); ++i) {
        message += (i == 0 ? "; there is: " : ", ") + matches->suggestions[i];
    }
    return Error{message};
}

}  // namespace entente
