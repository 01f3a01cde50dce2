// The tables of [relation.*], [modality] and [list].
#pragma once

#include <span>

#include "rules/draft.h"
#include "rules/field.h"

namespace entente {

[[nodiscard]] std::span<const Field<FrameDraft>> frame_fields();
[[nodiscard]] std::span<const Field<ExampleDraft>> example_fields();
[[nodiscard]] std::span<const FieldInfo> modality_fields();
[[nodiscard]] std::span<const Field<WordClasses>> words_fields();

/// The values of a frame's own modality table.
[[nodiscard]] std::span<const std::string_view> modality_names();

void read_frames(TomlNode& table, FileDraft& file, ReadContext& context);
void read_modality(TomlNode& table, FileDraft& file, ReadContext& context);
void read_words(TomlNode& table, FileDraft& file, ReadContext& context);
void read_lists(TomlNode& table, FileDraft& file, ReadContext& context);

}  // namespace entente
