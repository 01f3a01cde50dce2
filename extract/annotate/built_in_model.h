#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace entente {

/// The bytes of annotate/model/english.model, which are part of the program.
[[nodiscard]] std::span<const std::byte> built_in_model();

/// The first of them, which tell it from every other model: they hold the checksum of all that follows.
[[nodiscard]] std::string_view built_in_model_mark();

}  // namespace entente
