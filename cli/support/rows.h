// The rows of a query as a person or a program reads them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <ostream>
#include <string_view>

#include "graph/query.h"

namespace entente {

enum class RowFormat : std::uint8_t { table, csv, json, markdown };

/// "table", "csv", "json" or "md".
[[nodiscard]] std::optional<RowFormat> row_format_named(std::string_view name);

/// Writes all rows. A table is aligned, fitted into `width` columns (by default the terminal's where there is one, else
/// as wide as it needs), and its control characters are shown, not sent. CSV is RFC 4180 with a line of names; JSON is
/// an array of objects, one a line; Markdown is a table of GitHub's dialect in which cells are plain text.
Status write_rows(Query& query, RowFormat format, std::ostream& out, std::optional<std::size_t> width = {});

}  // namespace entente
