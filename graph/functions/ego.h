// Who is around an entity, up to so many steps away. Only graph/*.cc includes this.
#pragma once

#include "graph/functions/table_function.h"

namespace entente {

extern const TableFunction kEgoFunction;

}  // namespace entente
