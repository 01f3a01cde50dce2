// Runs the model over a batch of sentences.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "extract/annotate/buffer.h"
#include "extract/annotate/kernels.h"
#include "extract/annotate/model.h"
#include "extract/annotate/spelling.h"
#include "extract/annotate/tree.h"
#include "extract/text/token.h"

namespace entente {

inline constexpr std::size_t kLongestPiece = 1024;  // tokens that are parsed together

/// Some tokens that are parsed together: a sentence, or a part of one that is too long.
struct Piece {
    std::uint32_t first = 0;  // in Analysis::tokens
    std::uint32_t last = 0;
    bool continued = false;  // not the beginning of its sentence

    [[nodiscard]] std::size_t size() const { return last - first; }
};

/// The memory of one thread; grows to what the largest batch needs, and is used again.
struct Workspace {
    std::vector<Piece> pieces;
    std::vector<Spelling> spellings;             // of the batch's tokens, and
    std::vector<std::uint32_t> words;            // their rows
    Buffer<float> x, wide, narrow;               // rows of a token, of gates and other outputs, of scans
    Buffer<float> tags, ends, query, key, half;  // what the heads read
    Buffer<std::uint8_t> values;                 // activations, and
    Buffer<float> scale;                         // their scales
    Buffer<std::int8_t> packed;                  // one sentence's queries as weights, and
    Buffer<float> packed_scale, no_bias;         // what else a Dense has
    Buffer<std::int32_t> no_offset;
    Buffer<float> scores, best;  // arcs of one sentence
    Buffer<std::int32_t> piece_heads;
    std::vector<std::int32_t> heads;  // of the batch's tokens: 0 the root, j the piece's token j - 1
    TreeFinder tree_finder;
};

/// Immutable; shared by all threads.
class Network {
public:
    /// The model must outlive it.
    Network(const Model& model, const Kernels& kernels);

    /// Fills upos, xpos, feats, head and deprel of the tokens of `workspace.pieces`.
    void run(std::string_view text, std::span<Token> tokens, Workspace& workspace) const;

private:
    void embed(std::string_view text, std::span<const Token> tokens, std::size_t rows, Workspace& w) const;
    void embed_token(const Spelling& spelling, std::uint32_t word, float* output) const;
    void run_pair(const EncoderPair& pair, std::size_t rows, Workspace& w) const;
    void multiply(const Dense& dense, const float* input, std::size_t rows, bool positive, Buffer<float>& output,
                  Workspace& w) const;
    void scan(const Dense& gate, std::size_t rows, Workspace& w) const;
    void read_tags(std::size_t rows, std::span<Token> tokens, Workspace& w) const;
    void read_arcs(std::size_t rows, Workspace& w) const;
    void read_tree(std::size_t first, std::size_t size, Workspace& w) const;
    void score_arcs(std::size_t first, std::size_t size, std::size_t columns, Workspace& w) const;
    Dense pack_queries(const float* query, std::size_t size, std::size_t columns, Workspace& w) const;
    void read_labels(std::size_t rows, std::span<Token> tokens, Workspace& w) const;
    [[nodiscard]] Deprel best_label(const float* scores, bool root) const;

    const Model& model_;
    const Kernels& kernels_;
    std::vector<float> gap_;  // bias of an arc by where the head stands: gap_[kLongestPiece + dependent - head]
};

}  // namespace entente
