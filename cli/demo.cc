// entente demo: the samples, end to end.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <system_error>
#include <vector>

#include "cli/command.h"
#include "cli/support/extraction.h"
#include "cli/support/findings.h"
#include "cli/support/message.h"
#include "cli/support/sample_path.h"
#include "cli/support/terminal.h"
#include "cli/support/whole_file.h"
#include "export/format.h"
#include "graph/graph_view.h"
#include "graph/query.h"

namespace entente {
namespace {

namespace fs = std::filesystem;

struct Options {
    std::string folder = "entente-demo";
    std::vector<std::string> packs;
};

/// The samples themselves, without what is written about them.
std::vector<std::string> sample_files(const std::string& folder) {
    std::vector<std::string> files;
    std::error_code code;
    for (fs::directory_iterator at(folder, code), end; !code && at != end; at.increment(code)) {
        const std::string name = at->path().filename().string();
        const std::string suffix = at->path().extension().string();
        const bool article = suffix == ".txt" || suffix == ".md" || suffix == ".jsonl";
        if (article && name != "README.md") files.push_back(at->path().string());
    }
    std::sort(files.begin(), files.end());
    return files;
}

Status export_to(const std::string& graph_path, const std::string& output) {
    const Format* format = find_format_for(output);
    if (format == nullptr) return Error{output + ": no format of this name"};
    const Result<GraphView> graph = GraphView::open(graph_path);
    if (!graph) return graph.error();
    return write_whole_file(output, [&](std::ostream& out) { return format->write(*graph, out); });
}

constexpr std::size_t kPageWidth = 110;

Status print_findings(const std::string& graph_path, const std::string& page_path) {
    const Result<Graph> graph = Graph::open(graph_path);
    if (!graph) return graph.error();
    const std::size_t width = is_output_terminal() ? std::min(terminal_width(), kPageWidth) : kPageWidth;
    const Result<std::string> page = findings_page(*graph, width, is_output_terminal());
    if (!page) return page.error();
    std::cout << *page << std::flush;
    const Result<std::string> plain = findings_page(*graph, kPageWidth, false);
    if (!plain) return plain.error();
    return write_whole_file(page_path, [&](std::ostream& out) { return out << *plain, Status(Done{}); });
}

void print_next_steps(const std::string& folder) {
    const std::string graph = folder + "/graph.db";
    std::cout << bold("What to try next") << "\n\n"
              << "  look at it: open " << folder << "/graph.html in a browser\n"
              << "  entente show " << graph << " \"Kim Jong-un\"\n"
              << "  entente query " << graph << " \"SELECT subject, object, date, sentence FROM relations "
              << "WHERE relation = 'met'\"\n"
              << "  entente explain " << graph << " 1\n"
              << "  Gephi: open " << folder << "/graph.graphml      graphviz: dot -Tsvg " << folder
              << "/graph.dot > graph.svg\n"
              << "  entente extract YOUR_ARTICLES/ -o news.db\n";
}

Status write_all(const std::string& folder) {
    const std::string graph = folder + "/graph.db";
    for (const char* name : {"/graph.html", "/graph.graphml", "/graph.dot"}) {
        if (Status exported = export_to(graph, folder + name); !exported) return exported;
    }
    return print_findings(graph, folder + "/findings.txt");
}

int run(const Options& options) {
    const std::optional<std::string> samples = sample_path();
    if (!samples) return say_error("the samples are not there; set ENTENTE_SAMPLES to their folder"), kExitUsage;
    std::error_code code;
    fs::create_directories(options.folder, code);
    if (code) return say_error(options.folder + ": " + code.message()), kExitUsage;
    ExtractionOptions extraction;
    extraction.inputs = sample_files(*samples);
    extraction.output = options.folder + "/graph.db";
    extraction.packs = options.packs;
    extraction.relative_to = fs::path(*samples).parent_path().string();
    const ExtractionReport report = run_extraction(extraction);
    if (report.refused) return kExitUsage;
    if (report.interrupted || report.broken) return kExitPartly;
    if (const Status written = write_all(options.folder); !written) {
        return say_error(written.error().message), kExitPartly;
    }
    print_next_steps(options.folder);
    return report.failed > 0 ? kExitPartly : kExitDone;
}

void define(CLI::App& app, int& status) {
    const auto options = std::make_shared<Options>();
    app.add_option("-o,--output", options->folder, "The folder to write to (default: entente-demo)")
        ->type_name("FOLDER");
    app.add_option("--pack", options->packs, "A further rule pack, as for extract; repeatable")
        ->type_name("PACK")
        ->allow_extra_args(false);
    app.footer(
        "\nReads the samples that come with entente and writes graph.db, graph.html, graph.graphml, graph.dot and\n"
        "findings.txt.\n"
        "Change a frame in a pack, run it again, and see the edges change.\n"
        "\nExamples:\n"
        "  entente demo\n"
        "  entente demo -o /tmp/demo --pack mine/");
    app.callback([options, &status] { status = run(*options); });
}

}  // namespace

extern const Command demo_command;
const Command demo_command = {"demo", "Turn the samples into a graph and show what is in it", define};

}  // namespace entente
