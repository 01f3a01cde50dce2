// From the slots of a match to a value, given the dates that it is relative to.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>

#include "extract/text/analysis.h"
#include "extract/time/matcher.h"
#include "extract/time/tense.h"

namespace entente::timex {

struct DayPair {
    DayNumber first = 0;
    DayNumber last = 0;
};

/// What an expression means; no value where that cannot be known.
struct Resolved {
    std::string value;
    TimeType type = TimeType::date;
    TimeMod mod = TimeMod::none;
    std::optional<Period> period;  // of dates and times
    std::optional<DayPair> reach;  // of durations that begin or end at the anchor
};

/// The sentence of the match that is resolved.
struct SentenceView {
    std::span<const Token> tokens;  // of the whole document
    std::span<const Item> items;
    std::uint32_t sentence = 0;
};

/// Resolves the matches of one document in their order, and remembers the date that was mentioned last.
class Resolver {
public:
    /// `article` is the article's date, a day, month or year.
    Resolver(const Grammar& grammar, std::optional<Period> article) : grammar_(grammar), article_(article) {}

    [[nodiscard]] Resolved resolve(const Match& match, const SentenceView& view);

    /// From now on, "the following day" is relative to this period.
    void remember(Period period, std::uint32_t sentence);

private:
    /// The nth period of a recurring kind (the Junes, the Fridays); nothing where there is none (29 February).
    using Occurrence = std::function<std::optional<Period>(int)>;
    struct Cycle {
        Occurrence occurrence;
        Grain around = Grain::year;  // n counts these
    };

    struct Mention {
        Period period;
        std::uint32_t sentence = 0;
        std::uint32_t order = 0;
    };

    /// The period of that grain that the match is relative to.
    [[nodiscard]] std::optional<Period> anchor_at(const Match& match, Grain grain) const;
    /// The last mentioned period that is fine enough.
    [[nodiscard]] std::optional<Period> narrative(Grain grain) const;
    [[nodiscard]] const Rule& rule(const Match& match) const { return grammar_.rules[match.rule]; }

    [[nodiscard]] Resolved date(const Match& match) const;
    [[nodiscard]] Resolved shift(const Match& match) const;
    [[nodiscard]] Resolved duration(const Match& match) const;
    [[nodiscard]] Resolved set(const Match& match) const;  // NOLINT(*-convert-member-functions-to-static)
    [[nodiscard]] Resolved reference(const Match& match) const;
    [[nodiscard]] Resolved range(const Match& match) const;
    [[nodiscard]] Resolved slashed(const Match& match) const;

    [[nodiscard]] std::optional<int> year_of(const Match& match) const;
    [[nodiscard]] std::optional<Period> calendar_period(const Match& match) const;
    [[nodiscard]] std::optional<Cycle> cycle_of(const Slots& slots) const;
    [[nodiscard]] std::optional<Period> choose(const Match& match, const Cycle& cycle) const;
    [[nodiscard]] bool is_ahead(const Match& match, DayNumber now, Period back, Period ahead) const;
    [[nodiscard]] static std::optional<bool> ahead_by_weekday(const Slots& slots, Period back, Period ahead);
    [[nodiscard]] bool is_delayed(std::size_t first) const;
    [[nodiscard]] Tense tense_of(const Match& match) const;
    [[nodiscard]] std::optional<Period> weekday_of_week(const Match& match) const;
    [[nodiscard]] std::optional<DayPair> reach_of(const Match& match, const UnitRow& unit, int number) const;

    const Grammar& grammar_;
    std::optional<Period> article_;
    std::array<std::optional<Mention>, kGrainCount> mentions_;  // the last of each grain
    std::uint32_t mention_count_ = 0;
    SentenceView view_;
};

}  // namespace entente::timex
