// Whom pronouns and descriptions mean. Ordered rules, each named by ReferenceRule; a reference that no rule is sure of
// stays silent.
#pragma once

#include "extract/entity/gazetteer.h"
#include "extract/text/analysis.h"

namespace entente {

/// Adds to `analysis.mentions` (whose entities are known) mentions of form nominal and pronoun, to `analysis.groups`
/// phrases that mean several, and to `analysis.entities` holders of offices that only a description means. Needs the
/// parse. Time is linear in the length of the document.
void resolve_references(const Gazetteer& gazetteer, const Document& document, Analysis& analysis);

}  // namespace entente
