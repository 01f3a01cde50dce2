// Packs survive being packed, and damage is seen.
#include "rules/packed.h"

#include <gtest/gtest.h>

#include <filesystem>

namespace entente {
namespace {

Packs built_in() {
    Diagnostics diagnostics;
    Packs packs = load_packs({std::filesystem::path(ENTENTE_SOURCE_DIR) / "rules/packs/en"}, diagnostics);
    EXPECT_FALSE(diagnostics.has_errors());
    return packs;
}

TEST(Packed, PacksComeBackAsTheyWere) {
    const Packs packs = built_in();
    const std::string bytes = packed(packs);
    const auto back = unpacked(bytes);
    ASSERT_TRUE(back);
    EXPECT_EQ(packed(*back), bytes);
    ASSERT_EQ(back->names.size(), packs.names.size());
    EXPECT_EQ(back->names.back().name, packs.names.back().name);
    EXPECT_EQ(back->names.back().where, packs.names.back().where);
    ASSERT_EQ(back->frames.size(), packs.frames.size());
    EXPECT_EQ(back->frames.back().verbs.size(), packs.frames.back().verbs.size());
    ASSERT_EQ(back->patterns.size(), packs.patterns.size());
    EXPECT_EQ(back->patterns.back().written, packs.patterns.back().written);
    EXPECT_EQ(back->name_lists.size(), packs.name_lists.size());
}

TEST(Packed, DamageIsSeen) {
    const std::string bytes = packed(built_in());
    for (std::size_t at = 0; at < bytes.size(); at += bytes.size() / 37) {
        std::string damaged = bytes;
        damaged[at] = static_cast<char>(damaged[at] ^ 0x20);
        EXPECT_FALSE(unpacked(damaged)) << at;
        EXPECT_FALSE(unpacked(std::string_view(bytes).substr(0, at))) << at;
    }
    EXPECT_FALSE(unpacked(bytes + "x"));
}

}  // namespace
}  // namespace entente
