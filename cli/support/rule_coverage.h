// `entente rules coverage`: how often each rule and construction fired in a graph, and which never did.
#pragma once

#include <string>
#include <vector>

namespace entente {

struct CoverageOptions {
    std::string graph;
    std::vector<std::string> packs;
    bool alone = false;
    bool json = false;
};

/// Prints; returns the exit status.
[[nodiscard]] int show_coverage(const CoverageOptions& options);

}  // namespace entente
