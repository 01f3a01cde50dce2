// The shortest way between two entities: a breadth-first search over what was affirmed. Of several ways with as many
// steps, the one with the most statements behind it; of equal ones, that whose entities' keys come first, so that the
// answer does not depend on how the graph was made. Only graph/*.cc includes this.
#pragma once

#include "graph/functions/table_function.h"

namespace entente {

extern const TableFunction kPathFunction;

}  // namespace entente
