// What stands between two entities and no rule reads: verbs with their prepositions, verbs with an object noun, nouns.
// An analyst makes frames of the frequent ones (`entente rules suggest`).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "extract/text/analysis.h"
#include "extract/text/document.h"

namespace entente {

/// One place where a verb or noun joins two actors, or an actor and a place, and no relation was read.
struct Uncovered {
    std::string entry;  // as a frame writes it: "clash with", "hold ~ rally in {}", "rivalry (with)"
    std::string lemma;  // of the verb or noun
    bool is_noun = false;
    std::uint32_t sentence = 0;
    std::uint32_t token = 0;
    std::uint32_t subject = 0;  // indices in Analysis::entities
    std::uint32_t object = 0;
    bool plain = false;  // both are named there, not meant by a pronoun or description
};

/// All of a document, in the order of the text. `analysis` has been through all stages.
[[nodiscard]] std::vector<Uncovered> find_uncovered(const Document& document, const Analysis& analysis);

}  // namespace entente
