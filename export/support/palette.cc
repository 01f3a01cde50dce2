#include "export/support/palette.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <optional>
#include <utility>

#include "graph/base/hash.h"

namespace entente {
namespace {

constexpr double degrees(double angle) {
    return angle / 360.0;
}

constexpr std::array<Hsv, kEntityKindCount> kKindColors = {{
    {degrees(28), 0.85, 0.95},   // person: orange
    {degrees(272), 0.45, 0.75},  // org: violet
    {degrees(210), 0.70, 0.75},  // country: blue
    {degrees(175), 0.60, 0.65},  // city: teal
    {degrees(140), 0.45, 0.65},  // region: green
    {degrees(80), 0.45, 0.65},   // place: olive
    {degrees(20), 0.45, 0.55},   // facility: brown
    {degrees(330), 0.50, 0.85},  // event: pink
    {degrees(0), 0.00, 0.60},    // other: grey
}};

constexpr std::array<std::pair<std::string_view, double>, 16> kPloverHues = {{
    {"AGREE", degrees(140)},
    {"CONSULT", degrees(210)},
    {"SUPPORT", degrees(165)},
    {"CONCEDE", degrees(95)},
    {"COOPERATE", degrees(185)},
    {"AID", degrees(120)},
    {"RETREAT", degrees(70)},
    {"REQUEST", degrees(240)},
    {"ACCUSE", degrees(36)},
    {"REJECT", degrees(46)},
    {"THREATEN", degrees(24)},
    {"SANCTION", degrees(300)},
    {"PROTEST", degrees(325)},
    {"MOBILIZE", degrees(280)},
    {"COERCE", degrees(345)},
    {"ASSAULT", degrees(2)},
}};

std::optional<double> plover_hue(std::string_view plover) {
    const auto* found =
        std::find_if(kPloverHues.begin(), kPloverHues.end(), [&](const auto& entry) { return entry.first == plover; });
    return found == kPloverHues.end() ? std::nullopt : std::optional(found->second);
}

/// One of `steps` equal steps from 0 to 1.
double step_of(std::uint64_t hash, std::uint64_t steps) {
    return static_cast<double>(hash % steps) / static_cast<double>(steps - 1);
}

std::uint8_t to_byte(double share) {
    return static_cast<std::uint8_t>(std::lround(share * 255));
}

}  // namespace

Rgb to_rgb(Hsv color) {
    const auto channel = [&](double offset) {
        const double k = std::fmod(offset + color.hue * 6, 6);
        return to_byte(color.value * (1 - color.saturation * std::clamp(std::min(k, 4 - k), 0.0, 1.0)));
    };
    return {channel(5), channel(3), channel(1)};
}

std::string to_string(Hsv color) {
    const auto thousandths = [](double share) {
        const auto number = static_cast<unsigned>(std::lround(share * 1000));
        std::array<char, 16> text{};
        static_cast<void>(std::snprintf(text.data(), text.size(), "%u.%03u", number / 1000, number % 1000));
        return std::string(text.data());
    };
    return thousandths(color.hue) + " " + thousandths(color.saturation) + " " + thousandths(color.value);
}

Hsv kind_color(EntityKind kind) {
    return kKindColors.at(static_cast<std::size_t>(kind));
}

Hsv relation_color(std::string_view relation, std::string_view plover) {
    const std::uint64_t hash = hash_text(relation);
    const std::optional<double> hue = plover_hue(plover);
    if (!hue) return {step_of(hash, 24), 0.35, 0.65};
    return {*hue, 0.55 + 0.35 * step_of(hash, 4), 0.55 + 0.30 * step_of(hash / 4, 4)};
}

}  // namespace entente
