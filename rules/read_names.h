// The tables of who and where: country, place, org, person, office, event.
#pragma once

#include <span>

#include "rules/draft.h"
#include "rules/field.h"

namespace entente {

[[nodiscard]] std::span<const Field<NameDraft>> country_fields();
[[nodiscard]] std::span<const Field<NameDraft>> place_fields();
[[nodiscard]] std::span<const Field<NameDraft>> org_fields();
[[nodiscard]] std::span<const Field<NameDraft>> person_fields();
[[nodiscard]] std::span<const Field<NameDraft>> event_fields();
[[nodiscard]] std::span<const Field<OfficeDraft>> office_fields();
[[nodiscard]] std::span<const Field<HolderDraft>> holder_fields();

/// Reads a [[country]], [[place]], … into the file's names; what is broken is left out and remembered.
void read_names(TomlNode& tables, EntityKind kind, std::span<const Field<NameDraft>> fields, FileDraft& file,
                ReadContext& context);
void read_offices(TomlNode& tables, FileDraft& file, ReadContext& context);

/// The last word of a name, before Jr. and the like.
[[nodiscard]] std::string default_surname(std::string_view name);

/// Moves the strings of a list out.
[[nodiscard]] std::vector<std::string> take_texts(TomlNode& list);
[[nodiscard]] inline LocatedText take_located(TomlNode& node, const ReadContext& context) {
    return {.text = std::move(node.text), .where = context.place(node.where)};
}

}  // namespace entente
