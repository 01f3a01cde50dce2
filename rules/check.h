// Faults that no single entry shows: frames that cannot fire, entries that two frames claim, names that two things
// bear. All are warnings: the packs work, but hardly as meant.
#pragma once

#include "rules/pack.h"
#include "rules/remark.h"

namespace entente {

/// All checks, in the order of files, lines and columns. `packs` must have been loaded with examples.
[[nodiscard]] Diagnostics check_packs(const Packs& packs);

/// The parts of check_packs.
void check_names(const Packs& packs, Remarks& remarks);
void check_offices(const Packs& packs, Remarks& remarks);
void check_frames(const Packs& packs, Remarks& remarks);
/// Verb entries that two relations of one pack claim. Packs of different fields may well see one thing in two ways.
void check_claims(const Packs& packs, Remarks& remarks);
void check_examples(const Packs& packs, Remarks& remarks);

}  // namespace entente
