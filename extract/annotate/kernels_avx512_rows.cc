// The float kernels that take longest, by hand for AVX-512: compilers keep partial sums in memory and turn a clamp into
// two branches. Each does the steps of kernels_body.h in their order, so that the bits are the same.
#include "extract/annotate/kernels_avx512_rows.h"

#include "extract/annotate/kernels_body.h"

#if defined(__x86_64__) && defined(__GNUC__)

#include <immintrin.h>

#include <limits>
#include <numeric>

#define ENTENTE_AVX512 __attribute__((target("avx512f,avx512bw,avx512vl,avx512dq,avx512vnni")))

// GCC 12 warns falsely of the plain forms of some intrinsics (GCC bug 105593): those with a mask of all ones do the
// same.
namespace entente::avx512 {
namespace {

constexpr __mmask16 kAll = 0xFFFF;
constexpr std::size_t kCommonWidth = 128;  // of the built-in model: a row fits the registers
constexpr std::size_t kVectors = kCommonWidth / kLanes;

ENTENTE_AVX512 inline __m256 low_half(__m512 x) {
    return _mm512_maskz_extractf32x8_ps(0xFF, x, 0);
}
ENTENTE_AVX512 inline __m256 high_half(__m512 x) {
    return _mm512_maskz_extractf32x8_ps(0xFF, x, 1);
}

/// kernel_body::total
ENTENTE_AVX512 inline float total(__m512 lanes) {
    const __m256 eight = low_half(lanes) + high_half(lanes);
    const __m128 four = _mm256_castps256_ps128(eight) + _mm256_extractf128_ps(eight, 1);
    const __m128 two = four + _mm_movehl_ps(four, four);
    return two[0] + two[1];
}

ENTENTE_AVX512 inline __m512i magnitude(const float* x) {
    return _mm512_and_si512(_mm512_loadu_si512(x), _mm512_set1_epi32(0x7FFFFFFF));
}

ENTENTE_AVX512 inline __m512i max(__m512i a, __m512i b) {
    return _mm512_maskz_max_epi32(kAll, a, b);
}

/// The largest of each four lanes that lie four apart.
ENTENTE_AVX512 inline __m128i fold(__m512i top) {
    const __m256i eight =
        _mm256_max_epi32(_mm512_maskz_extracti32x8_epi32(0xFF, top, 0), _mm512_maskz_extracti32x8_epi32(0xFF, top, 1));
    return _mm_max_epi32(_mm256_castsi256_si128(eight), _mm256_extracti128_si256(eight, 1));
}

/// kernel_body::largest of four rows at once.
ENTENTE_AVX512 inline __m128 largest_of_four(const float* x, std::size_t stride, std::size_t width) {
    __m512i a = _mm512_setzero_si512();
    __m512i b = a;
    __m512i c = a;
    __m512i d = a;
    for (std::size_t k = 0; k < width; k += kLanes) {
        a = max(a, magnitude(x + k));
        b = max(b, magnitude(x + stride + k));
        c = max(c, magnitude(x + 2 * stride + k));
        d = max(d, magnitude(x + 3 * stride + k));
    }
    const __m128i fa = fold(a);
    const __m128i fb = fold(b);
    const __m128i fc = fold(c);
    const __m128i fd = fold(d);
    const __m128i ab = _mm_max_epi32(_mm_unpacklo_epi32(fa, fb), _mm_unpackhi_epi32(fa, fb));
    const __m128i cd = _mm_max_epi32(_mm_unpacklo_epi32(fc, fd), _mm_unpackhi_epi32(fc, fd));
    return _mm_castsi128_ps(_mm_max_epi32(_mm_unpacklo_epi64(ab, cd), _mm_unpackhi_epi64(ab, cd)));
}

/// kernel_body::row_scale of four rows.
ENTENTE_AVX512 inline __m128 scale_of_four(__m128 top, float steps) {
    return _mm_max_ps(top, _mm_set1_ps(1e-12F)) / _mm_set1_ps(steps);
}

ENTENTE_AVX512 inline __m512i rounded(const float* x, __m512 inverse, __m512 zero) {
    return _mm512_maskz_cvttps_epi32(kAll, _mm512_loadu_ps(x) * inverse + zero);
}

/// kernel_body::round_row; what is rounded lies in [0, 127].
ENTENTE_AVX512 inline void round_row(const float* x, std::size_t width, float inverse_scale, float zero_point,
                                     std::uint8_t* values) {
    const __m512 inverse = _mm512_set1_ps(inverse_scale);
    const __m512 zero = _mm512_set1_ps(zero_point);
    const __m512i order = _mm512_set_epi32(15, 11, 7, 3, 14, 10, 6, 2, 13, 9, 5, 1, 12, 8, 4, 0);
    std::size_t k = 0;
    for (; k + 4 * kLanes <= width; k += 4 * kLanes) {
        const __m512i ab = _mm512_packs_epi32(rounded(x + k, inverse, zero), rounded(x + k + kLanes, inverse, zero));
        const __m512i cd =
            _mm512_packs_epi32(rounded(x + k + 2 * kLanes, inverse, zero), rounded(x + k + 3 * kLanes, inverse, zero));
        const __m512i bytes = _mm512_packus_epi16(ab, cd);
        _mm512_storeu_si512(values + k, _mm512_maskz_permutexvar_epi32(kAll, order, bytes));
    }
    for (; k < width; k += kLanes) {
        const __m128i bytes = _mm512_maskz_cvtepi32_epi8(kAll, rounded(x + k, inverse, zero));
        _mm_storeu_si128(reinterpret_cast<__m128i*>(values + k), bytes);
    }
}

constexpr float kLog2E = 1.44269504F;

// Vectors that take each step together: one alone would wait for itself most of the time.
constexpr std::size_t kTogether = 4;
using Vectors =
    __m512[kTogether];  // NOLINT(modernize-avoid-c-arrays): vector types in std::array lose their attributes

ENTENTE_AVX512 inline void multiply_add(Vectors& p, const Vectors& f, float next) {
#pragma GCC unroll 4
    for (std::size_t i = 0; i < kTogether; ++i) p[i] = p[i] * f[i] + _mm512_set1_ps(next);
}

/// kernel_body::exponential; with the factor turned round, of -x.
ENTENTE_AVX512 inline void make_exponential(Vectors& x, float factor) {
    const __m512 limit = _mm512_set1_ps(80.0F);
    const __m512 lower = _mm512_set1_ps(-80.0F);
    const __m512 round = _mm512_set1_ps(kernel_body::kRound);
    Vectors shifted;
    Vectors f;
    Vectors p;
#pragma GCC unroll 4
    for (std::size_t i = 0; i < kTogether; ++i) x[i] = _mm512_maskz_min_ps(kAll, x[i], limit);
#pragma GCC unroll 4
    for (std::size_t i = 0; i < kTogether; ++i) x[i] = _mm512_maskz_max_ps(kAll, x[i], lower);
#pragma GCC unroll 4
    for (std::size_t i = 0; i < kTogether; ++i) x[i] = x[i] * _mm512_set1_ps(factor);
#pragma GCC unroll 4
    for (std::size_t i = 0; i < kTogether; ++i) shifted[i] = x[i] + round;
#pragma GCC unroll 4
    for (std::size_t i = 0; i < kTogether; ++i) f[i] = x[i] - (shifted[i] - round);
#pragma GCC unroll 4
    for (std::size_t i = 0; i < kTogether; ++i) p[i] = _mm512_set1_ps(1.3333558e-3F);
    multiply_add(p, f, 9.6181291e-3F);
    multiply_add(p, f, 5.5504109e-2F);
    multiply_add(p, f, 2.4022651e-1F);
    multiply_add(p, f, 6.9314718e-1F);
    multiply_add(p, f, 1.0F);
#pragma GCC unroll 4
    for (std::size_t i = 0; i < kTogether; ++i) {
        const __m512i whole = _mm512_maskz_slli_epi32(kAll, _mm512_castps_si512(shifted[i]), 23);
        x[i] = _mm512_castsi512_ps(_mm512_add_epi32(_mm512_castps_si512(p[i]), whole));
    }
}

/// kernel_body::sigmoid
ENTENTE_AVX512 inline void make_sigmoid(Vectors& x) {
    const __m512 one = _mm512_set1_ps(1.0F);
    make_exponential(x, -kLog2E);
#pragma GCC unroll 4
    for (std::size_t i = 0; i < kTogether; ++i) x[i] = one / (one + x[i]);
}

/// One step of one direction for some columns: `state` goes on, output is its gelu.
ENTENTE_AVX512 inline void scan_step(const float* gates, std::size_t width, float* state, float* output) {
    Vectors x;
    Vectors now;
#pragma GCC unroll 4
    for (std::size_t i = 0; i < kTogether; ++i) x[i] = _mm512_loadu_ps(gates + i * kLanes);
    make_sigmoid(x);
#pragma GCC unroll 4
    for (std::size_t i = 0; i < kTogether; ++i) {
        const __m512 before = _mm512_load_ps(state + i * kLanes);
        now[i] = before + x[i] * (_mm512_loadu_ps(gates + width + i * kLanes) - before);
        _mm512_store_ps(state + i * kLanes, now[i]);
        x[i] = now[i] * _mm512_set1_ps(1.702F);
    }
    make_sigmoid(x);
#pragma GCC unroll 4
    for (std::size_t i = 0; i < kTogether; ++i) _mm512_storeu_ps(output + i * kLanes, now[i] * x[i]);
}

/// kernel_body::normalize of x + m, with the row in registers; MaxOut: of x + the greater of m's halves.
template <bool MaxOut>
ENTENTE_AVX512 inline void norm_row(float* x, const float* m, Norm norm) {
    __m512 row[kVectors];  // NOLINT(modernize-avoid-c-arrays): vector types in std::array lose their attributes
    __m512 sum = _mm512_setzero_ps();
#pragma GCC unroll 8
    for (std::size_t k = 0; k < kVectors; ++k) {
        __m512 added = _mm512_loadu_ps(m + k * kLanes);
        // As a > b ? a : b
        if constexpr (MaxOut) added = _mm512_maskz_max_ps(kAll, added, _mm512_loadu_ps(m + kCommonWidth + k * kLanes));
        row[k] = _mm512_loadu_ps(x + k * kLanes) + added;
        sum = sum + row[k];
    }
    const auto size = static_cast<float>(kCommonWidth);
    const __m512 mean = _mm512_set1_ps(total(sum) / size);
    __m512 square = _mm512_setzero_ps();
#pragma GCC unroll 8
    for (std::size_t k = 0; k < kVectors; ++k) {
        row[k] = row[k] - mean;
        square = square + row[k] * row[k];
    }
    const __m512 inverse = _mm512_set1_ps(1.0F / __builtin_sqrtf(total(square) / size + 1e-5F));
#pragma GCC unroll 8
    for (std::size_t k = 0; k < kVectors; ++k) {
        const __m512 gain = _mm512_loadu_ps(norm.gain + k * kLanes);
        _mm512_storeu_ps(x + k * kLanes, row[k] * inverse * gain + _mm512_loadu_ps(norm.bias + k * kLanes));
    }
}

ENTENTE_AVX512 inline __m512 max(__m512 a, __m512 b) {
    return _mm512_maskz_max_ps(kAll, a, b);
}

/// The greatest lane, in all lanes.
ENTENTE_AVX512 inline __m512 highest_everywhere(__m512 x) {
    const __m256 eight = _mm256_max_ps(low_half(x), high_half(x));
    __m128 four = _mm_max_ps(_mm256_castps256_ps128(eight), _mm256_extractf128_ps(eight, 1));
    four = _mm_max_ps(four, _mm_movehl_ps(four, four));
    const float top = four[0] > four[1] ? four[0] : four[1];
    return _mm512_set1_ps(top);
}

/// Takes the highest of its group off each value of a row.
ENTENTE_AVX512 inline void lower_groups(float* x, std::span<const std::uint32_t> groups) {
    for (const std::uint32_t width : groups) {
        __m512 top = _mm512_loadu_ps(x);
        for (std::size_t k = kLanes; k < width; k += kLanes) top = max(top, _mm512_loadu_ps(x + k));
        top = highest_everywhere(top);
        for (std::size_t k = 0; k < width; k += kLanes) _mm512_storeu_ps(x + k, _mm512_loadu_ps(x + k) - top);
        x += width;
    }
}

ENTENTE_AVX512 inline void divide_groups(float* x, std::span<const std::uint32_t> groups) {
    for (const std::uint32_t width : groups) {
        __m512 sum = _mm512_setzero_ps();
        for (std::size_t k = 0; k < width; k += kLanes) sum = sum + _mm512_loadu_ps(x + k);
        const __m512 inverse = _mm512_set1_ps(1.0F / total(sum));
        for (std::size_t k = 0; k < width; k += kLanes) _mm512_storeu_ps(x + k, _mm512_loadu_ps(x + k) * inverse);
        x += width;
    }
}

/// A mask of the lanes that are within `count` from `k` on.
constexpr __mmask16 lanes_within(std::size_t k, std::size_t count) {
    return count - k >= kLanes ? kAll : static_cast<__mmask16>((1U << (count - k)) - 1U);
}

}  // namespace

ENTENTE_AVX512 void softmax(float* x, std::size_t rows, std::span<const std::uint32_t> groups) {
    const std::size_t width = std::accumulate(groups.begin(), groups.end(), std::size_t{0});
    if (width % (kTogether * kLanes) != 0) return kernel_body::softmax(x, rows, groups);
    for (std::size_t t = 0; t < rows; ++t, x += width) {
        lower_groups(x, groups);
        for (std::size_t k = 0; k < width; k += kTogether * kLanes) {
            Vectors e;
#pragma GCC unroll 4
            for (std::size_t i = 0; i < kTogether; ++i) e[i] = _mm512_loadu_ps(x + k + i * kLanes);
            make_exponential(e, kLog2E);
#pragma GCC unroll 4
            for (std::size_t i = 0; i < kTogether; ++i) _mm512_storeu_ps(x + k + i * kLanes, e[i]);
        }
        divide_groups(x, groups);
    }
}

ENTENTE_AVX512 std::size_t best_of(const float* x, std::size_t count) {
    const __m512 nothing = _mm512_set1_ps(-std::numeric_limits<float>::infinity());
    __m512 top = nothing;
    for (std::size_t k = 0; k < count; k += kLanes) {
        top = max(top, _mm512_mask_loadu_ps(nothing, lanes_within(k, count), x + k));
    }
    top = highest_everywhere(top);
    for (std::size_t k = 0; k < count; k += kLanes) {
        const __mmask16 within = lanes_within(k, count);
        const auto found = _mm512_mask_cmp_ps_mask(within, _mm512_maskz_loadu_ps(within, x + k), top, _CMP_EQ_OQ);
        if (found != 0) return k + static_cast<std::size_t>(__builtin_ctz(found));
    }
    return 0;
}

ENTENTE_AVX512 void quantize(const float* input, std::size_t rows, std::size_t width, bool positive,
                             std::uint8_t* values, float* scale) {
    const float steps = positive ? 127.0F : 63.0F;
    const float zero = positive ? 0.5F : static_cast<float>(kSignedZero) + 0.5F;
    std::size_t t = 0;
    for (; t + 4 <= rows; t += 4) {
        const __m128 scales = scale_of_four(largest_of_four(input + t * width, width, width), steps);
        const __m128 inverse = _mm_set1_ps(1.0F) / scales;
        _mm_storeu_ps(scale + t, scales);
        for (std::size_t i = 0; i < 4; ++i) {
            round_row(input + (t + i) * width, width, inverse[i], zero, values + (t + i) * width);
        }
    }
    kernel_body::quantize(input + t * width, rows - t, width, positive, values + t * width, scale + t);
}

ENTENTE_AVX512 void quantize_window(const float* input, std::size_t rows, std::size_t width, std::uint8_t* values,
                                    float* scale) {
    constexpr float kZero = static_cast<float>(kSignedZero) + 0.5F;
    // scale[t] holds the row's largest value until it is the window's turn.
    std::size_t t = 0;
    for (; t + 4 <= rows; t += 4) _mm_storeu_ps(scale + t, largest_of_four(input + t * width, width, width));
    for (; t < rows; ++t) scale[t] = kernel_body::largest(input + t * width, width);
    float before = 0.0F;
    for (t = 0; t < rows; ++t) {
        const float own = scale[t];
        const float after = t + 1 < rows ? scale[t + 1] : 0.0F;
        const float top = before > own ? before : own;
        scale[t] = kernel_body::row_scale(top > after ? top : after, 63.0F);
        before = own;
        const float inverse = 1.0F / scale[t];
        std::uint8_t* to = values + t * 3 * width;
        const float* row = input + t * width;
        if (t > 0) {
            round_row(row - width, width, inverse, kZero, to);
        } else {
            std::memset(to, kSignedZero, width);
        }
        round_row(row, width, inverse, kZero, to + width);
        if (t + 1 < rows) {
            round_row(row + width, width, inverse, kZero, to + 2 * width);
        } else {
            std::memset(to + 2 * width, kSignedZero, width);
        }
    }
}

ENTENTE_AVX512 void add_norm(float* x, const float* m, std::size_t rows, std::size_t width, Norm norm) {
    if (width != kCommonWidth) return kernel_body::add_norm(x, m, rows, width, norm);
    for (std::size_t t = 0; t < rows; ++t) norm_row<false>(x + t * kCommonWidth, m + t * kCommonWidth, norm);
}

ENTENTE_AVX512 void maxout_norm(float* x, const float* u, std::size_t rows, std::size_t width, Norm norm) {
    if (width != kCommonWidth) return kernel_body::maxout_norm(x, u, rows, width, norm);
    for (std::size_t t = 0; t < rows; ++t) norm_row<true>(x + t * kCommonWidth, u + t * 2 * kCommonWidth, norm);
}

ENTENTE_AVX512 void scan(const float* gates, std::size_t rows, std::size_t width, bool backward, float* output,
                         std::size_t stride) {
    if (width % (kTogether * kLanes) != 0) return kernel_body::scan(gates, rows, width, backward, output, stride);
    alignas(64) std::array<float, kernel_body::kWidest> state;
    std::memset(state.data(), 0, width * sizeof(float));
    for (std::size_t n = 0; n < rows; ++n) {
        const std::size_t t = backward ? rows - 1 - n : n;
        for (std::size_t k = 0; k < width; k += kTogether * kLanes) {
            scan_step(gates + t * 2 * width + k, width, state.data() + k, output + t * stride + k);
        }
    }
}

}  // namespace entente::avx512

#endif
