// The kernels for AVX-512 with VNNI: vpdpbusd adds four products of bytes to each 32-bit sum.
#include "extract/annotate/kernels_avx512_rows.h"
#include "extract/annotate/kernels_body.h"

#if defined(__x86_64__) && defined(__GNUC__)

#include <immintrin.h>

#define ENTENTE_AVX512 __attribute__((target("avx512f,avx512bw,avx512vl,avx512dq,avx512vnni")))

namespace entente {
namespace {

constexpr std::size_t kTile = 6;  // rows whose sums stay in registers

/// Vectors of one or of four blocks of outputs: sums, or weights. Named members, since GCC keeps arrays in memory.
struct One {
    static constexpr std::size_t kOutputs = kLanes;
    __m512i a;
};
struct Four {
    static constexpr std::size_t kOutputs = 4 * kLanes;
    __m512i a, b, c, d;
};

ENTENTE_AVX512 inline __m512i broadcast(const std::uint8_t* four) {
    std::int32_t word = 0;
    std::memcpy(&word, four, 4);
    return _mm512_set1_epi32(word);
}

/// One block of one row from its sums; the same steps as kernel_body::write_block.
ENTENTE_AVX512 inline void write_sixteen(__m512i sums, float input_scale, const Dense& dense, std::size_t first,
                                         float* output) {
    const __m512i sum = _mm512_add_epi32(sums, _mm512_loadu_si512(dense.offset + first));
    const __m512 value = _mm512_maskz_cvtepi32_ps(0xFFFF, sum);  // not the plain form: GCC 12 warns falsely of it
    const __m512 scale = _mm512_mul_ps(_mm512_set1_ps(input_scale), _mm512_loadu_ps(dense.scale + first));
    _mm512_storeu_ps(output, _mm512_add_ps(_mm512_mul_ps(value, scale), _mm512_loadu_ps(dense.bias + first)));
}

ENTENTE_AVX512 inline void dpbusd(__m512i& sums, __m512i input, __m512i weights) {
#if defined(__clang__)
    sums = _mm512_dpbusd_epi32(sums, input, weights);
#else
    // GCC 12 copies and spills the sums of the intrinsic at each step.
    asm("vpdpbusd %2, %1, %0" : "+v"(sums) : "v"(input), "v"(weights));
#endif
}

ENTENTE_AVX512 inline void load(const std::int8_t* weights, std::size_t /*block*/, One& to) {
    to.a = _mm512_loadu_si512(weights);
}

ENTENTE_AVX512 inline void load(const std::int8_t* weights, std::size_t block, Four& to) {
    to.a = _mm512_loadu_si512(weights);
    to.b = _mm512_loadu_si512(weights + block);
    to.c = _mm512_loadu_si512(weights + 2 * block);
    to.d = _mm512_loadu_si512(weights + 3 * block);
}

ENTENTE_AVX512 inline void add_products(One& sums, __m512i input, const One& weights) {
    dpbusd(sums.a, input, weights.a);
}

ENTENTE_AVX512 inline void add_products(Four& sums, __m512i input, const Four& weights) {
    dpbusd(sums.a, input, weights.a);
    dpbusd(sums.b, input, weights.b);
    dpbusd(sums.c, input, weights.c);
    dpbusd(sums.d, input, weights.d);
}

ENTENTE_AVX512 inline void write(const One& sums, float scale, const Dense& dense, std::size_t first, float* output) {
    write_sixteen(sums.a, scale, dense, first, output);
}

ENTENTE_AVX512 inline void write(const Four& sums, float scale, const Dense& dense, std::size_t first, float* output) {
    write_sixteen(sums.a, scale, dense, first, output);
    write_sixteen(sums.b, scale, dense, first + kLanes, output + kLanes);
    write_sixteen(sums.c, scale, dense, first + 2 * kLanes, output + 2 * kLanes);
    write_sixteen(sums.d, scale, dense, first + 3 * kLanes, output + 3 * kLanes);
}

/// kTile rows by the blocks of a Vectors.
template <typename Vectors>
ENTENTE_AVX512 inline void multiply_tile(Activations input, const Dense& dense, std::size_t first, float* output) {
    Vectors r0{}, r1{}, r2{}, r3{}, r4{}, r5{}, block;
    const std::size_t in = dense.in;
    const std::int8_t* weights = dense.weights + first * in;
    const std::uint8_t* values = input.values;
    for (std::size_t k = 0; k < in; k += 4, weights += 4 * kLanes, values += 4) {
        load(weights, kLanes * in, block);
        add_products(r0, broadcast(values), block);
        add_products(r1, broadcast(values + in), block);
        add_products(r2, broadcast(values + 2 * in), block);
        add_products(r3, broadcast(values + 3 * in), block);
        add_products(r4, broadcast(values + 4 * in), block);
        add_products(r5, broadcast(values + 5 * in), block);
    }
    output += first;
    write(r0, input.scale[0], dense, first, output);
    write(r1, input.scale[1], dense, first, output + dense.out);
    write(r2, input.scale[2], dense, first, output + 2 * dense.out);
    write(r3, input.scale[3], dense, first, output + 3 * dense.out);
    write(r4, input.scale[4], dense, first, output + 4 * dense.out);
    write(r5, input.scale[5], dense, first, output + 5 * dense.out);
}

template <typename Vectors>
ENTENTE_AVX512 inline void multiply_row(Activations input, const Dense& dense, std::size_t first, float* output) {
    Vectors sums{}, block;
    const std::int8_t* weights = dense.weights + first * dense.in;
    for (std::size_t k = 0; k < dense.in; k += 4, weights += 4 * kLanes) {
        load(weights, kLanes * dense.in, block);
        add_products(sums, broadcast(input.values + k), block);
    }
    write(sums, input.scale[0], dense, first, output + first);
}

template <typename Vectors>
ENTENTE_AVX512 inline void multiply_rows(Activations input, std::size_t rows, const Dense& dense, std::size_t first,
                                         float* output) {
    std::size_t t = 0;
    const auto from = [&](std::size_t row) { return Activations{input.values + row * dense.in, input.scale + row}; };
    for (; t + kTile <= rows; t += kTile) multiply_tile<Vectors>(from(t), dense, first, output + t * dense.out);
    for (; t < rows; ++t) multiply_row<Vectors>(from(t), dense, first, output + t * dense.out);
}

ENTENTE_AVX512 void multiply(Activations input, std::size_t rows, const Dense& dense, float* output) {
    std::size_t o = 0;
    for (; o + Four::kOutputs <= dense.out; o += Four::kOutputs) multiply_rows<Four>(input, rows, dense, o, output);
    for (; o < dense.out; o += One::kOutputs) multiply_rows<One>(input, rows, dense, o, output);
}

}  // namespace

using avx512::add_norm;
using avx512::best_of;
using avx512::maxout_norm;
using avx512::quantize;
using avx512::quantize_window;
using avx512::scan;
using avx512::softmax;
ENTENTE_SMALL_KERNELS(ENTENTE_AVX512)
ENTENTE_KERNEL_SET(kAvx512Kernels, "avx512", multiply);

}  // namespace entente

#endif
