// entente trace: what every stage makes of a sentence.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdint>
#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/command.h"
#include "cli/support/knowledge.h"
#include "cli/support/message.h"
#include "cli/support/terminal.h"
#include "extract/annotate/lemmatizer.h"
#include "extract/extractor.h"

namespace entente {
namespace {

struct Options {
    std::string text;
    std::string date;
    std::vector<std::string> packs;
    std::vector<std::string> rules;
    bool alone = false;
};

class Trace {
public:
    Trace(const Document& document, const Analysis& analysis)
        : document_(document), analysis_(analysis), words_(document, analysis) {}

    /// `attempts`, of these rules, in place of everything else.
    void print_rules(const RuleTrace& trace, const std::vector<std::string>& rules) const {
        for (std::uint32_t s = 0; s < analysis_.sentences.size(); ++s) {
            std::cout << "sentence " << s + 1 << ": " << text(analysis_.sentences[s].span) << "\n\n";
            print_tree(s);
            print_mentions(s);
            for (const std::string& rule : rules) print_attempts(trace, s, rule);
            print_relations(s);
        }
    }

    void print() const {
        for (std::uint32_t s = 0; s < analysis_.sentences.size(); ++s) {
            std::cout << "sentence " << s + 1 << ": " << text(analysis_.sentences[s].span) << "\n\n";
            print_tree(s);
            print_mentions(s);
            print_dates(s);
            print_relations(s);
        }
    }

private:
    [[nodiscard]] std::string text(Span span) const { return printable_line(span.of(document_.text)); }

    void print_tree(std::uint32_t sentence) const {
        std::cout << "  parse\n";
        const Sentence& bounds = analysis_.sentences[sentence];
        for (std::uint32_t t = bounds.first; t < bounds.last; ++t) {
            if (analysis_.tokens[t].head == kNoHead) print_branch(bounds, t, 0);
        }
        std::cout << '\n';
    }

    /// A token and, indented below it, what depends on it.
    void print_branch(const Sentence& bounds, std::uint32_t token, int depth) const {
        const Token& node = analysis_.tokens[token];
        std::cout << std::string(4 + 2 * static_cast<std::size_t>(std::min(depth, 40)), ' ')
                  << printable_line(words_[token]) << "  " << to_string(node.deprel) << ' ' << to_string(node.xpos)
                  << ' ' << printable_line(analysis_.lemma(node)) << '\n';
        for (std::uint32_t t = bounds.first; t < bounds.last; ++t) {
            if (analysis_.tokens[t].head == static_cast<std::int32_t>(token)) print_branch(bounds, t, depth + 1);
        }
    }

    void print_mentions(std::uint32_t sentence) const {
        std::cout << "  names\n";
        for (const Mention& mention : analysis_.mentions) {
            if (mention.sentence != sentence || mention.entity == kNoEntity) continue;
            const Entity& entity = analysis_.entities[mention.entity];
            std::cout << "    “" << text(mention.span) << "” (" << to_string(mention.form) << ") is " << entity.name
                      << " (" << entity.key << ")";
            if (mention.rule != ReferenceRule::none) std::cout << ", by " << to_string(mention.rule);
            std::cout << '\n';
        }
        std::cout << '\n';
    }

    /// Every entry of the rule that was tried in the sentence, word by word.
    void print_attempts(const RuleTrace& trace, std::uint32_t sentence, const std::string& rule) const {
        std::cout << "  rule " << rule << '\n';
        bool any = false;
        std::uint32_t last = kNoEntity;
        for (const RuleAttempt& attempt : trace.attempts) {
            if (attempt.sentence != sentence || !is_of(attempt, rule)) continue;
            any = true;
            if (attempt.token != last) std::cout << "    at “" << printable_line(words_[attempt.token]) << "”\n";
            last = attempt.token;
            std::cout << "      " << (attempt.stated ? "yes  " : "no   ") << printable_line(attempt.entry) << "  ("
                      << attempt.rule << ")";
            if (!attempt.stated) std::cout << ": " << printable_line(attempt.reason);
            std::cout << '\n';
        }
        if (!any) {
            std::cout
                << "    not tried: no word of the sentence is a verb, noun, adjective or pattern's word of it, or\n"
                   "    another rule with more words has read that word (see --rule all)\n";
        }
        std::cout << '\n';
    }

    static bool is_of(const RuleAttempt& attempt, const std::string& rule) {
        return rule == "all" || attempt.relation == rule || attempt.rule == rule || attempt.rule.ends_with("/" + rule);
    }

    void print_dates(std::uint32_t sentence) const {
        bool any = false;
        for (const TimeExpression& date : analysis_.dates) {
            if (date.sentence != sentence) continue;
            if (!any) std::cout << "  dates\n";
            any = true;
            std::cout << "    “" << text(date.span) << "” is " << (date.value.empty() ? "not known" : date.value)
                      << '\n';
        }
        if (any) std::cout << '\n';
    }

    void print_relations(std::uint32_t sentence) const {
        bool any = false;
        std::cout << "  relations\n";
        for (const Relation& relation : analysis_.relations) {
            if (relation.evidence.sentence != sentence) continue;
            any = true;
            print_relation(relation);
        }
        if (!any) std::cout << "    none\n";
        std::cout << '\n';
    }

    void print_relation(const Relation& relation) const {
        std::cout << "    " << analysis_.entities[relation.subject].name << ' ' << relation.name;
        if (relation.object) std::cout << ' ' << analysis_.entities[*relation.object].name;
        if (!relation.object_text.empty()) std::cout << " “" << printable_line(relation.object_text) << "”";
        if (relation.polarity == Polarity::negated) std::cout << " [negated]";
        if (relation.modality != Modality::actual) std::cout << " [" << to_string(relation.modality) << ']';
        if (!relation.date.empty()) std::cout << " [date " << relation.date << ']';
        if (relation.place) std::cout << " [place " << analysis_.entities[*relation.place].name << ']';
        if (relation.speaker) std::cout << " [by " << analysis_.entities[*relation.speaker].name << ']';
        std::cout << "  by " << relation.evidence.rule << ", " << relation.evidence.construction << ", “"
                  << relation.evidence.trigger << "”\n";
    }

    const Document& document_;
    const Analysis& analysis_;
    Words words_;
};

/// A relation that is there, a pattern, or "all"; else says so.
bool check_rule(const Extractor& extractor, const std::string& rule) {
    const std::string relation = rule.substr(rule.rfind('/') + 1);
    std::vector<std::string_view> known = {"all"};
    for (const RelationType& type : extractor.relation_types()) known.emplace_back(type.name);
    const std::vector<std::string> patterns = extractor.pattern_names();
    for (const std::string& pattern : patterns) known.emplace_back(pattern);
    if (std::find(known.begin(), known.end(), relation) != known.end()) return true;
    const std::string near(nearest_word(relation, known));
    say_error("no pack has the rule " + rule + (near.empty() ? "" : "; did you mean " + near + "?"));
    return false;
}

int run(const Options& options) {
    const LoadedExtractor* const loaded = load_extractor(options.packs, options.alone);
    if (loaded == nullptr) return kExitUsage;
    Document document;
    document.text = options.text;
    document.date = options.date;
    document.blocks.push_back({{0, static_cast<std::uint32_t>(document.text.size())}, BlockKind::paragraph});
    Scratch scratch;
    loaded->extractor.analyse(document, scratch);
    lemmatize(document, scratch.analysis);
    if (options.rules.empty()) return Trace(document, scratch.analysis).print(), kExitDone;
    for (const std::string& rule : options.rules) {
        if (!check_rule(loaded->extractor, rule)) return kExitUsage;
    }
    const RuleTrace trace = loaded->extractor.trace_rules(document, scratch);
    Trace(document, scratch.analysis).print_rules(trace, options.rules);
    return kExitDone;
}

void define(CLI::App& app, int& status) {
    const auto options = std::make_shared<Options>();
    app.add_option("TEXT", options->text, "One sentence, or several")->required();
    app.add_option("--date", options->date, "The article's date, as YYYY-MM-DD");
    app.add_option("--pack", options->packs, "A further rule pack: a folder, or a built-in one by name; repeatable");
    app.add_option(
           "--rule", options->rules,
           "Only this relation or pattern (or all): which of its entries were tried, and what failed; repeatable")
        ->type_name("NAME")
        ->allow_extra_args(false);
    app.add_flag("--alone", options->alone, "Only the packs named, without the pack en");
    app.footer(
        "\nExamples:\n  entente trace \"Trump met Kim in Hanoi.\" --date 2019-02-28\n"
        "  entente trace \"Trump met his critics.\" --rule met     why a rule did not fire");
    app.callback([options, &status] { status = run(*options); });
}

}  // namespace

extern const Command trace_command;
const Command trace_command = {"trace", "Show what every stage makes of a sentence", define};

}  // namespace entente
