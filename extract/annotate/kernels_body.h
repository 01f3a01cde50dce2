// The bodies of the float kernels, inlined into each set so that each is compiled for its own registers.
// Include only from kernels_*.cc. See kernels.h for the invariant that they keep.
#pragma once

#include <array>
#include <bit>
#include <cstring>

#include "extract/annotate/kernels.h"

#define ENTENTE_INLINE [[gnu::always_inline]] static inline

namespace entente::kernel_body {

using Lanes = std::array<float, kLanes>;

inline constexpr float kRound = 12582912.0F;  // 1.5 * 2^23: adding it rounds to whole numbers
inline constexpr std::size_t kWidest = 512;   // floats in a row of the encoder, at most

ENTENTE_INLINE float total(Lanes lanes) {
    for (std::size_t half = kLanes / 2; half > 0; half /= 2) {
        for (std::size_t i = 0; i < half; ++i) lanes[i] += lanes[i + half];
    }
    return lanes[0];
}

/// 2 to the power x for x in [-126, 126]: the nearest whole power by bits, the rest by a polynomial.
ENTENTE_INLINE float power_of_two(float x) {
    const float shifted = x + kRound;
    const float f = x - (shifted - kRound);
    float p = 1.3333558e-3F;
    p = p * f + 9.6181291e-3F;
    p = p * f + 5.5504109e-2F;
    p = p * f + 2.4022651e-1F;
    p = p * f + 6.9314718e-1F;
    p = p * f + 1.0F;
    return std::bit_cast<float>(std::bit_cast<std::int32_t>(p) + (std::bit_cast<std::int32_t>(shifted) << 23));
}

ENTENTE_INLINE float clamped(float x, float limit) {
    x = x < limit ? x : limit;
    return x > -limit ? x : -limit;
}

ENTENTE_INLINE float exponential(float x) {
    return power_of_two(clamped(x, 80.0F) * 1.44269504F);
}

ENTENTE_INLINE float sigmoid(float x) {
    return 1.0F / (1.0F + exponential(-x));
}

ENTENTE_INLINE float gelu(float x) {
    return x * sigmoid(1.702F * x);
}

/// The largest absolute value. Without its sign bit a float orders as its bits do, and whole numbers have a maximum
/// that compilers may take in any order.
ENTENTE_INLINE float largest(const float* x, std::size_t width) {
    std::int32_t top = 0;
    for (std::size_t k = 0; k < width; ++k) {
        const std::int32_t bits = std::bit_cast<std::int32_t>(x[k]) & 0x7FFFFFFF;
        top = bits > top ? bits : top;
    }
    return std::bit_cast<float>(top);
}

/// The highest value: as above, with the other bits of negative numbers turned over.
ENTENTE_INLINE float highest(const float* x, std::size_t width) {
    std::int32_t top = INT32_MIN;
    for (std::size_t k = 0; k < width; ++k) {
        const auto bits = std::bit_cast<std::int32_t>(x[k]);
        const std::int32_t ordered = bits ^ ((bits >> 31) & 0x7FFFFFFF);
        top = ordered > top ? ordered : top;
    }
    return std::bit_cast<float>(top ^ ((top >> 31) & 0x7FFFFFFF));
}

ENTENTE_INLINE void round_row(const float* __restrict x, std::size_t width, float inverse, float zero,
                              std::uint8_t* __restrict values) {
    for (std::size_t k = 0; k < width; ++k) {
        values[k] = static_cast<std::uint8_t>(static_cast<std::int32_t>(x[k] * inverse + zero));
    }
}

/// The scale of a row whose largest value is `top`, so that it becomes `steps`.
ENTENTE_INLINE float row_scale(float top, float steps) {
    return (top > 1e-12F ? top : 1e-12F) / steps;
}

ENTENTE_INLINE void quantize(const float* input, std::size_t rows, std::size_t width, bool positive,
                             std::uint8_t* values, float* scale) {
    const float steps = positive ? 127.0F : 63.0F;
    const float zero = positive ? 0.5F : static_cast<float>(kSignedZero) + 0.5F;
    for (std::size_t t = 0; t < rows; ++t) {
        const float* x = input + t * width;
        scale[t] = row_scale(largest(x, width), steps);
        round_row(x, width, 1.0F / scale[t], zero, values + t * width);
    }
}

ENTENTE_INLINE void window_part(const float* input, bool inside, std::size_t width, float inverse,
                                std::uint8_t* values) {
    if (inside) {
        round_row(input, width, inverse, static_cast<float>(kSignedZero) + 0.5F, values);
    } else {
        std::memset(values, kSignedZero, width);
    }
}

ENTENTE_INLINE float top_of_three(const float* input, std::size_t t, std::size_t rows, std::size_t width) {
    const std::size_t first = t > 0 ? t - 1 : t;
    const std::size_t last = t + 1 < rows ? t + 2 : t + 1;
    return largest(input + first * width, (last - first) * width);
}

ENTENTE_INLINE void quantize_window(const float* input, std::size_t rows, std::size_t width, std::uint8_t* values,
                                    float* scale) {
    for (std::size_t t = 0; t < rows; ++t) {
        scale[t] = row_scale(top_of_three(input, t, rows, width), 63.0F);
        const float inverse = 1.0F / scale[t];
        std::uint8_t* to = values + t * 3 * width;
        window_part(input + (t - (t > 0 ? 1 : 0)) * width, t > 0, width, inverse, to);
        window_part(input + t * width, true, width, inverse, to + width);
        window_part(input + (t + (t + 1 < rows ? 1 : 0)) * width, t + 1 < rows, width, inverse, to + 2 * width);
    }
}

ENTENTE_INLINE void normalize(float* x, std::size_t width, Norm norm) {
    Lanes sum{};
    for (std::size_t k = 0; k < width; k += kLanes) {
        for (std::size_t i = 0; i < kLanes; ++i) sum[i] += x[k + i];
    }
    const auto size = static_cast<float>(width);
    const float mean = total(sum) / size;
    Lanes square{};
    for (std::size_t k = 0; k < width; k += kLanes) {
        for (std::size_t i = 0; i < kLanes; ++i) {
            x[k + i] -= mean;
            square[i] += x[k + i] * x[k + i];
        }
    }
    const float inverse = 1.0F / __builtin_sqrtf(total(square) / size + 1e-5F);
    for (std::size_t k = 0; k < width; ++k) x[k] = x[k] * inverse * norm.gain[k] + norm.bias[k];
}

ENTENTE_INLINE void add_norm(float* x, const float* m, std::size_t rows, std::size_t width, Norm norm) {
    for (std::size_t t = 0; t < rows; ++t) {
        for (std::size_t k = 0; k < width; ++k) x[t * width + k] += m[t * width + k];
        normalize(x + t * width, width, norm);
    }
}

ENTENTE_INLINE void maxout_norm(float* x, const float* u, std::size_t rows, std::size_t width, Norm norm) {
    for (std::size_t t = 0; t < rows; ++t) {
        const float* a = u + t * 2 * width;
        const float* b = a + width;
        for (std::size_t k = 0; k < width; ++k) x[t * width + k] += a[k] > b[k] ? a[k] : b[k];
        normalize(x + t * width, width, norm);
    }
}

/// One step of the scan: state = state + sigmoid(z) (c - state).
ENTENTE_INLINE void scan_step(const float* gates, std::size_t width, float* __restrict state,
                              float* __restrict output) {
    for (std::size_t k = 0; k < width; ++k) {
        state[k] = state[k] + sigmoid(gates[k]) * (gates[width + k] - state[k]);
        output[k] = gelu(state[k]);
    }
}

ENTENTE_INLINE void scan(const float* gates, std::size_t rows, std::size_t width, bool backward, float* output,
                         std::size_t stride) {
    std::array<float, kWidest> state;
    for (std::size_t k = 0; k < width; ++k) state[k] = 0.0F;
    for (std::size_t n = 0; n < rows; ++n) {
        const std::size_t t = backward ? rows - 1 - n : n;
        scan_step(gates + t * 2 * width, width, state.data(), output + t * stride);
    }
}

ENTENTE_INLINE void softmax_group(float* x, std::size_t width) {
    Lanes sum{};
    const float top = highest(x, width);
    for (std::size_t k = 0; k < width; k += kLanes) {
        for (std::size_t i = 0; i < kLanes; ++i) {
            x[k + i] = exponential(x[k + i] - top);
            sum[i] += x[k + i];
        }
    }
    const float inverse = 1.0F / total(sum);
    for (std::size_t k = 0; k < width; ++k) x[k] *= inverse;
}

ENTENTE_INLINE void softmax(float* x, std::size_t rows, std::span<const std::uint32_t> groups) {
    std::size_t width = 0;
    for (const std::uint32_t g : groups) width += g;
    for (std::size_t t = 0; t < rows; ++t) {
        float* at = x + t * width;
        for (const std::uint32_t g : groups) {
            softmax_group(at, g);
            at += g;
        }
    }
}

ENTENTE_INLINE void add(float* x, const float* m, std::size_t count) {
    for (std::size_t k = 0; k < count; ++k) x[k] += m[k];
}

/// Copies rows of `width` floats out of rows of `stride`, without their negative values.
ENTENTE_INLINE void relu(float* x, std::size_t rows, std::size_t width, std::size_t stride, const float* from) {
    for (std::size_t t = 0; t < rows; ++t) {
        for (std::size_t k = 0; k < width; ++k) {
            const float v = from[t * stride + k];
            x[t * width + k] = v > 0.0F ? v : 0.0F;
        }
    }
}

ENTENTE_INLINE void relu_sum(const float* a, const float* b, std::size_t width, float* output) {
    for (std::size_t k = 0; k < width; ++k) {
        const float v = a[k] + b[k];
        output[k] = v > 0.0F ? v : 0.0F;
    }
}

ENTENTE_INLINE void add_row(const std::int8_t* row, float scale, std::size_t width, float* output) {
    for (std::size_t k = 0; k < width; ++k) output[k] += scale * static_cast<float>(row[k]);
}

/// Rounds to the nearest whole number, halves to even, as np.rint does.
ENTENTE_INLINE std::int32_t rounded(float x) {
    return std::bit_cast<std::int32_t>(x + kRound) - std::bit_cast<std::int32_t>(kRound);
}

ENTENTE_INLINE float pack_weights(const float* row, std::size_t width, std::int8_t* packed) {
    const float scale = row_scale(largest(row, width), 127.0F);
    const float inverse = 1.0F / scale;
    for (std::size_t k = 0; k < width; k += 4, packed += 4 * kLanes) {
        for (std::size_t j = 0; j < 4; ++j) packed[j] = static_cast<std::int8_t>(rounded(row[k + j] * inverse));
    }
    return scale;
}

ENTENTE_INLINE float dot(const float* a, const float* b, std::size_t width) {
    Lanes sum{};
    for (std::size_t k = 0; k < width; k += kLanes) {
        for (std::size_t i = 0; i < kLanes; ++i) sum[i] += a[k + i] * b[k + i];
    }
    return total(sum);
}

ENTENTE_INLINE void best_heads(float* score, const float* gap, std::size_t width, std::int32_t head, float* best,
                               std::int32_t* heads) {
    for (std::size_t k = 0; k < width; ++k) {
        const float s = score[k] + gap[k];
        score[k] = s;
        heads[k] = s > best[k] ? head : heads[k];
        best[k] = s > best[k] ? s : best[k];
    }
}

ENTENTE_INLINE std::size_t best_of(const float* x, std::size_t count) {
    std::size_t best = 0;
    for (std::size_t k = 1; k < count; ++k) best = x[k] > x[best] ? k : best;
    return best;
}

/// What a block of sums becomes: the last step of every multiply.
ENTENTE_INLINE void write_block(const std::int32_t* sums, float input_scale, const Dense& dense, std::size_t first,
                                float* output) {
    for (std::size_t i = 0; i < kLanes; ++i) {
        const auto sum = static_cast<float>(sums[i] + dense.offset[first + i]);
        output[i] = sum * (input_scale * dense.scale[first + i]) + dense.bias[first + i];
    }
}

}  // namespace entente::kernel_body

// Define the float kernels of one set and the set itself; ATTRIBUTE names the instructions that they may use. A set may
// bring its own ENTENTE_ROW_KERNELS.
// NOLINTBEGIN(bugprone-macro-parentheses)
#define ENTENTE_ROW_KERNELS(ATTRIBUTE)                                                                            \
    namespace {                                                                                                   \
    ATTRIBUTE void quantize(const float* input, std::size_t rows, std::size_t width, bool positive,               \
                            std::uint8_t* values, float* scale) {                                                 \
        kernel_body::quantize(input, rows, width, positive, values, scale);                                       \
    }                                                                                                             \
    ATTRIBUTE void quantize_window(const float* input, std::size_t rows, std::size_t width, std::uint8_t* values, \
                                   float* scale) {                                                                \
        kernel_body::quantize_window(input, rows, width, values, scale);                                          \
    }                                                                                                             \
    ATTRIBUTE void add_norm(float* x, const float* m, std::size_t rows, std::size_t width, Norm norm) {           \
        kernel_body::add_norm(x, m, rows, width, norm);                                                           \
    }                                                                                                             \
    ATTRIBUTE void maxout_norm(float* x, const float* u, std::size_t rows, std::size_t width, Norm norm) {        \
        kernel_body::maxout_norm(x, u, rows, width, norm);                                                        \
    }                                                                                                             \
    ATTRIBUTE void scan(const float* gates, std::size_t rows, std::size_t width, bool backward, float* output,    \
                        std::size_t stride) {                                                                     \
        kernel_body::scan(gates, rows, width, backward, output, stride);                                          \
    }                                                                                                             \
    ATTRIBUTE void softmax(float* x, std::size_t rows, std::span<const std::uint32_t> groups) {                   \
        kernel_body::softmax(x, rows, groups);                                                                    \
    }                                                                                                             \
    ATTRIBUTE std::size_t best_of(const float* x, std::size_t count) {                                            \
        return kernel_body::best_of(x, count);                                                                    \
    }                                                                                                             \
    }

#define ENTENTE_SMALL_KERNELS(ATTRIBUTE)                                                                         \
    namespace {                                                                                                  \
    ATTRIBUTE void add(float* x, const float* m, std::size_t count) {                                            \
        kernel_body::add(x, m, count);                                                                           \
    }                                                                                                            \
    ATTRIBUTE void relu(float* x, std::size_t rows, std::size_t width, std::size_t stride, const float* from) {  \
        kernel_body::relu(x, rows, width, stride, from);                                                         \
    }                                                                                                            \
    ATTRIBUTE void relu_sum(const float* a, const float* b, std::size_t width, float* output) {                  \
        kernel_body::relu_sum(a, b, width, output);                                                              \
    }                                                                                                            \
    ATTRIBUTE void add_row(const std::int8_t* row, float scale, std::size_t width, float* output) {              \
        kernel_body::add_row(row, scale, width, output);                                                         \
    }                                                                                                            \
    ATTRIBUTE float pack_weights(const float* row, std::size_t width, std::int8_t* packed) {                     \
        return kernel_body::pack_weights(row, width, packed);                                                    \
    }                                                                                                            \
    ATTRIBUTE float dot(const float* a, const float* b, std::size_t width) {                                     \
        return kernel_body::dot(a, b, width);                                                                    \
    }                                                                                                            \
    ATTRIBUTE void best_heads(float* score, const float* gap, std::size_t width, std::int32_t head, float* best, \
                              std::int32_t* heads) {                                                             \
        kernel_body::best_heads(score, gap, width, head, best, heads);                                           \
    }                                                                                                            \
    }

#define ENTENTE_KERNEL_SET(SET, NAME, MULTIPLY)                                                                     \
    const Kernels SET = {NAME, MULTIPLY, quantize, quantize_window, add_norm,     maxout_norm, scan,       softmax, \
                         add,  relu,     relu_sum, add_row,         pack_weights, dot,         best_heads, best_of}
// NOLINTEND(bugprone-macro-parentheses)
