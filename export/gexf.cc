// GEXF, the form that Gephi reads best: a timeline (every edge from its first to its last day, whole days only), the
// kind of an edge, colours and sizes. Version 1.3, or on wish the draft 1.2, which has no kinds of edges, for older
// readers.
#include <array>

#include "export/format.h"
#include "graph/base/day.h"
#include "export/support/escape.h"
#include "export/support/look.h"
#include "export/support/number.h"
#include "export/support/palette.h"
#include "export/support/sink.h"

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

/// One column; its name is its id too.
struct Column {
    std::string_view name;
    std::string_view type;
};

constexpr auto kNodeColumns = std::to_array<Column>({{"kind", "string"},
                                                     {"identity", "string"},
                                                     {"country", "string"},
                                                     {"lat", "double"},
                                                     {"lng", "double"},
                                                     {"wikidata", "string"},
                                                     {"mentions", "integer"},
                                                     {"documents", "integer"}});

constexpr auto kEdgeColumns = std::to_array<Column>({{"relation", "string"},
                                                     {"documents", "integer"},
                                                     {"first_date", "string"},
                                                     {"last_date", "string"},
                                                     {"negated", "integer"},
                                                     {"possible", "integer"},
                                                     {"symmetric", "boolean"},
                                                     {"plover", "string"}});

class GexfWriter {
public:
    GexfWriter(const GraphView& graph, const ExportOptions& options, std::ostream& out)
        : graph_(graph), earlier_(options.earlier), strict_(options.strict), sink_(out), text_(sink_.text()) {}

    Status write() {
        text_ += earlier_ ? kEarlierHead : kHead;
        columns("node", kNodeColumns);
        columns("edge", kEdgeColumns);
        text_ += "    <nodes>\n";
        if (Status done = graph_.each_node([this](const Node& n) { node(n); }); !done) return done;
        text_ += "    </nodes>\n    <edges>\n";
        if (Status done = graph_.each_edge([this](const Edge& e) { edge(e); }); !done) return done;
        text_ += "    </edges>\n  </graph>\n</gexf>\n";
        return sink_.finish();
    }

private:
    void columns(std::string_view domain, std::span<const Column> columns) {
        text_.append("    <attributes class=\"").append(domain).append("\" mode=\"static\">\n");
        for (const Column& column : columns) {
            text_.append("      <attribute id=\"").append(column.name).append("\" title=\"").append(column.name);
            text_.append("\" type=\"").append(column.type).append("\"/>\n");
        }
        text_ += "    </attributes>\n";
    }

    void node(const Node& node) {
        text_.append("      <node");
        id("id", 'e', node.id);
        attribute("label", node.label);
        text_.append(">\n        <attvalues>\n");
        words("kind", to_string(node.kind));
        words("identity", node.key);
        words("country", node.country);
        if (node.latitude) number("lat", *node.latitude);
        if (node.longitude) number("lng", *node.longitude);
        words("wikidata", node.wikidata);
        number("mentions", node.mentions);
        number("documents", node.documents);
        text_.append("        </attvalues>\n");
        color(kind_color(node.kind));
        size(node_size(node, graph_.highest_degree()));
        text_.append("      </node>\n");
        sink_.flush_if_full();
    }

    void edge(const Edge& edge) {
        open_edge(edge);
        words("relation", edge.relation);
        number("documents", edge.documents);
        words("first_date", edge.first_date);
        words("last_date", edge.last_date);
        number("negated", edge.negated);
        number("possible", edge.possible);
        words("symmetric", edge.symmetric ? "true" : "false");
        words("plover", edge.plover);
        text_.append("        </attvalues>\n");
        color(relation_color(edge.relation, edge.plover));
        text_.append("      </edge>\n");
        sink_.flush_if_full();
    }

    void open_edge(const Edge& edge) {
        text_.append("      <edge");
        id("id", 'r', static_cast<std::int64_t>(edge.number));
        id("source", 'e', edge.source);
        id("target", 'e', edge.target);
        if (!earlier_) attribute("kind", edge.relation);
        attribute("label", edge.relation);
        text_.append(" weight=\"");
        append_number(text_, edge.weight);
        text_.append("\"");
        const Days days = days_between(edge.first_date, edge.last_date);
        if (!days.first.empty()) attribute("start", days.first);
        if (!days.last.empty()) attribute("end", days.last);
        text_.append(">\n        <attvalues>\n");
    }

    void id(std::string_view name, char letter, std::int64_t number) {
        text_.append(" ").append(name).append("=\"") += letter;
        append_number(text_, number);
        text_.append("\"");
    }

    void attribute(std::string_view name, std::string_view value) {
        text_.append(" ").append(name).append("=\"");
        append_xml_attribute(text_, value);
        text_.append("\"");
    }

    void open_value(std::string_view name) {
        text_.append("          <attvalue for=\"").append(name).append("\" value=\"");
    }

    void words(std::string_view name, std::string_view value) {
        if (value.empty()) return;
        open_value(name);
        append_xml_attribute(text_, value);
        text_.append("\"/>\n");
    }

    template <typename Number>
    void number(std::string_view name, Number value) {
        open_value(name);
        append_number(text_, value);
        text_.append("\"/>\n");
    }

    void color(Hsv hsv) {
        if (strict_) return;
        const Rgb rgb = to_rgb(hsv);
        text_.append("        <viz:color r=\"");
        append_number(text_, int{rgb.red});
        text_.append("\" g=\"");
        append_number(text_, int{rgb.green});
        text_.append("\" b=\"");
        append_number(text_, int{rgb.blue});
        text_.append("\"/>\n");
    }

    void size(double value) {
        if (strict_) return;
        text_.append("        <viz:size value=\"");
        append_number(text_, value);
        text_.append("\"/>\n");
    }

    const GraphView& graph_;
    bool earlier_;
    bool strict_;  // no colours and sizes: the published schemas put them in another namespace than the readers do
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
