// The blocks of a document survive the graph.
#include "extract/text/layout.h"

#include <gtest/gtest.h>

#include <string>

namespace entente {
namespace {

TEST(Layout, BlocksComeBackAsTheyWere) {
    const std::vector<Block> blocks = {{{0, 5}, BlockKind::title},
                                       {{7, 7}, BlockKind::date_line},
                                       {{200, 100'000}, BlockKind::paragraph, Aside::caption},
                                       {{100'000, 3'000'000'000}, BlockKind::other, Aside::foreign}};
    const auto decoded = decode_layout(encode_layout(blocks), 3'000'000'000);
    ASSERT_TRUE(decoded);
    ASSERT_EQ(decoded->size(), blocks.size());
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        EXPECT_EQ((*decoded)[i].span, blocks[i].span);
        EXPECT_EQ((*decoded)[i].kind, blocks[i].kind);
        EXPECT_EQ((*decoded)[i].aside, blocks[i].aside);
    }
}

TEST(Layout, BrokenBytesAreNone) {
    const std::vector<Block> blocks = {{{3, 900}, BlockKind::paragraph}};
    const std::string layout = encode_layout(blocks);
    EXPECT_FALSE(decode_layout(layout, 899));  // of a longer text
    EXPECT_FALSE(decode_layout(layout.substr(0, layout.size() - 1), 1000));
    EXPECT_FALSE(decode_layout(std::string(layout).append("\xFF\xFF\xFF\xFF\xFF\xFF\xFF"), 1000));
    EXPECT_FALSE(decode_layout(std::string("\x00\x01\x7F", 3), 1000));  // no such kind
    EXPECT_FALSE(decode_layout(std::string("\x00\x01\xF3", 3), 1000));  // no such aside
    EXPECT_TRUE(decode_layout({}, 0)->empty());
}

}  // namespace
}  // namespace entente
