// entente export: the graph for other programs.
#include <CLI/CLI.hpp>
#include <memory>
#include <string>

#include "cli/command.h"
#include "cli/support/filter_options.h"
#include "cli/support/message.h"
#include "cli/support/whole_file.h"
#include "export/format.h"
#include "graph/graph_view.h"

namespace entente {
namespace {

struct Options {
    std::string graph;
    std::string output = "-";
    std::string format;
    FilterOptions filter;
    ExportOptions writing;
    std::string flavour;
    std::string cluster_by = "country";
};

std::string format_names() {
    std::string names;
    for (const Format* format : formats()) names += (names.empty() ? "" : ", ") + std::string(format->name);
    return names;
}

Result<const Format*> choose_format(const Options& options) {
    if (!options.format.empty()) {
        if (const Format* format = find_format(options.format)) return format;
        return Error{"'" + options.format + "' is no format; there are: " + format_names()};
    }
    if (const Format* format = find_format_for(options.output)) return format;
    return Error{"no format goes with the name '" + options.output + "'; say -f FORMAT, one of: " + format_names()};
}

Flavour flavour_named(const std::string& name) {
    if (name.empty()) return Flavour::usual;
    return name == "graphviz" ? Flavour::graphviz : Flavour::neo4j;
}

/// What the command line says of the writing, if the format can do it.
Result<ExportOptions> writing_of(const Options& options, const Format& format) {
    ExportOptions writing = options.writing;
    writing.flavour = flavour_named(options.flavour);
    if (options.cluster_by == "community") writing.cluster_by = ClusterBy::community;
    if (options.cluster_by == "none") writing.cluster_by = ClusterBy::none;
    if (writing.flavour == Flavour::usual || writing.flavour == format.flavour) return writing;
    std::string able;
    for (const Format* other : formats()) {
        if (other->flavour == writing.flavour) able += (able.empty() ? "" : ", ") + std::string(other->name);
    }
    return Error{"the format " + std::string(format.name) + " has no flavour " + options.flavour +
                 "; this one goes with " + able};
}

std::string described(const GraphView& graph) {
    if (graph.edge_count() == 0)
        return "no relation between two entities passes the filter; the file is valid and empty";
    return counted(graph.node_count(), "node") + ", " + counted(graph.edge_count(), "edge");
}

int run(const Options& options) {
    const Result<const Format*> format = choose_format(options);
    if (!format) return say_error(format.error().message), kExitUsage;
    const Result<ExportOptions> writing = writing_of(options, **format);
    if (!writing) return say_error(writing.error().message), kExitUsage;
    const Result<GraphFilter> filter = filter_of(options.filter);
    if (!filter) return say_error(filter.error().message), kExitUsage;
    const Result<GraphView> graph = GraphView::open(options.graph, *filter);
    if (!graph) return say_error(graph.error().message), kExitUsage;
    const auto write = [&](std::ostream& out) { return (*format)->write(*graph, out, *writing); };
    if (const Status written = write_whole_file(options.output, write); !written) {
        return say_error(written.error().message), kExitUsage;
    }
    const std::string name = options.output == "-" ? "" : options.output + ": ";
    say(name + described(*graph));
    if ((*format)->left_out == nullptr) return kExitDone;
    const Result<std::string> left_out = (*format)->left_out(*graph);
    if (!left_out) return say_error(left_out.error().message), kExitUsage;
    if (!left_out->empty()) say(name + *left_out);
    return kExitDone;
}

std::string footer() {
    std::string text = "\nFormats:\n";
    for (const Format* format : formats()) {
        std::string line = "  " + std::string(format->name);
        line.resize(14, ' ');
        text += line + std::string(format->about) + " (" + std::string(format->suffix) + ")\n";
    }
    return text +
           "\nExamples:\n"
           "  entente export news.db -o news.html                         a page to look at, in any browser\n"
           "  entente export news.db -o news.gexf                         everything, for Gephi\n"
           "  entente export news.db -o who.dot --kind person --min-weight 2\n"
           "  entente export news.db -f dot --relation met | dot -Tsvg > met.svg\n"
           "An existing file is replaced only when the new one is complete.";
}

void define(CLI::App& app, int& status) {
    const auto options = std::make_shared<Options>();
    app.add_option("GRAPH", options->graph, "The graph, as made by extract")->required();
    app.add_option("-o,--output", options->output, "The file to write; - for standard output")->type_name("FILE");
    app.add_option("-f,--format", options->format, "The format, where the file's suffix does not say it")
        ->type_name("FORMAT");
    app.add_flag("--strict", options->writing.strict, "Only what the format's schema knows");
    app.add_flag("--earlier", options->writing.earlier, "GEXF 1.2 rather than 1.3, for older readers");
    auto* flavour = app.add_option("--flavour", options->flavour, "For one reader alone: neo4j (csv), graphviz (dot)")
                        ->type_name("NAME")
                        ->check(CLI::IsMember({"graphviz", "neo4j"}).description(""));
    app.add_option("--clusters", options->cluster_by, "Boxes of the flavour graphviz: country, community or none")
        ->type_name("WHAT")
        ->check(CLI::IsMember({"country", "community", "none"}).description(""))
        ->needs(flavour);
    add_filter_options(app, options->filter);
    app.footer(footer());
    app.callback([options, &status] { status = run(*options); });
}

}  // namespace

extern const Command export_command;
const Command export_command = {"export", "Write the graph for Gephi and other programs", define};

}  // namespace entente
