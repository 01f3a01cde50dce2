// Recursive descent, one function a rule of the grammar. The first error stands; after it nothing more is read. A
// fragment is parsed where it is named, as what is expected there.
#include "rules/pattern_parse.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <optional>

#include "graph/base/fold.h"
#include "rules/pattern_cursor.h"
#include "rules/tag_names.h"
#include "rules/words.h"

namespace entente {
namespace {

constexpr int kDeepest = 24;  // of brackets and fragments in each other: deeper ones run in a circle

struct FieldName {
    std::string_view name;
    TokenTest::Kind kind;
};

constexpr std::array kFields = {
    FieldName{"word", TokenTest::Kind::word},         FieldName{"lemma", TokenTest::Kind::lemma},
    FieldName{"tag", TokenTest::Kind::tag},           FieldName{"dep", TokenTest::Kind::dep},
    FieldName{"feat", TokenTest::Kind::feat},         FieldName{"kind", TokenTest::Kind::kind},
    FieldName{"relation", TokenTest::Kind::relation},
};

struct RoleName {
    std::string_view name;
    PatternRole role;
};

constexpr std::array kRoles = {
    RoleName{"trigger", PatternRole::trigger}, RoleName{"subject", PatternRole::subject},
    RoleName{"object", PatternRole::object},   RoleName{"text", PatternRole::text},
    RoleName{"place", PatternRole::place},
};

class Parser : private PatternCursor {
public:
    Parser(std::string_view text, const PatternNames& names, int depth, const Parser* outer = nullptr,
           std::string_view name = {})
        : PatternCursor(text), names_(names), depth_(depth), outer_(outer), name_(name) {}

    TokenTest whole_test() {
        const bool brackets = peek() == '[';
        TokenTest out = brackets ? bracketed() : either();
        finish("the test ends here");
        return out;
    }
    RolePath whole_role() {
        RolePath out;
        skip_spaces();
        if (source.substr(position) == ".") {
            ++position;
            return out;
        }
        if (!source.substr(position).starts_with('.')) out.path = path();
        skip_spaces();
        if (take(".subject")) {
            out.take = RolePath::Take::subject;
        } else if (take(".object")) {
            out.take = RolePath::Take::object;
        }
        finish("after the path only .subject or .object can stand, the roles of a relation that was read there");
        return out;
    }
    Path whole_path() {
        Path out = path();
        finish("a step begins with > (to dependents) or < (to the head)");
        return out;
    }
    Sequence whole_sequence() {
        Sequence out = sequence();
        finish("this closes nothing");
        return out;
    }
    using PatternCursor::take_error;

private:
    [[nodiscard]] bool too_deep() {
        if (depth_ < kDeepest) return false;
        fail("brackets or fragments stand in each other more than 24 deep");
        return true;
    }

    // ---- fragments

    /// Parses the fragment named here with `parse`, a member of another Parser.
    template <typename T>
    T fragment(T (Parser::*parse)()) {
        const std::size_t begin = position++;
        const std::string_view name = run(" \t\r\n[](){}|&!><?*+.,=%:\"");
        const std::string* text = names_.fragment ? names_.fragment(name) : nullptr;
        if (text == nullptr) {
            fail_at(begin, "no [fragment] has the name " + backquoted(name) + did_you_mean(name, names_.fragments));
            return {};
        }
        for (const Parser* open = this; open != nullptr; open = open->outer_) {
            if (open->name_ == name) return fail_at(begin, "the fragment names itself"), T();
        }
        if (too_deep()) return {};
        Parser inner(*text, names_, depth_ + 1, this, name);
        T out = (inner.*parse)();
        if (inner.failure) fail_at(begin, "in %" + std::string(name) + ": " + inner.failure->message);
        return out;
    }

    // ---- tests

    TokenTest bracketed() {
        skip_spaces();
        const std::size_t opened = position++;
        TokenTest out = peek() == ']' ? TokenTest{} : either();  // [] is any token
        expect(']', opened);
        return out;
    }

    static TokenTest joined(TokenTest::Kind kind, std::vector<TokenTest> parts) {
        if (parts.size() == 1) return std::move(parts.front());
        TokenTest out;
        out.kind = kind;
        out.parts = std::move(parts);
        return out;
    }

    TokenTest either() {
        std::vector<TokenTest> parts = {both()};
        while (peek() == '|') {
            ++position;
            parts.push_back(both());
        }
        return joined(TokenTest::Kind::any, std::move(parts));
    }

    TokenTest both() {
        std::vector<TokenTest> parts = {single()};
        while (peek() == '&') {
            ++position;
            parts.push_back(single());
        }
        return joined(TokenTest::Kind::all, std::move(parts));
    }

    TokenTest single() {
        if (too_deep()) return {};
        ++depth_;
        TokenTest out = single_here();
        --depth_;
        return out;
    }

    TokenTest single_here() {
        switch (peek()) {
            case '!': {
                const std::size_t begin = position++;
                TokenTest out;
                out.kind = TokenTest::Kind::none;
                out.parts.push_back(single());
                out.written = written(begin);
                return out;
            }
            case '(': {
                const std::size_t opened = position++;
                TokenTest out = either();
                expect(')', opened);
                return out;
            }
            case '>':
            case '<': {
                const std::size_t begin = position;
                TokenTest out;
                out.kind = TokenTest::Kind::path;
                out.path = path();
                out.written = written(begin);
                return out;
            }
            case '%': return fragment(&Parser::whole_test);
            default: return field();
        }
    }

    TokenTest field() {
        const std::size_t begin = position;
        const std::string_view name = run(" \t\r\n[](){}|&!><=%\"");
        const auto* found = std::find_if(kFields.begin(), kFields.end(), [&](const auto& f) { return f.name == name; });
        if (found == kFields.end() || here() != '=') {
            std::vector<std::string_view> known;
            known.reserve(kFields.size());
            for (const FieldName& field : kFields) known.push_back(field.name);
            const std::string hint = did_you_mean(name, known);
            fail_at(begin, (name.empty() ? "a test is missing here" : backquoted(name) + " is no test") +
                               (hint.empty() ? "; write word=, lemma=, tag=, dep=, feat=, kind= or relation=" : hint));
            return {};
        }
        ++position;
        TokenTest out;
        out.kind = found->kind;
        do {
            value(out);
        } while (!failure && here() == '|' && !begins_test(position + 1) && ++position > 0);
        out.written = written(begin);
        return out;
    }

    /// Whether what follows a "|" without a space is a test of its own rather than a value: "lemma=a|tag=VB".
    [[nodiscard]] bool begins_test(std::size_t at) const {
        if (at >= source.size() || kPatternSpaces.find(source[at]) != std::string_view::npos) return true;
        if (std::string_view("[(!><%").find(source[at]) != std::string_view::npos) return true;
        const std::size_t end = std::min(source.find_first_not_of("abcdefghijklmnopqrstuvwxyz", at), source.size());
        return end < source.size() && source[end] == '=';
    }

    void value(TokenTest& out) {
        const std::size_t begin = position;
        if (here() == '/') return expression(out);
        if (here() == '"') {
            ++position;
            const std::string_view quoted = run("\"");
            if (here() != '"') return fail_at(begin, "a quote is not closed");
            ++position;
            return add_value(out, quoted, begin);
        }
        if (here() == '@') {
            ++position;
            return add_list(out, run(" \t\r\n[](){}|&!><=\""), begin);
        }
        add_value(out, run(" \t\r\n[](){}|&><=\""), begin);
    }

    void expression(TokenTest& out) {
        const std::size_t begin = position++;
        std::string regex;
        while (position < source.size() && source[position] != '/') {
            if (source[position] == '\\' && position + 1 < source.size() && source[position + 1] == '/') ++position;
            regex += source[position++];
        }
        if (here() != '/') return fail_at(begin, "the regular expression is not closed: `/` is missing");
        ++position;
        if (out.kind != TokenTest::Kind::word && out.kind != TokenTest::Kind::lemma &&
            out.kind != TokenTest::Kind::tag) {
            return fail_at(begin, "a regular expression can stand after word=, lemma= and tag=");
        }
        re2::RE2::Options options;
        options.set_log_errors(false);
        options.set_max_mem(1 << 20);
        const re2::RE2 compiled(regex, options);
        if (!compiled.ok()) return fail_at(begin, "the regular expression is broken: " + compiled.error());
        out.expressions.push_back(std::move(regex));
    }

    void add_list(TokenTest& out, std::string_view name, std::size_t begin) {
        const std::vector<std::string>* items = names_.list ? names_.list(name) : nullptr;
        if (items == nullptr) {
            return fail_at(begin, "no [list] has the name " + backquoted(name) + did_you_mean(name, names_.lists));
        }
        for (const std::string& item : *items) {
            if (item.find(' ') == std::string::npos) add_value(out, item, begin);  // a token is one word
        }
    }

    void check_among(std::string_view what, std::string_view value, std::span<const std::string_view> known,
                     std::size_t begin) {
        if (std::find(known.begin(), known.end(), value) != known.end()) return;
        fail_at(begin, "unknown " + std::string(what) + " " + backquoted(value) +
                           did_you_mean(value, {known.begin(), known.end()}));
    }

    void add_value(TokenTest& out, std::string_view value, std::size_t begin) {
        if (value.empty()) return fail_at(begin, "a value is missing here");
        switch (out.kind) {
            case TokenTest::Kind::tag: check_among("tag", value, tag_names(), begin); break;
            case TokenTest::Kind::feat: check_among("feature", value, feature_names(), begin); break;
            case TokenTest::Kind::dep: check_label(value, begin); break;
            case TokenTest::Kind::relation: check_among("relation", value, names_.relations, begin); break;
            case TokenTest::Kind::kind: {
                const auto kinds = parse_kind_set(value);
                if (kinds) return out.kinds.add(*kinds);
                return fail_at(begin, "unknown kind " + backquoted(value));
            }
            default: break;
        }
        const bool folds = out.kind == TokenTest::Kind::word || out.kind == TokenTest::Kind::lemma;
        out.values.push_back(folds ? folded(value) : std::string(value));
    }

    void check_label(std::string_view label, std::size_t begin) {
        if (label.ends_with(":*")) label.remove_suffix(2);
        check_among("dependency relation", label, relation_label_names(), begin);
    }

    // ---- paths

    Path path() {
        Path out;
        while (!failure) {
            const char next = peek();
            if (next == '%') {
                for (PathStep& step : fragment(&Parser::whole_path)) out.push_back(std::move(step));
                if (here() == '[' && !out.empty()) out.back().tests.push_back(bracketed());
            } else if (next == '(') {
                out.push_back(group_step());
            } else if (next == '>' || next == '<') {
                out.push_back(step());
            } else {
                break;
            }
        }
        if (out.empty()) fail(R"(a path is missing: write its steps, as in ">nsubj" or ">obl[lemma=pact] >nmod")");
        return out;
    }

    PathStep step() {
        const std::size_t start = position;
        PathStep out;
        out.kind = source[position++] == '>' ? PathStep::Kind::down : PathStep::Kind::up;
        while (true) {
            const std::size_t begin = position;
            const std::string_view label = run(" \t\r\n[](){}|&!><?*+=%.,\"");
            if (here() == '*' && label.ends_with(':')) ++position;  // nsubj:*
            const std::string_view whole = source.substr(begin, position - begin);
            if (whole == "any") {
                // no label asks for nothing
            } else if (whole.empty()) {
                fail_at(begin, "a dependency relation is missing after > or <: write one, or any");
            } else {
                check_label(whole, begin);
                out.labels.emplace_back(whole);
            }
            if (failure || here() != '|') break;
            ++position;
        }
        out.repeat = repeat(kLongestPath);
        if (here() == '[') out.tests.push_back(bracketed());
        out.written = written(start);
        return out;
    }

    PathStep group_step() {
        const std::size_t opened = position++;
        PathStep out;
        out.kind = PathStep::Kind::group;
        if (too_deep()) return out;
        ++depth_;
        out.alternatives.push_back(path());
        while (peek() == '|') {
            ++position;
            out.alternatives.push_back(path());
        }
        --depth_;
        expect(')', opened);
        out.repeat = repeat(kLongestPath);
        if (here() == '[') out.tests.push_back(bracketed());
        out.written = written(opened);
        return out;
    }

    // ---- sequences

    Sequence sequence() {
        Sequence out;
        while (!failure) {
            const char next = peek();
            if (next == '\0' || next == ')' || next == '|') break;
            out.push_back(item());
        }
        if (out.empty()) fail("words are missing here");
        return out;
    }

    std::vector<Sequence> alternatives() {
        std::vector<Sequence> out = {sequence()};
        while (peek() == '|') {
            ++position;
            out.push_back(sequence());
        }
        return out;
    }

    SequenceItem item() {
        SequenceItem out;
        if (too_deep()) return out;
        const PatternRole capture = role();
        out = atom();
        out.capture = capture;
        const std::size_t begin = position;
        if (out.kind <= SequenceItem::Kind::group) out.repeat = repeat(kLongestRepeat);
        if (capture == PatternRole::none) return out;
        if (out.kind > SequenceItem::Kind::group) fail_at(begin, "what is only looked at cannot fill a role");
        const bool entity = capture != PatternRole::text && capture != PatternRole::trigger;
        if (entity && out.kind == SequenceItem::Kind::group) {
            fail_at(begin, "a role is filled by one name: write it before {actor} or [kind=actor]");
        }
        if (capture != PatternRole::text && out.repeat.most > 1) fail_at(begin, "a role is filled once");
        return out;
    }

    PatternRole role() {
        for (const RoleName& role : kRoles) {
            if (!source.substr(position).starts_with(role.name)) continue;
            if (source.substr(position + role.name.size()).starts_with(":")) {
                position += role.name.size() + 1;
                return role.role;
            }
        }
        return PatternRole::none;
    }

    SequenceItem atom() {
        SequenceItem out;
        switch (here()) {
            case '[': out.test = bracketed(); return out;
            case '{': return mention();
            case '(': return group();
            case '%':
                out.kind = SequenceItem::Kind::group;
                out.alternatives.push_back(fragment(&Parser::whole_sequence));
                return out;
            default: return literal();
        }
    }

    SequenceItem mention() {
        const std::size_t opened = position++;
        SequenceItem out;
        out.kind = SequenceItem::Kind::mention;
        const std::string_view kinds = run("}");
        const auto parsed = parse_kind_set(kinds);
        if (!parsed) {
            fail_at(opened, backquoted("{" + std::string(kinds) + "}") +
                                " is no name's kind: write {actor}, {place}, {person|org} and the like");
        } else {
            out.kinds = *parsed;
        }
        expect('}', opened);
        return out;
    }

    SequenceItem group() {
        const std::size_t opened = position++;
        SequenceItem out;
        out.kind = SequenceItem::Kind::group;
        if (take("?=")) {
            out.kind = SequenceItem::Kind::ahead;
        } else if (take("?!")) {
            out.kind = SequenceItem::Kind::not_ahead;
        } else if (take("?<=")) {
            out.kind = SequenceItem::Kind::behind;
        } else if (take("?<!")) {
            out.kind = SequenceItem::Kind::not_behind;
        }
        ++depth_;
        out.alternatives = alternatives();
        --depth_;
        expect(')', opened);
        return out;
    }

    /// A word, or several that may stand in one place, as they are written: "glass|glasses".
    SequenceItem literal() {
        const std::size_t begin = position;
        SequenceItem out;
        out.test.kind = TokenTest::Kind::word;
        const std::string_view words = run(" \t\r\n[](){}&!><?*+=%\"");
        if (words.empty()) fail_at(begin, backquoted(source.substr(begin, 1)) + " cannot stand here");
        for (const std::string_view word : split_at(words, '|')) {
            if (word.empty()) fail_at(begin, "a word is missing beside `|`");
            out.test.values.push_back(folded(word));
        }
        return out;
    }

    const PatternNames& names_;
    int depth_;
    const Parser* outer_;  // who named this fragment
    std::string_view name_;
};

template <typename T>
Parsed<T> parse(std::string_view text, const PatternNames& names, T (Parser::*whole)()) {
    Parser parser(text, names, 0);
    T out = (parser.*whole)();
    if (auto error = parser.take_error()) return *std::move(error);
    return out;
}

}  // namespace

Parsed<TokenTest> parse_test(std::string_view text, const PatternNames& names) {
    return parse(text, names, &Parser::whole_test);
}

Parsed<RolePath> parse_role_path(std::string_view text, const PatternNames& names) {
    return parse(text, names, &Parser::whole_role);
}

Parsed<Sequence> parse_sequence(std::string_view text, const PatternNames& names) {
    return parse(text, names, &Parser::whole_sequence);
}

}  // namespace entente
