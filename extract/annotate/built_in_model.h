#pragma once

#include <cstddef>
#include <span>

namespace entente {

/// The bytes of annotate/model/english.model, which are part of the program.
[[nodiscard]] std::span<const std::byte> built_in_model();

}  // namespace entente
