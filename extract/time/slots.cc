#include "extract/time/slots.h"

#include <algorithm>
#include <span>

#include "extract/text/analysis.h"

namespace entente::timex {
namespace {

constexpr std::array<UnitRow, 14> kUnits = {{
    {Unit::second, "second", std::nullopt, "TS", 1, "TS"},
    {Unit::minute, "minute", std::nullopt, "TM", 1, "TM"},
    {Unit::hour, "hour", std::nullopt, "TH", 1, "TH"},
    {Unit::day, "day", Grain::day, "D", 1, "D"},
    {Unit::weekend, "weekend", Grain::weekend, "WE", 1, "WE"},
    {Unit::week, "week", Grain::week, "W", 1, "W"},
    {Unit::fortnight, "fortnight", Grain::week, "W", 2, "W"},
    {Unit::month, "month", Grain::month, "M", 1, "M"},
    {Unit::quarter, "quarter", Grain::quarter, "M", 3, "Q"},
    {Unit::half, "half", Grain::half, "M", 6, "M"},
    {Unit::year, "year", Grain::year, "Y", 1, "Y"},
    {Unit::decade, "decade", Grain::decade, "Y", 10, "DE"},
    {Unit::century, "century", Grain::century, "Y", 100, "CE"},
    {Unit::millennium, "millennium", std::nullopt, "Y", 1000, "CE"},
}};

struct NamedValue {
    Slot slot;
    std::string_view name;
    int value;
};

constexpr int number(TimeMod mod) {
    return static_cast<int>(mod);
}
constexpr int number(DayPart part) {
    return static_cast<int>(part);
}

constexpr std::array<NamedValue, 17> kNamedValues = {{
    {Slot::part, "MO", number(DayPart::morning)},
    {Slot::part, "MI", number(DayPart::midday)},
    {Slot::part, "AF", number(DayPart::afternoon)},
    {Slot::part, "EV", number(DayPart::evening)},
    {Slot::part, "NI", number(DayPart::night)},
    {Slot::season, "SP", 1},
    {Slot::season, "SU", 2},
    {Slot::season, "FA", 3},
    {Slot::season, "WI", 4},
    {Slot::mod, "START", number(TimeMod::start)},
    {Slot::mod, "MID", number(TimeMod::mid)},
    {Slot::mod, "END", number(TimeMod::end)},
    {Slot::mod, "APPROX", number(TimeMod::approximate)},
    {Slot::mod, "LESS_THAN", number(TimeMod::less_than)},
    {Slot::mod, "MORE_THAN", number(TimeMod::more_than)},
    {Slot::meridiem, "AM", 0},
    {Slot::meridiem, "PM", 12},
}};

#define ENTENTE_TIME_NAME(name, text) text,
constexpr std::array<std::string_view, kSlotCount> kSlotNames = {ENTENTE_TIME_SLOTS(ENTENTE_TIME_NAME)};
#undef ENTENTE_TIME_NAME

}  // namespace

const UnitRow& row_of(Unit unit) {
    return kUnits[static_cast<std::size_t>(unit)];
}

std::string_view to_string(Slot slot) {
    return kSlotNames[static_cast<std::size_t>(slot)];
}

std::string_view to_string(DayPart part) {
    for (const NamedValue& row : kNamedValues) {
        if (row.slot == Slot::part && row.value == number(part)) return row.name;
    }
    return {};
}

std::optional<Slot> parse_slot(std::string_view name) {
    const auto* found = std::find(kSlotNames.begin(), kSlotNames.end(), name);
    if (found == kSlotNames.end()) return std::nullopt;
    return static_cast<Slot>(found - kSlotNames.begin());
}

bool holds_names(Slot slot) {
    constexpr std::array<Slot, 6> kClosed = {Slot::unit,   Slot::minor_unit, Slot::part,
                                             Slot::season, Slot::mod,        Slot::named};
    return std::find(kClosed.begin(), kClosed.end(), slot) != kClosed.end();
}

bool are_compatible(Slot from, Slot to) {
    if (from == to || to == Slot::none) return true;
    if (from == Slot::unit && to == Slot::minor_unit) return true;
    return !holds_names(from) && !holds_names(to);
}

std::optional<int> parse_slot_value(Slot slot, std::string_view name) {
    if (slot == Slot::unit || slot == Slot::minor_unit) {
        const auto* unit =
            std::find_if(kUnits.begin(), kUnits.end(), [&](const UnitRow& row) { return row.name == name; });
        if (unit == kUnits.end()) return std::nullopt;
        return static_cast<int>(unit - kUnits.begin());
    }
    for (const NamedValue& row : kNamedValues) {
        if (row.slot == slot && row.name == name) return row.value;
    }
    return std::nullopt;
}

}  // namespace entente::timex
