// What there is to say of a node and of an edge, beside ids: one list, from which all formats write their own.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "graph/graph_view.h"

namespace entente {

enum class ColumnType : std::uint8_t { words, integer, real, flag };

struct Column {
    std::string_view name;
    ColumnType type;
};

/// In the order in which write_columns gives them. Label, weight, size and colour are a format's own affair, since
/// readers look for them under certain names.
inline constexpr auto kNodeColumns = std::to_array<Column>({{"kind", ColumnType::words},
                                                            {"identity", ColumnType::words},
                                                            {"country", ColumnType::words},
                                                            {"lat", ColumnType::real},
                                                            {"lng", ColumnType::real},
                                                            {"wikidata", ColumnType::words},
                                                            {"mentions", ColumnType::integer},
                                                            {"documents", ColumnType::integer},
                                                            {"degree", ColumnType::integer},
                                                            {"weighted_degree", ColumnType::integer},
                                                            {"pagerank", ColumnType::real},
                                                            {"community", ColumnType::integer}});

inline constexpr auto kEdgeColumns = std::to_array<Column>({{"relation", ColumnType::words},
                                                            {"documents", ColumnType::integer},
                                                            {"first_date", ColumnType::words},
                                                            {"last_date", ColumnType::words},
                                                            {"negated", ColumnType::integer},
                                                            {"possible", ColumnType::integer},
                                                            {"symmetric", ColumnType::flag},
                                                            {"plover", ColumnType::words},
                                                            {"relations", ColumnType::words}});

/// The columns of edges; `relations` is there only where the filter makes several relations one edge.
[[nodiscard]] inline std::span<const Column> edge_columns(const GraphView& graph) {
    return std::span(kEdgeColumns).first(kEdgeColumns.size() - (graph.filter().collapse ? 0 : 1));
}

/// Calls out.words(name, text), out.number(name, number) and out.flag(name, bool); not for numbers that are not known.
/// Unknown texts are empty.
template <typename Out>
void write_columns(const Node& node, Out& out) {
    out.words("kind", to_string(node.kind));
    out.words("identity", node.key);
    out.words("country", node.country);
    if (node.latitude) out.number("lat", *node.latitude);
    if (node.longitude) out.number("lng", *node.longitude);
    out.words("wikidata", node.wikidata);
    out.number("mentions", node.mentions);
    out.number("documents", node.documents);
    out.number("degree", node.degree);
    out.number("weighted_degree", node.weighted_degree);
    out.number("pagerank", node.pagerank);
    out.number("community", node.community);
}

template <typename Out>
void write_columns(const Edge& edge, Out& out) {
    out.words("relation", edge.relation);
    out.number("documents", edge.documents);
    out.words("first_date", edge.first_date);
    out.words("last_date", edge.last_date);
    out.number("negated", edge.negated);
    out.number("possible", edge.possible);
    out.flag("symmetric", edge.symmetric);
    out.words("plover", edge.plover);
    out.words("relations", edge.parts);
}

}  // namespace entente
