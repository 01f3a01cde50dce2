// What part of a graph to read: the same choice for every export and for queries.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "graph/base/kind.h"
#include "graph/fact.h"

namespace entente {

enum class RankBy : std::uint8_t { degree, pagerank };

/// Which relations to keep, and of the edges that they add up to, which. All conditions must hold, and of each list one
/// value; what is empty or absent keeps all.
struct GraphFilter {
    // of what one sentence says
    std::vector<std::string> relations{};  // names
    KindSet kinds{};                       // of both ends
    std::uint64_t min_weight = 1;          // of edges, after adding up
    std::vector<std::string> countries{};  // of one end at least: ISO 3166 alpha-3, or a country's name in the graph
    std::string from{};                    // YYYY, YYYY-MM or YYYY-MM-DD; relations whose time touches from … to, by
    std::string to{};                      // their own date, else by their document's; the undated are left out
    std::vector<std::string> documents{};  // names, ends of paths ("hanoi.txt") or patterns as of SQL's GLOB
    std::vector<Polarity> polarities{};
    std::vector<Modality> modalities{};
    double min_confidence = 0;
    std::string where{};  // SQL: a condition on the columns of the view `relations`

    // of the graph
    bool collapse = false;               // one edge from one entity to another, whatever the relations
    std::vector<std::string> ego{};      // names, aliases or keys of entities: they and what is around them
    std::uint32_t depth = 1;             // so many steps around them, whatever the direction
    std::optional<std::uint64_t> top{};  // only so many entities, those that rank highest in what is left so far
    RankBy rank_by = RankBy::degree;

    bool operator==(const GraphFilter&) const = default;
};

}  // namespace entente
