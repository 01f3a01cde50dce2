// Parsing a document whose names are known: a treebank has few Rouhanis, and a name of four words is four chances to go
// wrong. Each name that the packs know is parsed as one common word of its kind, then given its own words back.
#pragma once

#include "extract/annotate/annotator.h"
#include "extract/entity/gazetteer.h"
#include "extract/text/analysis.h"

namespace entente {

/// Fills tags, heads and relations of all tokens. The first word of a known name stands for it in the tree; its others
/// depend on it as `flat`.
void parse_with_names(const Annotator& annotator, const Gazetteer& gazetteer, const Document& document,
                      Analysis& analysis, Annotator::Scratch& scratch);

}  // namespace entente
