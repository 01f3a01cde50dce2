// The pattern language of temporal rules, and all patterns as one trie.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extract/time/lexicon.h"
#include "graph/base/result.h"

namespace entente::timex {

/// One step of a pattern: a word, or any word of a class, whose value goes into a slot.
struct PatternStep {
    bool is_class = false;
    std::uint32_t id = 0;  // WordId or ClassId
    Slot slot = Slot::none;
    bool context = false;  // must stand there, but is no part of the expression

    bool operator==(const PatternStep&) const = default;
};

using PatternSteps = std::vector<PatternStep>;

/// Longest pattern, in steps; matching holds no more captures than that.
inline constexpr std::size_t kMaxSteps = 16;

/// `[<weekday> [,]] <month> <day> {,|of} <year>` with its options and alternatives spelled out.
///   word      that word, whatever its case      <class>       a word of that class; fills the slot of the class
///   [a | b]   one of them, or nothing           <class:slot>  the same, fills that slot; <class:none> fills none
///   {a | b}   one of them                       @list         one of the words of a list of the file
///   (a | b)   context: before or behind the expression, not part of it
/// `lists` gives the words of a list, or nullptr.
[[nodiscard]] Result<std::vector<PatternSteps>> parse_pattern(
    std::string_view pattern, Lexicon& lexicon,
    const std::function<const std::vector<WordId>*(std::string_view)>& lists);

/// What is found at the end of a path: a rule, and which steps are the expression.
struct Accept {
    std::uint16_t rule = 0;
    std::uint8_t before = 0;  // steps of context before the expression
    std::uint8_t size = 0;    // steps of the expression
};

/// A trie whose edges are words and classes. Several edges may fit one word, so that a walk follows all of them; since
/// no path is longer than kMaxSteps, finding everything that starts at one place takes bounded time.
class PatternTrie {
public:
    struct Edge {
        PatternStep step;
        std::uint32_t target = 0;
    };
    struct Node {
        std::vector<Edge> words;    // ascending by id
        std::vector<Edge> classes;  // in the order of their patterns
        ClassSet class_set = 0;     // of `classes`
        std::vector<Accept> accepts;
    };

    PatternTrie() : nodes_(1) {}
    void add(const PatternSteps& steps, std::uint16_t rule);
    [[nodiscard]] const Node& root() const { return nodes_.front(); }
    [[nodiscard]] const Node& node(std::uint32_t id) const { return nodes_[id]; }

private:
    std::uint32_t child(std::uint32_t node, const PatternStep& step);
    std::vector<Node> nodes_;
};

/// The edges of a node that a word may take, by binary search.
[[nodiscard]] std::span<const PatternTrie::Edge> edges_of(const PatternTrie::Node& node, WordId word);

}  // namespace entente::timex
