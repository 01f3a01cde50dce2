#include "rules/pattern.h"

#include <algorithm>

namespace entente {
namespace {

void append(std::vector<std::string>& out, const std::vector<std::string>& more) {
    out.insert(out.end(), more.begin(), more.end());
}

void merge(PatternAnchor& out, const PatternAnchor& more) {
    append(out.words, more.words);
    append(out.lemmas, more.lemmas);
    out.kinds.add(more.kinds);
}

/// Words are rarer than kinds, few words than many.
bool is_better(const PatternAnchor& a, const PatternAnchor& b) {
    if (b.empty() || a.empty()) return !a.empty();
    if (a.kinds.empty() != b.kinds.empty()) return a.kinds.empty();
    return a.words.size() + a.lemmas.size() < b.words.size() + b.lemmas.size();
}

PatternAnchor anchor_of_item(const SequenceItem& item) {
    if (item.repeat.least == 0) return {};
    if (item.kind == SequenceItem::Kind::token) return anchor_of(item.test);
    if (item.kind == SequenceItem::Kind::mention) return {.words = {}, .lemmas = {}, .kinds = item.kinds};
    if (item.kind != SequenceItem::Kind::group) return {};
    PatternAnchor out;
    for (const Sequence& alternative : item.alternatives) {
        std::size_t ignored = 0;
        const PatternAnchor anchor = anchor_of(alternative, ignored);
        if (anchor.empty()) return {};
        merge(out, anchor);
    }
    return out;
}

}  // namespace

PatternAnchor anchor_of(const TokenTest& test) {
    PatternAnchor out;
    switch (test.kind) {
        case TokenTest::Kind::word:
            if (test.expressions.empty()) out.words = test.values;
            return out;
        case TokenTest::Kind::lemma:
            if (test.expressions.empty()) out.lemmas = test.values;
            return out;
        case TokenTest::Kind::kind: out.kinds = test.kinds; return out;
        case TokenTest::Kind::all:
            for (const TokenTest& part : test.parts) {
                const PatternAnchor anchor = anchor_of(part);
                if (is_better(anchor, out)) out = anchor;
            }
            return out;
        case TokenTest::Kind::any:
            for (const TokenTest& part : test.parts) {
                const PatternAnchor anchor = anchor_of(part);
                if (anchor.empty()) return {};
                merge(out, anchor);
            }
            return out;
        default: return out;
    }
}

PatternAnchor anchor_of(const Sequence& sequence, std::size_t& item) {
    PatternAnchor out;
    for (std::size_t i = 0; i < sequence.size(); ++i) {
        const PatternAnchor anchor = anchor_of_item(sequence[i]);
        if (!is_better(anchor, out)) continue;
        out = anchor;
        item = i;
    }
    return out;
}

std::size_t specificity(const TokenTest& test) {
    std::size_t out = test.parts.empty() ? 1 : 0;
    for (const TokenTest& part : test.parts) out += specificity(part);
    return out + specificity(test.path);
}

std::size_t specificity(const Path& path) {
    std::size_t out = 0;
    for (const PathStep& step : path) {
        ++out;
        for (const TokenTest& test : step.tests) out += specificity(test);
        for (const Path& alternative : step.alternatives) out += specificity(alternative);
    }
    return out;
}

std::size_t specificity(const Sequence& sequence) {
    std::size_t out = 0;
    for (const SequenceItem& item : sequence) {
        if (item.kind == SequenceItem::Kind::token) out += specificity(item.test);
        if (item.kind == SequenceItem::Kind::mention) ++out;
        for (const Sequence& alternative : item.alternatives) out += specificity(alternative);
    }
    return out;
}

void add_relations(const TokenTest& test, std::vector<std::string>& out) {
    if (test.kind == TokenTest::Kind::relation) append(out, test.values);
    for (const TokenTest& part : test.parts) add_relations(part, out);
    add_relations(test.path, out);
}

void add_relations(const Path& path, std::vector<std::string>& out) {
    for (const PathStep& step : path) {
        for (const TokenTest& test : step.tests) add_relations(test, out);
        for (const Path& alternative : step.alternatives) add_relations(alternative, out);
    }
}

void add_relations(const Sequence& sequence, std::vector<std::string>& out) {
    for (const SequenceItem& item : sequence) {
        add_relations(item.test, out);
        for (const Sequence& alternative : item.alternatives) add_relations(alternative, out);
    }
}

}  // namespace entente
