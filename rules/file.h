// One file of a pack: its tables and keys, read into a draft.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "rules/draft.h"
#include "rules/field.h"

namespace entente {

/// Reads one file's text. `file` is its index in Packs::files.
[[nodiscard]] FileDraft read_pack_file(std::string_view toml, std::uint32_t file, LoadOptions options);

/// One kind of table and its keys, for the JSON schema.
struct TableInfo {
    std::string_view name;  // "country", "relation", "holders", …
    std::string_view about;
    std::vector<FieldInfo> fields;
};

/// Every kind of table that a file may hold: first the file itself (named "file"); a field of shape table or tables
/// has the table of the same name.
[[nodiscard]] std::vector<TableInfo> pack_tables();

}  // namespace entente
