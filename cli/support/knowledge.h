// The packs that a command works with, ready to extract.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "extract/extractor.h"

namespace entente {

struct LoadedExtractor {
    Extractor extractor;
    std::string fingerprint;  // of the program's version and the packs' contents
};

/// Loads the base pack, unless `alone`, and these (folders, or names of built-in ones) and compiles them. Every error
/// is said; nothing is returned where there is one.
[[nodiscard]] std::optional<LoadedExtractor> load_extractor(const std::vector<std::string>& packs, bool alone);

}  // namespace entente
