// rules/tag_names.h says again what extract/text/tags.h defines, for a library that does not see it: both must agree.
#include "rules/tag_names.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "extract/text/tags.h"

namespace entente {
namespace {

bool has(std::span<const std::string_view> names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

TEST(TagNames, AreThoseOfTheText) {
    for (const std::string_view name : tag_names()) EXPECT_TRUE(parse_upos(name) || parse_xpos(name)) << name;
    for (std::uint8_t i = 0; i <= static_cast<std::uint8_t>(Upos::x); ++i) {
        EXPECT_TRUE(has(tag_names(), to_string(static_cast<Upos>(i))));
    }
    for (std::uint8_t i = 0; i <= static_cast<std::uint8_t>(Xpos::xx); ++i) {
        EXPECT_TRUE(has(tag_names(), to_string(static_cast<Xpos>(i))));
    }
}

TEST(LabelNames, AreThoseOfTheText) {
    for (const std::string_view name : relation_label_names()) EXPECT_TRUE(parse_deprel(name)) << name;
    for (std::uint8_t i = 0; i <= static_cast<std::uint8_t>(Deprel::punct); ++i) {
        EXPECT_TRUE(has(relation_label_names(), to_string(static_cast<Deprel>(i))));
    }
}

TEST(FeatureNames, StandInTheOrderOfTheirBits) {
    const auto names = feature_names();
    ASSERT_EQ(names.size(), 13U);
    EXPECT_EQ(names[0], "Sing");
    EXPECT_EQ(names[1], "Plur");
    EXPECT_EQ(1U << 8U, Feat::kPassive);
    EXPECT_EQ(names[8], "Pass");
    EXPECT_EQ(1U << 12U, Feat::kThirdPerson);
    EXPECT_EQ(names[12], "3");
}

}  // namespace
}  // namespace entente
