// Statements of SQL, one after the other: typed on a terminal, or as a script from standard input.
#pragma once

#include "cli/support/asking.h"
#include "graph/query.h"

namespace entente {

/// For people: editing, history, completion, ^C for a query that takes too long. Returns the exit status.
int run_shell(const Graph& graph, const AnswerStyle& style);

/// All of standard input; a statement that fails does not keep the next ones from running. Returns the exit status.
int run_script(const Graph& graph, const AnswerStyle& style);

}  // namespace entente
