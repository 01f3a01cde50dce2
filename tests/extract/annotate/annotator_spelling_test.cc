// The hashes of train/features.py. The numbers come from it:
//   python3 -c "from features import *; f = Features([], []); print(fnv64(normal('Jong')), f.of('Jong', True))"
#include <gtest/gtest.h>

#include <string>

#include "extract/annotate/spelling.h"

namespace entente {
namespace {

constexpr AffixTable kTable = {{8192, 2048, 6144, 8192, 1024}};

std::string numbers(std::string_view form, bool first) {
    const Spelling spelling(form, first);
    std::string out = std::to_string(spelling.key());
    for (const std::uint32_t row : spelling.affix_rows(kTable)) out += ' ' + std::to_string(row);
    return out + ' ' + std::to_string(spelling.shape_row(kTable));
}

TEST(SpellingTest, HashesAsTheTrainerDoes) {
    EXPECT_EQ("4739750390425226045 1483 8845 13474 18865 25550", numbers("Jong", true));
    EXPECT_EQ("10414796126911747039 7804 9654 15967 24137 24831", numbers("U.S.", false));
    EXPECT_EQ("14027822208731348789 3157 9211 15320 22938 25125", numbers("2017", false));
    EXPECT_EQ("3641322472383600705 3022 9652 15614 22222 24638", numbers("Erdoğan", false));
    EXPECT_EQ("17064552336798832130 708 10122 13726 22633 25128", numbers("ÉLYSÉE", true));
    EXPECT_EQ("557114878306146223 4391 9232 15015 20174 24653", numbers("’s", false));
    EXPECT_EQ("12638121229857949336 6822 8727 11784 16855 24880", numbers("—", false));
    EXPECT_EQ("6800083349377277735 823 8778 11328 18145 25188", numbers("McMaster", false));
    EXPECT_EQ("12638187200555641996 48 9003 13028 17952 24787", numbers("a", false));
    EXPECT_EQ("11142441339443314017 1342 9881 15286 18987 24787", numbers("北京", false));
    EXPECT_EQ("18374412943757542024 7696 8329 14929 19703 24787", numbers("😀", false));
    EXPECT_EQ("18340172312861914257 6019 9145 10331 20171 24966", numbers("B-52s", false));
}

TEST(SpellingTest, CaseQuotesAndDigitsDoNotMakeAWord) {
    EXPECT_EQ(Spelling("Iran", true).key(), Spelling("IRAN", false).key());
    EXPECT_EQ(Spelling("’s", false).key(), Spelling("'s", false).key());
    EXPECT_EQ(Spelling("1987", false).key(), Spelling("2017", false).key());
    EXPECT_NE(Spelling("Iran", false).key(), Spelling("Iraq", false).key());
}

TEST(SpellingTest, AnyBytesWillDo) {
    EXPECT_EQ(Spelling("\xFF", false).key(), Spelling("\xEF\xBF\xBD", false).key());
    EXPECT_LT(Spelling("", false).shape_row(kTable), 8192U + 2048 + 6144 + 8192 + 1024);
    for (const std::uint32_t row : Spelling("", true).affix_rows(kTable)) EXPECT_LT(row, 8192U + 2048 + 6144 + 8192);
}

}  // namespace
}  // namespace entente
