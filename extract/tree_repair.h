// Faults that the parser makes on news again and again, mended by rule before anybody reads the tree.
#pragma once

#include "extract/text/analysis.h"

namespace entente {

/// Mends the trees of all sentences in place; tokens have tags, heads and relations. Each sentence stays one tree.
/// - What hangs on a further word of a name ("Mr [Trump [and Putin]]") hangs on the name's first word.
/// - A name right behind a date and a comma ("On July 6, China accused ...") is the subject of the verb that has none,
///   not part of the date.
void repair_trees(const Document& document, Analysis& analysis);

}  // namespace entente
