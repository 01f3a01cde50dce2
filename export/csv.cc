// The edges as CSV, as Gephi's spreadsheet import and pandas read them, or with the headers of Neo4j's bulk import.
// Source and target are ids of the format csv-nodes. For Gephi, dates are given as years: it guesses a column's type,
// and takes a table with ISO dates for something else.
#include "export/format.h"
#include "export/support/csv_row.h"
#include "export/support/sink.h"
#include "graph/base/day.h"

namespace entente {
namespace {

constexpr auto kGephiColumns = std::to_array<Column>({{"relation", ColumnType::words},
                                                      {"documents", ColumnType::integer},
                                                      {"first_year", ColumnType::integer},
                                                      {"last_year", ColumnType::integer},
                                                      {"negated", ColumnType::integer},
                                                      {"possible", ColumnType::integer},
                                                      {"symmetric", ColumnType::flag},
                                                      {"plover", ColumnType::words},
                                                      {"source_name", ColumnType::words},
                                                      {"target_name", ColumnType::words},
                                                      {"relations", ColumnType::words}});

class CsvWriter {
public:
    CsvWriter(const GraphView& graph, bool neo4j, std::ostream& out)
        : graph_(graph), neo4j_(neo4j), sink_(out), text_(sink_.text()) {}

    Status write() {
        text_ +=
            neo4j_ ? ":START_ID(Entity),:END_ID(Entity),:TYPE,weight:long" : "Source,Target,Type,Kind,Id,Label,Weight";
        append_header(text_, columns(), neo4j_);
        text_ += '\n';
        if (Status done = graph_.each_edge([this](const Edge& e) { edge(e); }); !done) return done;
        return sink_.finish();
    }

private:
    [[nodiscard]] std::span<const Column> columns() const {
        if (neo4j_) return edge_columns(graph_);
        return std::span(kGephiColumns).first(kGephiColumns.size() - (graph_.filter().collapse ? 0 : 1));
    }

    void edge(const Edge& edge) {
        id('e', edge.source);
        id('e', edge.target);
        if (!neo4j_) text_ += "Directed,";
        append_csv_text(text_, edge.relation);
        text_ += ',';
        if (!neo4j_) {
            id('r', static_cast<std::int64_t>(edge.number));
            append_csv_text(text_, edge.label);
            text_ += ',';
        }
        append_number(text_, edge.weight);
        CsvCells cells(columns(), text_);
        if (neo4j_) {
            write_columns(edge, cells);
        } else {
            write_gephi_columns(edge, cells);
        }
        cells.finish();
        text_ += '\n';
        sink_.flush_if_full();
    }

    static void write_gephi_columns(const Edge& edge, CsvCells& cells) {
        cells.words("relation", edge.relation);
        cells.number("documents", edge.documents);
        year("first_year", first_day(edge.first_date), cells);
        year("last_year", last_day(edge.last_date), cells);
        cells.number("negated", edge.negated);
        cells.number("possible", edge.possible);
        cells.flag("symmetric", edge.symmetric);
        cells.words("plover", edge.plover);
        cells.words("source_name", edge.source_label);
        cells.words("target_name", edge.target_label);
        cells.words("relations", edge.parts);
    }

    static void year(std::string_view name, const std::string& day, CsvCells& cells) {
        if (!day.empty()) cells.number(name, std::stoi(day.substr(0, 4)));
    }

    void id(char letter, std::int64_t number) {
        text_ += letter;
        append_number(text_, number);
        text_ += ',';
    }

    const GraphView& graph_;
    bool neo4j_;
    Sink sink_;
    std::string& text_;
};

Status write(const GraphView& graph, const ExportOptions& options, std::ostream& out) {
    return CsvWriter(graph, options.flavour == Flavour::neo4j, out).write();
}

}  // namespace

extern const Format csv_format;
const Format csv_format{
    .name = "csv",
    .suffix = ".csv",
    .about = "CSV of the edges: Gephi, spreadsheets, Neo4j",
    .stream = write,
    .flavour = Flavour::neo4j,
};

}  // namespace entente
