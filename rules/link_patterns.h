// Patterns of all files: parsed with the fragments and lists they name, and put in the order in which they are tried.
#pragma once

#include <string>
#include <vector>

#include "rules/draft.h"
#include "rules/link_lists.h"

namespace entente {

/// Parses the patterns of the frames in `packs`, which are all there, and puts them into `packs.patterns`. `drafts`
/// pairs a pattern with the name of its relation and of its pack.
struct LinkedPattern {
    PatternDraft draft;
    std::string relation;
    std::string pack;
};

void link_patterns(std::vector<LinkedPattern>& patterns, const std::vector<FragmentDraft>& fragments, WordLists& lists,
                   Packs& packs, Remarks& remarks);

}  // namespace entente
