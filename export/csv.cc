// The edges as CSV, as Gephi's spreadsheet import and pandas read them. Source and target are ids of the format
// csv-nodes. Dates are given as years: Gephi guesses a column's type, and takes a table with ISO dates for something
// else.
#include "export/format.h"
#include "graph/base/day.h"
#include "export/support/escape.h"
#include "export/support/number.h"
#include "export/support/sink.h"

namespace entente {
namespace {

class CsvWriter {
public:
    CsvWriter(const GraphView& graph, std::ostream& out) : graph_(graph), sink_(out), text_(sink_.text()) {}

    Status write() {
        text_.append(
            "Source,Target,Type,Kind,Id,Label,Weight,relation,documents,first_year,last_year,negated,possible,"
            "symmetric,plover,source_name,target_name\n");
        if (Status done = graph_.each_edge([this](const Edge& e) { edge(e); }); !done) return done;
        return sink_.finish();
    }

private:
    void edge(const Edge& edge) {
        id('e', edge.source);
        id('e', edge.target);
        text_.append("Directed,");
        words(edge.relation);
        id('r', static_cast<std::int64_t>(edge.number));
        words(edge.relation);
        number(edge.weight);
        words(edge.relation);
        number(edge.documents);
        text_.append(first_day(edge.first_date).substr(0, 4)).append(",");
        text_.append(last_day(edge.last_date).substr(0, 4)).append(",");
        number(edge.negated);
        number(edge.possible);
        text_.append(edge.symmetric ? "true," : "false,");
        words(edge.plover);
        words(edge.source_label);
        append_csv_text(text_, edge.target_label);
        text_.append("\n");
        sink_.flush_if_full();
    }

    void id(char letter, std::int64_t number) {
        text_ += letter;
        append_number(text_, number);
        text_ += ',';
    }

    void words(std::string_view value) {
        if (!value.empty()) append_csv_text(text_, value);
        text_ += ',';
    }

    template <typename Number>
    void number(Number value) {
        append_number(text_, value);
        text_ += ',';
    }

    const GraphView& graph_;
    Sink sink_;
    std::string& text_;
};

Status write(const GraphView& graph, const ExportOptions& /*options*/, std::ostream& out) {
    return CsvWriter(graph, out).write();
}

}  // namespace

extern const Format csv_format;
const Format csv_format{
    .name = "csv",
    .suffix = ".csv",
    .about = "CSV of the edges: Gephi, spreadsheets",
    .stream = write,
};

}  // namespace entente
