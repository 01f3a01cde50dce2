// What kind of thing an unknown name means: evidence adds up over all its mentions in the document.
#pragma once

#include "extract/entity/gazetteer.h"
#include "extract/text/analysis.h"

namespace entente {

/// Sets the kind of mentions that no pack knows and whose own words do not tell (kind other), where the evidence is
/// enough for person or org. Needs the parse and titles.
void weigh_kinds(const Gazetteer& gazetteer, const Document& document, Analysis& analysis);

}  // namespace entente
