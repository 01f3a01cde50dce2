// entente show: one entity, what is said of it, and where.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <iostream>
#include <map>
#include <memory>
#include <range/v3/view/chunk_by.hpp>
#include <range/v3/view/take.hpp>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "cli/command.h"
#include "cli/support/dossier.h"
#include "cli/support/knowledge.h"
#include "cli/support/message.h"
#include "cli/support/stated.h"
#include "cli/support/terminal.h"
#include "export/support/escape.h"
#include "graph/base/diagnostics.h"
#include "graph/entity_lookup.h"
#include "graph/query.h"

namespace entente {
namespace {

struct Options {
    std::string graph;
    std::string name;
    std::vector<std::string> relations;
    std::vector<std::string> packs;
    std::size_t sentences = 2;
    bool json = false;
};

using Rows = Dossier::Rows;

void keep_relations(Dossier& dossier, const std::vector<std::string>& names) {
    if (names.empty()) return;
    std::erase_if(dossier.statements, [&names](const Stated& stated) {
        return std::find(names.begin(), names.end(), stated.relation) == names.end();
    });
}

/// By relation and direction, the most frequent first, then by the other party; dates stay in order.
void group(Dossier& dossier) {
    const auto relation = [&dossier](const Stated& stated) {
        return std::pair(stated.relation, !stated.starts_at(dossier.id));
    };
    std::map<std::pair<std::string, bool>, int> counts;
    for (const Stated& stated : dossier.statements) ++counts[relation(stated)];
    const auto key = [&](const Stated& stated) {
        return std::tuple(-counts[relation(stated)], relation(stated), stated.other(dossier.id));
    };
    std::stable_sort(dossier.statements.begin(), dossier.statements.end(),
                     [&key](const Stated& left, const Stated& right) { return key(left) < key(right); });
}

/// The words that mean it, without the pronouns.
std::string names_used(Rows forms) {
    constexpr std::size_t kMost = 10;
    std::erase_if(forms, [](const auto& form) { return form[1] == "pronoun"; });
    std::string list;
    for (const auto& form : forms | ranges::views::take(kMost)) {
        list += (list.empty() ? "" : ", ") + printable_line(form[0]) + (form[2] == "1" ? "" : " (" + form[2] + "×)");
    }
    if (forms.size() > kMost) list += ", and " + std::to_string(forms.size() - kMost) + " more";
    return list;
}

void print_offices(const Dossier& dossier) {
    constexpr std::size_t kMost = 8;
    const char* label = "offices: ";
    for (const OfficeHeld& office : dossier.offices | ranges::views::take(kMost)) {
        std::string line = label + office.title + ", " + office.of;
        if (!office.from.empty()) line += (office.until.empty() ? ", since " : ", ") + office.from;
        if (!office.until.empty()) line += (office.from.empty() ? ", until " : " to ") + office.until;
        std::cout << wrapped(printable_line(line), terminal_width(), 2) << '\n';
        label = "         ";
    }
    if (dossier.offices.size() > kMost) std::cout << "           and " << dossier.offices.size() - kMost << " more\n";
}

/// Why this is one entity, and what decided that words mean it.
void print_identity(const Dossier& dossier) {
    std::string line = "identity: " + dossier.head[6];
    line += dossier.is_known() ? ", known from a pack or list" : ", read in the documents alone";
    std::cout << wrapped(printable_line(line), terminal_width(), 2) << '\n';
    std::string rules;
    for (const auto& rule : dossier.rules) rules += (rules.empty() ? "" : ", ") + rule[0] + " " + rule[1] + "×";
    if (!rules.empty()) std::cout << wrapped("decided by: " + printable_line(rules), terminal_width(), 2) << '\n';
    for (const auto& other : dossier.namesakes) {
        std::cout << wrapped("another of that name: " + printable_line(other[1]) + ", " +
                                 counted(std::stoul(other[2]), "mention"),
                             terminal_width(), 2)
                  << '\n';
    }
}

void print_head(const Dossier& dossier) {
    const auto& head = dossier.head;
    std::string line = bold(printable_line(head[0])) + "  " + head[1];
    if (!head[2].empty()) line += " · " + printable_line(head[2]);
    if (!head[3].empty()) line += " · " + printable_line(head[3]);
    std::cout << line << '\n';
    const auto count = [](const std::string& number, const char* noun) { return counted(std::stoul(number), noun); };
    std::cout << "  " << count(head[4], "mention") << " in " << count(head[5], "document") << ", "
              << counted(dossier.statements.size(), "statement") << '\n';
    if (const std::string names = names_used(dossier.forms); !names.empty()) {
        std::cout << wrapped("called: " + names, terminal_width(), 2) << '\n';
    }
    print_offices(dossier);
    print_identity(dossier);
}

void print_years(const Dossier& dossier) {
    const auto years = relations_by_year(dossier);
    if (years.size() < 2) return;
    std::cout << "\n  " << bold("by year") << '\n';
    for (const auto& [year, relations] : years) {
        std::cout << wrapped(year + "  " + printable_line(relations), terminal_width(), 4) << '\n';
    }
}

void print_sentence(const Stated& stated) {
    std::string line = "“" + printable_line(stated.sentence) + "”";
    if (const std::string list = qualifiers(stated); !list.empty()) line += " [" + printable_line(list) + "]";
    std::cout << wrapped(line, terminal_width(), 6) << '\n';
    std::cout << faint("      " + printable_line(stated.document) +
                       (stated.also.empty() ? "" : " (also " + printable_line(stated.also) + ")") +
                       (stated.document_date.empty() ? "" : ", " + stated.document_date) + "  #" +
                       std::to_string(stated.id))
              << '\n';
}

void print_telling(const Dossier& dossier, std::size_t sentences) {
    constexpr std::size_t kLeast = 6;  // statements: fewer are read at once
    if (dossier.statements.size() < kLeast || sentences == 0) return;
    std::cout << "\n  " << bold("most telling") << '\n';
    for (const std::size_t i : telling_sentences(dossier, 3)) print_sentence(dossier.statements[i]);
}

template <typename Range>
std::string span_of_dates(const Range& party) {
    std::string first;
    std::string last;
    for (const Stated& stated : party) {
        const std::string& date = stated.date.empty() ? stated.document_date : stated.date;
        if (date.empty()) continue;
        if (first.empty() || date < first) first = date;
        last = std::max(last, date);
    }
    return first == last ? first : first + " … " + last;
}

template <typename Range>
void print_party(const Range& party, std::int64_t id, std::size_t sentences) {
    const auto count = static_cast<std::size_t>(ranges::distance(party));
    std::string line = "    " + printable_line((*ranges::begin(party)).other(id));
    if (count > 1) line += "  " + std::to_string(count) + "×";
    if (const std::string dates = span_of_dates(party); !dates.empty()) line += "  " + dates;
    std::cout << line << '\n';
    for (const Stated& stated : party | ranges::views::take(sentences)) print_sentence(stated);
    if (count > sentences && sentences > 0) std::cout << "      … and " << count - sentences << " more\n";
}

std::string arrow(const Stated& stated, std::int64_t id) {
    if (stated.symmetric) return "↔ ";
    return stated.subject_id == id ? "→ " : "← ";
}

void print_relations(const Dossier& dossier, std::size_t sentences) {
    const std::int64_t id = dossier.id;
    const auto same_relation = [id](const Stated& left, const Stated& right) {
        return left.relation == right.relation && left.starts_at(id) == right.starts_at(id);
    };
    const auto same_party = [id](const Stated& left, const Stated& right) { return left.other(id) == right.other(id); };
    for (auto&& relation : dossier.statements | ranges::views::chunk_by(same_relation)) {
        const Stated& first = *ranges::begin(relation);
        std::cout << "\n  " << bold(arrow(first, id) + printable_line(first.relation)) << '\n';
        for (auto&& party : relation | ranges::views::chunk_by(same_party)) print_party(party, id, sentences);
    }
}

void put(std::string& out, const char* name, std::string_view value, bool first = false) {
    out += std::string(first ? "" : ", ") + "\"" + name + "\": ";
    value.empty() ? static_cast<void>(out += "null") : append_json_string(out, value);
}

std::string json_statement(const Stated& stated) {
    std::string out = "{\"id\": " + std::to_string(stated.id);
    put(out, "subject", stated.subject);
    put(out, "relation", stated.relation);
    put(out, "object", stated.object);
    put(out, "object_text", stated.object_text);
    put(out, "polarity", stated.polarity);
    put(out, "modality", stated.modality);
    put(out, "date", stated.date);
    put(out, "place", stated.place);
    put(out, "attributed_to", stated.attributed_to);
    put(out, "document", stated.document);
    if (stated.also_json.size() > 2) out += ", \"also\": " + stated.also_json;
    put(out, "sentence", stated.sentence);
    return out + "}";
}

void print_json(const Dossier& dossier) {
    std::string out = "{";
    put(out, "name", dossier.head[0], true);
    put(out, "kind", dossier.head[1]);
    put(out, "country", dossier.head[2]);
    put(out, "wikidata", dossier.head[3]);
    put(out, "key", dossier.head[6]);
    out += std::string(", \"known\": ") + (dossier.is_known() ? "true" : "false") + ", \"offices\": [";
    for (const OfficeHeld& office : dossier.offices) {
        out += out.ends_with('[') ? "{" : ", {";
        put(out, "title", office.title, true);
        put(out, "of", office.of);
        put(out, "from", office.from);
        put(out, "until", office.until);
        out += "}";
    }
    out += "], \"decided_by\": [";
    for (const auto& rule : dossier.rules) {
        out += out.ends_with('[') ? "{" : ", {";
        put(out, "rule", rule[0], true);
        out += ", \"count\": " + rule[1] + "}";
    }
    out += "], \"telling\": [";
    for (const std::size_t i : telling_sentences(dossier, 3)) {
        out += (out.ends_with('[') ? "" : ", ") + std::to_string(dossier.statements[i].id);
    }
    out += "]";
    out += ", \"mentions\": " + dossier.head[4] + ", \"documents\": " + dossier.head[5] + ", \"called\": [";
    for (const auto& form : dossier.forms) {
        out += out.ends_with('[') ? "{" : ", {";
        put(out, "text", form[0], true);
        put(out, "form", form[1]);
        out += ", \"count\": " + form[2] + "}";
    }
    out += "],\n\"statements\": [";
    for (const Stated& stated : dossier.statements) {
        out += (out.ends_with('[') ? "\n" : ",\n") + json_statement(stated);
    }
    std::cout << out << "]}\n";
}

int refuse_unknown(const Options& options, const EntityMatches& matches) {
    if (options.name.empty()) return say_error("name an entity"), kExitUsage;
    std::string message = "nobody and nothing in " + options.graph + " is called '" + options.name + "'";
    for (const std::string& name : matches.suggestions) {
        message += (name == matches.suggestions.front() ? "; there is: " : ", ") + name;
    }
    return say_error(message), kExitUsage;
}

/// Why one of the relations to show cannot be meant; nothing where the graph knows them all.
Result<std::string> unknown_relation(const Graph& graph, const std::vector<std::string>& names) {
    const Result<Rows> rows = read_rows(graph, "SELECT name FROM relation_type ORDER BY name");
    if (!rows) return rows.error();
    std::vector<std::string_view> known;
    for (const auto& row : *rows) known.push_back(row[0]);
    for (const std::string& name : names) {
        if (std::find(known.begin(), known.end(), name) != known.end()) continue;
        const std::string_view nearest = nearest_word(name, known);
        return "the graph knows no relation '" + name + "'" +
               (nearest.empty() ? "; `entente rules list` lists them" : "; did you mean " + std::string(nearest) + "?");
    }
    return std::string();
}

void say_others(const std::vector<FoundEntity>& entities) {
    std::string names;
    for (std::size_t i = 1; i < entities.size(); ++i) {
        names += (i > 1 ? ", " : "") + entities[i].name + " (" +
                 counted(static_cast<std::size_t>(entities[i].mentions), "mention") + ")";
    }
    if (!names.empty()) say("also called so: " + names);
}

int run(const Options& options) {
    const Result<Graph> graph = Graph::open(options.graph);
    if (!graph) return say_error(graph.error().message), kExitUsage;
    const Result<EntityMatches> matches = find_entities(*graph, options.name);
    if (!matches) return say_error(matches.error().message), kExitUsage;
    const Result<std::string> unknown = unknown_relation(*graph, options.relations);
    if (!unknown) return say_error(unknown.error().message), kExitUsage;
    if (!unknown->empty()) return say_error(*unknown), kExitUsage;
    if (matches->entities.empty()) return refuse_unknown(options, *matches);
    say_others(matches->entities);
    Result<Dossier> dossier = read_dossier(*graph, matches->entities[0].id);
    if (!dossier) return say_error(dossier.error().message), kExitUsage;
    keep_relations(*dossier, options.relations);
    group(*dossier);
    if (dossier->is_person() && dossier->is_known()) {
        const std::optional<Packs> packs = load_packs(options.packs);
        if (!packs) return kExitUsage;
        dossier->offices = offices_held(*packs, dossier->head[0]);
    }
    if (options.json) return print_json(*dossier), kExitDone;
    print_head(*dossier);
    if (dossier->statements.empty())
        say("nothing is stated of it" + std::string(options.relations.empty() ? "" : " with this relation"));
    print_telling(*dossier, options.sentences);
    print_years(*dossier);
    print_relations(*dossier, options.sentences);
    return kExitDone;
}

void define(CLI::App& app, int& status) {
    const auto options = std::make_shared<Options>();
    app.add_option("GRAPH", options->graph, "The graph, as made by extract")->required();
    app.add_option("NAME", options->name, "A name or alias; case and accents do not matter")->required();
    app.add_option("--relation", options->relations, "Only this relation; repeatable")
        ->type_name("NAME")
        ->allow_extra_args(false);
    app.add_option("--sentences", options->sentences, "How many sentences to show for each party (default 2)")
        ->type_name("N");
    app.add_option("--pack", options->packs, "A further pack, for the offices that people held; repeatable")
        ->allow_extra_args(false);
    app.add_flag("--json", options->json, "Everything, as JSON");
    app.footer(
        "\n→ it does that to the other, ← the other does it, ↔ both do. #17 is a relation's number: `entente explain\n"
        "GRAPH 17` says why it is there.\n"
        "\nExamples:\n"
        "  entente show news.db \"Kim Jong-un\"\n"
        "  entente show news.db eu --relation sanctioned --sentences 10");
    app.callback([options, &status] { status = run(*options); });
}

}  // namespace

extern const Command show_command;
const Command show_command = {"show", "Show one entity: its names, its relations, their sentences", define};

}  // namespace entente
