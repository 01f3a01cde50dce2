// Names joined by what a frame lists, without a verb: "Hanoi, Vietnam", "Miraflores Palace in Caracas".
#pragma once

#include "extract/relation/matcher.h"
#include "extract/relation/noun_phrase.h"
#include "extract/relation/statements.h"

namespace entente {

/// States what each two mentions that follow each other say by what stands between them.
void match_adjacent(const RelationMatcher& matcher, const SentenceView& view, const NounPhrases& phrases,
                    Statements& statements);

}  // namespace entente
