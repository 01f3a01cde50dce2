// The best tree: Chu and Liu (1965), Edmonds (1967), with the dense matrix and growing path of Tarjan (1977).
//
// Idea: walk from a token to its best head, that one's best head and so on. Reaching the root or a finished node
// settles the whole path. Reaching the path itself closes a cycle, which becomes one node: arcs into it count by what
// they gain over the arc that they would replace. At the end each cycle is opened where the arc into it enters.
// Invariant: row and column of a cycle reuse those of one of its members, so each merge costs O(n) and all of them
// O(n^2). Arcs from the root cost kRootPenalty, more than any scores differ: a best tree then has one root.
#include "extract/annotate/tree.h"

#include <algorithm>

namespace entente {
namespace {

constexpr float kRootPenalty = 4096.0F;
constexpr float kNever = -1e30F;

enum : char { kUntouched, kOnPath, kDone };

}  // namespace

bool is_tree(std::span<const std::int32_t> heads) {
    if (std::count(heads.begin(), heads.end(), 0) != 1) return false;
    for (std::size_t i = 0; i < heads.size(); ++i) {
        // Two walkers, one twice as fast, meet only in a cycle.
        auto slow = static_cast<std::int32_t>(i + 1);
        auto fast = slow;
        const auto up = [&](std::int32_t node) { return node == 0 ? 0 : heads[static_cast<std::size_t>(node - 1)]; };
        do {
            slow = up(slow);
            fast = up(up(fast));
        } while (fast != 0 && fast != slow);
        if (fast != 0) return false;
    }
    return true;
}

void TreeFinder::find(ArcScores arcs, std::span<std::int32_t> heads) {
    size_ = heads.size() + 1;
    fill(arcs);
    for (std::int32_t row = 1; row < static_cast<std::int32_t>(size_); ++row) grow_from(row);
    expand(heads);
}

void TreeFinder::fill(ArcScores arcs) {
    score_.resize(size_ * size_);
    arc_.resize(size_ * size_);
    nodes_.assign(size_, {});
    node_of_row_.resize(size_);
    state_.assign(size_, kUntouched);
    state_[0] = kDone;
    for (std::size_t v = 0; v < size_; ++v) {
        nodes_[v].row = node_of_row_[v] = static_cast<std::int32_t>(v);
        for (std::size_t u = 0; u < size_; ++u) {
            const bool possible = v != 0 && u != v;
            score_[v * size_ + u] = possible ? arcs(u, v - 1) - (u == 0 ? kRootPenalty : 0.0F) : kNever;
            arc_[v * size_ + u] = {static_cast<std::uint16_t>(u), static_cast<std::uint16_t>(v)};
        }
    }
}

/// Walks from the node in `row` until the path ends in something done.
void TreeFinder::grow_from(std::int32_t row) {
    std::int32_t node = top_of(row);
    if (node < 0) return;
    path_.clear();
    while (state_[static_cast<std::size_t>(node)] != kDone) {
        if (state_[static_cast<std::size_t>(node)] == kOnPath) {
            const auto first = std::find(path_.begin(), path_.end(), node);
            node = contract(static_cast<std::size_t>(first - path_.begin()));
            continue;
        }
        state_[static_cast<std::size_t>(node)] = kOnPath;
        path_.push_back(node);
        Node& here = nodes_[static_cast<std::size_t>(node)];
        choose_arc(here);
        std::int32_t head = here.arc.head;
        while (nodes_[static_cast<std::size_t>(head)].parent >= 0) head = nodes_[static_cast<std::size_t>(head)].parent;
        node = head;
    }
    for (const std::int32_t done : path_) state_[static_cast<std::size_t>(done)] = kDone;
}

void TreeFinder::choose_arc(Node& node) {
    std::int32_t best = -1;
    for (std::int32_t u = 0; u < static_cast<std::int32_t>(size_); ++u) {
        if (u == node.row || top_of(u) < 0) continue;
        if (best < 0 || score(node.row, u) > score(node.row, best)) best = u;
    }
    node.arc = arc(node.row, best);
    node.score = score(node.row, best);
}

/// Makes one node of the path from `first` on, takes it off the path and returns it.
std::int32_t TreeFinder::contract(std::size_t first) {
    const auto cycle = static_cast<std::int32_t>(nodes_.size());
    const std::int32_t row = nodes_[static_cast<std::size_t>(path_[first])].row;
    for (std::size_t p = first; p < path_.size(); ++p) {
        Node& member = nodes_[static_cast<std::size_t>(path_[p])];
        member.parent = cycle;
        for (std::size_t u = 0; u < size_; ++u) score_[at(member.row, static_cast<std::int32_t>(u))] -= member.score;
        if (member.row != row) {
            merge_into(row, member);
            node_of_row_[static_cast<std::size_t>(member.row)] = -1;
        }
    }
    node_of_row_[static_cast<std::size_t>(row)] = cycle;
    path_.resize(first);
    nodes_.push_back({-1, row, {}, 0});
    state_.push_back(kUntouched);
    return cycle;
}

void TreeFinder::merge_into(std::int32_t row, const Node& member) {
    for (std::int32_t u = 0; u < static_cast<std::int32_t>(size_); ++u) {
        if (score(member.row, u) > score(row, u)) {
            score(row, u) = score(member.row, u);
            arc(row, u) = arc(member.row, u);
        }
        if (score(u, member.row) > score(u, row)) {
            score(u, row) = score(u, member.row);
            arc(u, row) = arc(u, member.row);
        }
    }
}

/// From the last cycle made to the first: the arc into it replaces that of the member which it enters.
void TreeFinder::expand(std::span<std::int32_t> heads) {
    for (std::size_t n = nodes_.size(); n-- > size_;) {
        std::int32_t member = nodes_[n].arc.dependent;
        while (nodes_[static_cast<std::size_t>(member)].parent != static_cast<std::int32_t>(n)) {
            member = nodes_[static_cast<std::size_t>(member)].parent;
        }
        nodes_[static_cast<std::size_t>(member)].arc = nodes_[n].arc;
    }
    for (std::size_t i = 0; i < heads.size(); ++i) heads[i] = nodes_[i + 1].arc.head;
}

}  // namespace entente
