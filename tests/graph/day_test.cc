#include "graph/base/day.h"

#include <gtest/gtest.h>

namespace entente {
namespace {

TEST(DayTest, YearsMonthsAndDaysAreWholeDays) {
    EXPECT_EQ(first_day("2018"), "2018-01-01");
    EXPECT_EQ(last_day("2018"), "2018-12-31");
    EXPECT_EQ(first_day("2020-02"), "2020-02-01");
    EXPECT_EQ(last_day("2020-02"), "2020-02-29");
    EXPECT_EQ(last_day("2019-02"), "2019-02-28");
    EXPECT_EQ(first_day("2018-06-12"), "2018-06-12");
    EXPECT_EQ(last_day("2018-06-12"), "2018-06-12");
    EXPECT_EQ(last_day("2018-06-12T10:00"), "2018-06-12");
    EXPECT_EQ(first_day("0476"), "0476-01-01");
}

TEST(DayTest, WhatIsNoDayIsEmpty) {
    for (const std::string_view date : {"", "201", "20188", "2018-13", "2018-00", "2019-02-29", "2018-6-1", "2018/06",
                                        "199X", "2018-W10", "2018-06-1x", "-018-01-01", "P3D", "T", "\0\0\0\0"}) {
        EXPECT_EQ(first_day(date), "") << date;
        EXPECT_EQ(last_day(date), "") << date;
    }
}

TEST(DayTest, AnIntervalThatEndsBeforeItStartsIsNone) {
    EXPECT_EQ(days_between("2018", "2018-06").last, "2018-06-30");
    EXPECT_EQ(days_between("2018", "").first, "2018-01-01");
    EXPECT_EQ(days_between("2018", "").last, "");
    EXPECT_EQ(days_between("2019", "2018").first, "");
    EXPECT_EQ(days_between("2019", "2018").last, "");
}

}  // namespace
}  // namespace entente
