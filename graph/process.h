// What a whole process decides about SQLite.
#pragma once

namespace entente {

/// For a program in which nothing else uses SQLite, before it opens its first graph: SQLite then keeps no account of
/// its memory, which takes a lock for each allocation. Later calls do nothing.
void spare_sqlite_its_accounts();

}  // namespace entente
