// Node-link JSON, as networkx's node_link_graph and d3 read it.
#include "export/format.h"
#include "export/support/json_graph.h"

namespace entente {
namespace {

void append_node(const Node& node, std::string& text) {
    JsonObject object(text);
    object.id("id", 'e', node.id);
    add_attributes(object, node);
}

void append_edge(const Edge& edge, std::string& text) {
    JsonObject object(text);
    object.id("source", 'e', edge.source);
    object.id("target", 'e', edge.target);
    object.string("key", edge.relation);
    add_attributes(object, edge);
}

Status write(const GraphView& graph, const ExportOptions& /*options*/, std::ostream& out) {
    constexpr std::string_view kHead =
        "{\"directed\": true, \"multigraph\": true, \"graph\": {\"name\": \"entente\"},\n";
    return write_json_graph(graph, out, kHead, append_node, append_edge);
}

}  // namespace

extern const Format json_format;
const Format json_format{
    .name = "json",
    .suffix = ".json",
    .about = "node-link JSON: networkx, d3",
    .stream = write,
};

}  // namespace entente
