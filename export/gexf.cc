// GEXF, the form that Gephi reads best: a timeline (every edge from its first to its last day, whole days only), the
// kind of an edge, colours, sizes and places. Version 1.3, or on wish the draft 1.2, which has no kinds of edges, for
// older readers.
#include "export/format.h"
#include "export/support/columns.h"
#include "export/support/look.h"
#include "export/support/palette.h"
#include "export/support/sink.h"
#include "export/support/xml.h"
#include "graph/base/day.h"

namespace entente {
namespace {

constexpr std::string_view kHead =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<gexf xmlns=\"http://gexf.net/1.3\" xmlns:viz=\"http://gexf.net/1.3/viz\" version=\"1.3\">\n"
    "  <graph mode=\"dynamic\" defaultedgetype=\"directed\" timeformat=\"date\" timerepresentation=\"interval\" "
    "timezone=\"UTC\">\n";

constexpr std::string_view kEarlierHead =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<gexf xmlns=\"http://www.gexf.net/1.2draft\" xmlns:viz=\"http://www.gexf.net/1.2draft/viz\" version=\"1.2\">\n"
    "  <graph mode=\"dynamic\" defaultedgetype=\"directed\" timeformat=\"date\">\n";

constexpr std::string_view type_name(ColumnType type) {
    switch (type) {
        case ColumnType::words: return "string";
        case ColumnType::integer: return "integer";
        case ColumnType::real: return "double";
        case ColumnType::flag: return "boolean";
    }
    return {};
}

class GexfWriter {
public:
    GexfWriter(const GraphView& graph, const ExportOptions& options, std::ostream& out)
        : graph_(graph), earlier_(options.earlier), strict_(options.strict), sink_(out), text_(sink_.text()) {}

    Status write() {
        if (Status done = graph_.measure(); !done) return done;
        text_ += earlier_ ? kEarlierHead : kHead;
        columns("node", kNodeColumns);
        columns("edge", edge_columns(graph_));
        text_ += "    <nodes>\n";
        if (Status done = graph_.each_node([this](const Node& n) { node(n); }); !done) return done;
        text_ += "    </nodes>\n    <edges>\n";
        if (Status done = graph_.each_edge([this](const Edge& e) { edge(e); }); !done) return done;
        text_ += "    </edges>\n  </graph>\n</gexf>\n";
        return sink_.finish();
    }

    // for write_columns

    void words(std::string_view name, std::string_view value) {
        if (value.empty()) return;
        open_value(name);
        append_xml_attribute(text_, value);
        text_ += "\"/>\n";
    }

    template <typename Number>
    void number(std::string_view name, Number value) {
        open_value(name);
        append_number(text_, value);
        text_ += "\"/>\n";
    }

    void flag(std::string_view name, bool value) { words(name, value ? "true" : "false"); }

private:
    /// A column's name is its id too.
    void columns(std::string_view domain, std::span<const Column> columns) {
        text_.append("    <attributes class=\"").append(domain).append("\" mode=\"static\">\n");
        for (const Column& column : columns) {
            text_ += "      <attribute";
            append_attribute(text_, "id", column.name);
            append_attribute(text_, "title", column.name);
            append_attribute(text_, "type", type_name(column.type));
            text_ += "/>\n";
        }
        text_ += "    </attributes>\n";
    }

    void node(const Node& node) {
        text_ += "      <node";
        append_id_attribute(text_, "id", 'e', node.id);
        append_attribute(text_, "label", node.label);
        values(node);
        look(node);
        text_ += "      </node>\n";
        sink_.flush_if_full();
    }

    void edge(const Edge& edge) {
        text_ += "      <edge";
        append_id_attribute(text_, "id", 'r', static_cast<std::int64_t>(edge.number));
        append_id_attribute(text_, "source", 'e', edge.source);
        append_id_attribute(text_, "target", 'e', edge.target);
        if (!earlier_) append_attribute(text_, "kind", edge.relation);
        append_attribute(text_, "label", edge.label);
        append_number_attribute(text_, "weight", edge.weight);
        const Days days = days_between(edge.first_date, edge.last_date);
        if (!days.first.empty()) append_attribute(text_, "start", days.first);
        if (!days.last.empty()) append_attribute(text_, "end", days.last);
        values(edge);
        if (!strict_) color(relation_color(edge.relation, edge.plover));
        text_ += "      </edge>\n";
        sink_.flush_if_full();
    }

    template <typename Element>
    void values(const Element& element) {
        text_ += ">\n        <attvalues>\n";
        write_columns(element, *this);
        text_ += "        </attvalues>\n";
    }

    void open_value(std::string_view name) {
        text_.append("          <attvalue for=\"").append(name).append("\" value=\"");
    }

    void look(const Node& node) {
        if (strict_) return;
        color(kind_color(node.kind));
        text_ += "        <viz:position";
        append_number_attribute(text_, "x", node.x);
        append_number_attribute(text_, "y", node.y);
        append_number_attribute(text_, "z", 0);
        text_ += "/>\n        <viz:size";
        append_number_attribute(text_, "value", node_size(node, graph_.highest_degree()));
        text_ += "/>\n";
    }

    void color(Hsv hsv) {
        const Rgb rgb = to_rgb(hsv);
        text_ += "        <viz:color";
        append_number_attribute(text_, "r", int{rgb.red});
        append_number_attribute(text_, "g", int{rgb.green});
        append_number_attribute(text_, "b", int{rgb.blue});
        text_ += "/>\n";
    }

    const GraphView& graph_;
    bool earlier_;
    bool strict_;  // no colours, sizes and places: the published schemas put them in another namespace than the readers
                   // do
    Sink sink_;
    std::string& text_;
};

Status write(const GraphView& graph, const ExportOptions& options, std::ostream& out) {
    return GexfWriter(graph, options, out).write();
}

}  // namespace

extern const Format gexf_format;
const Format gexf_format{
    .name = "gexf",
    .suffix = ".gexf",
    .about = "GEXF 1.3: Gephi with its timeline, Gephi Lite",
    .stream = write,
};

}  // namespace entente
