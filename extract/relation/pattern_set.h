// Patterns compiled for look-up and matching: tags as numbers, expressions as automata, and tables from words, lemmas
// and kinds to the patterns that they may begin.
#pragma once

#include <bitset>
#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "extract/text/tags.h"
#include "rules/pack.h"

namespace re2 {
class RE2;
}

namespace entente {

struct CompiledStep;
using CompiledPath = std::vector<CompiledStep>;

/// A TokenTest ready to run.
struct CompiledTest {
    TokenTest::Kind kind = TokenTest::Kind::all;
    std::unordered_set<std::string> values;  // word, lemma; relation
    std::vector<std::shared_ptr<const re2::RE2>> expressions;
    std::bitset<64> upos;
    std::bitset<64> xpos;
    std::bitset<128> deprels;
    std::uint16_t feats = 0;
    KindSet kinds;
    std::vector<CompiledTest> parts;
    CompiledPath path;
    std::string written;
};

struct CompiledStep {
    PathStep::Kind kind = PathStep::Kind::down;
    std::bitset<128> labels;
    std::vector<CompiledPath> alternatives;
    Repeat repeat;
    std::vector<CompiledTest> tests;
    std::string written;
};

struct CompiledItem {
    SequenceItem::Kind kind = SequenceItem::Kind::token;
    PatternRole capture = PatternRole::none;
    Repeat repeat;
    CompiledTest test;
    KindSet kinds;
    std::vector<std::vector<CompiledItem>> alternatives;
};

struct CompiledRole {
    CompiledPath path;
    RolePath::Take take = RolePath::Take::node;
    bool given = false;
};

struct CompiledPattern {
    std::string name;
    std::string rule;  // pack/relation/name
    std::string pack;
    std::string written;
    std::uint32_t frame = 0;  // index of the relation's frame
    CompiledTest trigger;
    std::vector<CompiledItem> tokens;
    std::size_t anchor_item = 0;
    std::uint32_t most_before = 0;  // tokens that may stand between the sequence's start and its anchor
    CompiledRole subject, object, text, place, content;
    std::vector<CompiledTest> without;
    bool optional_object = false;
    bool optional_text = false;
    bool negative = false;
    ContentModality modality = ContentModality::actual;
    double confidence = 0.8;
    bool late = false;
};

/// All patterns of the packs, in the order in which they are tried. Immutable, shared by all threads.
class PatternSet {
public:
    explicit PatternSet(const Packs& packs);

    [[nodiscard]] bool empty() const { return patterns_.empty(); }
    [[nodiscard]] bool reads_lemmas() const { return !by_lemma_.empty(); }
    [[nodiscard]] const std::vector<CompiledPattern>& patterns() const { return patterns_; }
    /// Indices of patterns that a folded word, a folded lemma or a kind may begin, ascending; null where none.
    [[nodiscard]] const std::vector<std::uint32_t>* of_word(const std::string& word) const;
    [[nodiscard]] const std::vector<std::uint32_t>* of_lemma(const std::string& lemma) const;
    [[nodiscard]] const std::vector<std::uint32_t>& of_kind(EntityKind kind) const {
        return by_kind_.at(static_cast<std::size_t>(kind));
    }

private:
    using Table = std::unordered_map<std::string, std::vector<std::uint32_t>>;

    std::vector<CompiledPattern> patterns_;
    Table by_word_;
    Table by_lemma_;
    std::vector<std::vector<std::uint32_t>> by_kind_;
};

}  // namespace entente
