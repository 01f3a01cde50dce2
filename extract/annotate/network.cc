// The network of train/network.py with whole numbers in its products.
//
// Idea: a token starts as the row of its word (or of its unknown word's ends) and of its shape. Each pair adds a
// convolution over three tokens and a gated scan in both directions; then layers read tags, which are added back, and
// arcs and labels. The rows of all sentences of a batch lie one after another, so that products see many rows; only
// windows, scans and arcs look at the boundaries.
// Invariant: nothing depends on which sentences share a batch, so results are the same however text is split up.
// Papers: Lei et al. (2018) for the scan, Goodfellow et al. (2013) for maxout, Dozat and Manning (2017) for the arcs.
#include "extract/annotate/network.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace entente {
namespace {

constexpr std::size_t padded(std::size_t n) {
    return (n + kLanes - 1) / kLanes * kLanes;
}

constexpr std::array<std::ptrdiff_t, 3> kSteps = {12, 20, 40};

/// The bias of train/kernels.c: 0 the root, 1 to 12 a head before, 13 to 24 a head behind.
std::size_t distance_bucket(std::ptrdiff_t gap) {
    const std::ptrdiff_t size = std::abs(gap);
    auto bucket = static_cast<std::size_t>(size);
    if (size > 8) {
        const auto* step = std::find_if(kSteps.begin(), kSteps.end(), [&](std::ptrdiff_t s) { return size <= s; });
        bucket = 9 + static_cast<std::size_t>(step - kSteps.begin());
    }
    return gap < 0 ? bucket : 12 + bucket;
}

void prefetch(const std::int8_t* bytes, std::size_t size) {
    for (std::size_t at = 0; at < size; at += 64) __builtin_prefetch(bytes + at);
}

/// Calls what(first row, number of rows, piece) for each piece of the batch.
template <typename What>
void for_each_piece(const std::vector<Piece>& pieces, What what) {
    std::size_t row = 0;
    for (const Piece& piece : pieces) {
        what(row, piece.size(), piece);
        row += piece.size();
    }
}

}  // namespace

Network::Network(const Model& model, const Kernels& kernels) : model_(model), kernels_(kernels) {
    gap_.resize(2 * kLongestPiece + 2 * kLanes);
    const auto middle = static_cast<std::ptrdiff_t>(kLongestPiece);
    for (std::size_t n = 0; n < gap_.size(); ++n) {
        const std::ptrdiff_t gap = middle - static_cast<std::ptrdiff_t>(n);  // head - dependent
        gap_[n] = gap == 0 ? kNoArc : model.distance[distance_bucket(gap)];
    }
}

void Network::run(std::string_view text, std::span<Token> tokens, Workspace& w) const {
    std::size_t rows = 0;
    for (const Piece& piece : w.pieces) rows += piece.size();
    if (rows == 0) return;
    embed(text, tokens, rows, w);
    for (std::size_t p = 0; p < model_.pairs.size(); ++p) {
        run_pair(model_.pairs[p], rows, w);
        if (p + 1 == model_.tag_pair) read_tags(rows, tokens, w);
    }
    read_arcs(rows, w);
    read_labels(rows, tokens, w);
}

/// Rows are fetched from memory long before they are read: the tables are larger than the caches.
void Network::embed(std::string_view text, std::span<const Token> tokens, std::size_t rows, Workspace& w) const {
    const std::size_t d = model_.width;
    w.spellings.clear();
    for_each_piece(w.pieces, [&](std::size_t, std::size_t size, const Piece& piece) {
        for (std::size_t i = 0; i < size; ++i) {
            const std::string_view form = tokens[piece.first + i].span.of(text);
            w.spellings.emplace_back(form, i == 0 && !piece.continued);
            model_.lexicon.prefetch(w.spellings.back().key());
        }
    });
    w.words.clear();
    for (const Spelling& spelling : w.spellings) {
        const std::uint32_t word = model_.lexicon.find(spelling.key());
        w.words.push_back(word);
        prefetch(model_.words.rows.data() + word * d, d);
        prefetch(model_.affixes.rows.data() + spelling.shape_row(model_.affix_table) * d, d);
    }
    float* x = w.x.room_for(rows * d);
    float* sums = w.narrow.room_for(rows * 2 * d);
    std::fill(x, x + rows * d, 0.0F);
    std::fill(sums, sums + rows * d, 0.0F);
    for (std::size_t row = 0; row < rows; ++row) embed_token(w.spellings[row], w.words[row], sums + row * d);
    kernels_.add_norm(x, sums, rows, d, model_.embedding_norm);
}

void Network::embed_token(const Spelling& spelling, std::uint32_t word, float* output) const {
    const std::size_t d = model_.width;
    const auto add = [&](const ScaledRows& table, std::size_t row) {
        kernels_.add_row(table.rows.data() + row * d, table.scale[row], d, output);
    };
    add(model_.words, word);
    if (word == 0) {
        for (const std::uint32_t row : spelling.affix_rows(model_.affix_table)) add(model_.affixes, row);
    }
    add(model_.affixes, spelling.shape_row(model_.affix_table));
}

/// output = dense(input), with the input made into activations first.
void Network::multiply(const Dense& dense, const float* input, std::size_t rows, bool positive, Buffer<float>& output,
                       Workspace& w) const {
    std::uint8_t* values = w.values.room_for(rows * dense.in);
    float* scale = w.scale.room_for(rows);
    kernels_.quantize(input, rows, dense.in, positive, values, scale);
    kernels_.multiply({values, scale}, rows, dense, output.room_for(rows * dense.out));
}

void Network::run_pair(const EncoderPair& pair, std::size_t rows, Workspace& w) const {
    const std::size_t d = model_.width;
    float* x = w.x.data();
    std::uint8_t* values = w.values.room_for(rows * pair.conv.in);
    float* scale = w.scale.room_for(rows);
    for_each_piece(w.pieces, [&](std::size_t row, std::size_t size, const Piece&) {
        kernels_.quantize_window(x + row * d, size, d, values + row * 3 * d, scale + row);
    });
    kernels_.multiply({values, scale}, rows, pair.conv, w.wide.room_for(rows * pair.conv.out));
    kernels_.maxout_norm(x, w.wide.data(), rows, d, pair.conv_norm);

    scan(pair.gate.dense(), rows, w);
    multiply(pair.mix, w.narrow.data(), rows, false, w.wide, w);
    kernels_.add_norm(x, w.wide.data(), rows, d, pair.scan_norm);
}

/// Both directions of a gated scan, side by side in w.narrow. The gates are made for a few columns at a time, so that
/// they are read before they leave the nearest cache.
void Network::scan(const Dense& gate, std::size_t rows, Workspace& w) const {
    const std::size_t d = model_.width;
    const std::size_t columns = scan_columns(d);
    std::uint8_t* values = w.values.room_for(rows * d);
    float* scale = w.scale.room_for(rows);
    kernels_.quantize(w.x.data(), rows, d, false, values, scale);
    float* gates = w.wide.room_for(rows * 2 * columns);
    float* scanned = w.narrow.room_for(rows * 2 * d);
    for (std::size_t group = 0; group < 2 * d / columns; ++group) {
        const std::size_t first = group * columns;  // of the outputs: forward, backward
        kernels_.multiply({values, scale}, rows, gate.outputs(2 * first, 2 * columns), gates);
        for_each_piece(w.pieces, [&](std::size_t row, std::size_t size, const Piece&) {
            float* output = scanned + row * 2 * d + first;
            kernels_.scan(gates + row * 2 * columns, size, columns, first >= d, output, 2 * d);
        });
    }
}

void Network::read_tags(std::size_t rows, std::span<Token> tokens, Workspace& w) const {
    multiply(model_.tag, w.x.data(), rows, false, w.tags, w);
    kernels_.softmax(w.tags.data(), rows, model_.tag_groups);
    for_each_piece(w.pieces, [&](std::size_t row, std::size_t size, const Piece& piece) {
        const float* tags = w.tags.data() + row * model_.tag.out;
        for (std::size_t i = 0; i < size; ++i, tags += model_.tag.out) {
            Token& token = tokens[piece.first + i];
            const float* xpos = tags + model_.tag_groups[0];
            const float* feats = xpos + model_.tag_groups[1];
            token.upos = model_.upos[kernels_.best_of(tags, model_.upos.size())];
            token.xpos = model_.xpos[kernels_.best_of(xpos, model_.xpos.size())];
            token.feats = model_.feats[kernels_.best_of(feats, model_.feats.size())];
        }
    });
    multiply(model_.back, w.tags.data(), rows, true, w.wide, w);
    kernels_.add(w.x.data(), w.wide.data(), rows * model_.width);
}

void Network::read_arcs(std::size_t rows, Workspace& w) const {
    const std::size_t a = model_.arc_width;
    multiply(model_.ends, w.x.data(), rows, false, w.ends, w);
    float* part = w.key.room_for(rows * a);
    kernels_.relu(part, rows, a, model_.ends.out, w.ends.data());
    multiply(model_.query2, part, rows, true, w.query, w);
    kernels_.relu(part, rows, a, model_.ends.out, w.ends.data() + a);
    std::uint8_t* values = w.values.room_for(rows * a);
    float* scale = w.scale.room_for(rows);
    kernels_.quantize(part, rows, a, true, values, scale);
    w.heads.resize(rows);
    for_each_piece(w.pieces, [&](std::size_t row, std::size_t size, const Piece&) { read_tree(row, size, w); });
}

/// The heads of one piece: each token's best one, or the best tree where those are none.
void Network::read_tree(std::size_t first, std::size_t size, Workspace& w) const {
    const std::size_t columns = padded(size);
    score_arcs(first, size, columns, w);
    float* scores = w.scores.data();
    float* best = w.best.room_for(columns);
    std::int32_t* heads = w.piece_heads.room_for(columns);
    std::copy(scores, scores + columns, best);
    std::fill(heads, heads + columns, 0);
    for (std::size_t j = 0; j < size; ++j) {
        kernels_.best_heads(scores + (j + 1) * columns, gap_.data() + kLongestPiece - j, columns,
                            static_cast<std::int32_t>(j + 1), best, heads);
    }
    const std::span<std::int32_t> found(heads, size);
    if (!is_tree(found)) w.tree_finder.find({scores, columns}, found);
    std::copy(found.begin(), found.end(), w.heads.begin() + static_cast<std::ptrdiff_t>(first));
}

/// Row 0: each token on the root; row j: on token j - 1, without the bias of the distance.
void Network::score_arcs(std::size_t first, std::size_t size, std::size_t columns, Workspace& w) const {
    const std::size_t a = model_.arc_width;
    const float* query = w.query.data() + first * a;
    float* scores = w.scores.room_for((size + 1) * columns);
    std::fill(scores, scores + columns, 0.0F);
    for (std::size_t i = 0; i < size; ++i) {
        scores[i] = kernels_.dot(query + i * a, model_.root_key, a) + model_.distance[0];
    }
    const Dense queries = pack_queries(query, size, columns, w);
    kernels_.multiply({w.values.data() + first * a, w.scale.data() + first}, size, queries, scores + columns);
}

/// One piece's queries as the weights of a product.
Dense Network::pack_queries(const float* query, std::size_t size, std::size_t columns, Workspace& w) const {
    const std::size_t a = model_.arc_width;
    std::int8_t* packed = w.packed.room_for(columns * a);
    float* scale = w.packed_scale.room_for(columns);
    std::fill(packed, packed + columns * a, std::int8_t{0});
    std::fill(scale, scale + columns, 0.0F);
    for (std::size_t i = 0; i < size; ++i) {
        std::int8_t* block = packed + i / kLanes * kLanes * a + i % kLanes * 4;
        scale[i] = kernels_.pack_weights(query + i * a, a, block);
    }
    return {a, columns, packed, scale, w.no_offset.room_for(columns), w.no_bias.room_for(columns)};
}

void Network::read_labels(std::size_t rows, std::span<Token> tokens, Workspace& w) const {
    const std::size_t l = model_.label_width;
    const std::size_t stride = model_.ends.out;
    const float* dependents = w.ends.data() + 2 * model_.arc_width;
    const float* halves = dependents + l;
    float* joined = w.half.room_for(rows * l);
    for_each_piece(w.pieces, [&](std::size_t row, std::size_t size, const Piece&) {
        for (std::size_t i = row; i < row + size; ++i) {
            const std::int32_t head = w.heads[i];
            const float* other =
                head == 0 ? model_.root_half : halves + (row + static_cast<std::size_t>(head) - 1) * stride;
            kernels_.relu_sum(dependents + i * stride, other, l, joined + i * l);
        }
    });
    multiply(model_.label, joined, rows, true, w.wide, w);
    for_each_piece(w.pieces, [&](std::size_t row, std::size_t size, const Piece& piece) {
        for (std::size_t i = 0; i < size; ++i) {
            Token& token = tokens[piece.first + i];
            const std::int32_t head = w.heads[row + i];
            token.head = head == 0 ? kNoHead : static_cast<std::int32_t>(piece.first) + head - 1;
            token.deprel = best_label(w.wide.data() + (row + i) * model_.label.out, head == 0);
        }
    });
}

/// "root" for the root and only for it.
Deprel Network::best_label(const float* scores, bool root) const {
    if (root) return Deprel::root;
    const std::size_t first = kernels_.best_of(scores, model_.deprels.size());
    if (first != model_.root_label) return model_.deprels[first];
    std::size_t best = model_.root_label == 0 ? 1 : 0;
    for (std::size_t n = best + 1; n < model_.deprels.size(); ++n) {
        if (n != model_.root_label && scores[n] > scores[best]) best = n;
    }
    return model_.deprels[best];
}

}  // namespace entente
