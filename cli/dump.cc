// entente dump: the graph as canonical text.
#include "graph/dump.h"

#include <CLI/CLI.hpp>
#include <memory>
#include <string>

#include "cli/command.h"
#include "cli/support/message.h"
#include "cli/support/whole_file.h"

namespace entente {
namespace {

struct Options {
    std::string graph;
    std::string output = "-";
    bool no_text = false;
};

int run(const Options& options) {
    const Result<Graph> graph = Graph::open(options.graph);
    if (!graph) return say_error(graph.error().message), kExitUsage;
    const auto write = [&](std::ostream& out) { return dump_graph(*graph, out, {.text = !options.no_text}); };
    const Status written = write_whole_file(options.output, write);
    return written ? kExitDone : (say_error(written.error().message), kExitUsage);
}

void define(CLI::App& app, int& status) {
    const auto options = std::make_shared<Options>();
    app.add_option("GRAPH", options->graph, "The graph, as made by extract")->required();
    app.add_option("-o,--output", options->output, "The file to write; - for standard output")->type_name("FILE");
    app.add_flag("--no-text", options->no_text, "The length of each document's text in place of the text");
    app.footer(
        "\nTwo graphs that hold the same give the same dump, byte for byte, whatever the order of their inputs, the\n"
        "number of threads, or how often they were merged. One line a row: table, cells, parted by tabs; sorted.\n"
        "When a document was read is not in it.\n\n"
        "Examples:\n"
        "  entente dump news.db | sha256sum\n"
        "  diff <(entente dump a.db) <(entente dump b.db)      what two graphs do not have in common");
    app.callback([options, &status] { status = run(*options); });
}

}  // namespace

extern const Command dump_command;
const Command dump_command = {"dump", "Write the graph as sorted text, to compare", define};

}  // namespace entente
