#include "export/support/wrap.h"

#include <gtest/gtest.h>

namespace entente {
namespace {

TEST(WrapTest, BreaksAtBlanks) {
    EXPECT_EQ(wrapped("Democratic Alliance for Progress", 20, 3), "Democratic Alliance\nfor Progress");
    EXPECT_EQ(wrapped("Kim", 20, 3), "Kim");
    EXPECT_EQ(wrapped("one  two", 4, 3), "one\ntwo");
    EXPECT_EQ(wrapped("", 20, 3), "");
    EXPECT_EQ(wrapped(" \n ", 20, 3), "");
    EXPECT_EQ(wrapped("two\nlines", 20, 3), "two lines");
}

TEST(WrapTest, CutsWhatIsTooLong) {
    EXPECT_EQ(wrapped("abcdefgh", 3, 2), "abc\ndef\u2026");
    EXPECT_EQ(wrapped("ab cd ef", 2, 2), "ab\ncd\u2026");
    EXPECT_EQ(wrapped("ab cd", 2, 2), "ab\ncd");
    EXPECT_LT(wrapped(std::string(10'000, 'x'), 20, 3).size(), 80);
}

TEST(WrapTest, CountsCharactersNotBytes) {
    EXPECT_EQ(wrapped("\u00e9\u00e9\u00e9\u00e9", 3, 3), "\u00e9\u00e9\u00e9\n\u00e9");
    EXPECT_EQ(wrapped("\xff\xff\xff", 2, 1), "\xff\xff\u2026");
}

}  // namespace
}  // namespace entente
