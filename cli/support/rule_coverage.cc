#include "cli/support/rule_coverage.h"

#include <algorithm>
#include <iostream>
#include <map>
#include <utility>

#include "cli/command.h"
#include "cli/support/message.h"
#include "cli/support/pack_path.h"
#include "cli/support/terminal.h"
#include "export/support/escape.h"
#include "graph/query.h"
#include "rules/pack.h"

namespace entente {
namespace {

constexpr std::size_t kMostTriggers = 8;

/// What is counted of one rule or construction.
struct Firing {
    std::size_t times = 0;
    std::map<std::string, std::size_t> parts;  // constructions of a rule, rules of a construction
    std::map<std::string, std::size_t> triggers;
};

struct Coverage {
    std::map<std::string, Firing> rules;
    std::map<std::string, Firing> constructions;
    std::vector<std::string> never;  // rules of the packs, "pack/relation" or "pack/relation/pattern"
    std::size_t relations = 0;
};

Status count(const Graph& graph, Coverage& out) {
    auto query = graph.query(
        "SELECT rule, construction, lower(trigger), count(*) FROM relation GROUP BY rule, construction, "
        "lower(trigger)");
    if (!query) return query.error();
    while (true) {
        const Result<bool> row = query->next();
        if (!row) return row.error();
        if (!*row) return Done{};
        const auto times = static_cast<std::size_t>(query->integer(3));
        Firing& rule = out.rules[std::string(query->text(0))];
        Firing& construction = out.constructions[std::string(query->text(1))];
        rule.times += times;
        rule.parts[std::string(query->text(1))] += times;
        rule.triggers[std::string(query->text(2))] += times;
        construction.times += times;
        construction.parts[std::string(query->text(0))] += times;
        out.relations += times;
    }
}

void add_never(const Packs& packs, Coverage& out) {
    for (const Frame& frame : packs.frames) {
        const std::string rule = frame.pack + "/" + frame.name;
        const bool silent =
            frame.verbs.empty() && frame.nouns.empty() && frame.adjectives.empty() && frame.adjacent.empty();
        if (!silent && !out.rules.contains(rule)) out.never.push_back(rule);
    }
    for (const PatternRule& pattern : packs.patterns) {
        const std::string rule = pattern.pack + "/" + packs.frames[pattern.frame].name + "/" + pattern.name;
        if (!out.rules.contains(rule)) out.never.push_back(rule);
    }
    std::sort(out.never.begin(), out.never.end());
}

using Counts = std::vector<std::pair<std::string, std::size_t>>;

Counts most_first(const std::map<std::string, std::size_t>& counts) {
    Counts out(counts.begin(), counts.end());
    std::stable_sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    return out;
}

std::string joined(const Counts& counts, std::size_t most) {
    std::string out;
    for (std::size_t i = 0; i < std::min(most, counts.size()); ++i) {
        out += (i > 0 ? ", " : "") + counts[i].first + " " + grouped(counts[i].second);
    }
    if (counts.size() > most) out += ", … (" + std::to_string(counts.size() - most) + " more)";
    return out;
}

std::vector<std::pair<std::string, const Firing*>> by_times(const std::map<std::string, Firing>& firings) {
    std::vector<std::pair<std::string, const Firing*>> out;
    out.reserve(firings.size());
    for (const auto& [name, firing] : firings) out.emplace_back(name, &firing);
    std::stable_sort(out.begin(), out.end(),
                     [](const auto& a, const auto& b) { return a.second->times > b.second->times; });
    return out;
}

void print(const Coverage& coverage) {
    const std::size_t width = terminal_width();
    std::cout << bold("rules") << '\n';
    for (const auto& [rule, firing] : by_times(coverage.rules)) {
        std::string count = grouped(firing->times);
        count.insert(0, 8 - std::min<std::size_t>(8, count.size()), ' ');
        std::cout << count << "  " << bold(printable_line(rule)) << '\n'
                  << wrapped(printable_line(joined(most_first(firing->parts), 99)), width, 10) << '\n'
                  << wrapped(printable_line("by " + joined(most_first(firing->triggers), kMostTriggers)), width, 10)
                  << '\n';
    }
    std::cout << '\n' << bold("constructions") << '\n';
    for (const auto& [construction, firing] : by_times(coverage.constructions)) {
        std::string count = grouped(firing->times);
        count.insert(0, 8 - std::min<std::size_t>(8, count.size()), ' ');
        std::cout << count << "  " << printable_line(construction) << '\n';
    }
    std::cout << '\n' << bold("rules that never fired") << '\n';
    for (const std::string& rule : coverage.never) std::cout << "          " << printable_line(rule) << '\n';
    std::cout << '\n'
              << counted(coverage.relations, "relation") << " by " << counted(coverage.rules.size(), "rule") << "; "
              << counted(coverage.never.size(), "rule") << " never fired\n";
}

void put(std::string& out, const std::map<std::string, std::size_t>& counts) {
    out += '{';
    for (const auto& [name, times] : counts) {
        if (!out.ends_with('{')) out += ", ";
        append_json_string(out, name);
        out += ": " + std::to_string(times);
    }
    out += '}';
}

void put(std::string& out, std::string_view key, const std::map<std::string, Firing>& firings, bool triggers) {
    append_json_string(out, key);
    out += ": {";
    for (const auto& [name, firing] : firings) {
        out += out.ends_with('{') ? "\n" : ",\n";
        append_json_string(out, name);
        out += ": {\"times\": " + std::to_string(firing.times) + (triggers ? ", \"constructions\": " : ", \"rules\": ");
        put(out, firing.parts);
        if (triggers) {
            out += ", \"triggers\": ";
            put(out, firing.triggers);
        }
        out += '}';
    }
    out += '}';
}

void print_json(const Coverage& coverage) {
    std::string out = "{\"relations\": " + std::to_string(coverage.relations) + ",\n";
    put(out, "rules", coverage.rules, true);
    out += ",\n";
    put(out, "constructions", coverage.constructions, false);
    out += ",\n\"never\": [";
    for (const std::string& rule : coverage.never) {
        if (!out.ends_with('[')) out += ", ";
        append_json_string(out, rule);
    }
    std::cout << out << "]}\n";
}

}  // namespace

int show_coverage(const CoverageOptions& options) {
    const auto paths = pack_paths(options.packs, options.alone);
    if (!paths) return say_error(paths.error().message), kExitUsage;
    Diagnostics diagnostics;
    const Packs packs = load_packs(*paths, diagnostics, {.examples = false});
    for (const Diagnostic& item : diagnostics.items()) {
        if (item.severity == Severity::error) say(item);
    }
    const Result<Graph> graph = Graph::open(options.graph);
    if (!graph) return say_error(graph.error().message), kExitUsage;
    Coverage coverage;
    if (const Status counted = count(*graph, coverage); !counted) return say_error(counted.error().message), kExitUsage;
    add_never(packs, coverage);
    options.json ? print_json(coverage) : print(coverage);
    return diagnostics.has_errors() ? kExitPartly : kExitDone;
}

}  // namespace entente
