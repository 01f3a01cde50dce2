// What node-link JSON and graphology's JSON have in common: an array of nodes and one of edges.
#pragma once

#include <string_view>

#include "export/support/json.h"
#include "export/support/sink.h"

namespace entente {

/// Writes `head`, the array "nodes", the array "edges" and the end of the object that the head has opened; `node` and
/// `edge` each append one object to a text.
template <typename PutNode, typename PutEdge>
Status write_json_graph(const GraphView& graph, std::ostream& out, std::string_view head, PutNode&& node,
                        PutEdge&& edge) {
    if (Status done = graph.measure(); !done) return done;
    Sink sink(out);
    bool first = true;
    const auto next = [&]() -> std::string& {
        sink.flush_if_full();
        sink.text().append(first ? "\n" : ",\n");
        first = false;
        return sink.text();
    };
    sink.text().append(head).append("\"nodes\": [");
    if (Status done = graph.each_node([&](const Node& n) { node(n, next()); }); !done) return done;
    sink.text().append("\n],\n\"edges\": [");
    first = true;
    if (Status done = graph.each_edge([&](const Edge& e) { edge(e, next()); }); !done) return done;
    sink.text().append("\n]}\n");
    return sink.finish();
}

}  // namespace entente
