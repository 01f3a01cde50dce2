// What rules were tried on a text and why they did not state anything: for `entente trace --rule`.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "rules/pack.h"

namespace entente {

/// One entry or pattern tried at one token.
struct RuleAttempt {
    std::uint32_t sentence = 0;
    std::uint32_t token = 0;
    std::string relation;  // the relation's name
    std::string rule;      // pack/relation, or pack/relation/pattern
    std::string entry;     // as it is written: "meet with", "summit", or the pattern's trigger
    bool stated = false;
    std::string reason;  // what failed, and on which word; empty where it stated something
};

/// All attempts, in the order in which they were made. Filled by RelationMatcher::match.
struct RuleTrace {
    std::vector<RuleAttempt> attempts;
};

/// What an entry lacked, by the piece that PhraseMatcher says it failed at.
[[nodiscard]] std::string missing_piece(const PhraseEntry& entry, std::size_t piece);

}  // namespace entente
