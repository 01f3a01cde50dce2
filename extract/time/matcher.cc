// From every item a depth-first walk of the trie, along the edges that fit the items; the slots that the path fills
// are kept on a stack of its own length. A path has at most kMaxSteps edges, so the whole is linear in the sentence.
#include "extract/time/matcher.h"

#include <algorithm>
#include <array>

namespace entente::timex {
namespace {

class Walk {
public:
    Walk(const Grammar& grammar, std::span<const Item> items, std::vector<Match>& matches)
        : grammar_(grammar), items_(items), matches_(matches) {}

    void from(std::size_t start) {
        start_ = start;
        visit(grammar_.trie.root(), start);
    }

private:
    struct Capture {
        Slot slot = Slot::none;
        int value = 0;
    };

    void visit(const PatternTrie::Node& node, std::size_t at) {
        for (const Accept& accept : node.accepts) report(accept);
        if (at >= items_.size()) return;
        const Item& item = items_[at];
        if (item.word != kNoWord) {
            for (const PatternTrie::Edge& edge : edges_of(node, item.word)) follow(edge, at, 0);
        }
        if ((item.classes & node.class_set) == 0) return;
        for (const PatternTrie::Edge& edge : node.classes) {
            const auto id = static_cast<ClassId>(edge.step.id);
            if ((item.classes & bit(id)) == 0) continue;
            follow(edge, at, edge.step.slot == Slot::none ? 0 : value_of(grammar_.lexicon, item, id));
        }
    }

    void follow(const PatternTrie::Edge& edge, std::size_t at, int value) {
        captures_[depth_++] = {edge.step.slot, value};
        visit(grammar_.trie.node(edge.target), at + 1);
        --depth_;
    }

    void report(const Accept& accept) {
        Match& match = matches_.emplace_back();
        match.first = start_ + accept.before;
        match.last = match.first + accept.size;
        match.rule = accept.rule;
        match.steps = depth_;
        match.slots = grammar_.rules[accept.rule].with;
        for (std::size_t i = 0; i < depth_; ++i) {
            if (captures_[i].slot != Slot::none) match.slots.set(captures_[i].slot, captures_[i].value);
        }
    }

    const Grammar& grammar_;
    std::span<const Item> items_;
    std::vector<Match>& matches_;
    std::size_t start_ = 0;
    std::size_t depth_ = 0;
    std::array<Capture, kMaxSteps> captures_{};
};

bool is_better(const Match& a, const Match& b) {
    if (a.first != b.first) return a.first < b.first;
    if (a.last != b.last) return a.last > b.last;
    if (a.steps != b.steps) return a.steps > b.steps;
    return a.rule < b.rule;
}

}  // namespace

void find_matches(const Grammar& grammar, std::span<const Item> items, std::vector<Match>& matches) {
    matches.clear();
    Walk walk(grammar, items, matches);
    for (std::size_t i = 0; i < items.size(); ++i) walk.from(i);
    std::stable_sort(matches.begin(), matches.end(), is_better);
    std::size_t end = 0;
    const auto overlaps = [&](const Match& match) {
        if (match.first < end) return true;
        end = match.last;
        return false;
    };
    matches.erase(std::remove_if(matches.begin(), matches.end(), overlaps), matches.end());
    std::erase_if(matches, [&](const Match& m) { return grammar.rules[m.rule].kind == RuleKind::ignore; });
}

}  // namespace entente::timex
