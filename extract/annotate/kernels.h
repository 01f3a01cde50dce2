// The arithmetic of the annotator, once for every processor.
//
// Idea: products multiply activations of 7 bits (one scale a token) by weights of 8 bits (one scale an output) and add
// up in 32-bit integers; everything else is float, element by element.
// Invariant: every set of kernels gives the same bits. Integer sums are exact in any order; float sums run in kLanes
// partial sums that are then added pairwise, whatever the width of a register; nothing is fused (-ffp-contract=off).
// The portable set is the oracle of the others (tests/extract/annotate/annotator_kernels_test.cc).
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace entente {

inline constexpr std::size_t kLanes = 16;  // floats in a partial sum, and outputs in a block of packed weights
inline constexpr float kNoArc = -1e9F;     // the score of a token on itself
inline constexpr int kSignedZero = 64;     // the activation that stands for 0.0 where values may be negative

/// A product with a packed matrix: output = scale * (weights * input + offset) + bias, out a multiple of kLanes, in of
/// 4. Block b of the weights holds outputs [16 b, 16 b + 16) as [in / 4][16][4]. Views into a model.
struct Dense {
    std::size_t in = 0;
    std::size_t out = 0;
    const std::int8_t* weights = nullptr;
    const float* scale = nullptr;          // [out]
    const std::int32_t* offset = nullptr;  // [out] takes off what kSignedZero adds
    const float* bias = nullptr;           // [out]

    /// Only some of its outputs; both are multiples of kLanes.
    [[nodiscard]] Dense outputs(std::size_t first, std::size_t count) const {
        return {in, count, weights + first * in, scale + first, offset + first, bias + first};
    }
};

struct Norm {
    const float* gain = nullptr;
    const float* bias = nullptr;
};

/// Rows of 7-bit activations, each with its scale.
struct Activations {
    const std::uint8_t* values = nullptr;
    const float* scale = nullptr;
};

/// All widths are multiples of kLanes; rows lie one after another.
struct Kernels {
    std::string_view name;
    void (*multiply)(Activations input, std::size_t rows, const Dense& dense, float* output);
    /// Rows of any sign, with kSignedZero; `positive`: rows without negative values, with 0.
    void (*quantize)(const float* input, std::size_t rows, std::size_t width, bool positive, std::uint8_t* values,
                     float* scale);
    /// For each row of one sentence: the row before, itself and the one after, as one row of 3 * width.
    void (*quantize_window)(const float* input, std::size_t rows, std::size_t width, std::uint8_t* values,
                            float* scale);
    /// x = norm(x + m)
    void (*add_norm)(float* x, const float* m, std::size_t rows, std::size_t width, Norm norm);
    /// x = norm(x + max of the two halves of u)
    void (*maxout_norm)(float* x, const float* u, std::size_t rows, std::size_t width, Norm norm);
    /// Some columns of one sentence, rows of gates [z | c]: h = h + sigmoid(z) (c - h) from row to row, the last one
    /// first where `backward`; output row t, gelu(h), stands at t * stride.
    void (*scan)(const float* gates, std::size_t rows, std::size_t width, bool backward, float* output,
                 std::size_t stride);
    /// Turns each group of columns into probabilities.
    void (*softmax)(float* x, std::size_t rows, std::span<const std::uint32_t> groups);
    void (*add)(float* x, const float* m, std::size_t count);
    void (*relu)(float* x, std::size_t rows, std::size_t width, std::size_t stride, const float* from);
    /// output = max(0, a + b)
    void (*relu_sum)(const float* a, const float* b, std::size_t width, float* output);
    /// output += scale * row
    void (*add_row)(const std::int8_t* row, float scale, std::size_t width, float* output);
    /// A row as one output of packed weights, four bytes each 4 * kLanes; returns its scale.
    float (*pack_weights)(const float* row, std::size_t width, std::int8_t* packed);
    float (*dot)(const float* a, const float* b, std::size_t width);
    /// score += gap; where it beats best, takes it with `head`.
    void (*best_heads)(float* score, const float* gap, std::size_t width, std::int32_t head, float* best,
                       std::int32_t* heads);
    /// The first place of the greatest of `count` values, however many.
    std::size_t (*best_of)(const float* x, std::size_t count);
};

/// The sets that this processor can run, the portable one first, the fastest last.
[[nodiscard]] std::span<const Kernels* const> usable_kernels();

extern const Kernels kPortableKernels;
#if defined(__x86_64__) && defined(__GNUC__)
extern const Kernels kAvx2Kernels;
extern const Kernels kAvx512Kernels;  // with VNNI
#if defined(__linux__)
extern const Kernels kAmxKernels;
/// Whether the processor has AMX and the system lets this process use it.
[[nodiscard]] bool may_use_amx();
#endif
#endif

}  // namespace entente
