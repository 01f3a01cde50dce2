// entente update: what other packs or an older program have made, extracted again from the texts in the graph.
#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>
#include <string>

#include "cli/command.h"
#include "cli/support/extraction.h"
#include "cli/support/limits.h"
#include "cli/support/message.h"

namespace entente {
namespace {

int run(const UpdateOptions& options) {
    std::error_code error;
    if (!std::filesystem::exists(options.graph, error)) {
        return say_error(options.graph + ": there is no such file; make it with entente extract"), kExitUsage;
    }
    const ExtractionReport report = run_update(options);
    if (report.refused) return kExitUsage;
    const std::string done = counted(report.documents(), "document") + " extracted again";
    if (report.interrupted || report.broken) {
        say("stopped: " + done + "; the same command again goes on from there");
        return kExitPartly;
    }
    say(report.documents() == 0 ? options.graph + " is up to date" : done + " from " + options.graph);
    return kExitDone;
}

void define(CLI::App& app, int& status) {
    const auto options = std::make_shared<UpdateOptions>();
    app.add_option("GRAPH", options->graph, "The graph, as made by extract")->required();
    app.add_option("--pack", options->packs, "A further rule pack, as for extract; repeatable")
        ->type_name("PACK")
        ->allow_extra_args(false);
    app.add_flag("--alone", options->alone, "Only the packs named, without the pack en");
    app.add_option("--wait", options->lock_wait, "How long to wait while another program writes the graph (default 5)")
        ->type_name("SECONDS")
        ->check(CLI::Range(0.0, 86400.0).description(""));
    add_limits(app, options->limits);
    app.footer(
        "\nThe texts are in the graph: their files are not needed. Documents that these packs and this program have\n"
        "made are left as they are. `entente status` says which packs a graph was made with.\n\n"
        "Examples:\n"
        "  entente update news.db --pack mine/      after a change in mine/");
    app.callback([options, &status] { status = run(*options); });
}

}  // namespace

extern const Command update_command;
const Command update_command = {"update", "Extract again what other packs have made", define};

}  // namespace entente
