// The kernels for AMX: a tile instruction multiplies 16 rows of 64 values by 64 x 16 weights. The order in which a
// Dense packs its weights is that of a tile. Everything but the product is as for AVX-512.
#include "extract/annotate/kernels_avx512_rows.h"
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

/// What the outputs of a tile have in common.
struct Outputs {
    __m512i offset;
    __m512 scale, bias;
};

ENTENTE_AMX inline Outputs outputs_of(const Dense& dense, std::size_t first) {
    return {_mm512_loadu_si512(dense.offset + first), _mm512_loadu_ps(dense.scale + first),
            _mm512_loadu_ps(dense.bias + first)};
}

/// One row of a tile; the same steps as kernel_body::write_block.
ENTENTE_AMX inline void write_row(const std::int32_t* sums, float input_scale, const Outputs& to, float* output) {
    const __m512i sum = _mm512_add_epi32(_mm512_load_si512(sums), to.offset);
    const __m512 value = _mm512_maskz_cvtepi32_ps(0xFFFF, sum);
    const __m512 whole = _mm512_mul_ps(_mm512_set1_ps(input_scale), to.scale);
    _mm512_storeu_ps(output, _mm512_add_ps(_mm512_mul_ps(value, whole), to.bias));
}

ENTENTE_AMX inline void write_tile(const Sums& sums, const float* input_scale, std::size_t rows, const Dense& dense,
                                   std::size_t first, float* output) {
    const Outputs to = outputs_of(dense, first);
    const std::size_t stride = dense.out;
    if (rows == kRows) {
#pragma GCC unroll 16
        for (std::size_t t = 0; t < kRows; ++t) {
            write_row(sums.data() + t * kLanes, input_scale[t], to, output + t * stride);
        }
    } else {
        for (std::size_t t = 0; t < rows; ++t) {
            write_row(sums.data() + t * kLanes, input_scale[t], to, output + t * stride);
        }
    }
}

/// Up to 32 rows by 32 outputs, in tiles [row half][output half].
struct Block {
    const float* scale = nullptr;  // of its first row
    std::size_t rows = 0;
    std::size_t first = 0;  // output
    bool two_wide = false;
    float* output = nullptr;
    alignas(64) std::array<Sums, 4> sums;
};

ENTENTE_AMX inline void write_block(const Block& block, const Dense& dense) {
    for (std::size_t half = 0; half * kRows < block.rows; ++half) {
        const std::size_t row = half * kRows;
        const std::size_t rows = std::min(block.rows - row, kRows);
        float* output = block.output + row * dense.out + block.first;
        write_tile(block.sums[2 * half], block.scale + row, rows, dense, block.first, output);
        if (!block.two_wide) continue;
        write_tile(block.sums[2 * half + 1], block.scale + row, rows, dense, block.first + kLanes, output + kLanes);
    }
}

/// Begins the sums of a block; whole tiles of `values` are read.
template <bool TwoHigh, bool TwoWide>
ENTENTE_AMX inline void add_products(const std::uint8_t* values, const std::int8_t* weights, std::size_t in) {
    _tile_zero(0);
    if constexpr (TwoWide) _tile_zero(1);
    if constexpr (TwoHigh) _tile_zero(2);
    if constexpr (TwoHigh && TwoWide) _tile_zero(3);
    for (std::size_t k = 0; k < in; k += kDepth, values += kDepth, weights += kDepth * kLanes) {
        _tile_loadd(4, values, in);
        if constexpr (TwoHigh) _tile_loadd(5, values + kRows * in, in);
        _tile_loadd(6, weights, 64);
        if constexpr (TwoWide) _tile_loadd(7, weights + kLanes * in, 64);
        _tile_dpbusd(0, 4, 6);
        if constexpr (TwoWide) _tile_dpbusd(1, 4, 7);
        if constexpr (TwoHigh) _tile_dpbusd(2, 5, 6);
        if constexpr (TwoHigh && TwoWide) _tile_dpbusd(3, 5, 7);
    }
}

/// Begins a block, writes the one before it while the tiles are at work, and stores the new one's sums.
template <bool TwoHigh, bool TwoWide>
ENTENTE_AMX inline void step(const std::uint8_t* values, const Dense& dense, const Block& before, Block& block) {
    add_products<TwoHigh, TwoWide>(values, dense.weights + block.first * dense.in, dense.in);
    write_block(before, dense);
    _tile_stored(0, block.sums[0].data(), 64);
    if constexpr (TwoWide) _tile_stored(1, block.sums[1].data(), 64);
    if constexpr (TwoHigh) _tile_stored(2, block.sums[2].data(), 64);
    if constexpr (TwoHigh && TwoWide) _tile_stored(3, block.sums[3].data(), 64);
}

/// The products of some rows, one block after the other.
class Multiplier {
public:
    Multiplier(const Dense& dense, Activations input, std::size_t rows, float* output)
        : dense_(dense), input_(input), rows_(rows), output_(output) {}

    ENTENTE_AMX void run() {
        copy_tail();
        _tile_loadconfig(&kWholeTiles);
        for (std::size_t group = 0; group < rows_; group += kGroup) {
            const std::size_t end = std::min(rows_, group + kGroup);
            for (std::size_t o = 0; o < dense_.out; o += 2 * kLanes) {
                for (std::size_t t = group; t < end; t += 2 * kRows) take(t, std::min(rows_ - t, 2 * kRows), o);
            }
        }
        write_block(blocks_[1 - next_], dense_);
        _tile_release();
    }

private:
    static constexpr std::size_t kDeepest = 512;  // inputs
    static constexpr std::size_t kGroup = 128;    // rows that stay in the nearest cache while all outputs are made

    /// Tiles are read whole, so the last rows need a place where there is something behind them.
    void copy_tail() {
        const std::size_t whole = rows_ / kRows * kRows;
        if (whole < rows_) std::memcpy(tail_.data(), input_.values + whole * dense_.in, (rows_ - whole) * dense_.in);
    }

    ENTENTE_AMX void take(std::size_t row, std::size_t rows, std::size_t first) {
        const bool wide = first + kLanes < dense_.out;
        if (rows % kRows == 0 || rows < kRows) {
            const std::uint8_t* values = rows < kRows ? tail_.data() : input_.values + row * dense_.in;
            take(values, row, rows, first, wide);
        } else {
            take(input_.values + row * dense_.in, row, kRows, first, wide);
            take(tail_.data(), row + kRows, rows - kRows, first, wide);
        }
    }

    ENTENTE_AMX void take(const std::uint8_t* values, std::size_t row, std::size_t rows, std::size_t first, bool wide) {
        const Block& before = blocks_[1 - next_];
        Block& block = blocks_[next_];
        block.scale = input_.scale + row;
        block.rows = rows;
        block.first = first;
        block.two_wide = wide;
        block.output = output_ + row * dense_.out;
        if (rows > kRows && wide) {
            step<true, true>(values, dense_, before, block);
        } else if (rows > kRows) {
            step<true, false>(values, dense_, before, block);
        } else if (wide) {
            step<false, true>(values, dense_, before, block);
        } else {
            step<false, false>(values, dense_, before, block);
        }
        next_ = 1 - next_;
    }

    friend ENTENTE_AMX void multiply(Activations, std::size_t, const Dense&, float*);

    alignas(64) std::array<std::uint8_t, kRows * kDeepest> tail_;
    std::array<Block, 2> blocks_;
    const Dense& dense_;
    Activations input_;
    std::size_t rows_;
    float* output_;
    std::size_t next_ = 0;
};

/// What tiles do not fit is for the kernel for AVX-512.
ENTENTE_AMX void multiply(Activations input, std::size_t rows, const Dense& dense, float* output) {
    if (dense.in % kDepth != 0 || dense.in > Multiplier::kDeepest) {
        kAvx512Kernels.multiply(input, rows, dense, output);
        return;
    }
    Multiplier(dense, input, rows, output).run();
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

using avx512::add_norm;
using avx512::best_of;
using avx512::maxout_norm;
using avx512::quantize;
using avx512::quantize_window;
using avx512::scan;
using avx512::softmax;
ENTENTE_SMALL_KERNELS(ENTENTE_AVX512)
ENTENTE_KERNEL_SET(kAmxKernels, "amx", multiply);

}  // namespace entente

#endif
