#include "extract/relation/pattern_set.h"

#include <re2/re2.h>

#include <algorithm>

#include "rules/tag_names.h"

namespace entente {
namespace {

constexpr std::uint32_t kLongestMention = 16;  // tokens; beyond it no name is looked for before an anchor
constexpr std::uint32_t kMostBefore = 64;

std::bitset<128> labels_of(const std::vector<std::string>& names) {
    std::bitset<128> out;
    if (names.empty()) return out.set();
    for (const std::string_view name : names) {
        const bool all = name.ends_with(":*");
        const std::string_view stem = all ? name.substr(0, name.size() - 2) : name;
        for (const std::string_view known : relation_label_names()) {
            if (known != stem && !(all && known.starts_with(std::string(stem) + ":"))) continue;
            if (const auto label = parse_deprel(known)) out.set(static_cast<std::size_t>(*label));
        }
    }
    return out;
}

CompiledPath compile(const Path& path);

/// All tags with one of the names, or that an expression matches.
void set_tags(const TokenTest& test, CompiledTest& out) {
    const auto add = [&](std::string_view name) {
        if (const auto upos = parse_upos(name)) out.upos.set(static_cast<std::size_t>(*upos));
        if (const auto xpos = parse_xpos(name)) out.xpos.set(static_cast<std::size_t>(*xpos));
    };
    for (const std::string& name : test.values) add(name);
    for (const auto& expression : out.expressions) {
        for (const std::string_view name : tag_names()) {
            if (re2::RE2::FullMatch(re2::StringPiece(name.data(), name.size()), *expression)) add(name);
        }
    }
}

std::uint16_t feats_of(const std::vector<std::string>& names) {
    std::uint16_t out = 0;
    const auto known = feature_names();
    for (std::size_t bit = 0; bit < known.size(); ++bit) {
        if (std::find(names.begin(), names.end(), known[bit]) != names.end()) {
            out = static_cast<std::uint16_t>(out | (1U << bit));
        }
    }
    return out;
}

CompiledTest compile(const TokenTest& test) {
    CompiledTest out;
    out.kind = test.kind;
    out.written = test.written;
    for (const std::string& expression : test.expressions) {
        re2::RE2::Options options;
        options.set_log_errors(false);
        out.expressions.push_back(std::make_shared<re2::RE2>(expression, options));
    }
    switch (test.kind) {
        case TokenTest::Kind::tag: set_tags(test, out); break;
        case TokenTest::Kind::dep: out.deprels = labels_of(test.values); break;
        case TokenTest::Kind::feat: out.feats = feats_of(test.values); break;
        case TokenTest::Kind::kind: out.kinds = test.kinds; break;
        case TokenTest::Kind::path: out.path = compile(test.path); break;
        default: out.values.insert(test.values.begin(), test.values.end()); break;
    }
    for (const TokenTest& part : test.parts) out.parts.push_back(compile(part));
    return out;
}

CompiledPath compile(const Path& path) {
    CompiledPath out;
    for (const PathStep& step : path) {
        CompiledStep& compiled = out.emplace_back();
        compiled.kind = step.kind;
        compiled.labels = labels_of(step.labels);
        compiled.repeat = step.repeat;
        compiled.written = step.written;
        for (const Path& alternative : step.alternatives) compiled.alternatives.push_back(compile(alternative));
        for (const TokenTest& test : step.tests) compiled.tests.push_back(compile(test));
    }
    return out;
}

std::vector<CompiledItem> compile(const Sequence& sequence) {
    std::vector<CompiledItem> out;
    for (const SequenceItem& item : sequence) {
        CompiledItem& compiled = out.emplace_back();
        compiled.kind = item.kind;
        compiled.capture = item.capture;
        compiled.repeat = item.repeat;
        compiled.test = compile(item.test);
        compiled.kinds = item.kinds;
        for (const Sequence& alternative : item.alternatives) compiled.alternatives.push_back(compile(alternative));
    }
    return out;
}

std::uint32_t most_tokens(const Sequence& sequence, std::size_t until) {
    std::uint32_t out = 0;
    for (std::size_t i = 0; i < until && out < kMostBefore; ++i) {
        const SequenceItem& item = sequence[i];
        std::uint32_t once = 0;
        if (item.kind == SequenceItem::Kind::token) once = 1;
        if (item.kind == SequenceItem::Kind::mention) once = kLongestMention;
        if (item.kind == SequenceItem::Kind::group) {
            for (const Sequence& inner : item.alternatives) once = std::max(once, most_tokens(inner, inner.size()));
        }
        out += once * item.repeat.most;
    }
    return std::min(out, kMostBefore);
}

CompiledRole compile(const std::optional<RolePath>& role) {
    if (!role) return {};
    return {.path = compile(role->path), .take = role->take, .given = true};
}

CompiledPattern compile(const PatternRule& rule, const Packs& packs) {
    CompiledPattern out;
    out.name = rule.name;
    out.rule = rule.pack + "/" + packs.frames[rule.frame].name + "/" + rule.name;
    out.pack = rule.pack;
    out.written = rule.written;
    out.frame = rule.frame;
    out.trigger = compile(rule.trigger);
    out.tokens = compile(rule.tokens);
    out.anchor_item = rule.anchor_item;
    out.most_before = most_tokens(rule.tokens, rule.anchor_item);
    out.subject = compile(rule.subject);
    out.object = compile(rule.object);
    out.text = compile(rule.text);
    out.place = compile(rule.place);
    out.content = compile(rule.content);
    for (const TokenTest& test : rule.without) out.without.push_back(compile(test));
    out.optional_object = rule.optional_object;
    out.optional_text = rule.optional_text;
    out.negative = rule.negative;
    out.modality = rule.modality;
    out.confidence = rule.confidence;
    out.late = rule.late;
    return out;
}

void add(std::vector<std::uint32_t>& list, std::uint32_t index) {
    if (list.empty() || list.back() != index) list.push_back(index);
}

}  // namespace

PatternSet::PatternSet(const Packs& packs) : by_kind_(kEntityKindCount) {
    for (const PatternRule& rule : packs.patterns) {
        const auto index = static_cast<std::uint32_t>(patterns_.size());
        patterns_.push_back(compile(rule, packs));
        for (const std::string& word : rule.anchor.words) add(by_word_[word], index);
        for (const std::string& lemma : rule.anchor.lemmas) add(by_lemma_[lemma], index);
        for (std::size_t kind = 0; kind < kEntityKindCount; ++kind) {
            if (rule.anchor.kinds.has(static_cast<EntityKind>(kind))) add(by_kind_[kind], index);
        }
    }
}

const std::vector<std::uint32_t>* PatternSet::of_word(const std::string& word) const {
    const auto found = by_word_.find(word);
    return found == by_word_.end() ? nullptr : &found->second;
}

const std::vector<std::uint32_t>* PatternSet::of_lemma(const std::string& lemma) const {
    const auto found = by_lemma_.find(lemma);
    return found == by_lemma_.end() ? nullptr : &found->second;
}

}  // namespace entente
