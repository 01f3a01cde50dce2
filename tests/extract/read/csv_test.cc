#include <gmock/gmock.h>

#include "tests/extract/read/reading.h"

namespace entente::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Pair;

TEST(CsvReader, ARecordIsADocument) {
    const Reading reading = read_all("csv",
                                     "\xEF\xBB\xBFID,Title,date,text,section\r\n"
                                     "a-1,Greece signs,2018-06-17,\"Zaev met Tsipras, he said \"\"yes\"\".\r\n\r\nThey "
                                     "ate.\",world\r\n\r\n,,,Moon met Xi.,\r\n",
                                     "n.csv");
    ASSERT_EQ(reading.documents.size(), 2U) << ::testing::PrintToString(reading.messages);
    const Document& document = reading.documents[0];
    EXPECT_EQ(document.uri, "a-1");
    EXPECT_EQ(
        show(document),
        "[2018-06-17]\ntitle: Greece signs\nparagraph: Zaev met Tsipras, he said \"yes\".\nparagraph: They ate.\n");
    EXPECT_THAT(document.metadata, ElementsAre(Pair("section", "world")));
    EXPECT_EQ(reading.documents[1].uri, "n.csv:6");
    EXPECT_TRUE(reading.messages.empty());
}

TEST(CsvReader, Separators) {
    EXPECT_EQ(blocks("csv", "title\ttext\nA title\tMoon, met; Xi.\n"), "title: A title\nparagraph: Moon, met; Xi.\n");
    EXPECT_EQ(blocks("csv", "title;text\nA title;Moon, met Xi.\n"), "title: A title\nparagraph: Moon, met Xi.\n");
}

TEST(CsvReader, ABrokenQuoteIsSaidAndTheRestGoesOn) {
    const Reading reading = read_all("csv", "id,text\n1,One.\n2,\"Two.\n3,Three.\n4,Four.\n");
    EXPECT_EQ(reading.documents.size(), 3U);
    EXPECT_THAT(reading.messages, ElementsAre("in:3:3: error: the quote that opens here is never closed"));
    const Reading other = read_all("csv", "id,text\n1,\"One\"x.\n2,Two.\n");
    EXPECT_EQ(other.documents.size(), 1U);
    EXPECT_THAT(other.messages, ElementsAre(HasSubstr("in:2:8: error: something follows a closing quote")));
}

TEST(CsvReader, FieldsOverSeveralLines) {
    EXPECT_EQ(blocks("csv", "title,text,note\n5\" disk,\"Moon met \"\"Xi\"\".\n\nThey ate.\",\"a\nb\"\n"),
              "title: 5\" disk\nparagraph: Moon met \"Xi\".\nparagraph: They ate.\n");
    std::string pairs = "id,text\n1,\"";
    for (int i = 0; i < 200000; ++i) pairs += "a \"\" b\n";
    EXPECT_THAT(read_all("csv", pairs + "x").messages[0], HasSubstr("in:2:3: error: the quote that opens here"));
}

TEST(CsvReader, WhatIsWrongIsNamed) {
    EXPECT_THAT(blocks("csv", ""), HasSubstr("in: error: the file is empty"));
    EXPECT_THAT(blocks("csv", "a,b\n1,2\n"), HasSubstr("in:1: error: no column \"text\""));
    EXPECT_THAT(blocks("csv", "id,text\n1,Moon, Xi\n"), HasSubstr("in:2: error: 3 fields, but the header names 2"));
    EXPECT_THAT(blocks("csv", "id,text\n1,\n"), HasSubstr("in:2: error: no text in this record"));
    EXPECT_THAT(blocks("csv", "date,text\nsoon,Moon met Xi.\n"), HasSubstr("in:2: warning: date \"soon\" is no date"));
}

TEST(CsvReader, IsFoundByContent) {
    EXPECT_EQ(find_reader("id,title,text\n", "x")->name, "csv");
    EXPECT_EQ(find_reader("name,words\n", "x.csv")->name, "csv");
    EXPECT_EQ(find_reader("Some text, and a title\n", "x.txt")->name, "text");
}

}  // namespace
}  // namespace entente::testing
