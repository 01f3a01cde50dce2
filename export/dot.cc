// DOT in the dialect that both graphviz and Gephi's small reader understand: no defaults, no subgraphs, one attribute
// list an element, everything quoted, colours as hue, saturation and value.
#include "export/format.h"
#include "export/support/escape.h"
#include "export/support/number.h"
#include "export/support/palette.h"
#include "export/support/sink.h"

namespace entente {
namespace {

class DotWriter {
public:
    DotWriter(const GraphView& graph, std::ostream& out) : graph_(graph), sink_(out), text_(sink_.text()) {}

    Status write() {
        text_.append("digraph entente {\n");
        if (Status done = graph_.each_node([this](const Node& n) { node(n); }); !done) return done;
        if (Status done = graph_.each_edge([this](const Edge& e) { edge(e); }); !done) return done;
        text_.append("}\n");
        return sink_.finish();
    }

private:
    void node(const Node& node) {
        text_.append("  ");
        id(node.id);
        words("label", node.label);
        words("color", to_string(kind_color(node.kind)));
        words("kind", to_string(node.kind));
        words("country", node.country);
        if (node.latitude) number("lat", *node.latitude);
        if (node.longitude) number("lng", *node.longitude);
        words("wikidata", node.wikidata);
        number("mentions", node.mentions);
        number("documents", node.documents);
        close();
    }

    void edge(const Edge& edge) {
        text_.append("  ");
        id(edge.source);
        text_.append(" -> ");
        id(edge.target);
        words("label", edge.relation);
        number("weight", edge.weight);
        words("color", to_string(relation_color(edge.relation, edge.plover)));
        words("relation", edge.relation);
        number("documents", edge.documents);
        words("first_date", edge.first_date);
        words("last_date", edge.last_date);
        number("negated", edge.negated);
        number("possible", edge.possible);
        words("symmetric", edge.symmetric ? "true" : "false");
        words("plover", edge.plover);
        close();
    }

    void id(std::int64_t number) {
        text_.append("\"e");
        append_number(text_, number);
        text_.append("\"");
    }

    void open(std::string_view name) {
        text_.append(listed_ ? ", " : " [").append(name).append("=");
        listed_ = true;
    }

    void words(std::string_view name, std::string_view value) {
        if (value.empty()) return;
        open(name);
        append_dot_string(text_, value);
    }

    template <typename Number>
    void number(std::string_view name, Number value) {
        open(name);
        text_.append("\"");
        append_number(text_, value);
        text_.append("\"");
    }

    void close() {
        text_.append("];\n");
        listed_ = false;
        sink_.flush_if_full();
    }

    const GraphView& graph_;
    Sink sink_;
    std::string& text_;
    bool listed_ = false;  // whether the element's list is open
};

Status write(const GraphView& graph, const ExportOptions& /*options*/, std::ostream& out) {
    return DotWriter(graph, out).write();
}

}  // namespace

extern const Format dot_format;
const Format dot_format{
    .name = "dot",
    .suffix = ".dot",
    .about = "DOT: graphviz, and Gephi",
    .stream = write,
};

}  // namespace entente
