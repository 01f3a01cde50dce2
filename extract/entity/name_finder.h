// Finds where names and titles stand and guesses what kind of thing an unknown name means. Whom a name means is
// identity.h's business.
#pragma once

#include "extract/entity/gazetteer.h"
#include "extract/text/analysis.h"

namespace entente {

/// Fills `analysis.titles` and `analysis.mentions` (form name, entity not yet known). Names that the packs know carry
/// their alias; others are runs of capitalised words: kind person, org or facility by their title, head word or given
/// name, else kind other. Mentions ascend and do not overlap.
void find_names(const Gazetteer& gazetteer, const Document& document, Analysis& analysis);

}  // namespace entente
