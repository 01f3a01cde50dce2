// Packs as bytes, for a cache: what was read, checked and linked once need not be so at the next start.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "rules/pack.h"

namespace entente {

/// The bytes are for this build of the program on this machine only.
[[nodiscard]] std::string packed(const Packs& packs);

/// The inverse; nothing for bytes that are damaged, cut short, or of another layout.
[[nodiscard]] std::optional<Packs> unpacked(std::string_view bytes);

}  // namespace entente
