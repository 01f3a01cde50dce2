// Tables of keys: which keys a TOML table may have, of what shape, and what becomes of each. One description serves
// the loader, its error messages and the JSON schema for editors.
#pragma once

#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rules/remark.h"
#include "rules/toml.h"

namespace entente {

/// What a key's value looks like.
enum class Shape : std::uint8_t { text, texts, boolean, number, date, table, tables };

/// A key without what becomes of it.
struct FieldInfo {
    std::string_view key;
    Shape shape = Shape::text;
    bool required = false;
    std::string_view about = {};                     // one line for the editor
    std::span<const std::string_view> choices = {};  // text: the words allowed; empty for any
};

/// Where a file is being read, and what was wrong so far.
struct ReadContext {
    std::uint32_t file = 0;
    bool examples = true;
    Remarks remarks;

    [[nodiscard]] SourcePlace place(TomlPosition where) const {
        return {.file = file, .line = where.line, .column = where.column};
    }
    void error(TomlPosition where, std::string message) { remarks.error(place(where), std::move(message)); }
};

template <typename Draft>
struct Field {
    FieldInfo info;
    void (*read)(TomlNode& node, Draft& draft, ReadContext& context);
};

/// Whether `member` has the shape of `field` and one of its choices; says what is wrong if not.
bool check_shape(const FieldInfo& field, const TomlMember& member, ReadContext& context);
void report_unknown_key(const TomlMember& member, const std::vector<std::string_view>& keys, ReadContext& context);
void report_missing_key(std::string_view key, TomlPosition where, ReadContext& context);

/// Reads a table into `draft`. `where` is where a missing key is reported. Returns whether nothing was wrong.
template <typename Draft>
bool read_table(TomlNode& table, TomlPosition where, std::span<const Field<Draft>> fields, Draft& draft,
                ReadContext& context) {
    const std::size_t wrong_before = context.remarks.size();
    std::vector<bool> seen(fields.size());
    for (TomlMember& member : table.members) {
        const auto found = std::find_if(fields.begin(), fields.end(),
                                        [&](const Field<Draft>& field) { return field.info.key == member.key; });
        if (found == fields.end()) {
            std::vector<std::string_view> keys;
            for (const Field<Draft>& field : fields) keys.push_back(field.info.key);
            report_unknown_key(member, keys, context);
            continue;
        }
        seen[static_cast<std::size_t>(found - fields.begin())] = true;
        if (check_shape(found->info, member, context)) found->read(member.value, draft, context);
    }
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (fields[i].info.required && !seen[i]) report_missing_key(fields[i].info.key, where, context);
    }
    return context.remarks.size() == wrong_before;
}

}  // namespace entente
