// The expert's tier: patterns over tokens and the dependency tree, as plain values. docs/patterns.md has the language.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/base/kind.h"

namespace entente {

/// The most nodes that one path climbs or descends, and the most tokens that one `*` takes.
inline constexpr std::uint32_t kLongestPath = 8;
inline constexpr std::uint32_t kLongestRepeat = 16;

/// How often something stands there.
struct Repeat {
    std::uint32_t least = 1;
    std::uint32_t most = 1;
    bool operator==(const Repeat&) const = default;
};

struct TokenTest;

/// One step of a path through the tree, from a node to its dependents or to its head; or a group of alternatives.
struct PathStep {
    enum class Kind : std::uint8_t { down, up, group };
    Kind kind = Kind::down;
    std::vector<std::string> labels;                  // down, up: dependency relations; empty: any
    std::vector<std::vector<PathStep>> alternatives;  // group
    Repeat repeat;
    std::vector<TokenTest> tests;  // of the node where the step ends
    std::string written;
};

using Path = std::vector<PathStep>;

/// What must hold of a token.
struct TokenTest {
    enum class Kind : std::uint8_t {
        all,       // of `parts`
        any,       // of `parts`
        none,      // the one of `parts` does not hold
        word,      // the folded form is one of `values`, or matches one of `expressions`
        lemma,     // the same of the lemma
        tag,       // the UPOS or XPOS tag
        dep,       // its relation to its head; "nsubj:*" covers subtypes
        feat,      // a feature, as in Plur
        kind,      // a mention of one of `kinds` covers it
        relation,  // one of these relations was stated with it as trigger
        path,      // `path` leads somewhere
    };
    Kind kind = Kind::all;
    std::vector<std::string> values;
    std::vector<std::string> expressions;  // RE2; matched against the whole
    KindSet kinds;
    std::vector<TokenTest> parts;
    Path path;
    std::string written;  // of a test by itself
};

/// Where a role is found: a path from the trigger, and what is taken there.
struct RolePath {
    enum class Take : std::uint8_t { node, subject, object };  // the node's phrase, or that role of the relation there
    Path path;                                                 // empty: the trigger itself
    Take take = Take::node;
};

enum class PatternRole : std::uint8_t { none, trigger, subject, object, text, place };

/// One element of a token sequence.
struct SequenceItem {
    enum class Kind : std::uint8_t { token, mention, group, ahead, not_ahead, behind, not_behind };
    Kind kind = Kind::token;
    PatternRole capture = PatternRole::none;
    Repeat repeat;
    TokenTest test;                                       // token
    KindSet kinds;                                        // mention: a whole one, of these kinds
    std::vector<std::vector<SequenceItem>> alternatives;  // group and lookaround
};

using Sequence = std::vector<SequenceItem>;

/// What a pattern is looked up by: words or lemmas, folded, or kinds of mentions.
struct PatternAnchor {
    std::vector<std::string> words;
    std::vector<std::string> lemmas;
    KindSet kinds;

    [[nodiscard]] bool empty() const { return words.empty() && lemmas.empty() && kinds.empty(); }
};

/// What a trigger test or a sequence can be looked up by; empty where any token could fit.
[[nodiscard]] PatternAnchor anchor_of(const TokenTest& test);
/// The element of the sequence that it is looked up by, in `item`.
[[nodiscard]] PatternAnchor anchor_of(const Sequence& sequence, std::size_t& item);

/// How many things a pattern asks for: more is more specific.
[[nodiscard]] std::size_t specificity(const TokenTest& test);
[[nodiscard]] std::size_t specificity(const Path& path);
[[nodiscard]] std::size_t specificity(const Sequence& sequence);

/// The relations that the test, or a path in it, asks for.
void add_relations(const TokenTest& test, std::vector<std::string>& out);
void add_relations(const Path& path, std::vector<std::string>& out);
void add_relations(const Sequence& sequence, std::vector<std::string>& out);

}  // namespace entente
