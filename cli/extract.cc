// entente extract: articles into a graph.
#include <CLI/CLI.hpp>
#include <array>
#include <cstdio>
#include <iostream>
#include <memory>
#include <string>
#include <utility>

#include "cli/command.h"
#include "cli/support/explain_text.h"
#include "cli/support/extraction.h"
#include "cli/support/json.h"
#include "cli/support/limits.h"
#include "cli/support/message.h"
#include "cli/support/read_options.h"
#include "cli/support/reading_report.h"
#include "export/support/escape.h"
#include "extract/read/reader.h"
#include "extract/read/support/written_date.h"
#include "graph/query.h"

namespace entente {
namespace {

struct Options {
    ExtractionOptions run;
    bool json = false;
    bool explain_text = false;
};

struct Totals {
    std::int64_t relations = 0;
    std::int64_t entities = 0;
};

/// What the graph holds in all; zeros where it cannot be read.
Totals totals_of(const std::string& path) {
    Totals totals;
    const Result<Graph> graph = Graph::open(path);
    if (!graph) return totals;
    Result<Query> query = graph->query("SELECT (SELECT count(*) FROM relation), (SELECT count(*) FROM entity)");
    if (!query) return totals;
    if (const Result<bool> row = query->next(); row && *row) totals = {query->integer(0), query->integer(1)};
    return totals;
}

std::string seconds_text(double seconds) {
    std::array<char, 32> buffer{};
    const int size = std::snprintf(buffer.data(), buffer.size(), seconds < 10 ? "%.2f s" : "%.0f s", seconds);
    return {buffer.data(), static_cast<std::size_t>(size)};
}

std::string summary(const ExtractionReport& report, const Totals& totals, const std::string& output) {
    const auto count = [](std::uint64_t number, const char* what) {
        return number == 0 ? std::string() : ", " + grouped(number) + " " + what;
    };
    std::string counts = count(report.added, "new") + count(report.replaced, "changed") +
                         count(report.unchanged, "unchanged") +
                         count(report.duplicates, report.duplicates == 1 ? "duplicate" : "duplicates") +
                         count(report.removed, "removed") + count(report.failed, "failed");
    if (!counts.empty()) counts = " (" + counts.substr(2) + ")";
    return counted(report.documents(), "document") + counts + " in " + seconds_text(report.seconds) + "; " + output +
           " now holds " + counted(static_cast<std::size_t>(totals.relations), "relation") + " between " +
           counted(static_cast<std::size_t>(totals.entities), "entity");
}

std::string json_summary(const ExtractionReport& report, const Totals& totals, const std::string& output) {
    std::string out = "{\"graph\": ";
    append_json_string(out, output);
    const auto put = [&out](const char* name, std::uint64_t number) {
        out += std::string(", \"") + name + "\": " + std::to_string(number);
    };
    put("new", report.added);
    put("changed", report.replaced);
    put("unchanged", report.unchanged);
    put("failed", report.failed);
    put("removed", report.removed);
    put("duplicates", report.duplicates);
    put("skipped", total(report.skipped));
    put("bytes", report.bytes);
    put("relations", static_cast<std::uint64_t>(totals.relations));
    put("entities", static_cast<std::uint64_t>(totals.entities));
    out += ", \"seconds\": ";
    append_json_number(out, report.seconds);
    for (const auto& [key, tally] :
         {std::pair("formats", &report.formats), std::pair("skipped_by_reason", &report.skipped),
          std::pair("failed_by_reason", &report.failures), std::pair("failed_by_format", &report.failed_formats)}) {
        out += std::string(", \"") + key + "\": {";
        for (const auto& [name, number] : *tally) {
            out += out.ends_with('{') ? "" : ", ";
            append_json_string(out, name);
            out += ": " + std::to_string(number);
        }
        out += '}';
    }
    return out + ", \"complete\": " + (report.interrupted || report.broken ? "false" : "true") + "}\n";
}

int status_of(const ExtractionReport& report) {
    if (report.refused) return kExitUsage;
    return report.interrupted || report.broken || report.failed > 0 ? kExitPartly : kExitDone;
}

void say_if_stopped(const ExtractionReport& report) {
    const std::string kept = counted(report.documents(), "whole document") +
                             " of this run stayed in the graph; the same command again goes on from there";
    if (report.interrupted) say("stopped by an interrupt: " + kept);
    if (report.broken) say("stopped by that error: " + kept);
}

/// What was read, passed over and failed, a line each where there is something to say.
std::string details(const ExtractionReport& report) {
    std::string out;
    if (total(report.formats) > 1) out += "\n  read: " + listed(report.formats, 20);
    if (!report.skipped.empty()) {
        out += "\n  skipped " + grouped(total(report.skipped)) + ": " + listed(report.skipped);
    }
    if (total(report.failures) > 1) {
        out += "\n  failed " + grouped(total(report.failures)) + " (" + listed(report.failed_formats, 20) +
               "): " + listed(report.failures, 4);
    }
    return out;
}

int run(const Options& options) {
    if (options.explain_text) return explain_text(options.run.inputs, options.run.read);
    if (options.run.output.empty()) throw CLI::RequiredError("--output");
    const ExtractionReport report = run_extraction(options.run);
    if (report.refused || report.seconds == 0) return status_of(report);
    const Totals totals = totals_of(options.run.output);
    say_if_stopped(report);
    if (options.json) std::cout << json_summary(report, totals, options.run.output);
    if (!options.json) say(summary(report, totals, options.run.output) + details(report));
    return status_of(report);
}

std::string check_date(std::string& date) {
    const auto parsed = parse_date_field(date);
    if (!parsed) return "'" + date + "' is no date; write it as 2019-03-14";
    date = *parsed;
    return {};
}

std::string footer() {
    std::string text = "\nFormats, told by content first and by suffix second:\n";
    for (const Reader* reader : readers()) {
        std::string line = "  " + std::string(reader->name);
        line.resize(12, ' ');
        text += line + std::string(reader->about) + "\n";
    }
    return text +
           "\nExamples:\n"
           "  entente extract articles/ -o news.db                a folder, with all that is below it\n"
           "  entente extract articles/ more.jsonl -o news.db     again: only what is new or changed is read\n"
           "  zcat dump.jsonl.gz | entente extract - -o news.db   a pipe\n"
           "  entente extract notes.txt -o n.db --date 2019-03-14 the day that \"yesterday\" is counted from\n"
           "  entente extract articles/ -o news.db --prune        and what is gone from there goes from the graph\n"
           "  entente extract a.txt -o a.db --pack mine/          the built-in rules and your own";
}

void define(CLI::App& app, int& status) {
    const auto options = std::make_shared<Options>();
    app.add_option("INPUT", options->run.inputs, "Files, folders, patterns; - for standard input")->required();
    auto* output =
        app.add_option("-o,--output", options->run.output, "The graph: made if it is not there, added to if it is")
            ->type_name("FILE");
    app.add_flag("--explain-text", options->explain_text,
                 "Make no graph; show what is read of each INPUT and what is not, and why")
        ->excludes(output);
    app.add_option("--report", options->run.report,
                   "Write what became of each document and failure to FILE, as JSON Lines")
        ->type_name("FILE");
    app.add_option("--pack", options->run.packs, "A further rule pack: a folder, or a built-in one by name; repeatable")
        ->type_name("PACK")
        ->allow_extra_args(false);
    app.add_option("--names", options->run.names,
                   "A list of names (CSV, TSV, TOML, JSON), KIND=FILE where it tells no kind; repeatable")
        ->type_name("FILE")
        ->allow_extra_args(false);
    app.add_flag("--alone", options->run.alone, "Only the packs named, without the pack en");
    app.add_option("--date", options->run.date, "The date of articles that name none")
        ->type_name("DATE")
        ->transform(CLI::Validator(check_date, ""));
    add_read_options(app, options->run.read);
    app.add_option("--wait", options->run.lock_wait,
                   "How long to wait while another program writes the graph (default 5)")
        ->type_name("SECONDS")
        ->check(CLI::Range(0.0, 86400.0).description(""));
    app.add_flag("--prune", options->run.prune,
                 "Afterwards remove from the graph the documents that no INPUT holds any more");
    add_limits(app, options->run.limits);
    app.add_flag("--json", options->json, "Print the summary as JSON on standard output");
    app.footer(footer());
    app.callback([options, &status] { status = run(*options); });
}

}  // namespace

extern const Command extract_command;
const Command extract_command = {"extract", "Read articles into a graph", define};

}  // namespace entente
