// `entente rules suggest`: what a corpus says between two entities that no rule reads, as frames to edit.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace entente {

struct SuggestOptions {
    std::vector<std::string> inputs;
    std::vector<std::string> packs;
    bool alone = false;
    bool json = false;
    std::size_t most = 20;  // suggestions
    std::size_t least = 2;  // times that each must stand there
};

/// Reads the corpus and prints; returns the exit status.
[[nodiscard]] int suggest_rules(const SuggestOptions& options);

}  // namespace entente
