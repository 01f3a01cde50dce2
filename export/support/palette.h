// Colours that mean something and stay: kinds of entities are far apart, relations take the hue of what they are
// (talk blue, agreement green, words of conflict orange, force red) and differ a little from their neighbours.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "graph/base/kind.h"

namespace entente {

/// Hue, saturation and value, each from 0 to 1.
struct Hsv {
    double hue = 0;
    double saturation = 0;
    double value = 0;
};

struct Rgb {
    std::uint8_t red = 0;
    std::uint8_t green = 0;
    std::uint8_t blue = 0;
    bool operator==(const Rgb&) const = default;
};

[[nodiscard]] Rgb to_rgb(Hsv color);

/// "0.583 0.700 0.700", as graphviz and Gephi read it.
[[nodiscard]] std::string to_string(Hsv color);

[[nodiscard]] Hsv kind_color(EntityKind kind);

/// By the relation's PLOVER code and name. Relations without a known code get a hue of their own from their name.
[[nodiscard]] Hsv relation_color(std::string_view relation, std::string_view plover);

}  // namespace entente
