// Graphology's serial form of a graph, as graphology, sigma.js and Gephi Lite read it. Nodes get places on a spiral, so
// that they can be drawn before a layout has run.
#include <cmath>
#include <numbers>

#include "export/format.h"
#include "export/support/json.h"
#include "export/support/look.h"
#include "export/support/palette.h"
#include "export/support/sink.h"

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

class GraphologyWriter {
public:
    GraphologyWriter(const GraphView& graph, std::ostream& out) : graph_(graph), sink_(out), text_(sink_.text()) {}

    Status write() {
        text_.append(
            "{\"attributes\": {\"name\": \"entente\"},\n"
            "\"options\": {\"type\": \"directed\", \"multi\": true, \"allowSelfLoops\": true},\n\"nodes\": [");
        if (Status done = graph_.each_node([this](const Node& n) { node(n); }); !done) return done;
        text_.append("\n],\n\"edges\": [");
        count_ = 0;
        if (Status done = graph_.each_edge([this](const Edge& e) { edge(e); }); !done) return done;
        text_.append("\n]}\n");
        return sink_.finish();
    }

private:
    void node(const Node& node) {
        next();
        JsonObject object(text_);
        object.id("key", 'e', node.id);
        object.name("attributes");
        JsonObject attributes(text_);
        add_attributes(attributes, node);
        place(attributes);
        attributes.number("size", std::round(2 * node_size(node, graph_.highest_degree())) / 10);
        attributes.string("color", hex_of(kind_color(node.kind)));
    }

    void edge(const Edge& edge) {
        next();
        JsonObject object(text_);
        object.id("key", 'r', static_cast<std::int64_t>(edge.number));
        object.id("source", 'e', edge.source);
        object.id("target", 'e', edge.target);
        object.name("attributes");
        JsonObject attributes(text_);
        add_attributes(attributes, edge);
        attributes.string("color", hex_of(relation_color(edge.relation, edge.plover)));
    }

    /// The count-th seed of a sunflower, to the hundredth.
    void place(JsonObject& attributes) const {
        constexpr double kGoldenAngle = std::numbers::pi * 0.7639320225002102;  // pi (3 - sqrt 5)
        const auto seed = static_cast<double>(count_);
        const double radius = 10 * std::sqrt(seed);
        attributes.number("x", std::round(100 * radius * std::cos(seed * kGoldenAngle)) / 100 + 0.0);
        attributes.number("y", std::round(100 * radius * std::sin(seed * kGoldenAngle)) / 100 + 0.0);
    }

    void next() {
        sink_.flush_if_full();
        text_.append(count_++ == 0 ? "\n" : ",\n");
    }

    const GraphView& graph_;
    Sink sink_;
    std::string& text_;
    std::uint64_t count_ = 0;
};

Status write(const GraphView& graph, const ExportOptions& /*options*/, std::ostream& out) {
    return GraphologyWriter(graph, out).write();
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
