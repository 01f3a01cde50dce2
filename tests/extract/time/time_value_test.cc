#include "extract/time/time_value.h"

#include <gtest/gtest.h>

namespace entente {
namespace {

std::string days(std::string_view value) {
    const std::optional<DayRange> range = days_of(value);
    return range ? range->first + " " + range->last : "none";
}

TEST(TimeValue, WellFormedValues) {
    for (const char* value : {"2018",
                              "2018-06",
                              "2018-06-12",
                              "2018-W24",
                              "2018-W24-2",
                              "2018-W24-WE",
                              "2018-SU",
                              "2018-Q3",
                              "2018-H1",
                              "199X",
                              "19XX",
                              "XXXX-06-12",
                              "XXXX-WXX-5",
                              "XXXX-XX-XXTMO",
                              "2018-06-12T10:30",
                              "2018-06-12TNI",
                              "FY2018",
                              "P3D",
                              "PT2H",
                              "PT2H30M",
                              "P2DT3H",
                              "P1Y6M",
                              "PXW",
                              "P2.5Y",
                              "PXDE",
                              "PRESENT_REF",
                              "2015/2018",
                              "2018-06-10/2018-06-12",
                              "2020-02-29"}) {
        EXPECT_TRUE(is_time_value(value)) << value;
    }
}

TEST(TimeValue, IllFormedValues) {
    for (const char* value : {"",
                              "0000",
                              "18",
                              "201",
                              "20180612",
                              "2018-13",
                              "2018-02-30",
                              "2019-02-29",
                              "2019-W53",
                              "2018-Q5",
                              "2018-H3",
                              "2018-XM",
                              "2018-06-12T25:00",
                              "2018-06-12T10:61",
                              "P",
                              "PT",
                              "PD",
                              "P3",
                              "P3H",
                              "PT3D",
                              "P3D2Y",
                              "P-3D",
                              "99999",
                              "2018/2015",
                              "2018/",
                              "/2018",
                              "yesterday",
                              "2018-06-12 ",
                              "T10:30"}) {
        EXPECT_FALSE(is_time_value(value)) << value;
    }
}

TEST(TimeValue, TheDaysOfAValue) {
    EXPECT_EQ(days("2018"), "2018-01-01 2018-12-31");
    EXPECT_EQ(days("2018-02"), "2018-02-01 2018-02-28");
    EXPECT_EQ(days("2018-06-12"), "2018-06-12 2018-06-12");
    EXPECT_EQ(days("2018-06-12TNI"), "2018-06-12 2018-06-12");
    EXPECT_EQ(days("2018-W01"), "2018-01-01 2018-01-07");
    EXPECT_EQ(days("2018-W24-WE"), "2018-06-16 2018-06-17");
    EXPECT_EQ(days("2018-WI"), "2018-12-01 2019-02-28");
    EXPECT_EQ(days("2018-Q3"), "2018-07-01 2018-09-30");
    EXPECT_EQ(days("199X"), "1990-01-01 1999-12-31");
    EXPECT_EQ(days("19XX"), "1900-01-01 1999-12-31");
    EXPECT_EQ(days("2015/2018-06"), "2015-01-01 2018-06-30");
    for (const char* value : {"P3D", "PXW", "XXXX-06-12", "PRESENT_REF", "FY2018", "2018/2015", "", "nonsense"}) {
        EXPECT_EQ(days(value), "none") << value;
    }
}

TEST(TimeValue, TheFormOfTheViews) {
    const auto view = [](std::string_view value) { return view_date(value); };
    EXPECT_EQ(view("2018"), "2018");
    EXPECT_EQ(view("2018-06"), "2018-06");
    EXPECT_EQ(view("2018-06-12T10:30"), "2018-06-12");
    EXPECT_EQ(view("2018-W24"), "2018-06-11/2018-06-17");
    EXPECT_EQ(view("2018-W24-2"), "2018-06-12");
    EXPECT_EQ(view("2018-FA"), "2018-09/2018-11");
    EXPECT_EQ(view("2018-Q3"), "2018-07/2018-09");
    EXPECT_EQ(view("199X"), "1990/1999");
    EXPECT_EQ(view("2015/2018"), "2015/2018");
    EXPECT_EQ(view("2018-W24/2018-W25"), "2018-06-11/2018-06-24");
    EXPECT_EQ(view("P3D"), "");
    EXPECT_EQ(view("00XX"), "");
    EXPECT_EQ(view("XXXX-06"), "");
    EXPECT_EQ(view(""), "");
}

TEST(TimeValue, ADurationThatLiesSomewhereIsAnInterval) {
    TimeExpression expression;
    expression.value = "P1Y";
    EXPECT_EQ(view_date(expression), "");
    expression.date_from = "2018-03-14";
    expression.date_to = "2019-03-14";
    EXPECT_EQ(view_date(expression), "2018-03-14/2019-03-14");
}

TEST(TimeValue, BothEndsOfARangeAreTheInterval) {
    TimeExpression expression;
    expression.value = "2015";
    expression.range = "2015/2018-06";
    EXPECT_EQ(view_date(expression), "2015/2018-06");
    EXPECT_EQ(covered_days(expression), (DayRange{"2015-01-01", "2018-06-30"}));
}

TEST(TimeValue, ABoundLeavesOneEndOpen) {
    TimeExpression expression;
    expression.value = "2018-06";
    expression.date_from = "2018-06-01";
    expression.date_to = "2018-06-30";
    const auto covered = [&](TimeBound bound) {
        expression.bound = bound;
        return covered_days(expression);
    };
    EXPECT_EQ(covered(TimeBound::none), (DayRange{"2018-06-01", "2018-06-30"}));
    EXPECT_EQ(covered(TimeBound::since), (DayRange{"2018-06-01", ""}));
    EXPECT_EQ(covered(TimeBound::until), (DayRange{"", "2018-06-30"}));
    EXPECT_EQ(covered(TimeBound::before), (DayRange{"", "2018-05-31"}));
    EXPECT_EQ(covered(TimeBound::after), (DayRange{"2018-07-01", ""}));
    expression.date_from.clear();
    EXPECT_EQ(covered(TimeBound::since), (DayRange{"", ""}));
}

}  // namespace
}  // namespace entente
