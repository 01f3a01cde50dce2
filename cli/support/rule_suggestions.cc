#include "cli/support/rule_suggestions.h"

#include <algorithm>
#include <cctype>
#include <iostream>
#include <map>
#include <tuple>
#include <utility>

#include "cli/command.h"
#include "cli/support/corpus.h"
#include "cli/support/inputs.h"
#include "cli/support/knowledge.h"
#include "cli/support/message.h"
#include "cli/support/terminal.h"
#include "extract/relation/suggest.h"
#include "extract/relation/verb_forms.h"

namespace entente {
namespace {

constexpr std::size_t kMostExamples = 3;
constexpr std::size_t kLongestExample = 300;  // bytes; longer sentences show little

struct Example {
    std::string sentence;
    std::string subject;
    std::string object;
    bool plain = false;  // says by name who it is about: it can stand alone
    bool operator<(const Example& other) const {
        return std::tuple(!plain, sentence.size(), sentence) <
               std::tuple(!other.plain, other.sentence.size(), other.sentence);
    }
};

/// One entry over the whole corpus.
struct Suggestion {
    std::string lemma;
    bool is_noun = false;
    std::size_t times = 0;
    KindSet subjects;
    KindSet objects;
    std::vector<Example> examples;  // the shortest, each once
};

using Suggestions = std::map<std::string, Suggestion>;

void add_example(Suggestion& suggestion, Example example) {
    auto& kept = suggestion.examples;
    const auto same = [&](const Example& other) { return other.sentence == example.sentence; };
    if (example.sentence.size() > kLongestExample || std::any_of(kept.begin(), kept.end(), same)) return;
    kept.insert(std::upper_bound(kept.begin(), kept.end(), example), std::move(example));
    if (kept.size() > kMostExamples) kept.pop_back();
}

void count(const Document& document, const Analysis& analysis, Suggestions& out) {
    for (const Uncovered& found : find_uncovered(document, analysis)) {
        Suggestion& suggestion = out[found.entry];
        suggestion.lemma = found.lemma;
        suggestion.is_noun = found.is_noun;
        ++suggestion.times;
        const Entity& subject = analysis.entities[found.subject];
        const Entity& object = analysis.entities[found.object];
        suggestion.subjects.add(subject.kind);
        suggestion.objects.add(object.kind);
        add_example(suggestion, {std::string(analysis.sentences[found.sentence].span.of(document.text)), subject.name,
                                 object.name, found.plain});
    }
}

using Ranked = std::vector<std::pair<std::string, Suggestion>>;

Ranked ranked(const Suggestions& suggestions, const SuggestOptions& options) {
    Ranked out;
    for (const auto& [entry, suggestion] : suggestions) {
        if (suggestion.times >= options.least) out.emplace_back(entry, suggestion);
    }
    std::stable_sort(out.begin(), out.end(),
                     [](const auto& a, const auto& b) { return a.second.times > b.second.times; });
    if (out.size() > options.most) out.resize(options.most);
    return out;
}

/// "clashed_with" for "clash with", "held_rally_for" for "hold ~ rally for".
std::string relation_name(const std::string& entry, const Suggestion& suggestion) {
    std::string text =
        suggestion.is_noun ? entry : verb_forms(suggestion.lemma)[2].first + entry.substr(suggestion.lemma.size());
    if (const std::size_t mark = text.find("{text}"); mark != std::string::npos) text.erase(mark, 6);
    std::string out;
    for (const char c : text) {
        if (std::isalnum(static_cast<unsigned char>(c)) != 0) {
            out += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        } else if (!out.empty() && out.back() != '_') {
            out += '_';
        }
    }
    while (!out.empty() && out.back() == '_') out.pop_back();
    if (out.empty() || std::isalpha(static_cast<unsigned char>(out.front())) == 0) out.insert(0, "r_");
    return out;
}

/// Kinds that a frame would name: all actors where there are several sorts of them.
std::string kinds_of(KindSet kinds) {
    std::size_t actors = 0;
    std::string out;
    for (std::size_t i = 0; i < kEntityKindCount; ++i) {
        const auto kind = static_cast<EntityKind>(i);
        if (!kinds.has(kind)) continue;
        if (kActorKinds.has(kind)) ++actors;
        if (!out.empty()) out += '|';
        out += to_string(kind);
    }
    if (actors < 2) return out;
    out = "actor";
    for (std::size_t i = 0; i < kEntityKindCount; ++i) {
        const auto kind = static_cast<EntityKind>(i);
        if (kinds.has(kind) && !kActorKinds.has(kind)) out += '|' + std::string(to_string(kind));
    }
    return out;
}

void print(const std::string& entry, const Suggestion& suggestion) {
    const std::string name = relation_name(entry, suggestion);
    const bool words = entry.find("{text}") != std::string::npos;
    std::cout << "# " << counted(suggestion.times, "time") << "\n[relation." << name
              << "]\nabout = " << toml_string(entry + ": say in one line what it means")
              << "\nsubject = " << toml_string(kinds_of(suggestion.subjects))
              << "\nobject = " << toml_string(kinds_of(suggestion.objects)) << '\n';
    if (words) std::cout << "object_text = \"also\"\n";
    std::cout << (suggestion.is_noun ? "nouns" : "verbs") << " = [" << toml_string(entry) << "]\n\n";
    for (const Example& example : suggestion.examples) {
        if (!example.plain) {  // whom "he" means depends on what stands before
            std::cout << "# " << printable_line(example.sentence) << "\n\n";
            continue;
        }
        std::cout << "[[relation." << name << ".example]]\ntext = " << toml_string(example.sentence) << "\nexpect = ["
                  << toml_string(example.subject + " " + name + " " + example.object) << "]\n\n";
    }
}

void print_json(const Ranked& suggestions) {
    std::string out = "[";
    for (const auto& [entry, suggestion] : suggestions) {
        out += out.ends_with('[') ? "\n{\"entry\": " : ",\n{\"entry\": ";
        out += toml_string(entry) + ", \"kind\": " + (suggestion.is_noun ? "\"noun\"" : "\"verb\"") +
               ", \"times\": " + std::to_string(suggestion.times) +
               ", \"subject\": " + toml_string(kinds_of(suggestion.subjects)) +
               ", \"object\": " + toml_string(kinds_of(suggestion.objects)) + ", \"sentences\": [";
        for (const Example& example : suggestion.examples) {
            out += (out.ends_with('[') ? "" : ", ") + toml_string(example.sentence);
        }
        out += "]}";
    }
    std::cout << out << "]\n";
}

}  // namespace

int suggest_rules(const SuggestOptions& options) {
    const LoadedExtractor* const loaded = load_extractor(options.packs, options.alone);
    if (loaded == nullptr) return kExitUsage;
    Diagnostics missing;
    const std::vector<InputFile> inputs = list_inputs(options.inputs, {}, missing);
    for (const Diagnostic& item : missing.items()) say(item);
    if (inputs.empty()) return say_error("there is nothing to read"), kExitUsage;
    Suggestions suggestions;
    const auto show = [&](const Document& document, const Analysis& analysis) {
        count(document, analysis, suggestions);
    };
    const bool whole = analyse_corpus(inputs, loaded->extractor, show) && !missing.has_errors();
    const Ranked best = ranked(suggestions, options);
    if (options.json) {
        print_json(best);
    } else {
        std::cout << "# Verbs and nouns between two entities that no rule reads, most frequent first. Edit what means\n"
                     "# something to you, delete the rest; then: entente rules test FILE\n\n";
        for (const auto& [entry, suggestion] : best) print(entry, suggestion);
    }
    return whole ? kExitDone : kExitPartly;
}

}  // namespace entente
