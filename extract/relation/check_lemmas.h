// What only the engine's own knowledge of English shows to be wrong in packs.
#pragma once

#include "graph/base/diagnostics.h"
#include "rules/pack.h"

namespace entente {

/// Warns of entries and tests whose lemma is an inflected form of a verb ("met" for "meet"): they would never match, or
/// hardly what is meant. In the order of files and lines.
[[nodiscard]] Diagnostics check_lemmas(const Packs& packs);

}  // namespace entente
