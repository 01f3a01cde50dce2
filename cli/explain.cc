// entente explain: why a relation is in the graph.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
#include <cstdint>
#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "cli/command.h"
#include "cli/support/message.h"
#include "cli/support/rows.h"
#include "cli/support/stated.h"
#include "cli/support/terminal.h"
#include "graph/base/utf8.h"
#include "graph/query.h"

namespace entente {
namespace {

struct Options {
    std::string graph;
    std::string number;
    bool json = false;
};

using Rows = std::vector<std::vector<std::string>>;

// Everything about one relation, its evidence's columns included, as one row.
constexpr std::string_view kEvidence =
    "SELECT relations.*, relation_type.about, relation.construction, relation.trigger, subject.key AS subject_key, "
    "object.key AS object_key "
    "FROM relations JOIN relation ON relation.id = relations.id "
    "JOIN relation_type ON relation_type.id = relation.relation_type_id "
    "JOIN entity AS subject ON subject.id = relation.subject_id "
    "LEFT JOIN entity AS object ON object.id = relation.object_id WHERE relations.id = ?";

// The mentions in the relation's sentence, with the part that their entity plays in it.
constexpr std::string_view kMentions =
    "SELECT mention.start - sentence.start, mention.\"end\" - sentence.start, form.name, entity.name, entity.key, "
    "CASE mention.entity_id WHEN relation.subject_id THEN 'subject' WHEN relation.object_id THEN 'object' "
    "WHEN relation.place_id THEN 'place' WHEN relation.speaker_id THEN 'speaker' ELSE '' END, mention.rule "
    "FROM relation JOIN sentence ON sentence.id = relation.sentence_id "
    "JOIN mention ON mention.sentence_id = sentence.id JOIN form ON form.id = mention.form_id "
    "JOIN entity ON entity.id = mention.entity_id WHERE relation.id = ? ORDER BY mention.start, mention.\"end\" DESC";

/// A stretch of the sentence in bytes, and what it is in the relation.
struct Part {
    std::size_t start = 0;
    std::size_t end = 0;
    std::string role;
};

std::size_t byte_of(std::string_view text, std::size_t code_points) {
    std::size_t at = 0;
    for (; code_points > 0 && at < text.size(); --code_points) {
        at += std::max<std::size_t>(utf8_sequence_length(text.substr(at)), 1);
    }
    return at;
}

struct Explanation {
    std::vector<std::string> names;  // columns of kEvidence
    std::vector<std::string> values;
    Rows mentions;

    [[nodiscard]] const std::string& operator[](std::string_view name) const {
        const auto at = std::find(names.begin(), names.end(), name);
        return values[static_cast<std::size_t>(at - names.begin())];
    }
};

Result<Explanation> read_explanation(const Graph& graph, std::int64_t id) {
    Result<Query> query = graph.query(kEvidence, {id});
    if (!query) return query.error();
    const Result<bool> row = query->next();
    if (!row) return row.error();
    if (!*row) return Error{"no relation has the number " + std::to_string(id) + "; `entente show` prints numbers"};
    Explanation explanation{.names = query->columns(), .values = {}, .mentions = {}};
    for (std::size_t i = 0; i < explanation.names.size(); ++i) explanation.values.emplace_back(query->text(i));
    Result<Rows> mentions = read_rows(graph, kMentions, {id});
    if (!mentions) return mentions.error();
    explanation.mentions = *std::move(mentions);
    return explanation;
}

/// The parts to mark, ascending, without overlaps: the outermost of nested ones.
std::vector<Part> parts_of(const Explanation& explanation) {
    const std::string& sentence = explanation["sentence"];
    std::vector<Part> parts;
    for (const auto& mention : explanation.mentions) {
        if (mention[5].empty()) continue;
        Part part{byte_of(sentence, std::stoul(mention[0])), byte_of(sentence, std::stoul(mention[1])), mention[5]};
        if (parts.empty() || part.start >= parts.back().end) parts.push_back(std::move(part));
    }
    const std::string& trigger = explanation["trigger"];
    const std::size_t at = trigger.empty() ? std::string::npos : sentence.find(trigger);
    const bool overlaps = std::any_of(parts.begin(), parts.end(), [&](const Part& part) {
        return at < part.end && part.start < at + trigger.size();
    });
    if (at != std::string::npos && !overlaps) parts.push_back({at, at + trigger.size(), "trigger"});
    std::sort(parts.begin(), parts.end(), [](const Part& left, const Part& right) { return left.start < right.start; });
    return parts;
}

/// "[Trump: subject] [met: trigger] [Kim: object] in Hanoi."
std::string marked_sentence(const Explanation& explanation) {
    const std::string& sentence = explanation["sentence"];
    std::string out;
    std::size_t at = 0;
    for (const Part& part : parts_of(explanation)) {
        out += printable_line(sentence.substr(at, part.start - at));
        out += "[" + printable_line(sentence.substr(part.start, part.end - part.start)) + ": " + part.role + "]";
        at = part.end;
    }
    return out + printable_line(sentence.substr(at));
}

void print_line(const char* name, const std::string& value) {
    if (value.empty()) return;
    std::string label = "  " + std::string(name);
    label.resize(18, ' ');
    const std::string text = wrapped(printable_line(value), terminal_width(), 18);
    std::cout << label << text.substr(18) << '\n';
}

std::string party(const Explanation& explanation, const char* role, const char* kind, const char* key) {
    const std::string& name = explanation[role];
    if (name.empty()) return {};
    return name + " (" + explanation[kind] + ", " + explanation[key] + ")";
}

void print_mentions(const Explanation& explanation) {
    if (explanation.mentions.empty()) return;
    std::cout << "\n  names in the sentence\n";
    const std::string& sentence = explanation["sentence"];
    for (const auto& mention : explanation.mentions) {
        const std::size_t start = byte_of(sentence, std::stoul(mention[0]));
        const std::size_t end = byte_of(sentence, std::stoul(mention[1]));
        std::cout << "    “" << printable_line(sentence.substr(start, end - start)) << "” (" << mention[2] << ") is "
                  << printable_line(mention[3]) << " (" << printable_line(mention[4]) << ")"
                  << (mention[6].empty() ? "" : ", by " + mention[6]) << '\n';
    }
}

void print(const Explanation& explanation) {
    std::cout << wrapped(marked_sentence(explanation), terminal_width(), 0) << "\n\n";
    const auto with = [&](const char* name, const std::string& more) {
        return explanation[name] + (more.empty() ? "" : more);
    };
    print_line("relation", with("relation", explanation["about"].empty() ? "" : ": " + explanation["about"]));
    print_line("subject", party(explanation, "subject", "subject_kind", "subject_key"));
    print_line("object", party(explanation, "object", "object_kind", "object_key"));
    print_line("object text", explanation["object_text"]);
    print_line("polarity", explanation["polarity"]);
    print_line("modality", explanation["modality"]);
    print_line("date", explanation["date"]);
    print_line("place", explanation["place"]);
    print_line("according to", explanation["attributed_to"]);
    print_line("PLOVER event", explanation["plover"]);
    print_line("rule", explanation["rule"]);
    print_line("construction", explanation["construction"]);
    print_line("trigger", explanation["trigger"]);
    print_line("confidence", explanation["confidence"]);
    print_line("document",
               with("document", explanation["document_date"].empty() ? "" : ", " + explanation["document_date"]) +
                   ", characters " + explanation["sentence_start"] + " to " + explanation["sentence_end"]);
    print_mentions(explanation);
}

int print_json(const Graph& graph, std::int64_t id) {
    Result<Query> query = graph.query(kEvidence, {id});
    const Status written = query ? write_rows(*query, RowFormat::json, std::cout) : Status(query.error());
    if (written) return kExitDone;
    return say_error(written.error().message), kExitUsage;
}

/// "17", or "#17" as `entente show` prints it.
std::optional<std::int64_t> relation_id(std::string_view text) {
    if (text.starts_with('#')) text.remove_prefix(1);
    std::int64_t id = 0;
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), id);
    if (code != std::errc() || end != text.data() + text.size()) return {};
    return id;
}

int run(const Options& options) {
    const std::optional<std::int64_t> id = relation_id(options.number);
    if (!id) {
        say_error("'" + options.number + "' is no relation's number; `entente show` prints them, as #17");
        return kExitUsage;
    }
    const Result<Graph> graph = Graph::open(options.graph);
    if (!graph) return say_error(graph.error().message), kExitUsage;
    const Result<Explanation> explanation = read_explanation(*graph, *id);
    if (!explanation) return say_error(explanation.error().message), kExitUsage;
    if (options.json) return print_json(*graph, *id);
    print(*explanation);
    return kExitDone;
}

void define(CLI::App& app, int& status) {
    const auto options = std::make_shared<Options>();
    app.add_option("GRAPH", options->graph, "The graph, as made by extract")->required();
    app.add_option("ID", options->number, "The relation's number: `id` in the view relations, # in `entente show`")
        ->required();
    app.add_flag("--json", options->json, "The relation and its evidence as JSON");
    app.footer(
        "\nExamples:\n"
        "  entente explain news.db 17\n"
        "  entente query news.db \"SELECT id, sentence FROM relations WHERE relation = 'met'\"   finds numbers");
    app.callback([options, &status] { status = run(*options); });
}

}  // namespace

extern const Command explain_command;
const Command explain_command = {"explain", "Explain one relation: its sentence, its rule, its names", define};

}  // namespace entente
