// The kernels in plain C++: the oracle of the others, and what runs on other processors.
#include "extract/annotate/kernels_body.h"

namespace entente {
namespace {

void add_products(const std::uint8_t* input, const std::int8_t* weights, std::size_t in, std::int32_t* sums) {
    for (std::size_t k = 0; k < in; k += 4, weights += 4 * kLanes) {
        for (std::size_t o = 0; o < kLanes; ++o) {
            for (std::size_t j = 0; j < 4; ++j) sums[o] += input[k + j] * weights[4 * o + j];
        }
    }
}

void multiply(Activations input, std::size_t rows, const Dense& dense, float* output) {
    for (std::size_t t = 0; t < rows; ++t) {
        for (std::size_t o = 0; o < dense.out; o += kLanes) {
            std::array<std::int32_t, kLanes> sums{};
            add_products(input.values + t * dense.in, dense.weights + o * dense.in, dense.in, sums.data());
            kernel_body::write_block(sums.data(), input.scale[t], dense, o, output + t * dense.out + o);
        }
    }
}

}  // namespace

ENTENTE_ROW_KERNELS()
ENTENTE_SMALL_KERNELS()
ENTENTE_KERNEL_SET(kPortableKernels, "portable", multiply);

}  // namespace entente
