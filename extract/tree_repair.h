// Faults that the parser makes on news again and again, mended by rule before anybody reads the tree.
#pragma once

#include "extract/text/analysis.h"

namespace entente {

/// Mends the trees of all sentences in place; tokens have tags, heads and relations. Each sentence stays one tree.
/// - What hangs on a further word of a name ("Mr [Trump [and Putin]]") hangs on the name's first word.
/// - A name right behind a date and a comma ("On July 6, China accused ...") is the subject of the verb that has none,
///   not part of the date.
/// - Behind a name and a day ("Boluarte on Monday named ...") stands the verb, no participle.
/// - A word with an object or an auxiliary is a verb if either of its tags says so, and so is "bombing" in "denied
///   bombing Syria".
/// - A name that hangs on the verb before it as if it were part of its name is its object; of two names with a comma
///   before a plural verb ("Israel, Hamas agree ceasefire") neither is the other's apposition.
/// - A name right behind a noun, both subjects of one verb ("leader Juan Guaido urged"), is what the noun is called.
void repair_trees(const Document& document, Analysis& analysis);

}  // namespace entente
