// The rows of a query as a person or a program reads them.
#pragma once

#include <cstdint>
#include <ostream>

#include "graph/query.h"

namespace entente {

enum class RowFormat : std::uint8_t { table, csv, json };

/// Writes all rows. A table is aligned, fitted into the terminal where there is one, and its control characters are
/// shown, not sent; CSV is RFC 4180 with a line of names; JSON is an array of objects, one a line.
Status write_rows(Query& query, RowFormat format, std::ostream& out);

/// Prints a table of texts, aligned; the first row is its head. `numeric[i]` aligns column i to the right.
void write_table(const std::vector<std::vector<std::string>>& rows, const std::vector<bool>& numeric,
                 std::size_t max_width, std::ostream& out);

}  // namespace entente
