// entente search: sentences that hold words.
#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "cli/command.h"
#include "cli/support/message.h"
#include "cli/support/rows.h"
#include "cli/support/terminal.h"
#include "graph/query.h"

namespace entente {
namespace {

struct Options {
    std::string graph;
    std::vector<std::string> words;
    std::size_t limit = 20;
    bool by_date = false;
    bool json = false;
    bool csv = false;

    [[nodiscard]] std::string sought() const {
        std::string all;
        for (const std::string& word : words) all += (all.empty() ? "" : " ") + word;
        return all;
    }
    /// As SQL has it: a negative limit is none.
    [[nodiscard]] std::int64_t most() const { return limit == 0 ? -1 : static_cast<std::int64_t>(limit); }
    [[nodiscard]] std::string order() const { return by_date ? " ORDER BY date, document, sentence_start" : ""; }
};

// Marks that no keyboard types; on a terminal bold letters take their place.
constexpr std::string_view kOpen = "\uE000";
constexpr std::string_view kClose = "\uE001";

/// The error of a query that is ours, without its place in the SQL.
std::string plain(const std::string& message) {
    constexpr std::string_view kPrefix = "SQL: error: ";
    return message.starts_with(kPrefix) ? message.substr(kPrefix.size()) : message;
}

std::string with_marks(std::string_view text) {
    std::string out;
    while (true) {
        const std::size_t open = text.find(kOpen);
        const std::size_t close = open == std::string_view::npos ? open : text.find(kClose, open);
        if (close == std::string_view::npos) return out.append(text);
        const std::string_view word = text.substr(open + kOpen.size(), close - open - kOpen.size());
        out.append(text.substr(0, open));
        out += is_output_terminal() ? bold(word) : "[" + std::string(word) + "]";
        text.remove_prefix(close + kClose.size());
    }
}

void print_document(const std::string& uri, const std::string& title, const std::string& date) {
    std::cout << bold(printable_line(uri));
    if (!date.empty()) std::cout << ", " << printable_line(date);
    if (!title.empty()) std::cout << faint("  " + printable_line(title));
    std::cout << '\n';
}

/// What was found, and how much of it was shown.
struct Tally {
    std::size_t sentences = 0;
    std::size_t shown = 0;
};

Result<Tally> print_hits(const Graph& graph, const Options& options) {
    Result<Query> query = graph.query("SELECT document, title, date, marked FROM search(?1, ?2, ?3)" + options.order(),
                                      {options.sought(), std::string(kOpen), std::string(kClose)});
    if (!query) return query.error();
    Tally tally;
    std::string document;
    while (true) {
        const Result<bool> more = query->next();
        if (!more) return more.error();
        if (!*more) return tally;
        if (++tally.sentences > options.limit && options.limit != 0) continue;
        ++tally.shown;
        if (query->text(0) != document) {
            document = query->text(0);
            if (tally.sentences > 1) std::cout << '\n';
            print_document(document, std::string(query->text(1)), std::string(query->text(2)));
        }
        std::cout << with_marks(wrapped(printable_line(query->text(3)), terminal_width(), 2)) << '\n';
    }
}

int print_rows(const Graph& graph, const Options& options) {
    Result<Query> query =
        graph.query("SELECT document, title, date, sentence, marked, sentence_start, sentence_end FROM search(?1)" +
                        options.order() + " LIMIT ?2",
                    {options.sought(), options.most()});
    const RowFormat format = options.json ? RowFormat::json : RowFormat::csv;
    const Status written = query ? write_rows(*query, format, std::cout) : Status(query.error());
    if (written) return kExitDone;
    return say_error(plain(written.error().message)), kExitUsage;
}

int run(const Options& options) {
    const Result<Graph> graph = Graph::open(options.graph);
    if (!graph) return say_error(graph.error().message), kExitUsage;
    if (options.json || options.csv) return print_rows(*graph, options);
    const Result<Tally> tally = print_hits(*graph, options);
    std::cout << std::flush;
    if (!tally) return say_error(plain(tally.error().message)), kExitUsage;
    if (tally->sentences == 0) {
        say("no sentence holds all of: " + options.sought() + " (begin* finds longer words, OR alternatives)");
    } else if (tally->shown < tally->sentences) {
        say(counted(tally->sentences, "sentence") + "; the first " + std::to_string(tally->shown) +
            " are shown (--limit 0 shows all)");
    }
    return kExitDone;
}

void define(CLI::App& app, int& status) {
    const auto options = std::make_shared<Options>();
    app.add_option("GRAPH", options->graph, "The graph, as made by extract")->required();
    app.add_option("WORDS", options->words, "Words that one sentence holds, in whatever form and order")->required();
    app.add_option("--limit", options->limit, "So many sentences (default 20; 0: all)")->type_name("N");
    app.add_flag("--by-date", options->by_date, "In the order of the documents' dates, not the best first");
    auto* json = app.add_flag("--json", options->json, "The sentences as JSON");
    app.add_flag("--csv", options->csv, "The sentences as CSV")->excludes(json);
    app.footer(
        "\n\"…\" within the words is a phrase, begin* finds all that begins so, OR separates alternatives, NOT takes "
        "out\n"
        "sentences with the next word. In SQL the same is search('…'), see docs/sql.md.\n"
        "\nExamples:\n"
        "  entente search news.db light water reactor\n"
        "  entente search news.db '\"chemical weapons\" OR nerve agent* NOT Syria'");
    app.callback([options, &status] { status = run(*options); });
}

}  // namespace

extern const Command search_command;
const Command search_command = {"search", "Find sentences by their words", define};

}  // namespace entente
