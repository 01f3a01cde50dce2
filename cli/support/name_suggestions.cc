#include "cli/support/name_suggestions.h"

#include <algorithm>
#include <array>
#include <iostream>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "cli/command.h"
#include "cli/support/corpus.h"
#include "cli/support/inputs.h"
#include "cli/support/knowledge.h"
#include "cli/support/message.h"
#include "cli/support/terminal.h"
#include "graph/base/fold.h"

namespace entente {
namespace {

constexpr std::size_t kMostContexts = 3;
constexpr std::size_t kLongestContext = 240;  // bytes
constexpr std::size_t kMostAliases = 5;

/// One unknown name over the whole corpus.
struct UnknownName {
    std::map<std::string, std::size_t> spellings;
    std::map<std::string, std::size_t> countries;
    std::array<std::size_t, kEntityKindCount> kinds = {};
    std::set<std::string> shorter;  // "Thorsen" for "Ida Thorsen"
    std::vector<std::string> contexts;
    std::size_t times = 0;
    std::size_t documents = 0;
    std::string last_document;
};

using UnknownNames = std::map<std::string, UnknownName>;  // by folded name

/// The most frequent; of equals the first in byte order.
std::string most_frequent(const std::map<std::string, std::size_t>& counts) {
    const auto most = std::max_element(counts.begin(), counts.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    return most == counts.end() ? std::string() : most->first;
}

std::string on_one_line(std::string_view text) {
    std::string out;
    for (const char c : text) out += c == '\n' ? ' ' : c;
    return out;
}

void note(UnknownName& name, const Document& document, const Analysis& analysis, const Mention& mention) {
    ++name.times;
    if (name.documents == 0 || name.last_document != document.uri) ++name.documents;
    name.last_document = document.uri;
    const std::string context = on_one_line(analysis.sentences[mention.sentence].span.of(document.text));
    const bool is_new = std::find(name.contexts.begin(), name.contexts.end(), context) == name.contexts.end();
    if (is_new && context.size() <= kLongestContext && name.contexts.size() < kMostContexts) {
        name.contexts.push_back(context);
    }
}

void collect(const Document& document, const Analysis& analysis, UnknownNames& out) {
    for (const Mention& mention : analysis.mentions) {
        if (mention.form != MentionForm::name) continue;
        const Entity& entity = analysis.entities[mention.entity];
        if (entity.known) continue;
        UnknownName& name = out[folded(entity.name)];
        ++name.spellings[entity.name];
        ++name.kinds[static_cast<std::size_t>(entity.kind)];
        if (!entity.country.empty()) ++name.countries[entity.country];
        const std::string written = on_one_line(mention.span.of(document.text));
        if (written != entity.name && entity.kind != EntityKind::person) name.shorter.insert(written);
        note(name, document, analysis, mention);
    }
    for (const Mention& mention : analysis.undecided) {
        const std::string written = on_one_line(mention.span.of(document.text));
        UnknownName& name = out[folded(written)];
        ++name.spellings[written];
        ++name.kinds[static_cast<std::size_t>(EntityKind::other)];
        note(name, document, analysis, mention);
    }
}

/// What it was taken for most often; where it never was for anything, `other`.
EntityKind guess(const UnknownName& name) {
    auto best = EntityKind::other;
    std::size_t most = 0;
    for (std::size_t i = 0; i < kEntityKindCount; ++i) {
        const auto kind = static_cast<EntityKind>(i);
        if (kind == EntityKind::other || name.kinds[i] <= most) continue;
        most = name.kinds[i];
        best = kind;
    }
    return best;
}

using Ranked = std::vector<const UnknownName*>;

Ranked ranked(const UnknownNames& names, const NameSuggestOptions& options) {
    Ranked out;
    for (const auto& [key, name] : names) {
        if (name.times >= options.least) out.push_back(&name);
    }
    std::stable_sort(out.begin(), out.end(), [](const auto* a, const auto* b) { return a->times > b->times; });
    if (out.size() > options.most) out.resize(options.most);
    return out;
}

/// The pack's table for a kind: [[place]] for all places.
std::string_view table_of(EntityKind kind) {
    if (kind == EntityKind::person || kind == EntityKind::org || kind == EntityKind::event) return to_string(kind);
    return "place";
}

std::string aliases_of(const UnknownName& name) {
    std::string out;
    std::size_t count = 0;
    for (const std::string& alias : name.shorter) {
        if (++count > kMostAliases) break;
        out += (out.empty() ? "" : ", ") + toml_string(alias);
    }
    return "[" + out + "]";
}

void print(const UnknownName& name) {
    const EntityKind kind = guess(name);
    const bool decided = kind != EntityKind::other;
    std::cout << "# " << counted(name.times, "time") << " in " << counted(name.documents, "document")
              << (decided ? "" : "; what is it? [[person]], [[org]], [[place]] with a kind, [[event]]") << '\n';
    for (const std::string& context : name.contexts) std::cout << "#   " << printable_line(context) << '\n';
    const std::string_view mark = decided ? "" : "# ";
    std::cout << mark << "[[" << (decided ? table_of(kind) : "org") << "]]\n"
              << mark << "name = " << toml_string(most_frequent(name.spellings)) << '\n';
    if (decided && table_of(kind) == "place") {
        // A pack says a country by [[country]]; what the text alone tells of is some place.
        const bool fits = kind != EntityKind::country;
        std::cout << "kind = " << toml_string(to_string(fits ? kind : EntityKind::place)) << '\n';
    }
    if (!name.shorter.empty()) std::cout << "aliases = " << aliases_of(name) << '\n';
    const std::string country = most_frequent(name.countries);
    if (!country.empty()) std::cout << "country = " << toml_string(country) << '\n';
    std::cout << '\n';
}

void print_json(const Ranked& names) {
    std::string out = "[";
    for (const UnknownName* name : names) {
        out += (out.ends_with('[') ? "\n" : ",\n");
        out += "{\"name\": " + toml_string(most_frequent(name->spellings)) +
               ", \"kind\": " + toml_string(to_string(guess(*name))) + ", \"aliases\": " + aliases_of(*name) +
               ", \"country\": " + toml_string(most_frequent(name->countries)) +
               ", \"times\": " + std::to_string(name->times) + ", \"documents\": " + std::to_string(name->documents) +
               ", \"contexts\": [";
        for (const std::string& context : name->contexts) {
            out += (out.ends_with('[') ? "" : ", ") + toml_string(context);
        }
        out += "]}";
    }
    std::cout << out << "]\n";
}

}  // namespace

int suggest_names(const NameSuggestOptions& options) {
    const LoadedExtractor* const loaded = load_extractor(options.packs, options.alone, options.names);
    if (loaded == nullptr) return kExitUsage;
    Diagnostics missing;
    const std::vector<InputFile> inputs = list_inputs(options.inputs, {}, missing);
    for (const Diagnostic& item : missing.items()) say(item);
    if (inputs.empty()) return say_error("there is nothing to read"), kExitUsage;
    UnknownNames names;
    const bool read =
        analyse_corpus(inputs, loaded->extractor,
                       [&](const Document& document, const Analysis& analysis) { collect(document, analysis, names); });
    const Ranked best = ranked(names, options);
    if (options.json) {
        print_json(best);
    } else {
        std::cout
            << "# Names that no pack or list knows, the most frequent first, each with a guess. Correct the kinds\n"
               "# and names, add countries and aliases, delete what is no name; then put this file into a pack\n"
               "# or give it as one: entente extract … --pack FILE\n\n";
        for (const UnknownName* name : best) print(*name);
    }
    return read && !missing.has_errors() && loaded->broken_names == 0 ? kExitDone : kExitPartly;
}

}  // namespace entente
