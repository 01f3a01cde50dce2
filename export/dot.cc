// DOT in the dialect that both graphviz and Gephi's small reader understand: no defaults, no subgraphs, one attribute
// list an element, everything quoted, colours as hue, saturation and value. What is for graphviz alone is in
// support/graphviz.cc.
#include "export/format.h"
#include "export/support/columns.h"
#include "export/support/escape.h"
#include "export/support/graphviz.h"
#include "export/support/number.h"
#include "export/support/palette.h"
#include "export/support/sink.h"

namespace entente {
namespace {

class DotWriter {
public:
    DotWriter(const GraphView& graph, std::ostream& out) : graph_(graph), sink_(out), text_(sink_.text()) {}

    Status write() {
        if (Status done = graph_.measure(); !done) return done;
        text_.append("digraph entente {\n");
        if (Status done = graph_.each_node([this](const Node& n) { node(n); }); !done) return done;
        if (Status done = graph_.each_edge([this](const Edge& e) { edge(e); }); !done) return done;
        text_.append("}\n");
        return sink_.finish();
    }

    // for write_columns

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

    void flag(std::string_view name, bool value) { words(name, value ? "true" : "false"); }

private:
    void node(const Node& node) {
        text_.append("  ");
        id(node.id);
        words("label", node.label);
        words("color", to_string(kind_color(node.kind)));
        place(node);
        write_columns(node, *this);
        close();
    }

    void edge(const Edge& edge) {
        text_.append("  ");
        id(edge.source);
        text_.append(" -> ");
        id(edge.target);
        words("label", edge.label);
        number("weight", edge.weight);
        words("color", to_string(relation_color(edge.relation, edge.plover)));
        write_columns(edge, *this);
        close();
    }

    /// As `neato -n` and Gephi take it.
    void place(const Node& node) {
        open("pos");
        text_ += '"';
        append_number(text_, node.x);
        text_ += ',';
        append_number(text_, node.y);
        text_ += '"';
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

Status write(const GraphView& graph, const ExportOptions& options, std::ostream& out) {
    if (options.flavour == Flavour::graphviz) return write_graphviz(graph, options, out);
    return DotWriter(graph, out).write();
}

}  // namespace

extern const Format dot_format;
const Format dot_format{
    .name = "dot",
    .suffix = ".dot",
    .about = "DOT: graphviz, and Gephi",
    .stream = write,
    .flavour = Flavour::graphviz,
};

}  // namespace entente
