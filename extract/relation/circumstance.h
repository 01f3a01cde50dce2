// When and where a predicate or noun of action takes place, by what hangs on it.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "extract/relation/noun_phrase.h"
#include "extract/time/time_value.h"

namespace entente {

/// When something is said to happen; all empty where the sentence does not say it.
struct RelationDate {
    std::string view;  // in the form of the graph's views
    DayRange days;     // an end that is open ("since 2017") or not known is empty
};

/// By the temporal expression that dates the clause of `token`; two that contradict each other date nothing.
[[nodiscard]] RelationDate date_of(const SentenceView& view, std::uint32_t token);

/// The place that one of `prepositions` (empty: the usual ones of place) puts the clause of `token` in; nothing where
/// none does.
[[nodiscard]] std::optional<std::uint32_t> place_of(const SentenceView& view, const NounPhrases& phrases,
                                                    std::uint32_t token,
                                                    std::span<const std::string> prepositions = {});

}  // namespace entente
