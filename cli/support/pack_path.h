// Where rule packs are found.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "graph/base/result.h"

namespace entente {

/// The pack that is read where none is named, and below those that are.
inline constexpr const char* kBasePack = "en";

/// The folder that holds the built-in packs: that of the environment's ENTENTE_PACKS, the installed one beside the
/// program (../share/entente/packs), or that of the source tree; nothing where none of them is there.
[[nodiscard]] std::optional<std::filesystem::path> built_in_packs();

/// The folder of a pack: a path to a folder or file as it is, or the name of a built-in pack.
[[nodiscard]] Result<std::filesystem::path> pack_path(const std::string& pack);

/// The folders of all `packs`, each once, in their order. The base pack comes first unless `alone`, which is of no
/// use without packs.
[[nodiscard]] Result<std::vector<std::filesystem::path>> pack_paths(const std::vector<std::string>& packs,
                                                                    bool alone = false);

}  // namespace entente
