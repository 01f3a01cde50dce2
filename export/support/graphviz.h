// DOT for graphviz alone: boxes around countries or communities, sizes, styles of lines, a legend.
#pragma once

#include <ostream>

#include "export/format.h"

namespace entente {

/// Made to be drawn by `dot` with up to some hundred nodes. Memory grows with the nodes, not with the edges.
Status write_graphviz(const GraphView& graph, const ExportOptions& options, std::ostream& out);

}  // namespace entente
