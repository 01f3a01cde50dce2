// What the shell of `entente query` tells of itself.
#pragma once

#include <string_view>

#include "graph/query.h"

namespace entente {

extern const std::string_view kShellHelp;
/// Statements that give rows on most graphs.
extern const std::string_view kShellExamples;

/// Prints the graph's views with their columns.
void show_views(const Graph& graph);

}  // namespace entente
