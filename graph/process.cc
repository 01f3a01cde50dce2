#include "graph/process.h"

#include "graph/sqlite.h"

namespace entente {

void spare_sqlite_its_accounts() {
    static_cast<void>(sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0));  // refused, harmlessly, once SQLite is in use
}

}  // namespace entente
