// Export formats: one file each. The table of formats is made from the files of this folder.
#pragma once

#include <ostream>
#include <span>
#include <string>
#include <string_view>

#include "graph/query.h"

namespace entente {

/// One output format. `write` streams the graph's nodes and edges, already filtered, to `out`.
struct Format {
    std::string_view name;    // "graphml": for -f
    std::string_view suffix;  // ".graphml": for -o
    std::string_view about;   // one line for --help
    Status (*write)(const GraphView& graph, std::ostream& out);
};

/// All formats, by name.
[[nodiscard]] std::span<const Format* const> formats();

/// The format by name (-f), or by the suffix of a path; nullptr where there is none.
[[nodiscard]] const Format* find_format(std::string_view name);
[[nodiscard]] const Format* find_format_for(std::string_view path);

}  // namespace entente
