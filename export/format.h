// Export formats: one file each. The table of formats is made from the files of this folder.
#pragma once

#include <cstdint>
#include <ostream>
#include <span>
#include <string>
#include <string_view>

#include "graph/base/result.h"
#include "graph/graph_view.h"

namespace entente {

/// A format's other dialect, for one reader alone.
enum class Flavour : std::uint8_t { usual, graphviz, neo4j };

/// What graphviz draws boxes around.
enum class ClusterBy : std::uint8_t { country, community, none };

/// What a user may choose about the writing; formats heed what concerns them.
struct ExportOptions {
    bool strict = false;   // leave out what the format's schema does not know, though its readers do
    bool earlier = false;  // the version before, for older readers: GEXF 1.2
    Flavour flavour = Flavour::usual;
    ClusterBy cluster_by = ClusterBy::country;
};

/// One output format.
struct Format {
    std::string_view name;    // "graphml": for -f
    std::string_view suffix;  // ".graphml": for -o
    std::string_view about;   // one line for --help
    Status (*stream)(const GraphView& graph, const ExportOptions& options, std::ostream& out);
    Flavour flavour = Flavour::usual;  // the one that it knows beside the usual
    /// What the format had to leave out of this graph, in words for the person who asked for it; nothing where all is
    /// there. May be none.
    Result<std::string> (*left_out)(const GraphView& graph) = nullptr;

    /// Writes the graph's nodes and edges, already filtered, to `out` as they are read. Fails where the graph cannot be
    /// read or `out` takes no more; then part of it may be written.
    Status write(const GraphView& graph, std::ostream& out, const ExportOptions& options = {}) const {
        return stream(graph, options, out);
    }
};

/// All formats, by name.
[[nodiscard]] std::span<const Format* const> formats();

/// The format by name (-f), or by the suffix of a path, the longest that fits; nullptr where there is none. Case does
/// not count.
[[nodiscard]] const Format* find_format(std::string_view name);
[[nodiscard]] const Format* find_format_for(std::string_view path);

}  // namespace entente
