#pragma once

#include <optional>
#include <string>

namespace entente {

/// The folder of the samples: that of the environment's ENTENTE_SAMPLES, the installed one beside the program
/// (../share/entente/samples), or that of the source tree; nothing where none of them is there.
[[nodiscard]] std::optional<std::string> sample_path();

}  // namespace entente
