// The options that choose a part of a graph, the same for every command that reads one.
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "graph/base/result.h"
#include "graph/graph_filter.h"

namespace entente {

/// What the command line says, to be kept until it has been parsed.
struct FilterOptions {
    GraphFilter filter;
    std::vector<std::string> kinds;
    std::vector<std::string> polarities;
    std::vector<std::string> modalities;
    std::string rank_by = "degree";
};

/// Adds --relation, --kind, …, --top to a command; `options` must outlive the parsing. Values that can be no date,
/// kind, … are wrong use.
void add_filter_options(CLI::App& app, FilterOptions& options);

/// What was chosen, after the parsing. Fails where options contradict each other.
[[nodiscard]] Result<GraphFilter> filter_of(const FilterOptions& options);

}  // namespace entente
