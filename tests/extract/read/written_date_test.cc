#include "extract/read/support/written_date.h"

#include <gtest/gtest.h>

namespace entente {
namespace {

std::string line_date(std::string_view line) {
    const auto found = parse_date_line(line);
    return found ? found->date : "none";
}

TEST(WrittenDate, LinesThatAreDates) {
    for (const std::string_view line :
         {"March 14, 2019", "Thursday, March 14, 2019", "14 March 2019", "Thu, 14 Mar 2019 10:00:00 GMT", "2019-03-14",
          "Mar. 14, 2019", "March 14th, 2019", "14th March 2019", "Published March 14, 2019",
          "Published on: 14 March 2019", "Updated: March 14, 2019", "Last updated March 14, 2019 at 10:30 a.m. EST",
          "2019-03-14T10:00:00Z", "By Ann Lee | March 14, 2019", "MARCH 14, 2019", "Date: 2019/03/14",
          "Thursday March 14 2019"}) {
        EXPECT_EQ(line_date(line), "2019-03-14") << line;
    }
}

TEST(WrittenDate, LinesThatAreNone) {
    for (const std::string_view line : {"March 14", "On March 14, 2019, Trump met Kim", "March 14, 2019 was a long day",
                                        "February 30, 2019", "2019-13-01", "March 2019", "2019", "Marching 14, 2019",
                                        "", "May", "14/03/2019", "31 June 2018", "February 29, 2019"}) {
        EXPECT_EQ(line_date(line), "none") << line;
    }
    EXPECT_EQ(line_date("February 29, 2020"), "2020-02-29");
}

TEST(WrittenDate, Fields) {
    EXPECT_EQ(parse_date_field("2019-03-14T10:00:00+02:00"), "2019-03-14");
    EXPECT_EQ(parse_date_field("2019-03-14 10:00"), "2019-03-14");
    EXPECT_EQ(parse_date_field(" 20190314 "), "2019-03-14");
    EXPECT_EQ(parse_date_field("2019-3-4"), "2019-03-04");
    EXPECT_EQ(parse_date_field("March 2019"), "2019-03");
    EXPECT_EQ(parse_date_field("2019-03"), "2019-03");
    EXPECT_EQ(parse_date_field("2019"), "2019");
    EXPECT_EQ(parse_date_field("Thu, 14 Mar 2019 10:00:00 GMT"), "2019-03-14");
    for (const std::string_view field :
         {"", "yesterday", "2019-02-30", "2019-13", "0000-01-01", "1552550400", "12", "March"}) {
        EXPECT_EQ(parse_date_field(field), std::nullopt) << field;
    }
}

TEST(WrittenDate, Datelines) {
    EXPECT_EQ(parse_dateline("SEOUL, June 12, 2018 (Wire) - The"), "2018-06-12");
    EXPECT_EQ(parse_dateline("WASHINGTON, D.C., 12 June 2018 — The"), "2018-06-12");
    EXPECT_EQ(parse_dateline("SEOUL, June 12 (Wire) - The"), std::nullopt);
    EXPECT_EQ(parse_dateline("Trump said, June 12, 2018 was a day - maybe"), std::nullopt);
}

}  // namespace
}  // namespace entente
