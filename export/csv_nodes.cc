// The nodes as CSV, as Gephi's spreadsheet import and pandas read them, or with the headers of Neo4j's bulk import; the
// edges are the format csv.
#include "export/format.h"
#include "export/support/csv_row.h"
#include "export/support/sink.h"

namespace entente {
namespace {

constexpr auto kPlaceColumns = std::to_array<Column>({{"x", ColumnType::real}, {"y", ColumnType::real}});

class NodeWriter {
public:
    NodeWriter(const GraphView& graph, bool neo4j, std::ostream& out)
        : graph_(graph), neo4j_(neo4j), sink_(out), text_(sink_.text()) {}

    Status write() {
        if (Status done = graph_.measure(); !done) return done;
        text_ += neo4j_ ? "id:ID(Entity),:LABEL,name" : "Id,Label";
        append_header(text_, kNodeColumns, neo4j_);
        append_header(text_, kPlaceColumns, neo4j_);
        text_ += '\n';
        if (Status done = graph_.each_node([this](const Node& n) { node(n); }); !done) return done;
        return sink_.finish();
    }

private:
    void node(const Node& node) {
        text_ += 'e';
        append_number(text_, node.id);
        text_ += ',';
        if (neo4j_) labels(to_string(node.kind));
        append_csv_text(text_, node.label);
        CsvCells cells(kNodeColumns, text_);
        write_columns(node, cells);
        cells.finish();
        CsvCells place(kPlaceColumns, text_);
        place.number("x", node.x);
        place.number("y", node.y);
        text_ += '\n';
        sink_.flush_if_full();
    }

    /// Neo4j's labels begin with a capital.
    void labels(std::string_view kind) {
        text_.append("Entity;") += static_cast<char>(kind.front() - 'a' + 'A');
        text_.append(kind.substr(1)) += ',';
    }

    const GraphView& graph_;
    bool neo4j_;
    Sink sink_;
    std::string& text_;
};

Status write(const GraphView& graph, const ExportOptions& options, std::ostream& out) {
    return NodeWriter(graph, options.flavour == Flavour::neo4j, out).write();
}

}  // namespace

extern const Format csv_nodes_format;
const Format csv_nodes_format{
    .name = "csv-nodes",
    .suffix = ".nodes.csv",
    .about = "CSV of the nodes, to be read before the edges",
    .stream = write,
    .flavour = Flavour::neo4j,
};

}  // namespace entente
