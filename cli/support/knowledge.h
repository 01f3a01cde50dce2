// The packs that a command works with, ready to extract.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "extract/extractor.h"
#include "graph/stored.h"
#include "rules/pack.h"

namespace entente {

struct LoadedExtractor {
    Extractor extractor;
    ExtractionRun run;  // this one; its fingerprint is of the program's version, the model and the packs' contents
    std::size_t broken_names = 0;  // rows of lists that were left out
};

/// Loads the base pack, unless `alone`, and these (folders, or names of built-in ones) and compiles them. Every error
/// is said; null comes back where there is one.
/// `names` are lists of names, each with "KIND=" before it where its rows tell no kind. What is broken in them is said
/// and left out.
/// It lives as long as the program.
[[nodiscard]] const LoadedExtractor* load_extractor(const std::vector<std::string>& packs, bool alone,
                                                    const std::vector<std::string>& names = {});

/// The base pack and these, loaded and checked. Nothing where one has errors, which are said.
[[nodiscard]] std::optional<Packs> load_packs(const std::vector<std::string>& packs);

/// The run that load_extractor would make with these packs, which are not compiled. Nothing where one has errors, which
/// are said.
[[nodiscard]] std::optional<ExtractionRun> current_run(const std::vector<std::string>& packs, bool alone);

}  // namespace entente
