// From the scores of arcs to a tree.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace entente {

/// Scores of the arcs of one sentence: row 0 for the root, row j for token j - 1 as head; in each the dependents.
struct ArcScores {
    const float* scores = nullptr;
    std::size_t stride = 0;  // floats in a row

    [[nodiscard]] float operator()(std::size_t head, std::size_t dependent) const {
        return scores[head * stride + dependent];
    }
};

/// heads[i] is 0 for the root or j for token j - 1. Whether there is one root and no cycle.
[[nodiscard]] bool is_tree(std::span<const std::int32_t> heads);

/// Finds the best tree with one root. Memory is kept from call to call.
class TreeFinder {
public:
    /// Replaces `heads` by those of the best tree. O(n^2) time and memory for n heads; n is below 65,535.
    void find(ArcScores arcs, std::span<std::int32_t> heads);

private:
    struct Arc {
        std::uint16_t head = 0;
        std::uint16_t dependent = 0;
    };
    /// A token or a contracted cycle.
    struct Node {
        std::int32_t parent = -1;  // the cycle that it went into
        std::int32_t row = 0;      // its row and column in the matrices
        Arc arc;                   // the best one into it
        float score = 0;
    };

    void fill(ArcScores arcs);
    void grow_from(std::int32_t row);
    void choose_arc(Node& node);
    [[nodiscard]] std::int32_t top_of(std::int32_t row) const { return node_of_row_[static_cast<std::size_t>(row)]; }
    std::int32_t contract(std::size_t first);
    void merge_into(std::int32_t row, const Node& member);
    void expand(std::span<std::int32_t> heads);

    [[nodiscard]] float& score(std::int32_t dependent, std::int32_t head) { return score_[at(dependent, head)]; }
    [[nodiscard]] Arc& arc(std::int32_t dependent, std::int32_t head) { return arc_[at(dependent, head)]; }
    [[nodiscard]] std::size_t at(std::int32_t dependent, std::int32_t head) const {
        return static_cast<std::size_t>(dependent) * size_ + static_cast<std::size_t>(head);
    }

    std::size_t size_ = 0;      // rows: the tokens and the root
    std::vector<float> score_;  // of the best arc between two nodes
    std::vector<Arc> arc_;      // that arc, between tokens
    std::vector<Node> nodes_;
    std::vector<std::int32_t> node_of_row_;  // the node that a row stands for now; -1 once merged away
    std::vector<std::int32_t> path_;
    std::vector<char> state_;  // of nodes: untouched, on the path, done
};

}  // namespace entente
