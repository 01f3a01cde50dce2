// Reads a rule file table by table: classes and named days fill the lexicon, lists name words, rules become paths of
// the trie in the order of the file, which is their order of preference. An entry that is wrong is said with its
// place and left out; the rest is compiled.
#include "extract/time/grammar.h"

#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <optional>
#include <utility>

namespace entente::timex {
namespace {

template <typename T>
struct Named {
    std::string_view name;
    T value;
};

constexpr std::array<Named<RuleKind>, 8> kKinds = {{{"date", RuleKind::date},
                                                    {"shift", RuleKind::shift},
                                                    {"duration", RuleKind::duration},
                                                    {"set", RuleKind::set},
                                                    {"reference", RuleKind::reference},
                                                    {"range", RuleKind::range},
                                                    {"slashed", RuleKind::slashed},
                                                    {"ignore", RuleKind::ignore}}};
constexpr std::array<Named<Anchor>, 3> kAnchors = {
    {{"article", Anchor::article}, {"narrative", Anchor::narrative}, {"either", Anchor::either}}};
constexpr std::array<Named<Reach>, 2> kReaches = {{{"past", Reach::past}, {"future", Reach::future}}};
constexpr std::array<Named<Casing>, 2> kCasings = {{{"any", Casing::any}, {"lower", Casing::lower}}};
constexpr std::array<Named<ClassSet CueClasses::*>, 18> kCues = {{{"future", &CueClasses::future},
                                                                  {"past", &CueClasses::past},
                                                                  {"plan", &CueClasses::plan},
                                                                  {"delay", &CueClasses::delay},
                                                                  {"be", &CueClasses::be},
                                                                  {"scheduled", &CueClasses::scheduled},
                                                                  {"reporting", &CueClasses::reporting},
                                                                  {"determiner", &CueClasses::determiner},
                                                                  {"since", &CueClasses::since},
                                                                  {"until", &CueClasses::until},
                                                                  {"before", &CueClasses::before},
                                                                  {"after", &CueClasses::after},
                                                                  {"range_from", &CueClasses::range_from},
                                                                  {"range_to", &CueClasses::range_to},
                                                                  {"clock_joint", &CueClasses::clock_joint},
                                                                  {"tens", &CueClasses::tens},
                                                                  {"ones", &CueClasses::ones},
                                                                  {"scale", &CueClasses::scale}}};

/// "New Year's Eve" as the tokeniser splits it.
std::string split_possessives(std::string_view words) {
    std::string split(words);
    for (std::size_t at = split.find("'s "); at != std::string::npos; at = split.find("'s ", at + 3)) {
        split.insert(at, " ");
    }
    return split;
}

bool is_capital(std::string_view word) {
    return !word.empty() && word.front() >= 'A' && word.front() <= 'Z';
}

class GrammarLoader {
public:
    GrammarLoader(std::string_view path, Diagnostics& diagnostics) : path_(path), diagnostics_(diagnostics) {}

    Grammar load(std::string_view text) {
        grammar_.hyphen = grammar_.lexicon.add("-");
        grammar_.to = grammar_.lexicon.add("to");
        grammar_.be = grammar_.lexicon.add("be");
        grammar_.possessive = grammar_.lexicon.add("'s");
        grammar_.bracket = grammar_.lexicon.add("(");
        grammar_.closing_bracket = grammar_.lexicon.add(")");
        try {
            const toml::table file = toml::parse(text, path_);
            read_file(file);
        } catch (const toml::parse_error& e) {
            error(e.source(), std::string(e.description()));
        }
        return std::move(grammar_);
    }

private:
    void error(const toml::source_region& where, std::string message) {
        diagnostics_.add({Severity::error, path_, where.begin.line, where.begin.column, std::move(message)});
    }
    void error(const toml::node& node, std::string message) { error(node.source(), std::move(message)); }

    void check_keys(const toml::table& table, const std::vector<std::string_view>& known) {
        for (const auto& [key, node] : table) {
            if (std::find(known.begin(), known.end(), key.str()) != known.end()) continue;
            std::string message = "unknown key '" + std::string(key.str()) + "'";
            const std::string_view near = nearest_word(key.str(), known);
            if (!near.empty()) message.append("; did you mean '").append(near).append("'?");
            error(key.source(), std::move(message));
        }
    }

    void read_file(const toml::table& file) {
        check_keys(file, {"time", "class", "list", "named_day", "rule"});
        if (const toml::table* table = file["time"].as_table()) check_keys(*table, {"language", "version", "about"});
        if (const toml::table* table = file["class"].as_table()) read_each(*table, &GrammarLoader::read_class);
        if (const toml::table* table = file["list"].as_table()) read_each(*table, &GrammarLoader::read_list);
        if (const toml::array* array = file["named_day"].as_array()) read_all(*array, &GrammarLoader::read_named_day);
        set_cues();
        if (const toml::array* array = file["rule"].as_array()) read_all(*array, &GrammarLoader::read_rule);
    }

    /// The tables' own order is lost in parsing; their lines keep it.
    void read_each(const toml::table& table, void (GrammarLoader::*read)(std::string_view, const toml::node&)) {
        std::vector<std::pair<std::string_view, const toml::node*>> entries;
        for (const auto& [key, node] : table) entries.emplace_back(key.str(), &node);
        const auto line = [](const auto& entry) { return entry.second->source().begin.line; };
        std::stable_sort(entries.begin(), entries.end(),
                         [&](const auto& a, const auto& b) { return line(a) < line(b); });
        for (const auto& [name, node] : entries) (this->*read)(name, *node);
    }

    void read_all(const toml::array& array, void (GrammarLoader::*read)(const toml::table&)) {
        for (const toml::node& node : array) {
            if (const toml::table* table = node.as_table()) {
                (this->*read)(*table);
            } else {
                error(node, "expected a table");
            }
        }
    }

    template <typename T, std::size_t N>
    T read_name(const toml::table& table, std::string_view key, const std::array<Named<T>, N>& names, T otherwise) {
        const toml::node* node = table.get(key);
        if (node == nullptr) return otherwise;
        std::vector<std::string_view> known;
        const std::string written = node->value_or(std::string());
        for (const Named<T>& row : names) {
            if (row.name == written) return row.value;
            known.push_back(row.name);
        }
        std::string message = "'" + written + "' is no " + std::string(key);
        const std::string_view near = nearest_word(written, known);
        if (!near.empty()) message.append("; did you mean '").append(near).append("'?");
        error(*node, std::move(message));
        return otherwise;
    }

    std::optional<Slot> read_slot(std::string_view name, const toml::node& node) {
        const std::optional<Slot> slot = parse_slot(name);
        if (!slot) error(node, "no slot '" + std::string(name) + "'");
        return slot;
    }

    static bool is_allowed(std::int64_t number) { return number >= -1 && number <= 1'000'000; }

    std::optional<int> read_slot_value(Slot slot, const toml::node& node) {
        if (const std::optional<std::string> name = node.value_exact<std::string>()) {
            const std::optional<int> value = parse_slot_value(slot, *name);
            if (!value) error(node, "'" + *name + "' is no value of " + std::string(to_string(slot)));
            return value;
        }
        const std::optional<std::int64_t> number = node.value_exact<std::int64_t>();
        if (number && !holds_names(slot) && is_allowed(*number)) return static_cast<int>(*number);
        error(node, "expected a number or a name");
        return std::nullopt;
    }

    void read_class(std::string_view name, const toml::node& node) {
        const toml::table* table = node.as_table();
        if (table == nullptr) return error(node, "expected a table");
        check_keys(*table, {"fills", "trigger", "case", "words"});
        const Casing casing = read_name(*table, "case", kCasings, Casing::any);
        const std::optional<std::size_t> id = class_named(name, *table);
        if (!id) return;
        const toml::node* words = table->get("words");
        if (words == nullptr) return error(*table, "class without words");
        if (const toml::table* values = words->as_table()) add_words(*values, static_cast<ClassId>(*id), casing);
        if (const toml::array* plain = words->as_array()) add_words(*plain, static_cast<ClassId>(*id), casing, 1);
    }

    std::optional<std::size_t> class_named(std::string_view name, const toml::table& table) {
        Lexicon& lexicon = grammar_.lexicon;
        const std::size_t known = lexicon.find_class(name);
        if (known != kMaxClasses) return known;
        WordClass word_class{std::string(name), Slot::none, table["trigger"].value_or(true)};
        if (const toml::node* fills = table.get("fills")) {
            const std::optional<Slot> slot = read_slot(fills->value_or(std::string_view()), *fills);
            if (!slot) return std::nullopt;
            if (*slot == Slot::named) return error(*fills, "named days have tables of their own"), std::nullopt;
            word_class.slot = *slot;
        }
        const std::size_t id = lexicon.add_class(std::move(word_class));
        if (id != kMaxClasses) return id;
        error(table, "more than " + std::to_string(kMaxClasses) + " classes");
        return std::nullopt;
    }

    /// value = [words]
    void add_words(const toml::table& values, ClassId id, Casing casing) {
        for (const auto& [key, node] : values) {
            const Slot slot = grammar_.lexicon.classes()[id].slot;
            const std::optional<int> value = value_of_key(slot, key);
            const toml::array* words = node.as_array();
            if (words == nullptr) error(node, "expected a list of words");
            if (value && words != nullptr) add_words(*words, id, casing, *value);
        }
    }

    std::optional<int> value_of_key(Slot slot, const toml::key& key) {
        int number = 0;
        const std::string_view text = key.str();
        const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
        const bool is_number = problem == std::errc() && end == text.data() + text.size();
        if (is_number && !holds_names(slot) && is_allowed(number)) return number;
        const std::optional<int> value = parse_slot_value(slot, key.str());
        if (!value)
            error(key.source(), "'" + std::string(key.str()) + "' is no value of " + std::string(to_string(slot)));
        return value;
    }

    void add_words(const toml::array& words, ClassId id, Casing casing, int value) {
        for (const toml::node& node : words) {
            const std::string word = node.value_or(std::string());
            if (word.empty()) {
                error(node, "expected a word");
            } else {
                add_word(word, id, casing, value);
            }
        }
    }

    void add_word(std::string_view text, ClassId id, Casing casing, int value) {
        const WordId word = grammar_.lexicon.add(split_possessives(text));
        grammar_.lexicon.add_to_class(word, id, is_capital(text) ? Casing::capital : casing, value);
    }

    void read_list(std::string_view name, const toml::node& node) {
        const toml::array* words = node.as_array();
        if (words == nullptr) return error(node, "expected a list of words");
        std::vector<WordId>& list = lists_[std::string(name)];
        for (const toml::node& word : *words) list.push_back(grammar_.lexicon.add(word.value_or(std::string())));
    }

    void read_named_day(const toml::table& table) {
        check_keys(table, {"names", "date", "weekday", "from", "easter"});
        const std::optional<NamedDay> day = named_day(table);
        const toml::array* names = table["names"].as_array();
        if (names == nullptr) return error(table, "named_day without names");
        if (!day) return error(table, "a named_day needs date = \"MM-DD\", weekday and from, or easter");
        const auto id = static_cast<ClassId>(named_class());
        for (const toml::node& name : *names) {
            add_word(name.value_or(std::string_view("?")), id, Casing::any,
                     static_cast<int>(grammar_.named_days.size()));
        }
        grammar_.named_days.push_back(*day);
    }

    std::size_t named_class() {
        const std::size_t known = grammar_.lexicon.find_class("named");
        return known != kMaxClasses ? known : grammar_.lexicon.add_class({"named", Slot::named, true});
    }

    static std::optional<NamedDay> named_day(const toml::table& table) {
        NamedDay day;
        if (const auto offset = table["easter"].value<std::int64_t>()) {
            day.form = NamedDay::Form::easter;
            day.offset = static_cast<int>(std::clamp<std::int64_t>(*offset, -366, 366));
            return day;
        }
        const bool fixed = table.contains("date");
        day.form = fixed ? NamedDay::Form::fixed : NamedDay::Form::weekday_from;
        day.weekday = static_cast<int>(table["weekday"].value_or<std::int64_t>(0));
        const std::string_view date = table[fixed ? "date" : "from"].value_or(std::string_view());
        if (!fixed && (day.weekday < 1 || day.weekday > 7)) return std::nullopt;
        if (date.size() != 5 || date[2] != '-') return std::nullopt;
        day.month = (date[0] - '0') * 10 + date[1] - '0';
        day.day = (date[3] - '0') * 10 + date[4] - '0';
        constexpr int kLeapYear = 2000;
        return is_date({kLeapYear, day.month, day.day}) ? std::optional(day) : std::nullopt;
    }

    void set_cues() {
        for (const auto& [name, member] : kCues) {
            const std::size_t id = grammar_.lexicon.find_class(name);
            if (id == kMaxClasses) continue;
            grammar_.cues.*member = bit(static_cast<ClassId>(id));
            if (name == "scale") grammar_.scale = static_cast<ClassId>(id);
        }
    }

    void read_rule(const toml::table& table) {
        check_keys(table, {"name", "kind", "pattern", "anchor", "reach", "with", "value"});
        Rule rule;
        rule.name = table["name"].value_or(std::string());
        if (rule.name.empty()) return error(table, "rule without a name");
        rule.kind = read_name(table, "kind", kKinds, RuleKind::date);
        rule.anchor = read_name(table, "anchor", kAnchors, Anchor::article);
        rule.reach = read_name(table, "reach", kReaches, Reach::free);
        rule.value = table["value"].value_or(std::string());
        if (const toml::table* with = table["with"].as_table()) read_with(*with, rule);
        const auto index = static_cast<std::uint16_t>(grammar_.rules.size());
        grammar_.rules.push_back(std::move(rule));
        read_patterns(table, index);
    }

    void read_with(const toml::table& with, Rule& rule) {
        for (const auto& [name, node] : with) {
            const std::optional<Slot> slot = read_slot(name.str(), node);
            if (!slot) continue;
            const std::optional<int> value = read_slot_value(*slot, node);
            if (value) rule.with.set(*slot, *value);
        }
    }

    void read_patterns(const toml::table& table, std::uint16_t rule) {
        const toml::node* node = table.get("pattern");
        if (node == nullptr) return error(table, "rule without a pattern");
        if (const toml::array* patterns = node->as_array()) {
            for (const toml::node& pattern : *patterns) read_pattern(pattern, rule);
        } else {
            read_pattern(*node, rule);
        }
    }

    void read_pattern(const toml::node& node, std::uint16_t rule) {
        const auto lists = [&](std::string_view name) -> const std::vector<WordId>* {
            const auto found = lists_.find(name);
            return found == lists_.end() ? nullptr : &found->second;
        };
        const Result<std::vector<PatternSteps>> spellings =
            parse_pattern(node.value_or(std::string_view()), grammar_.lexicon, lists);
        if (!spellings) return error(node, "rule '" + grammar_.rules[rule].name + "': " + spellings.error().message);
        for (const PatternSteps& steps : *spellings) grammar_.trie.add(steps, rule);
    }

    std::string path_;
    Diagnostics& diagnostics_;
    Grammar grammar_;
    std::map<std::string, std::vector<WordId>, std::less<>> lists_;
};

}  // namespace

Grammar load_grammar(std::string_view path, std::string_view toml, Diagnostics& diagnostics) {
    return GrammarLoader(path, diagnostics).load(toml);
}

}  // namespace entente::timex
