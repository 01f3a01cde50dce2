// entente rules: lints the packs, runs their examples, shows what they hold.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <filesystem>
#include <iostream>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "cli/command.h"
#include "cli/support/message.h"
#include "cli/support/pack_path.h"
#include "cli/support/rule_coverage.h"
#include "cli/support/rule_suggestions.h"
#include "cli/support/terminal.h"
#include "export/support/escape.h"
#include "extract/entity/name_lists.h"
#include "extract/examples.h"
#include "extract/relation/check_lemmas.h"
#include "rules/check.h"
#include "rules/list.h"

namespace entente {
namespace {

struct Options {
    std::vector<std::string> packs;
    std::vector<std::string> relations;
    bool alone = false;
    bool json = false;
    bool brief = false;
};

void put(std::string& out, std::string_view name, std::string_view value) {
    if (!out.ends_with('{')) out += ", ";
    append_json_string(out, name);
    out += ": ";
    append_json_string(out, value);
}

void put(std::string& out, std::string_view name, std::size_t value) {
    if (!out.ends_with('{')) out += ", ";
    append_json_string(out, name);
    out += ": " + std::to_string(value);
}

void put(std::string& out, std::string_view name, const std::vector<std::string>& values) {
    if (!out.ends_with('{')) out += ", ";
    append_json_string(out, name);
    out += ": [";
    for (const std::string& value : values) {
        if (!out.ends_with('[')) out += ", ";
        append_json_string(out, value);
    }
    out += ']';
}

/// The packs that were asked for, with what is wrong with them; nothing where one cannot be found.
struct LoadedPacks {
    Packs packs;
    Diagnostics diagnostics;
    std::vector<bool> is_named;  // for each file: whether it is of a pack that the user named, or none was named
};

/// Whether a file is the path itself or lies below it.
bool is_below(const std::string& file, const std::filesystem::path& path) {
    const std::string folder = path.generic_string();
    return file == folder || file.starts_with(folder.ends_with('/') ? folder : folder + "/");
}

std::vector<bool> named_files(const Packs& packs, const Options& options) {
    std::vector<bool> out(packs.files.size(), options.packs.empty());
    for (const std::string& pack : options.packs) {
        const auto path = pack_path(pack);
        if (!path) continue;
        for (std::size_t i = 0; i < out.size(); ++i) out[i] = out[i] || is_below(packs.files[i], *path);
    }
    return out;
}

/// What is said of the packs that the user named, and every error.
Diagnostics of_named(const LoadedPacks& loaded, const Diagnostics& diagnostics) {
    Diagnostics out;
    for (const Diagnostic& item : diagnostics.items()) {
        const auto& files = loaded.packs.files;
        const auto file = static_cast<std::size_t>(std::find(files.begin(), files.end(), item.file) - files.begin());
        if (item.severity == Severity::error || file == files.size() || loaded.is_named[file]) out.add(item);
    }
    return out;
}

std::optional<LoadedPacks> load(const Options& options) {
    const auto paths = pack_paths(options.packs, options.alone);
    if (!paths) return say_error(paths.error().message), std::nullopt;
    LoadedPacks out;
    out.packs = load_packs(*paths, out.diagnostics);
    out.is_named = named_files(out.packs, options);
    return out;
}

int status_of(const Diagnostics& diagnostics) {
    return diagnostics.has_errors() ? kExitPartly : kExitDone;
}

std::size_t count(const Diagnostics& diagnostics, Severity severity) {
    const auto& items = diagnostics.items();
    return static_cast<std::size_t>(
        std::count_if(items.begin(), items.end(), [&](const Diagnostic& item) { return item.severity == severity; }));
}

void print_json(const Diagnostics& diagnostics) {
    std::string out = "[";
    for (const Diagnostic& item : diagnostics.items()) {
        out += out.ends_with('[') ? "\n{" : ",\n{";
        put(out, "severity", item.severity == Severity::error ? "error" : "warning");
        put(out, "file", item.file);
        put(out, "line", item.line);
        put(out, "column", item.column);
        put(out, "message", item.message);
        out += '}';
    }
    std::cout << out << "]\n";
}

std::string size_of(const Packs& packs) {
    return counted(packs.files.size(), "file") + ", " + counted(packs.names.size(), "name") + ", " +
           counted(packs.frames.size(), "relation");
}

int check(const Options& options) {
    auto loaded = load(options);
    if (!loaded) return kExitUsage;
    Diagnostics all = std::move(loaded->diagnostics);
    all.append(check_packs(loaded->packs));
    all.append(check_lemmas(loaded->packs));
    const LoadedNames lists = load_name_lists(loaded->packs.name_lists, CountryCodes(loaded->packs), {}, all);
    const Diagnostics diagnostics = of_named(*loaded, all);
    if (options.json) return print_json(diagnostics), status_of(diagnostics);
    for (const Diagnostic& item : diagnostics.items()) say(item);
    std::cout << size_of(loaded->packs);
    if (lists.table) std::cout << ", " << counted(lists.table->entry_count(), "name") << " in lists";
    std::cout << ": " << counted(count(diagnostics, Severity::error), "error") << ", "
              << counted(count(diagnostics, Severity::warning), "warning") << '\n';
    return status_of(diagnostics);
}

/// Keeps the relations that were asked for; false, said, where one is not there.
bool keep_relations(const std::vector<std::string>& names, Inventory& inventory) {
    if (names.empty()) return true;
    std::vector<std::string_view> known;
    for (const RelationSummary& relation : inventory.relations) known.emplace_back(relation.name);
    for (const std::string& name : names) {
        if (std::find(known.begin(), known.end(), name) != known.end()) continue;
        const std::string near(nearest_word(name, known));
        say_error("no pack has the relation " + name + (near.empty() ? "" : "; did you mean " + near + "?"));
        return false;
    }
    std::erase_if(inventory.relations, [&](const RelationSummary& relation) {
        return std::find(names.begin(), names.end(), relation.name) == names.end();
    });
    return true;
}

struct Part {
    const char* name;
    std::vector<std::string> RelationSummary::*entries;
};

constexpr std::array kParts = {
    Part{"verbs", &RelationSummary::verbs},           Part{"converse", &RelationSummary::converse},
    Part{"negative", &RelationSummary::negative},     Part{"nouns", &RelationSummary::nouns},
    Part{"adjectives", &RelationSummary::adjectives}, Part{"adjacent", &RelationSummary::adjacent},
    Part{"unless", &RelationSummary::unless},         Part{"recipient", &RelationSummary::recipient},
    Part{"patterns", &RelationSummary::patterns},     Part{"topic", &RelationSummary::topic},
    Part{"place", &RelationSummary::place},
};

std::string arguments(const RelationSummary& relation) {
    std::string out = relation.subject + (relation.symmetric ? " <-> " : " -> ") + relation.object;
    if (relation.object_text == "also") out += " + words";
    if (relation.object_text == "optional") out += " and/or words";
    if (relation.object_text == "only") out += "words";
    return out;
}

std::string joined(const std::vector<std::string>& words, std::string_view separator) {
    std::string out;
    for (const std::string& word : words) {
        if (!out.empty()) out += separator;
        out += word;
    }
    return out;
}

void print_relation(const RelationSummary& relation, bool brief) {
    std::cout << bold(relation.name) << "  " << arguments(relation);
    if (!relation.plover.empty()) std::cout << "  " << relation.plover;
    if (!relation.is_a.empty()) std::cout << "  is a " << relation.is_a;
    if (!relation.inverse.empty()) std::cout << "  inverse of " << relation.inverse;
    std::cout << '\n' << wrapped(printable_line(relation.about), terminal_width(), 4) << '\n';
    if (brief) return;
    for (const Part& part : kParts) {
        const auto& entries = relation.*part.entries;
        if (entries.empty()) continue;
        std::cout << wrapped(part.name + (": " + printable_line(joined(entries, ", "))), terminal_width(), 4) << '\n';
    }
    std::cout << faint("    " + counted(relation.examples, "example") + ", " +
                       std::to_string(relation.negative_examples) + " of them expecting nothing; " + relation.where)
              << "\n\n";
}

void print_facts(const Inventory& inventory) {
    for (const PackInfo& pack : inventory.packs) {
        std::cout << bold("pack " + printable_line(pack.name)) << "  " << printable_line(pack.about) << '\n';
    }
    const FactCounts& facts = inventory.facts;
    std::cout << "    " << facts.countries << " countries, " << facts.places << " places, " << facts.orgs
              << " organisations, " << facts.people << " people, " << facts.events << " events,\n    " << facts.aliases
              << " further names, " << facts.offices << " offices with " << counted(facts.holders, "holder") << "; "
              << counted(inventory.relations.size(), "relation") << "\n\n";
}

std::string json_of(const RelationSummary& relation) {
    std::string out = "{";
    put(out, "name", relation.name);
    put(out, "pack", relation.pack);
    put(out, "about", relation.about);
    put(out, "plover", relation.plover);
    put(out, "subject", relation.subject);
    put(out, "object", relation.object);
    put(out, "object_text", relation.object_text);
    out += relation.symmetric ? ", \"symmetric\": true" : ", \"symmetric\": false";
    if (!relation.is_a.empty()) put(out, "is_a", relation.is_a);
    if (!relation.inverse.empty()) put(out, "inverse", relation.inverse);
    for (const Part& part : kParts) put(out, part.name, relation.*part.entries);
    put(out, "examples", relation.examples);
    put(out, "negative_examples", relation.negative_examples);
    put(out, "where", relation.where);
    return out + "}";
}

void print_json(const Inventory& inventory) {
    const FactCounts& facts = inventory.facts;
    std::string out = "{\"packs\": [";
    for (const PackInfo& pack : inventory.packs) {
        out += out.ends_with('[') ? "{" : ", {";
        put(out, "name", pack.name);
        put(out, "version", pack.version);
        put(out, "about", pack.about);
        out += '}';
    }
    out += "],\n\"facts\": {";
    put(out, "countries", facts.countries);
    put(out, "places", facts.places);
    put(out, "orgs", facts.orgs);
    put(out, "people", facts.people);
    put(out, "events", facts.events);
    put(out, "aliases", facts.aliases);
    put(out, "offices", facts.offices);
    put(out, "holders", facts.holders);
    out += "},\n\"relations\": [";
    for (const RelationSummary& relation : inventory.relations) {
        out += (out.ends_with('[') ? "\n" : ",\n") + json_of(relation);
    }
    std::cout << out << "]}\n";
}

/// Errors are said, and what could be read is listed all the same.
int list(const Options& options) {
    const auto loaded = load(options);
    if (!loaded) return kExitUsage;
    for (const Diagnostic& item : loaded->diagnostics.items()) {
        if (item.severity == Severity::error) say(item);
    }
    Inventory inventory = take_inventory(loaded->packs);
    if (!keep_relations(options.relations, inventory)) return kExitUsage;
    if (options.json) return print_json(inventory), status_of(loaded->diagnostics);
    if (options.relations.empty()) print_facts(inventory);
    for (const RelationSummary& relation : inventory.relations) print_relation(relation, options.brief);
    return status_of(loaded->diagnostics);
}

/// Only examples of these relations are left (of all where none is named), and only those of the packs named.
void keep_examples(const std::vector<std::string>& relations, LoadedPacks& loaded) {
    for (Frame& frame : loaded.packs.frames) {
        const bool wanted =
            relations.empty() || std::find(relations.begin(), relations.end(), frame.name) != relations.end();
        if (!wanted) frame.examples.clear();
        std::erase_if(frame.examples,
                      [&](const FrameExample& example) { return !loaded.is_named[example.where.file]; });
    }
}

void print_failure(const Packs& packs, const ExampleFailure& failure) {
    say(to_string(packs, failure.where) + ": " + bold(failure.relation) + ": " + failure.text);
    for (const std::string& fact : failure.missing) say("    missing:    " + fact);
    for (const std::string& fact : failure.unexpected) say("    unexpected: " + fact);
}

void print_json(const Packs& packs, const ExampleReport& report) {
    std::string out = "{";
    put(out, "passed", report.passed);
    put(out, "failed", report.failures.size());
    put(out, "pending", report.pending);
    put(out, "expected", report.expected);
    put(out, "found", report.found);
    put(out, "unexpected", report.unexpected);
    out += ",\n\"failures\": [";
    for (const ExampleFailure& failure : report.failures) {
        out += out.ends_with('[') ? "\n{" : ",\n{";
        put(out, "where", to_string(packs, failure.where));
        put(out, "relation", failure.relation);
        put(out, "text", failure.text);
        put(out, "missing", failure.missing);
        put(out, "unexpected", failure.unexpected);
        out += '}';
    }
    std::cout << out << "]}\n";
}

int test(const Options& options) {
    auto loaded = load(options);
    if (!loaded) return kExitUsage;
    const Diagnostics remarks = of_named(*loaded, loaded->diagnostics);
    for (const Diagnostic& item : remarks.items()) say(item);
    if (remarks.has_errors()) {
        return say_error("the examples are not run while the packs have errors"), kExitPartly;
    }
    Inventory inventory = take_inventory(loaded->packs);
    if (!keep_relations(options.relations, inventory)) return kExitUsage;
    keep_examples(options.relations, *loaded);
    const ExampleReport report = run_examples(loaded->packs);
    const int status = report.failures.empty() ? kExitDone : kExitPartly;
    if (options.json) return print_json(loaded->packs, report), status;
    for (const ExampleFailure& failure : report.failures) print_failure(loaded->packs, failure);
    for (const ExampleFailure& ready : report.ready) {
        say(to_string(loaded->packs, ready.where) + ": " + bold(ready.relation) + " reads it now; take `pending` away");
    }
    std::cout << counted(report.passed + report.pending + report.failures.size(), "example") << ": " << report.passed
              << " passed, " << report.failures.size() << " failed, " << report.pending << " pending; " << report.found
              << " of " << counted(report.expected, "expected fact") << " found, " << report.unexpected
              << " unexpected\n";
    return status;
}

struct Action {
    const char* name;
    const char* about;
    int (*run)(const Options& options);
    bool by_relation;
};

constexpr std::array kActions = {
    Action{"check", "Say what is wrong in the packs, with file, line and column", check, false},
    Action{"test", "Run the examples that stand in the packs", test, true},
    Action{"list", "Show the relations and what says them", list, true},
};

void define_action(CLI::App& app, const Action& action, int& status) {
    const auto options = std::make_shared<Options>();
    CLI::App* sub = app.add_subcommand(action.name, action.about);
    sub->add_option("PACK", options->packs, "Folders, or names of built-in packs, that are added to the pack en");
    sub->add_flag("--alone", options->alone, "Without the pack en");
    sub->add_flag("--json", options->json, "The result as JSON");
    if (action.by_relation) {
        sub->add_option("--relation", options->relations, "Only this relation; repeatable")
            ->type_name("NAME")
            ->allow_extra_args(false);
    }
    if (action.run == list) sub->add_flag("--brief", options->brief, "Without the verbs and nouns");
    sub->callback([options, &status, run = action.run] { status = run(*options); });
}

void add_pack_options(CLI::App& sub, std::vector<std::string>& packs, bool& alone, bool& json) {
    sub.add_option("--pack", packs, "A further rule pack: a folder, or a built-in one by name; repeatable")
        ->allow_extra_args(false);
    sub.add_flag("--alone", alone, "Only the packs named, without the pack en");
    sub.add_flag("--json", json, "The result as JSON");
}

void define_suggest(CLI::App& app, int& status) {
    const auto options = std::make_shared<SuggestOptions>();
    CLI::App* sub = app.add_subcommand("suggest", "Print frames for what a corpus says and no rule reads");
    sub->add_option("CORPUS", options->inputs, "Files, folders, patterns, or - for standard input")->required();
    add_pack_options(*sub, options->packs, options->alone, options->json);
    sub->add_option("--most", options->most, "How many suggestions; 20 by default");
    sub->add_option("--least", options->least, "How often each must stand there; 2 by default");
    sub->callback([options, &status] { status = suggest_rules(*options); });
}

void define_coverage(CLI::App& app, int& status) {
    const auto options = std::make_shared<CoverageOptions>();
    CLI::App* sub = app.add_subcommand("coverage", "Show how often each rule and construction fired, and which never");
    sub->add_option("GRAPH", options->graph, "The graph, as made by extract")->required();
    add_pack_options(*sub, options->packs, options->alone, options->json);
    sub->callback([options, &status] { status = show_coverage(*options); });
}

void define(CLI::App& app, int& status) {
    app.require_subcommand(1);
    for (const Action& action : kActions) define_action(app, action, status);
    define_suggest(app, status);
    define_coverage(app, status);
    app.footer(
        "\nA pack is a folder of TOML files; docs/rules.md teaches how to write one.\n"
        "\nExamples:\n"
        "  entente rules check my-pack\n"
        "  entente rules test my-pack --relation acquired\n"
        "  entente rules list --relation met\n"
        "  entente rules suggest articles/ > mine.toml\n"
        "  entente rules coverage news.db");
}

}  // namespace

extern const Command rules_command;
const Command rules_command = {"rules", "Check, test and list the rule packs", define};

}  // namespace entente
