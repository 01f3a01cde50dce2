// The kernels for AVX2. vpmaddubsw adds two products in 16 bits: 2 * 127 * 127 fits, which is why activations have 7.
#include "extract/annotate/kernels_body.h"

#if defined(__x86_64__) && defined(__GNUC__)

#include <immintrin.h>

#define ENTENTE_AVX2 __attribute__((target("avx2")))

namespace entente {
namespace {

constexpr std::size_t kTile = 4;  // rows whose sums stay in registers

ENTENTE_AVX2 inline __m256i add_products(__m256i sums, __m256i input, __m256i weights) {
    const __m256i pairs = _mm256_maddubs_epi16(input, weights);
    return _mm256_add_epi32(sums, _mm256_madd_epi16(pairs, _mm256_set1_epi16(1)));
}

ENTENTE_AVX2 inline __m256i broadcast(const std::uint8_t* four) {
    std::int32_t word = 0;
    std::memcpy(&word, four, 4);
    return _mm256_set1_epi32(word);
}

/// output[0..8) of one row from its sums; the same steps as kernel_body::write_block.
ENTENTE_AVX2 inline void write_eight(__m256i sums, float input_scale, const Dense& dense, std::size_t first,
                                     float* output) {
    const __m256i offset = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(dense.offset + first));
    const __m256 value = _mm256_cvtepi32_ps(_mm256_add_epi32(sums, offset));
    const __m256 scale = _mm256_mul_ps(_mm256_set1_ps(input_scale), _mm256_loadu_ps(dense.scale + first));
    _mm256_storeu_ps(output, _mm256_add_ps(_mm256_mul_ps(value, scale), _mm256_loadu_ps(dense.bias + first)));
}

template <std::size_t Rows>
ENTENTE_AVX2 inline void multiply_tile(Activations input, const Dense& dense, std::size_t first, float* output) {
    __m256i sums[Rows][2] = {};  // NOLINT(modernize-avoid-c-arrays): vector types in std::array lose their attributes
    const auto* weights = reinterpret_cast<const __m256i*>(dense.weights + first * dense.in);
    for (std::size_t k = 0; k < dense.in; k += 4, weights += 2) {
        const __m256i low = _mm256_loadu_si256(weights);
        const __m256i high = _mm256_loadu_si256(weights + 1);
#pragma GCC unroll 8
        for (std::size_t r = 0; r < Rows; ++r) {
            const __m256i four = broadcast(input.values + r * dense.in + k);
            sums[r][0] = add_products(sums[r][0], four, low);
            sums[r][1] = add_products(sums[r][1], four, high);
        }
    }
#pragma GCC unroll 8
    for (std::size_t r = 0; r < Rows; ++r) {
        float* to = output + r * dense.out + first;
        write_eight(sums[r][0], input.scale[r], dense, first, to);
        write_eight(sums[r][1], input.scale[r], dense, first + 8, to + 8);
    }
}

ENTENTE_AVX2 void multiply(Activations input, std::size_t rows, const Dense& dense, float* output) {
    for (std::size_t o = 0; o < dense.out; o += kLanes) {
        std::size_t t = 0;
        const auto from = [&](std::size_t row) {
            return Activations{input.values + row * dense.in, input.scale + row};
        };
        for (; t + kTile <= rows; t += kTile) multiply_tile<kTile>(from(t), dense, o, output + t * dense.out);
        for (; t < rows; ++t) multiply_tile<1>(from(t), dense, o, output + t * dense.out);
    }
}

}  // namespace

ENTENTE_ROW_KERNELS(ENTENTE_AVX2)
ENTENTE_SMALL_KERNELS(ENTENTE_AVX2)
ENTENTE_KERNEL_SET(kAvx2Kernels, "avx2", multiply);

}  // namespace entente

#endif
