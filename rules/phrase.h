// The small languages inside a pack's strings: "impose ~ sanctions on", "sanctions (on, against)", "critical of".
// docs/rules.md defines them. Errors say what is wrong and how to write it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "graph/base/result.h"
#include "rules/pack.h"

namespace entente {

/// What an entry is for; it decides how its end is read.
enum class PhraseRole : std::uint8_t {
    verb,       // verbs, negative, converse: the object is implied at the end
    adjective,  // the same, after a preposition only
    unless,     // nothing is implied
    modality,   // verbs that govern others: nothing is implied
};

/// One entry for each lemma that `written` names. `where` is left at its default. An implied object is of kind
/// `either` where the words could be meant as well; what that comes to depends on the frame (resolve_objects).
[[nodiscard]] Result<std::vector<PhraseEntry>> parse_phrase(std::string_view written, PhraseRole role);

/// Makes `either` of an entry of a frame what the frame allows: object, text, or either.
void resolve_objects(PhraseEntry& entry, ObjectText object_text);

/// One entry for each combination of alternatives before the brackets (64 at the most).
[[nodiscard]] Result<std::vector<NounEntry>> parse_noun(std::string_view written);

[[nodiscard]] Result<AdjacentEntry> parse_adjacent(std::string_view written);

/// An entry with single spaces: two that are written alike are the same.
[[nodiscard]] std::string single_spaced(std::string_view written);

[[nodiscard]] bool has_piece(const PhraseEntry& entry, PhrasePiece::Kind kind);

}  // namespace entente
