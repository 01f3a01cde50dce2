// entente status: what a graph was made from.
#include <CLI/CLI.hpp>
#include <array>
#include <ctime>
#include <filesystem>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "cli/command.h"
#include "cli/support/json.h"
#include "cli/support/knowledge.h"
#include "cli/support/message.h"
#include "export/support/escape.h"
#include "graph/query.h"

namespace entente {
namespace {

struct Options {
    std::string graph;
    std::vector<std::string> packs;
    bool alone = false;
    bool json = false;
};

/// One run, or several by the same program and packs, and what is left of it.
struct Run {
    std::string program, packs, fingerprint;
    std::int64_t started = 0;
    std::int64_t documents = 0;
};

struct Contents {
    std::int64_t documents = 0, sentences = 0, words = 0, characters = 0;
    std::int64_t entities = 0, mentions = 0, relations = 0;
    std::string first_date, last_date;
    std::vector<Run> runs;  // the latest first
};

constexpr std::string_view kTotals =
    "SELECT count(*), sum(sentences), sum(words), sum(length(text)), min(date), max(date), "
    "(SELECT count(*) FROM entity), (SELECT count(*) FROM mention), (SELECT count(*) FROM relation) FROM document";
constexpr std::string_view kRuns =
    "SELECT program, packs, fingerprint, max(started), count(document.id) FROM extraction "
    "JOIN document ON extraction_id = extraction.id GROUP BY fingerprint ORDER BY max(started) DESC, fingerprint";

Result<Contents> read_contents(const Graph& graph) {
    Contents out;
    Result<Query> totals = graph.query(kTotals);
    Result<bool> row = totals ? totals->next() : Result<bool>(totals.error());
    if (!row) return row.error();
    out.documents = totals->integer(0);
    out.sentences = totals->integer(1);
    out.words = totals->integer(2);
    out.characters = totals->integer(3);
    out.first_date = totals->text(4);
    out.last_date = totals->text(5);
    out.entities = totals->integer(6);
    out.mentions = totals->integer(7);
    out.relations = totals->integer(8);
    Result<Query> runs = graph.query(kRuns);
    if (!runs) return runs.error();
    for (row = runs->next(); row && *row; row = runs->next()) {
        out.runs.push_back({std::string(runs->text(0)), std::string(runs->text(1)), std::string(runs->text(2)),
                            runs->integer(3), runs->integer(4)});
    }
    if (!row) return row.error();
    return out;
}

std::string utc(std::int64_t seconds) {
    const std::time_t time = seconds;
    std::tm parts{};
    std::array<char, 32> buffer{};
    if (::gmtime_r(&time, &parts) == nullptr) return "?";
    return {buffer.data(), std::strftime(buffer.data(), buffer.size(), "%Y-%m-%dT%H:%M:%SZ", &parts)};
}

std::string amount(std::int64_t number, std::string_view noun) {
    return counted(static_cast<std::size_t>(number), noun);
}

void print_text(const Options& options, const Contents& contents, const std::string& current) {
    std::error_code error;
    const auto bytes = std::filesystem::file_size(options.graph, error);
    std::string out = options.graph + ": " + amount(contents.documents, "document");
    if (!contents.first_date.empty()) out += " of " + contents.first_date + " to " + contents.last_date;
    out += "\n  " + amount(contents.sentences, "sentence") + ", " + amount(contents.words, "word") + ", " +
           amount(contents.characters, "character") + "; the file has " + grouped(error ? 0 : bytes) + " bytes";
    out += "\n  " + amount(contents.entities, "entity") + ", " + amount(contents.mentions, "mention") + ", " +
           amount(contents.relations, "relation") + "\n";
    bool stale = false;
    for (const Run& run : contents.runs) {
        const bool same = run.fingerprint == current;
        stale = stale || !same;
        out += "  " + utc(run.started) + "  " + (run.program.empty() ? "unknown program" : run.program) + ", packs " +
               (run.packs.empty() ? "unknown" : run.packs) + ": " + amount(run.documents, "document") +
               (same ? ", up to date" : ", made by other packs or another program") + "\n";
    }
    if (stale) out += "  entente update " + options.graph + " extracts those again, from the texts in the graph\n";
    std::cout << out;
}

void print_json(const Options& options, const Contents& contents, const std::string& current) {
    std::string out = "{\"graph\": ";
    append_json_string(out, options.graph);
    const auto put = [&out](const char* name, std::int64_t number) {
        out += std::string(", \"") + name + "\": " + std::to_string(number);
    };
    put("documents", contents.documents);
    put("sentences", contents.sentences);
    put("words", contents.words);
    put("characters", contents.characters);
    put("entities", contents.entities);
    put("mentions", contents.mentions);
    put("relations", contents.relations);
    out += ", \"runs\": [";
    for (std::size_t i = 0; i < contents.runs.size(); ++i) {
        const Run& run = contents.runs[i];
        out += i == 0 ? "{\"started\": " : ", {\"started\": ";
        append_json_string(out, utc(run.started));
        out += ", \"program\": ";
        append_json_string(out, run.program);
        out += ", \"packs\": ";
        append_json_string(out, run.packs);
        put("documents", run.documents);
        out += std::string(", \"up_to_date\": ") + (run.fingerprint == current ? "true}" : "false}");
    }
    std::cout << out << "]}\n";
}

int run(const Options& options) {
    const Result<Graph> graph = Graph::open(options.graph);
    if (!graph) return say_error(graph.error().message), kExitUsage;
    const Result<Contents> contents = read_contents(*graph);
    if (!contents) return say_error(contents.error().message), kExitUsage;
    const std::optional<ExtractionRun> current = current_run(options.packs, options.alone);
    if (!current) return kExitUsage;
    options.json ? print_json(options, *contents, current->fingerprint)
                 : print_text(options, *contents, current->fingerprint);
    return kExitDone;
}

void define(CLI::App& app, int& status) {
    const auto options = std::make_shared<Options>();
    app.add_option("GRAPH", options->graph, "The graph, as made by extract")->required();
    app.add_option("--pack", options->packs, "A further rule pack, as for extract; repeatable")
        ->type_name("PACK")
        ->allow_extra_args(false);
    app.add_flag("--alone", options->alone, "Only the packs named, without the pack en");
    app.add_flag("--json", options->json, "As JSON");
    app.footer(
        "\nSays how much is in a graph, which program and packs made it and when, and whether the packs that are here\n"
        "now would make the same. Times are UTC.");
    app.callback([options, &status] { status = run(*options); });
}

}  // namespace

extern const Command status_command;
const Command status_command = {"status", "What a graph was made from", define};

}  // namespace entente
