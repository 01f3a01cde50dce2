#pragma once

#include <cstdint>

#include "extract/relation/matcher.h"
#include "extract/text/analysis.h"

namespace entente {

/// Appends the relations that one sentence states to `analysis.relations`; every attempt to `trace` where it
/// is not null.
void match_sentence(const RelationMatcher& matcher, const Document& document, Analysis& analysis,
                    std::uint32_t sentence, RuleTrace* trace = nullptr);

}  // namespace entente
