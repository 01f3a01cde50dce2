// The JSON Schema of pack files, for editors that complete and check TOML (docs/rules.md says how to switch it on).
#pragma once

#include <string>

namespace entente {

/// The text of rules/pack.schema.json, made from the loader's own tables of keys.
[[nodiscard]] std::string pack_schema();

}  // namespace entente
