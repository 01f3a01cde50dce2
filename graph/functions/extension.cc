// The functions as an extension that any SQLite loads: `.load entente` in sqlite3. The same sources as in the program,
// compiled so that they call the SQLite that loads them.
#include "graph/functions/functions.h"

SQLITE_EXTENSION_INIT1

/// Named by SQLite after the file, entente.so.
extern "C" int sqlite3_entente_init(sqlite3* connection, char** message, const sqlite3_api_routines* api) {
    SQLITE_EXTENSION_INIT2(api);
    const entente::Status done = entente::register_functions(connection);
    if (done) return SQLITE_OK;
    if (message != nullptr) *message = sqlite3_mprintf("%s", done.error().message.c_str());
    return SQLITE_ERROR;
}
