#include "export/support/palette.h"

#include <gtest/gtest.h>

#include <set>

namespace entente {
namespace {

TEST(PaletteTest, HsvToRgb) {
    EXPECT_EQ(to_rgb({0, 1, 1}), (Rgb{255, 0, 0}));
    EXPECT_EQ(to_rgb({1.0 / 3, 1, 1}), (Rgb{0, 255, 0}));
    EXPECT_EQ(to_rgb({2.0 / 3, 1, 0.5}), (Rgb{0, 0, 128}));
    EXPECT_EQ(to_rgb({0.5, 0, 0.6}), (Rgb{153, 153, 153}));
    EXPECT_EQ(to_rgb({1, 1, 1}), (Rgb{255, 0, 0}));
}

TEST(PaletteTest, HsvAsText) {
    EXPECT_EQ(to_string(Hsv{0.58333, 0.7, 1}), "0.583 0.700 1.000");
}

TEST(PaletteTest, KindsDiffer) {
    std::set<std::string> colors;
    for (std::size_t kind = 0; kind < kEntityKindCount; ++kind) {
        colors.insert(to_string(kind_color(static_cast<EntityKind>(kind))));
    }
    EXPECT_EQ(colors.size(), kEntityKindCount);
}

TEST(PaletteTest, RelationsKeepTheirColor) {
    EXPECT_EQ(to_string(relation_color("met", "CONSULT")), to_string(relation_color("met", "CONSULT")));
    EXPECT_EQ(relation_color("met", "CONSULT").hue, relation_color("visited", "CONSULT").hue);
    EXPECT_NE(relation_color("met", "CONSULT").hue, relation_color("attacked", "ASSAULT").hue);
    for (const std::string_view relation : {"holds_office", "located_in", "", "owns"}) {
        const Hsv color = relation_color(relation, "");
        EXPECT_TRUE(color.hue >= 0 && color.hue <= 1 && color.value > 0.5);
    }
}

}  // namespace
}  // namespace entente
