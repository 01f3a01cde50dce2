#pragma once

#include "graph/base/result.h"
#include "graph/fact.h"

namespace entente {

/// Whether the facts fit together: indexes within their lists, ranges within the text, names and keys there, no
/// U+0000 in the text (SQL's substr would end at it). The error names the first that does not.
Status check_facts(const DocumentFacts& facts);

}  // namespace entente
