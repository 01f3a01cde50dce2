// entente query: SQL over the graph, for people and for programs; without SQL, a simple shell.
#include "graph/query.h"

#include <unistd.h>

#include <CLI/CLI.hpp>
#include <charconv>
#include <iostream>
#include <memory>
#include <string>
#include <string_view>

#include "cli/command.h"
#include "cli/support/message.h"
#include "cli/support/rows.h"
#include "cli/support/terminal.h"

namespace entente {
namespace {

struct Options {
    std::string graph;
    std::string sql;
    bool csv = false;
    bool json = false;

    [[nodiscard]] RowFormat format() const {
        if (csv) return RowFormat::csv;
        return json ? RowFormat::json : RowFormat::table;
    }
};

constexpr std::string_view kShellHelp =
    "A statement ends with ; at the end of a line. These views hold what there is to ask:\n"
    "  relations   subject, relation, object, object_text, polarity, modality, date, place, attributed_to, sentence, "
    "…\n"
    "  edges       source, relation, target, weight, documents, first_date, last_date, negated, possible\n"
    "  entities    name, kind, country, mentions, documents      aliases   entity, name\n"
    "  mentions    entity, form, text, document, sentence        dates     document, text, value\n"
    "  documents   uri, title, date, words, relations            metadata  document, name, value\n"
    "  .help       this      .examples   questions to begin with      .quit (or ^D)   the end\n";

constexpr std::string_view kExamples =
    "SELECT subject, object, date, place, sentence FROM relations WHERE relation = 'met';\n"
    "SELECT source, relation, target, weight FROM edges ORDER BY weight DESC LIMIT 20;\n"
    "SELECT name, kind, mentions FROM entities ORDER BY mentions DESC LIMIT 20;\n"
    "SELECT subject, object, object_text, sentence FROM relations WHERE polarity = 'negated';\n"
    "SELECT attributed_to, count(*) FROM relations WHERE attributed_to IS NOT NULL GROUP BY 1 ORDER BY 2 DESC;\n";

std::size_t leading_number(std::string_view text) {
    std::size_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

/// For "SQL:2:7: error: …": the second line of the SQL with a mark below the seventh byte.
std::string pointer_at(std::string_view sql, std::string_view message) {
    if (!message.starts_with("SQL:")) return {};
    const std::string_view place = message.substr(4);
    const std::size_t colon = place.find(':');
    if (colon == std::string_view::npos) return {};
    std::size_t line = leading_number(place);
    const std::size_t column = leading_number(place.substr(colon + 1));
    if (line == 0 || column == 0) return {};
    while (--line > 0) sql.remove_prefix(std::min(sql.find('\n') + 1, sql.size()));
    sql = sql.substr(0, sql.find('\n'));
    const std::size_t before = display_width(printable_line(sql.substr(0, column - 1)));
    return "  " + printable_line(sql) + "\n  " + std::string(before, ' ') + "^";
}

bool ask(const Graph& graph, const std::string& sql, RowFormat format) {
    Result<Query> query = graph.query(sql);
    const Status written = query ? write_rows(*query, format, std::cout) : Status(query.error());
    std::cout.flush();
    if (written) return true;
    say(written.error().message);
    if (const std::string pointer = pointer_at(sql, written.error().message); !pointer.empty()) say(pointer);
    return false;
}

bool is_blank(std::string_view text) {
    return text.find_first_not_of(" \t\r\n;") == std::string_view::npos;
}

bool ends_statement(std::string_view line) {
    const std::size_t last = line.find_last_not_of(" \t\r");
    return last != std::string_view::npos && line[last] == ';';
}

/// Reads statements from standard input until its end.
class Shell {
public:
    Shell(const Graph& graph, RowFormat format) : graph_(graph), format_(format) {}

    int run() {
        if (prompting_) std::cout << kShellHelp;
        std::string line;
        while (prompt(), std::getline(std::cin, line)) {
            if (statement_.empty() && line.starts_with('.')) {
                if (!obey(line)) return status_;
            } else {
                take(line);
            }
        }
        if (prompting_) std::cout << '\n';
        finish();
        return status_;
    }

private:
    void prompt() const {
        if (prompting_) std::cout << (statement_.empty() ? "entente> " : "    ...> ") << std::flush;
    }

    /// False for the end.
    static bool obey(std::string_view line) {
        if (line == ".quit" || line == ".exit") return false;
        if (line == ".help") {
            std::cout << kShellHelp;
        } else if (line == ".examples") {
            std::cout << kExamples;
        } else {
            say_error("no such command: " + std::string(line) + "; .help shows what there is");
        }
        return true;
    }

    void take(const std::string& line) {
        statement_ += line + "\n";
        if (ends_statement(line)) finish();
    }

    void finish() {
        const std::string sql = std::exchange(statement_, {});
        if (!is_blank(sql) && !ask(graph_, sql, format_)) status_ = kExitPartly;
    }

    const Graph& graph_;
    RowFormat format_;
    bool prompting_ = isatty(STDIN_FILENO) == 1 && is_output_terminal();
    std::string statement_;
    int status_ = kExitDone;
};

int run(const Options& options) {
    const Result<Graph> graph = Graph::open(options.graph);
    if (!graph) return say_error(graph.error().message), kExitUsage;
    if (options.sql.empty()) return Shell(*graph, options.format()).run();
    return ask(*graph, options.sql, options.format()) ? kExitDone : kExitUsage;
}

void define(CLI::App& app, int& status) {
    const auto options = std::make_shared<Options>();
    app.add_option("GRAPH", options->graph, "The graph, as made by extract")->required();
    app.add_option("SQL", options->sql, "One statement that reads; without it, statements come from standard input");
    auto* csv = app.add_flag("--csv", options->csv, "Rows as CSV");
    app.add_flag("--json", options->json, "Rows as JSON")->excludes(csv);
    app.footer("\n" + std::string(kShellHelp) + "\nTo begin with:\n" + std::string(kExamples) +
               "The graph is opened for reading only. It is an SQLite file: sqlite3 asks it the same questions.");
    app.callback([options, &status] { status = run(*options); });
}

}  // namespace

extern const Command query_command;
const Command query_command = {"query", "Ask the graph with SQL", define};

}  // namespace entente
