// What a rule can know about an expression: a few numbers, each with a name that the rule file uses.
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>

#include "extract/time/period.h"

namespace entente::timex {

// name in C++, name in the rule file
#define ENTENTE_TIME_SLOTS(X)   \
    X(none, "none")             \
    X(year, "year")             \
    X(short_year, "short_year") \
    X(month, "month")           \
    X(day, "day")               \
    X(weekday, "weekday")       \
    X(season, "season")         \
    X(quarter, "quarter")       \
    X(half, "half")             \
    X(decade, "decade")         \
    X(century, "century")       \
    X(fiscal, "fiscal")         \
    X(named, "named")           \
    X(part, "part")             \
    X(clock, "clock")           \
    X(hour, "hour")             \
    X(meridiem, "meridiem")     \
    X(number, "number")         \
    X(tenths, "tenths")         \
    X(unit, "unit")             \
    X(minor, "minor")           \
    X(minor_unit, "minor_unit") \
    X(which, "which")           \
    X(mod, "mod")               \
    X(end_day, "end_day")       \
    X(end_month, "end_month")   \
    X(end_year, "end_year")

#define ENTENTE_TIME_ENUMERATOR(name, text) name,
enum class Slot : std::uint8_t { ENTENTE_TIME_SLOTS(ENTENTE_TIME_ENUMERATOR) };
#undef ENTENTE_TIME_ENUMERATOR

inline constexpr std::size_t kSlotCount = static_cast<std::size_t>(Slot::end_year) + 1;

/// A number that the text leaves open: "several", "a few".
inline constexpr int kVague = -1;

/// The filled slots of one expression; an empty slot has no value.
class Slots {
public:
    Slots() { values_.fill(kEmpty); }
    [[nodiscard]] bool has(Slot slot) const { return values_[index(slot)] != kEmpty; }
    [[nodiscard]] int get(Slot slot) const { return values_[index(slot)]; }
    [[nodiscard]] int get_or(Slot slot, int other) const { return has(slot) ? get(slot) : other; }
    void set(Slot slot, int value) { values_[index(slot)] = value; }
    void clear(Slot slot) { values_[index(slot)] = kEmpty; }

private:
    static constexpr int kEmpty = std::numeric_limits<int>::min();
    static constexpr std::size_t index(Slot slot) { return static_cast<std::size_t>(slot); }
    std::array<int, kSlotCount> values_{};
};

/// Parts of the day, as TIMEX writes them after T.
enum class DayPart : std::uint8_t { morning, midday, afternoon, evening, night };

enum class Unit : std::uint8_t {
    second,
    minute,
    hour,
    day,
    weekend,
    week,
    fortnight,
    month,
    quarter,
    half,
    year,
    decade,
    century,
    millennium
};

/// How a unit is counted: the grain of its periods (none below the day), and the letter of its durations with the
/// factor ("two decades" is P20Y).
struct UnitRow {
    Unit unit;
    std::string_view name;
    std::optional<Grain> grain;
    std::string_view letter;  // "TH" for hours: T stands before the amount
    int factor;
    std::string_view vague_letter;  // where the amount is not known: "decades" is PXDE
};

[[nodiscard]] const UnitRow& row_of(Unit unit);

[[nodiscard]] std::string_view to_string(Slot slot);
[[nodiscard]] std::string_view to_string(DayPart part);
[[nodiscard]] std::optional<Slot> parse_slot(std::string_view name);

/// Whether two slots hold values of one kind. Those that stand for names (units, parts of the day, seasons ...) take
/// only such values; all others take any number.
[[nodiscard]] bool are_compatible(Slot from, Slot to);
[[nodiscard]] bool holds_names(Slot slot);

/// The number that a name stands for in a slot: "week" in unit, "MO" in part, "START" in mod, "SP" in season.
[[nodiscard]] std::optional<int> parse_slot_value(Slot slot, std::string_view name);

}  // namespace entente::timex
