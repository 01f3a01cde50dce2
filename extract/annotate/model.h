// The trained model as it lies in memory: views into one versioned file, which train/export.py writes.
//
// The file (little endian): the magic "ENTANNOT", u32 version, u32 number of sections, u64 size, u64 checksum of what
// follows; for each section a name of 24 bytes, u64 offset, u64 size; then the sections, each at a multiple of 64.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "extract/annotate/buffer.h"
#include "extract/annotate/kernels.h"
#include "extract/annotate/spelling.h"
#include "extract/text/tags.h"
#include "graph/base/result.h"

namespace entente {

inline constexpr std::uint32_t kModelVersion = 1;

/// Rows of bytes, each with its scale.
struct ScaledRows {
    std::span<const std::int8_t> rows;
    std::span<const float> scale;
};

/// The words that the model knows, found by Spelling::key.
class Lexicon {
public:
    Lexicon() = default;
    explicit Lexicon(std::span<const std::uint64_t> keys);
    /// The row of the word, or 0 for an unknown one.
    [[nodiscard]] std::uint32_t find(std::uint64_t key) const;
    /// To be called some time before a find: it then need not wait for memory.
    void prefetch(std::uint64_t key) const { __builtin_prefetch(&slots_[key & (slots_.size() - 1)]); }

private:
    std::span<const std::uint64_t> keys_;  // [0] is of no word
    std::vector<std::uint32_t> slots_;     // open addressing; 0: free
};

/// How many columns of a scan of `width` are made together: their gates stay in the nearest cache.
[[nodiscard]] constexpr std::size_t scan_columns(std::size_t width) {
    constexpr std::size_t kColumns = 64;
    return width % kColumns == 0 ? kColumns : width;
}

/// The gates of a scan, whose outputs the file has as [z forward, c forward, z backward, c backward], in an order of
/// their own: for each scan_columns of the forward direction, then of the backward one, [z | c].
class ScanGates {
public:
    ScanGates() = default;
    explicit ScanGates(const Dense& in_file);
    [[nodiscard]] const Dense& dense() const { return dense_; }

private:
    Buffer<std::int8_t> weights_;
    Buffer<float> scale_, bias_;
    Buffer<std::int32_t> offset_;
    Dense dense_;
};

/// A convolution and a gated scan.
struct EncoderPair {
    Dense conv;
    ScanGates gate;
    Dense mix;
    Norm conv_norm, scan_norm;
};

/// Views into the bytes that it was opened on, which must outlive it and not move (but for the gates). Immutable.
struct Model {
    /// `origin` names the bytes in errors. Refuses anything but a whole file of this version that fits this program.
    [[nodiscard]] static Result<Model> open(std::span<const std::byte> bytes, std::string_view origin);

    std::size_t width = 0;
    std::size_t arc_width = 0;
    std::size_t label_width = 0;
    std::size_t tag_pair = 0;  // tags are read after so many pairs
    std::vector<Upos> upos;
    std::vector<Xpos> xpos;
    std::vector<Deprel> deprels;
    std::span<const std::uint16_t> feats;
    std::size_t root_label = 0;
    std::array<std::uint32_t, 3> tag_groups{};  // columns of UPOS, XPOS and features, padded

    Lexicon lexicon;
    ScaledRows words, affixes;
    AffixTable affix_table;
    Norm embedding_norm;
    std::vector<EncoderPair> pairs;
    Dense tag, back;  // tags, and what they say to the layers above
    Dense ends;       // [query 1 | key | dependent's half of a label | head's half]
    Dense query2, label;
    const float* root_key = nullptr;
    const float* root_half = nullptr;
    std::span<const float> distance;  // bias of an arc: the root, 12 gaps to the left, 12 to the right
};

}  // namespace entente
