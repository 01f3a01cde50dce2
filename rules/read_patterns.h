// The tables [[relation.*.pattern]] and [fragment].
#pragma once

#include <span>

#include "rules/draft.h"
#include "rules/field.h"

namespace entente {

[[nodiscard]] std::span<const Field<PatternDraft>> pattern_fields();

void read_patterns(TomlNode& list, FrameDraft& frame, ReadContext& context);
void read_fragments(TomlNode& table, FileDraft& file, ReadContext& context);

}  // namespace entente
