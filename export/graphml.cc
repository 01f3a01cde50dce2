// GraphML as Gephi, networkx, igraph and yEd read it: every key typed and declared for nodes or edges before the graph,
// free text in CDATA (Gephi loses blanks beside entities otherwise), absent values left out, all edges directed with
// `symmetric` beside. The kind of an edge is its XML attribute `label`, which Gephi reads and the schema does not know.
#include <array>

#include "export/format.h"
#include "export/support/columns.h"
#include "export/support/look.h"
#include "export/support/palette.h"
#include "export/support/sink.h"
#include "export/support/xml.h"

namespace entente {
namespace {

constexpr std::string_view kHead =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\" "
    "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
    "xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns "
    "http://graphml.graphdrawing.org/xmlns/1.1/graphml.xsd\">\n";

/// Beside kNodeColumns and kEdgeColumns: what readers look for under these names.
constexpr auto kNodeLook = std::to_array<Column>({{"label", ColumnType::words},
                                                  {"x", ColumnType::real},
                                                  {"y", ColumnType::real},
                                                  {"size", ColumnType::real},
                                                  {"r", ColumnType::integer},
                                                  {"g", ColumnType::integer},
                                                  {"b", ColumnType::integer}});

constexpr auto kEdgeLook = std::to_array<Column>({{"label", ColumnType::words},
                                                  {"weight", ColumnType::real},
                                                  {"r", ColumnType::integer},
                                                  {"g", ColumnType::integer},
                                                  {"b", ColumnType::integer}});

constexpr std::string_view type_name(ColumnType type) {
    switch (type) {
        case ColumnType::words: return "string";
        case ColumnType::integer: return "int";
        case ColumnType::real: return "double";
        case ColumnType::flag: return "boolean";
    }
    return {};
}

class GraphmlWriter {
public:
    GraphmlWriter(const GraphView& graph, const ExportOptions& options, std::ostream& out)
        : graph_(graph), strict_(options.strict), sink_(out), text_(sink_.text()) {}

    Status write() {
        if (Status done = graph_.measure(); !done) return done;
        head();
        if (Status done = graph_.each_node([this](const Node& n) { node(n); }); !done) return done;
        if (Status done = graph_.each_edge([this](const Edge& e) { edge(e); }); !done) return done;
        text_ += "  </graph>\n</graphml>\n";
        return sink_.finish();
    }

    // for write_columns

    void words(std::string_view name, std::string_view value) {
        if (value.empty()) return;
        open_data(name);
        append_xml_cdata(text_, value);
        text_ += "</data>\n";
    }

    template <typename Number>
    void number(std::string_view name, Number value) {
        open_data(name);
        append_number(text_, value);
        text_ += "</data>\n";
    }

    void flag(std::string_view name, bool value) {
        open_data(name);
        text_.append(value ? "true" : "false").append("</data>\n");
    }

private:
    void head() {
        text_ += kHead;
        keys('n', "node", kNodeLook);
        keys('n', "node", kNodeColumns);
        keys('e', "edge", kEdgeLook);
        keys('e', "edge", edge_columns(graph_));
        text_ += "  <graph id=\"entente\" edgedefault=\"directed\">\n";
    }

    /// The id of a key is the domain's letter and the name.
    void keys(char letter, std::string_view domain, std::span<const Column> columns) {
        for (const Column& column : columns) {
            append_attribute(text_ += "  <key", "id", std::string{letter, '_'}.append(column.name));
            append_attribute(text_, "for", domain);
            append_attribute(text_, "attr.name", column.name);
            append_attribute(text_, "attr.type", type_name(column.type));
            text_ += "/>\n";
        }
    }

    void node(const Node& node) {
        letter_ = 'n';
        append_id_attribute(text_ += "    <node", "id", 'e', node.id);
        text_ += ">\n";
        words("label", node.label);
        number("x", node.x);
        number("y", node.y);
        number("size", node_size(node, graph_.highest_degree()));
        color(kind_color(node.kind));
        write_columns(node, *this);
        text_ += "    </node>\n";
        sink_.flush_if_full();
    }

    void edge(const Edge& edge) {
        letter_ = 'e';
        append_id_attribute(text_ += "    <edge", "id", 'r', static_cast<std::int64_t>(edge.number));
        append_id_attribute(text_, "source", 'e', edge.source);
        append_id_attribute(text_, "target", 'e', edge.target);
        if (!strict_) append_attribute(text_, "label", edge.relation);
        text_ += ">\n";
        words("label", edge.label);
        number("weight", edge.weight);
        color(relation_color(edge.relation, edge.plover));
        write_columns(edge, *this);
        text_ += "    </edge>\n";
        sink_.flush_if_full();
    }

    void open_data(std::string_view name) {
        text_.append("      <data key=\"") += letter_;
        text_.append("_").append(name).append("\">");
    }

    void color(Hsv hsv) {
        const Rgb rgb = to_rgb(hsv);
        number("r", int{rgb.red});
        number("g", int{rgb.green});
        number("b", int{rgb.blue});
    }

    const GraphView& graph_;
    bool strict_;
    Sink sink_;
    std::string& text_;
    char letter_ = 'n';
};

Status write(const GraphView& graph, const ExportOptions& options, std::ostream& out) {
    return GraphmlWriter(graph, options, out).write();
}

}  // namespace

extern const Format graphml_format;
const Format graphml_format{
    .name = "graphml",
    .suffix = ".graphml",
    .about = "GraphML: Gephi, networkx, igraph, yEd, Cytoscape",
    .stream = write,
};

}  // namespace entente
