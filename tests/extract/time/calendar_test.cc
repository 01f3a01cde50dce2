#include "extract/time/calendar.h"

#include <gtest/gtest.h>

#include "extract/time/period.h"

namespace entente::timex {
namespace {

TEST(Calendar, DaysAreNumberedFromTheEpoch) {
    EXPECT_EQ(day_number({1970, 1, 1}), 0);
    EXPECT_EQ(day_number({2000, 3, 1}), 11017);
    EXPECT_EQ(day_number({1969, 12, 31}), -1);
}

TEST(Calendar, EveryDayOfTheCalendarComesBack) {
    Date expected{1, 1, 1};
    for (DayNumber day = day_number(expected); expected.year <= kLastYear; ++day) {
        ASSERT_EQ(date_of(day), expected);
        ASSERT_TRUE(is_date(expected));
        if (++expected.day <= days_in_month(expected.year, expected.month)) continue;
        expected.day = 1;
        if (++expected.month <= 12) continue;
        expected.month = 1;
        ++expected.year;
    }
}

TEST(Calendar, NoSuchDays) {
    EXPECT_FALSE(is_date({2018, 2, 29}));
    EXPECT_TRUE(is_date({2020, 2, 29}));
    EXPECT_FALSE(is_date({1900, 2, 29}));
    EXPECT_FALSE(is_date({2018, 13, 1}));
    EXPECT_FALSE(is_date({0, 1, 1}));
    EXPECT_FALSE(is_date({99999, 1, 1}));
}

TEST(Calendar, WeeksOfIso8601) {
    EXPECT_EQ(weekday_of(day_number({2019, 3, 14})), 4);
    EXPECT_EQ(iso_week_of(day_number({2018, 12, 31})).year, 2019);
    EXPECT_EQ(iso_week_of(day_number({2018, 12, 31})).week, 1);
    EXPECT_EQ(weeks_in_year(2020), 53);
    EXPECT_EQ(weeks_in_year(2019), 52);
    EXPECT_EQ(date_of(monday_of({2019, 1})), (Date{2018, 12, 31}));
}

TEST(Calendar, Easter) {
    EXPECT_EQ(date_of(easter_of(2018)), (Date{2018, 4, 1}));
    EXPECT_EQ(date_of(easter_of(2019)), (Date{2019, 4, 21}));
    EXPECT_EQ(date_of(easter_of(2000)), (Date{2000, 4, 23}));
}

TEST(Period, TheValueOfEachGrain) {
    const DayNumber day = day_number({2018, 6, 12});
    EXPECT_EQ(to_value(period_at(Grain::century, day)), "20XX");
    EXPECT_EQ(to_value(period_at(Grain::decade, day)), "201X");
    EXPECT_EQ(to_value(period_at(Grain::year, day)), "2018");
    EXPECT_EQ(to_value(period_at(Grain::half, day)), "2018-H1");
    EXPECT_EQ(to_value(period_at(Grain::quarter, day)), "2018-Q2");
    EXPECT_EQ(to_value(period_at(Grain::season, day)), "2018-SU");
    EXPECT_EQ(to_value(period_at(Grain::month, day)), "2018-06");
    EXPECT_EQ(to_value(period_at(Grain::week, day)), "2018-W24");
    EXPECT_EQ(to_value(period_at(Grain::weekend, day)), "2018-W24-WE");
    EXPECT_EQ(to_value(period_at(Grain::day, day)), "2018-06-12");
}

TEST(Period, TheWinterEndsInTheNextYear) {
    EXPECT_EQ(to_value(period_at(Grain::season, day_number({2019, 2, 28}))), "2018-WI");
    EXPECT_EQ(date_of(last_day(part_of_year(Grain::season, 2018, 4))), (Date{2019, 2, 28}));
}

TEST(Period, APeriodHoldsTheDayThatItWasAskedFor) {
    for (DayNumber day = day_number({1999, 12, 1}); day < day_number({2005, 1, 31}); ++day) {
        for (std::size_t i = 0; i < kGrainCount; ++i) {
            const auto grain = static_cast<Grain>(i);
            const Period period = period_at(grain, day);
            EXPECT_TRUE(grain == Grain::weekend || first_day(period) <= day);
            EXPECT_GE(last_day(period), day);
            EXPECT_LT(last_day(period), first_day({grain, period.index + 1}));
        }
    }
}

TEST(Period, WhatLiesOutsideTheCalendarIsKnown) {
    EXPECT_FALSE(is_in_calendar(year_period(0)));
    EXPECT_FALSE(is_in_calendar(year_period(10000)));
    EXPECT_TRUE(is_in_calendar(year_period(9999)));
    EXPECT_FALSE(is_in_calendar({Grain::day, 2'000'000'000}));
    EXPECT_FALSE(is_in_calendar({Grain::week, -2'000'000'000}));
    EXPECT_FALSE(is_in_calendar({Grain::month, 2'000'000'000}));
}

}  // namespace
}  // namespace entente::timex
