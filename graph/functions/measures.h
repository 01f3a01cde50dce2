// What nodes are in the whole network, as exports have it. Only graph/*.cc includes this.
#pragma once

#include "graph/functions/table_function.h"

namespace entente {

extern const TableFunction kMeasuresFunction;

}  // namespace entente
