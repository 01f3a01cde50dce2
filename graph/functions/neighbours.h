// Who is connected with whom by what was affirmed, whatever the direction. Only graph/*.cc includes this.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "graph/functions/table_function.h"
#include "graph/sqlite.h"

namespace entente {

struct Neighbour {
    std::int64_t id = 0;
    std::int64_t statements = 0;  // relations between the two
};

/// Reads entities' surroundings, one entity at a time. Where the connection was narrowed to a part of the graph, in
/// that part. Must not outlive the connection.
class Neighbours {
public:
    /// `relation` names the only relation that counts; all do where it is null. One that the graph does not know is an
    /// error, with the nearest name.
    [[nodiscard]] static Result<Neighbours> open(sqlite3* connection, const Argument& relation);

    /// By the entities' keys.
    [[nodiscard]] Result<std::vector<Neighbour>> of(std::int64_t id);

    /// The condition on rows of `relation` that holds for those that count.
    [[nodiscard]] const std::string& condition() const { return condition_; }

private:
    std::string condition_;
    Statement statement_;
};

/// Whether Graph::narrow has chosen a part of the graph on this connection.
[[nodiscard]] Result<bool> is_narrowed(sqlite3* connection);

/// The entity that is meant by a function's argument, as `entente show` finds it; where there is none, an error that
/// says which there are.
[[nodiscard]] Result<std::int64_t> entity_meant(sqlite3* connection, const Argument& name);

}  // namespace entente
