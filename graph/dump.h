// A graph as canonical text: the same for the same content, whatever order, number of threads or file made it.
#pragma once

#include <ostream>

#include "graph/base/result.h"
#include "graph/query.h"

namespace entente {

struct DumpOptions {
    bool text = true;  // of documents; else their hash and length stand for it
};

/// One line a row, without ids: the table's name, then its cells, parted by tabs; \t, \n, \r and \\ within them are
/// escaped, nothing is empty for null. Tables, and lines within a table, stand in byte order. When a document was read
/// is left out: it is what may differ between two graphs of the same content.
Status dump_graph(const Graph& graph, std::ostream& out, const DumpOptions& options = {});

}  // namespace entente
