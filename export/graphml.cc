// GraphML as Gephi, networkx, igraph and yEd read it: every key typed and declared for nodes or edges before the graph,
// free text in CDATA (Gephi loses blanks beside entities otherwise), absent values left out, all edges directed with
// `symmetric` beside. The kind of an edge is its XML attribute `label`, which Gephi reads and the schema does not know.
#include <array>

#include "export/format.h"
#include "export/support/escape.h"
#include "export/support/look.h"
#include "export/support/number.h"
#include "export/support/palette.h"
#include "export/support/sink.h"

namespace entente {
namespace {

constexpr std::string_view kHead =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\" "
    "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
    "xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns "
    "http://graphml.graphdrawing.org/xmlns/1.1/graphml.xsd\">\n";

/// One column: the id of its key is the domain's letter and the name.
struct Column {
    std::string_view name;
    std::string_view type;
};

constexpr auto kNodeColumns = std::to_array<Column>({{"label", "string"},
                                                     {"kind", "string"},
                                                     {"identity", "string"},
                                                     {"country", "string"},
                                                     {"lat", "double"},
                                                     {"lng", "double"},
                                                     {"wikidata", "string"},
                                                     {"mentions", "int"},
                                                     {"documents", "int"},
                                                     {"size", "double"},
                                                     {"r", "int"},
                                                     {"g", "int"},
                                                     {"b", "int"}});

constexpr auto kEdgeColumns = std::to_array<Column>({{"label", "string"},
                                                     {"relation", "string"},
                                                     {"weight", "double"},
                                                     {"documents", "int"},
                                                     {"first_date", "string"},
                                                     {"last_date", "string"},
                                                     {"negated", "int"},
                                                     {"possible", "int"},
                                                     {"symmetric", "boolean"},
                                                     {"plover", "string"},
                                                     {"r", "int"},
                                                     {"g", "int"},
                                                     {"b", "int"}});

class GraphmlWriter {
public:
    GraphmlWriter(const GraphView& graph, const ExportOptions& options, std::ostream& out)
        : graph_(graph), strict_(options.strict), sink_(out), text_(sink_.text()) {}

    Status write() {
        head();
        if (Status done = graph_.each_node([this](const Node& n) { node(n); }); !done) return done;
        if (Status done = graph_.each_edge([this](const Edge& e) { edge(e); }); !done) return done;
        text_ += "  </graph>\n</graphml>\n";
        return sink_.finish();
    }

private:
    void head() {
        text_ += kHead;
        for (const Column& column : kNodeColumns) key('n', "node", column);
        for (const Column& column : kEdgeColumns) key('e', "edge", column);
        text_ += "  <graph id=\"entente\" edgedefault=\"directed\">\n";
    }

    void key(char letter, std::string_view domain, const Column& column) {
        text_.append("  <key id=\"") += letter;
        text_.append("_").append(column.name).append("\" for=\"").append(domain).append("\" attr.name=\"");
        text_.append(column.name).append("\" attr.type=\"").append(column.type).append("\"/>\n");
    }

    void node(const Node& node) {
        letter_ = 'n';
        text_.append("    <node id=\"e");
        append_number(text_, node.id);
        text_.append("\">\n");
        words("label", node.label);
        words("kind", to_string(node.kind));
        words("identity", node.key);
        words("country", node.country);
        if (node.latitude) number("lat", *node.latitude);
        if (node.longitude) number("lng", *node.longitude);
        words("wikidata", node.wikidata);
        number("mentions", node.mentions);
        number("documents", node.documents);
        number("size", node_size(node, graph_.highest_degree()));
        color(kind_color(node.kind));
        text_.append("    </node>\n");
        sink_.flush_if_full();
    }

    void edge(const Edge& edge) {
        letter_ = 'e';
        open_edge(edge);
        words("label", edge.relation);
        words("relation", edge.relation);
        number("weight", edge.weight);
        number("documents", edge.documents);
        words("first_date", edge.first_date);
        words("last_date", edge.last_date);
        number("negated", edge.negated);
        number("possible", edge.possible);
        data("symmetric", edge.symmetric ? "true" : "false");
        words("plover", edge.plover);
        color(relation_color(edge.relation, edge.plover));
        text_.append("    </edge>\n");
        sink_.flush_if_full();
    }

    void open_edge(const Edge& edge) {
        text_.append("    <edge id=\"r");
        append_number(text_, edge.number);
        text_.append("\" source=\"e");
        append_number(text_, edge.source);
        text_.append("\" target=\"e");
        append_number(text_, edge.target);
        if (!strict_) {
            text_.append("\" label=\"");
            append_xml_attribute(text_, edge.relation);
        }
        text_.append("\">\n");
    }

    void open_data(std::string_view name) {
        text_.append("      <data key=\"") += letter_;
        text_.append("_").append(name).append("\">");
    }

    void data(std::string_view name, std::string_view value) {
        open_data(name);
        text_.append(value).append("</data>\n");
    }

    void words(std::string_view name, std::string_view value) {
        if (value.empty()) return;
        open_data(name);
        append_xml_cdata(text_, value);
        text_.append("</data>\n");
    }

    template <typename Number>
    void number(std::string_view name, Number value) {
        open_data(name);
        append_number(text_, value);
        text_.append("</data>\n");
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
