// The nodes as CSV, as Gephi's spreadsheet import and pandas read them; the edges are the format csv.
#include "export/format.h"
#include "export/support/escape.h"
#include "export/support/number.h"
#include "export/support/sink.h"

namespace entente {
namespace {

class NodeWriter {
public:
    NodeWriter(const GraphView& graph, std::ostream& out) : graph_(graph), sink_(out), text_(sink_.text()) {}

    Status write() {
        text_.append("Id,Label,kind,identity,country,lat,lng,wikidata,mentions,documents\n");
        if (Status done = graph_.each_node([this](const Node& n) { node(n); }); !done) return done;
        return sink_.finish();
    }

private:
    void node(const Node& node) {
        text_ += 'e';
        append_number(text_, node.id);
        words(node.label);
        words(to_string(node.kind));
        words(node.key);
        words(node.country);
        number(node.latitude);
        number(node.longitude);
        words(node.wikidata);
        number(std::optional(node.mentions));
        number(std::optional(node.documents));
        text_.append("\n");
        sink_.flush_if_full();
    }

    void words(std::string_view value) {
        text_ += ',';
        if (!value.empty()) append_csv_text(text_, value);
    }

    template <typename Number>
    void number(std::optional<Number> value) {
        text_ += ',';
        if (value) append_number(text_, *value);
    }

    const GraphView& graph_;
    Sink sink_;
    std::string& text_;
};

Status write(const GraphView& graph, const ExportOptions& /*options*/, std::ostream& out) {
    return NodeWriter(graph, out).write();
}

}  // namespace

extern const Format csv_nodes_format;
const Format csv_nodes_format{
    .name = "csv-nodes",
    .suffix = ".nodes.csv",
    .about = "CSV of the nodes, to be read before the edges",
    .stream = write,
};

}  // namespace entente
