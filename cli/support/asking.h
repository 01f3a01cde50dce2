// A statement of SQL asked and answered, as the shell, scripts and the command line do it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "cli/support/rows.h"
#include "graph/query.h"

namespace entente {

struct AnswerStyle {
    RowFormat format = RowFormat::table;
    std::optional<std::size_t> width;  // of a table; by default the terminal's
};

/// Where a statement stands in what the user wrote, counted from 1. Its own first line begins at this column.
struct SqlPlace {
    std::string_view name = "SQL";
    std::size_t line = 1;
    std::size_t column = 1;
};

/// Asks one statement and prints the rows on standard output; an error on standard error, with the line that it is in
/// and a mark under its place. Says whether it went well.
bool ask(const Graph& graph, std::string_view sql, const AnswerStyle& style, const SqlPlace& place = {});

/// While it lives, ^C ends the query that runs on `graph`, and not the program. One at a time.
class InterruptibleQueries {
public:
    explicit InterruptibleQueries(const Graph& graph);
    ~InterruptibleQueries();
    InterruptibleQueries(const InterruptibleQueries&) = delete;
    InterruptibleQueries& operator=(const InterruptibleQueries&) = delete;
};

}  // namespace entente
