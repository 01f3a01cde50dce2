#include "graph/functions/ego.h"

#include <algorithm>
#include <array>
#include <memory>
#include <unordered_map>
#include <utility>

#include "graph/functions/neighbours.h"
#include "graph/rows.h"

namespace entente {
namespace {

constexpr std::array kArguments = {"around", "depth", "only_relation"};

/// An entity, how far it is, and the one a step nearer that most statements connect it with.
struct Found {
    std::int64_t id = 0;
    std::int64_t distance = 0;
    std::int64_t via = 0;
    std::int64_t statements = 0;
};

/// By distance, and of one distance in the order in which they are first met, which is that of keys.
Result<std::vector<Found>> surroundings(Neighbours& neighbours, std::int64_t start, std::int64_t depth) {
    std::vector<Found> found = {{.id = start}};
    std::unordered_map<std::int64_t, std::size_t> index = {{start, 0}};
    for (std::size_t at = 0; at < found.size() && found[at].distance < depth; ++at) {
        const Result<std::vector<Neighbour>> around = neighbours.of(found[at].id);
        if (!around) return around.error();
        for (const Neighbour& neighbour : *around) {
            const Found way{neighbour.id, found[at].distance + 1, found[at].id, neighbour.statements};
            const auto [known, is_new] = index.try_emplace(neighbour.id, found.size());
            if (is_new) {
                found.push_back(way);
            } else if (Found& old = found[known->second];
                       old.distance == way.distance && old.statements < way.statements) {
                old = way;
            }
        }
    }
    return found;
}

Result<RowSource> open(sqlite3* connection, std::span<const Argument> arguments) {
    const std::int64_t depth = arguments[1].is_null() ? 1 : arguments[1].integer();
    if (depth < 0) return Error{"ego(name, depth): the depth is a number of steps, 0 or more"};
    Result<Neighbours> neighbours = Neighbours::open(connection, arguments[2]);
    if (!neighbours) return std::move(neighbours).error();
    const Result<std::int64_t> start = entity_meant(connection, arguments[0]);
    if (!start) return start.error();
    Result<std::vector<Found>> found = surroundings(*neighbours, *start, depth);
    if (!found) return std::move(found).error();
    std::stable_sort(found->begin(), found->end(), [](const Found& left, const Found& right) {
        return std::pair(left.distance, -left.statements) < std::pair(right.distance, -right.statements);
    });
    Result<Statement> prepared = Statement::prepare(
        connection,
        "SELECT entity.name, kind.name, entity.country, (SELECT name FROM entity WHERE id = ?2) FROM entity "
        "JOIN kind ON kind.id = kind_id WHERE entity.id = ?1");
    if (!prepared) return std::move(prepared).error();
    auto describe = std::make_shared<Statement>(std::move(prepared).value());
    return RowSource([describe, found = std::move(found).value(), at = std::size_t{0}](CellRow& row) mutable {
        if (at == found.size()) return Result<bool>(false);
        const Found& one = found[at++];
        Result<bool> there = describe->bind(one.id, one.via).step();
        if (!there) return there;
        row.emplace_back(one.id);
        for (int i = 0; i < 3; ++i) {
            row.push_back(describe->is_null(i) ? Cell() : Cell(std::string(describe->text(i))));
        }
        row.emplace_back(one.distance);
        row.push_back(describe->is_null(3) ? Cell() : Cell(std::string(describe->text(3))));
        row.emplace_back(one.statements);
        describe->reset();
        return Result<bool>(true);
    });
}

}  // namespace

const TableFunction kEgoFunction = {
    .name = "ego",
    .columns = "id, name, kind, country, distance, via, statements",
    .arguments = kArguments,
    .required = 1,
    .usage = "ego(name, depth) wants the name of an entity: SELECT * FROM ego('Kim Jong-un', 2)",
    .open = open,
};

}  // namespace entente
