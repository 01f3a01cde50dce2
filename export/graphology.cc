// Graphology's serial form of a graph, as graphology, sigma.js and Gephi Lite read it.
#include <cmath>

#include "export/format.h"
#include "export/support/json_graph.h"
#include "export/support/look.h"
#include "export/support/palette.h"

namespace entente {
namespace {

/// "#f28a24"
std::string hex_of(Hsv color) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    const Rgb rgb = to_rgb(color);
    std::string hex = "#";
    for (const unsigned channel : {rgb.red, rgb.green, rgb.blue}) {
        hex += kDigits[channel / 16];
        hex += kDigits[channel % 16];
    }
    return hex;
}

void append_edge(const Edge& edge, std::string& text) {
    JsonObject object(text);
    object.id("key", 'r', static_cast<std::int64_t>(edge.number));
    object.id("source", 'e', edge.source);
    object.id("target", 'e', edge.target);
    object.name("attributes");
    JsonObject attributes(text);
    add_attributes(attributes, edge);
    attributes.string("color", hex_of(relation_color(edge.relation, edge.plover)));
}

Status write(const GraphView& graph, const ExportOptions& /*options*/, std::ostream& out) {
    constexpr std::string_view kHead =
        "{\"attributes\": {\"name\": \"entente\"},\n"
        "\"options\": {\"type\": \"directed\", \"multi\": true, \"allowSelfLoops\": true},\n";
    const auto append_node = [&graph](const Node& node, std::string& text) {
        JsonObject object(text);
        object.id("key", 'e', node.id);
        object.name("attributes");
        JsonObject attributes(text);
        add_attributes(attributes, node);
        attributes.number("size", std::round(2 * node_size(node, graph.highest_degree())) / 10);
        attributes.string("color", hex_of(kind_color(node.kind)));
    };
    return write_json_graph(graph, out, kHead, append_node, append_edge);
}

}  // namespace

extern const Format graphology_format;
const Format graphology_format{
    .name = "graphology",
    .suffix = ".graphology.json",
    .about = "graphology's JSON: Gephi Lite, sigma.js",
    .stream = write,
};

}  // namespace entente
