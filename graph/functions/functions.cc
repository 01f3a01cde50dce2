#include "graph/functions/functions.h"

#include "graph/functions/ego.h"
#include "graph/functions/measures.h"
#include "graph/functions/path.h"
#include "graph/functions/same_name.h"
#include "graph/functions/search.h"
#include "graph/functions/table_function.h"

namespace entente {

Status register_functions(sqlite3* connection) {
    for (const TableFunction* function : {&kPathFunction, &kEgoFunction, &kSearchFunction, &kMeasuresFunction}) {
        if (Status done = register_table_function(connection, *function); !done) return done;
    }
    return register_same_name(connection);
}

}  // namespace entente
