// `entente names suggest`: frequent names of a corpus that no pack knows, as a pack to edit.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace entente {

struct NameSuggestOptions {
    std::vector<std::string> inputs;
    std::vector<std::string> packs;
    std::vector<std::string> names;
    bool alone = false;
    bool json = false;
    std::size_t most = 50;  // suggestions
    std::size_t least = 3;  // times that each must stand there
};

/// Reads the corpus and prints; returns the exit status.
[[nodiscard]] int suggest_names(const NameSuggestOptions& options);

}  // namespace entente
