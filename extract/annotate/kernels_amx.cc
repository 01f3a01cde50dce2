// The kernels for AMX: a tile instruction multiplies 16 rows of 64 values by 64 x 16 weights. The order in which a
// Dense packs its weights is that of a tile. Everything but the product is as for AVX-512.
#include "extract/annotate/kernels_body.h"

#if defined(__x86_64__) && defined(__linux__) && defined(__GNUC__)

#include <cpuid.h>
#include <immintrin.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>

#define ENTENTE_AMX __attribute__((target("avx512f,avx512bw,avx512vl,avx512dq,avx512vnni,amx-tile,amx-int8")))
#define ENTENTE_AVX512 __attribute__((target("avx512f,avx512bw,avx512vl,avx512dq,avx512vnni")))

namespace entente {
namespace {

constexpr std::size_t kRows = 16;   // of a tile
constexpr std::size_t kDepth = 64;  // values that a tile of weights covers

/// What LDTILECFG reads: palette, then for each tile its row's bytes and its rows.
struct alignas(64) TileShapes {
    std::uint8_t palette = 1;
    std::uint8_t start_row = 0;
    std::array<std::uint8_t, 14> reserved{};
    std::array<std::uint16_t, 16> row_bytes{};
    std::array<std::uint8_t, 16> rows{};
};
static_assert(sizeof(TileShapes) == 64);

/// All tiles are whole: 16 rows of 64 bytes.
constexpr TileShapes kWholeTiles = [] {
    TileShapes shapes;
    for (std::size_t i = 0; i < 8; ++i) {
        shapes.row_bytes[i] = 64;
        shapes.rows[i] = kRows;
    }
    return shapes;
}();

using Sums = std::array<std::int32_t, kRows * kLanes>;

/// The outputs of one tile; the same steps as kernel_body::write_block.
ENTENTE_AMX inline void write_tile(const Sums& sums, const float* input_scale, std::size_t rows, const Dense& dense,
                                   std::size_t first, float* output) {
    const __m512i offset = _mm512_loadu_si512(dense.offset + first);
    const __m512 scale = _mm512_loadu_ps(dense.scale + first);
    const __m512 bias = _mm512_loadu_ps(dense.bias + first);
    for (std::size_t t = 0; t < rows; ++t) {
        const __m512i sum = _mm512_add_epi32(_mm512_load_si512(sums.data() + t * kLanes), offset);
        const __m512 value = _mm512_maskz_cvtepi32_ps(0xFFFF, sum);
        const __m512 whole = _mm512_mul_ps(_mm512_set1_ps(input_scale[t]), scale);
        _mm512_storeu_ps(output + t * dense.out, _mm512_add_ps(_mm512_mul_ps(value, whole), bias));
    }
}

/// 32 rows by 32 outputs.
ENTENTE_AMX inline void multiply_four(Activations input, const Dense& dense, std::size_t first, float* output) {
    _tile_zero(0);
    _tile_zero(1);
    _tile_zero(2);
    _tile_zero(3);
    const std::uint8_t* values = input.values;
    const std::int8_t* weights = dense.weights + first * dense.in;
    const std::size_t block = kLanes * dense.in;
    for (std::size_t k = 0; k < dense.in; k += kDepth, values += kDepth, weights += kDepth * kLanes) {
        _tile_loadd(4, values, dense.in);
        _tile_loadd(5, values + kRows * dense.in, dense.in);
        _tile_loadd(6, weights, 64);
        _tile_loadd(7, weights + block, 64);
        _tile_dpbusd(0, 4, 6);
        _tile_dpbusd(1, 4, 7);
        _tile_dpbusd(2, 5, 6);
        _tile_dpbusd(3, 5, 7);
    }
    alignas(64) std::array<Sums, 4> sums;
    _tile_stored(0, sums[0].data(), 64);
    _tile_stored(1, sums[1].data(), 64);
    _tile_stored(2, sums[2].data(), 64);
    _tile_stored(3, sums[3].data(), 64);
    float* below = output + kRows * dense.out;
    write_tile(sums[0], input.scale, kRows, dense, first, output + first);
    write_tile(sums[1], input.scale, kRows, dense, first + kLanes, output + first + kLanes);
    write_tile(sums[2], input.scale + kRows, kRows, dense, first, below + first);
    write_tile(sums[3], input.scale + kRows, kRows, dense, first + kLanes, below + first + kLanes);
}

/// 16 rows by 16 outputs.
ENTENTE_AMX inline void multiply_one(Activations input, const Dense& dense, std::size_t first, float* output) {
    _tile_zero(0);
    const std::int8_t* weights = dense.weights + first * dense.in;
    for (std::size_t k = 0; k < dense.in; k += kDepth) {
        _tile_loadd(4, input.values + k, dense.in);
        _tile_loadd(6, weights + k * kLanes, 64);
        _tile_dpbusd(0, 4, 6);
    }
    alignas(64) Sums sums;
    _tile_stored(0, sums.data(), 64);
    write_tile(sums, input.scale, kRows, dense, first, output + first);
}

ENTENTE_AMX void multiply_rows(Activations input, std::size_t rows, const Dense& dense, float* output) {
    const auto at = [&](std::size_t row) { return Activations{input.values + row * dense.in, input.scale + row}; };
    _tile_loadconfig(&kWholeTiles);
    std::size_t o = 0;
    for (; o + 2 * kLanes <= dense.out; o += 2 * kLanes) {
        std::size_t t = 0;
        for (; t + 2 * kRows <= rows; t += 2 * kRows) multiply_four(at(t), dense, o, output + t * dense.out);
        for (; t < rows; t += kRows) {
            multiply_one(at(t), dense, o, output + t * dense.out);
            multiply_one(at(t), dense, o + kLanes, output + t * dense.out);
        }
    }
    for (; o < dense.out; o += kLanes) {
        for (std::size_t t = 0; t < rows; t += kRows) multiply_one(at(t), dense, o, output + t * dense.out);
    }
    _tile_release();
}

/// Whole tiles here; rows and depths that are left over by the kernel for AVX-512.
ENTENTE_AMX void multiply(Activations input, std::size_t rows, const Dense& dense, float* output) {
    const std::size_t whole = dense.in % kDepth == 0 ? rows / kRows * kRows : 0;
    if (whole > 0) multiply_rows(input, whole, dense, output);
    if (whole == rows) return;
    kAvx512Kernels.multiply({input.values + whole * dense.in, input.scale + whole}, rows - whole, dense,
                            output + whole * dense.out);
}

}  // namespace

bool may_use_amx() {
    // Linux gives a process the tiles' registers only when it asks: arch_prctl(ARCH_REQ_XCOMP_PERM, XTILEDATA).
    constexpr long kRequestPermission = 0x1023;
    constexpr long kTileData = 18;
    // Leaf 7 of cpuid says in EDX bit 24 amx-tile, bit 25 amx-int8; clang 14 does not know them by name.
    constexpr unsigned int kTiles = 3U << 24U;
    unsigned int a = 0;
    unsigned int b = 0;
    unsigned int c = 0;
    unsigned int d = 0;
    return __get_cpuid_count(7, 0, &a, &b, &c, &d) != 0 && (d & kTiles) == kTiles &&
           ::syscall(SYS_arch_prctl, kRequestPermission, kTileData) == 0;
}

ENTENTE_KERNEL_SET(kAmxKernels, "amx", multiply, ENTENTE_AVX512);

}  // namespace entente

#endif
