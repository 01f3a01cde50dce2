// entente query: SQL over the graph, for people and for programs; without SQL, a shell or a script.
#include "graph/query.h"

#include <unistd.h>

#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <system_error>
#include <vector>

#include "cli/command.h"
#include "cli/support/asking.h"
#include "cli/support/filter_options.h"
#include "cli/support/message.h"
#include "cli/support/shell.h"
#include "cli/support/shell_help.h"
#include "cli/support/table.h"
#include "cli/support/terminal.h"

namespace entente {
namespace {

struct Options {
    std::string graph;
    std::vector<std::string> sql;  // one, where it was quoted
    bool csv = false;
    bool json = false;
    bool markdown = false;
    std::optional<std::size_t> width;
    FilterOptions filter;

    [[nodiscard]] AnswerStyle style() const {
        RowFormat format = RowFormat::table;
        if (csv) format = RowFormat::csv;
        if (json) format = RowFormat::json;
        if (markdown) format = RowFormat::markdown;
        return {.format = format, .width = width == std::size_t{0} ? kNoLimit : width};
    }
};

/// What to do where there is no such graph: perhaps it stands second.
std::string order_hint(const Options& options) {
    std::error_code error;
    const bool swapped = options.sql.size() == 1 && !std::filesystem::exists(options.graph, error) &&
                         std::filesystem::is_regular_file(options.sql[0], error);
    return swapped ? "; the graph comes first, then the SQL" : "";
}

int run(const Options& options) {
    if (options.sql.size() > 1) return say_error("the SQL is one argument: put it in quotes"), kExitUsage;
    const Result<Graph> graph = Graph::open(options.graph);
    if (!graph) return say_error(graph.error().message + order_hint(options)), kExitUsage;
    const Result<GraphFilter> filter = filter_of(options.filter);
    if (!filter) return say_error(filter.error().message), kExitUsage;
    const bool chooses = *filter != GraphFilter{};
    if (const Status narrow = chooses ? graph->narrow(*filter) : Status(Done{}); !narrow) {
        return say_error(narrow.error().message), kExitUsage;
    }
    const AnswerStyle style = options.style();
    if (!options.sql.empty()) return ask(*graph, options.sql[0], style) ? kExitDone : kExitUsage;
    const bool typed = isatty(STDIN_FILENO) == 1 && (is_output_terminal() || is_error_terminal());
    return typed ? run_shell(*graph, style) : run_script(*graph, style);
}

void define(CLI::App& app, int& status) {
    const auto options = std::make_shared<Options>();
    app.add_option("GRAPH", options->graph, "The graph, as made by extract")->required();
    app.add_option(
        "SQL", options->sql,
        "One statement that reads. Without it: a shell on a terminal, else all statements of standard input");
    auto* csv = app.add_flag("--csv", options->csv, "Rows as CSV");
    auto* json = app.add_flag("--json", options->json, "Rows as JSON")->excludes(csv);
    app.add_flag("--md", options->markdown, "Rows as a Markdown table")->excludes(csv)->excludes(json);
    app.add_option("--width", options->width, "Columns that a table may take (default: the terminal's; 0: no limit)")
        ->type_name("N");
    add_filter_options(app, options->filter);
    app.footer("\n" + std::string(kShellHelp) + "\nTo begin with:\n" + std::string(kShellExamples) +
               "\nThe graph is opened for reading only. It is an SQLite file: sqlite3 asks it the same questions.");
    app.callback([options, &status] { status = run(*options); });
}

}  // namespace

extern const Command query_command;
const Command query_command = {"query", "Ask the graph with SQL", define};

}  // namespace entente
