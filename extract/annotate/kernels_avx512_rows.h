// Float kernels by hand, for the sets avx512 and amx. See Kernels for what each one does.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "extract/annotate/kernels.h"

namespace entente::avx512 {

void quantize(const float* input, std::size_t rows, std::size_t width, bool positive, std::uint8_t* values,
              float* scale);
void quantize_window(const float* input, std::size_t rows, std::size_t width, std::uint8_t* values, float* scale);
void add_norm(float* x, const float* m, std::size_t rows, std::size_t width, Norm norm);
void maxout_norm(float* x, const float* u, std::size_t rows, std::size_t width, Norm norm);
void softmax(float* x, std::size_t rows, std::span<const std::uint32_t> groups);
std::size_t best_of(const float* x, std::size_t count);
void scan(const float* gates, std::size_t rows, std::size_t width, bool backward, float* output, std::size_t stride);

}  // namespace entente::avx512
