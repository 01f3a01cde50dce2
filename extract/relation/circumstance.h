// When and where a predicate or noun of action takes place, by what hangs on it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "extract/relation/noun_phrase.h"

namespace entente {

/// The value of the temporal expression that dates the clause of `token`, in the form of the graph's views; empty where
/// none does.
[[nodiscard]] std::string date_of(const SentenceView& view, std::uint32_t token);

/// The place that a preposition of place puts the clause of `token` in; nothing where none does.
[[nodiscard]] std::optional<std::uint32_t> place_of(const SentenceView& view, const NounPhrases& phrases,
                                                    std::uint32_t token);

}  // namespace entente
