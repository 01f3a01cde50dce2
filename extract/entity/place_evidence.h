// Which unknown names are places, and which of the towns and regions of that name. Their names are taken on evidence
// alone: of 35,000 towns many are called like people, companies and everyday words (Lincoln, Mobile, Reading, Of).
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extract/entity/gazetteer.h"
#include "extract/text/analysis.h"

namespace entente {

/// What a name's surroundings say of it as a place.
struct PlaceEvidence {
    double weight = 0;                    // kEnoughForPlace and more: it is one
    EntityKind kind = EntityKind::other;  // told by a noun beside it ("the town of", "province"); other: not told
    bool named_land = false;              // its country or region follows it
};

inline constexpr double kEnoughForPlace = 3.0;

class PlaceWeigher {
public:
    PlaceWeigher(const Gazetteer& gazetteer, const Document& document, const Analysis& analysis);

    [[nodiscard]] PlaceEvidence weigh(const Mention& mention) const;
    /// What speaks for the table's towns of that name whatever the sentence: a large one, one in a country that the
    /// document names.
    [[nodiscard]] double standing(std::uint32_t alias) const;
    /// Of several places of one name: the one in the country or region that follows a mention, of the kind that a noun
    /// beside it tells, in a country that the document names, with most people. None where
    /// none of them lies in what follows.
    [[nodiscard]] std::optional<Reading> choose(const Mention& mention, std::span<const Reading> readings) const;

    /// The country or region that follows: "Goma, Congo", "Springfield, Illinois", "Homs (Syria)"; none.
    [[nodiscard]] const NameEntry* land_after(const Mention& mention) const;

private:
    [[nodiscard]] std::string_view word(std::uint32_t token) const { return words_[token]; }
    [[nodiscard]] EntityKind told_kind(const Mention& mention) const;
    [[nodiscard]] bool is_plain_name(const Mention& mention) const;
    [[nodiscard]] bool follows_place(const Mention& mention) const;
    [[nodiscard]] bool is_dateline(const Mention& mention) const;
    void count_lands();

    const Gazetteer& gazetteer_;
    const Document& document_;
    const Analysis& analysis_;
    Words words_;
    std::unordered_map<std::string_view, std::uint32_t> lands_;  // codes of countries that the document names
    mutable std::vector<AliasTrie::Match> matches_;
};

}  // namespace entente
