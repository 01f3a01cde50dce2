#include <gmock/gmock.h>

#include "tests/extract/read/reading.h"

namespace entente::testing {
namespace {

using namespace std::string_literals;
using ::testing::HasSubstr;

TEST(TextReader, TitleDateLineAndParagraphs) {
    EXPECT_EQ(blocks("text",
                     "Trump abandons Iran accord\n"
                     "\n"
                     "May 9, 2018\n"
                     "\n"
                     "WASHINGTON - The president left the deal.\n"
                     "\n"
                     "Europe objected.\n"),
              "[2018-05-09]\n"
              "title: Trump abandons Iran accord\n"
              "date_line: May 9, 2018\n"
              "paragraph: WASHINGTON - The president left the deal.\n"
              "paragraph: Europe objected.\n");
}

TEST(TextReader, ASectionNameBeforeTheTitleIsNoTitle) {
    EXPECT_EQ(
        blocks("text",
               "Security\n\nProgress on a Nuclear-Free North Korea Stalled\n\nThursday, March 14, 2019\n\n"
               "As the dust settles, critics argue.\n\nWhat Comes Next: The Hard Road\n\nThe path starts here.\n"),
        "[2019-03-14]\n"
        "heading: Security\n"
        "title: Progress on a Nuclear-Free North Korea Stalled\n"
        "date_line: Thursday, March 14, 2019\n"
        "paragraph: As the dust settles, critics argue.\n"
        "heading: What Comes Next: The Hard Road\n"
        "paragraph: The path starts here.\n");
}

TEST(TextReader, WrappedLinesAreOneParagraph) {
    EXPECT_EQ(
        blocks("text",
               "A long way to Pyongyang\n"
               "By Ann Lee\n"
               "\n"
               "When Mike Pompeo boarded his aircraft on Thursday night, nobody at\n"
               "the State Department was sure that it would land. It did, in\n"
               "Pyongyang, at noon.\n"
               "The next day he left.\n"),
        "title: A long way to Pyongyang\n"
        "other: By Ann Lee\n"
        "paragraph: When Mike Pompeo boarded his aircraft on Thursday night, nobody at⏎the State Department was sure "
        "that it would land. It did, in⏎Pyongyang, at noon.\n"
        "paragraph: The next day he left.\n");
}

TEST(TextReader, ALineAParagraphWithoutBlankLines) {
    EXPECT_EQ(
        blocks("text",
               "Fishermen rescue hundreds off the coast\n"
               "May 18, 2015\n"
               "On Friday fishermen rescued over 700 asylum seekers whose boat had sunk in the night, officials said, "
               "and the navy saved 200 more people.\n"
               "Indonesia warned its fishermen.\n"
               "The reaction\n"
               "Human Rights Watch criticised the order of the government in Jakarta in a statement on Sunday, the "
               "second one within a week, and asked for talks.\n"),
        "[2015-05-18]\n"
        "title: Fishermen rescue hundreds off the coast\n"
        "date_line: May 18, 2015\n"
        "paragraph: On Friday fishermen rescued over 700 asylum seekers whose boat had sunk in the night, officials "
        "said, and the navy saved 200 more people.\n"
        "paragraph: Indonesia warned its fishermen.\n"
        "heading: The reaction\n"
        "paragraph: Human Rights Watch criticised the order of the government in Jakarta in a statement on Sunday, "
        "the second one within a week, and asked for talks.\n");
}

TEST(TextReader, BulletsAndTables) {
    EXPECT_EQ(blocks("text",
                     "The council decided:\n\n- to lend the painting;\n- to mend the bridge.\n\n1. A first point.\n\n"
                     "2018 was a long year.\n\nGermany\t83\tBerlin\nFrance\t67\tParis\n"),
              "paragraph: The council decided:\n"
              "list_item: to lend the painting;\n"
              "list_item: to mend the bridge.\n"
              "list_item: A first point.\n"
              "paragraph: 2018 was a long year.\n"
              "table: Germany\t83\tBerlin\n"
              "table: France\t67\tParis\n");
}

TEST(TextReader, TheDateOfADateline) {
    EXPECT_EQ(blocks("text", "Pompeo lands in Seoul\n\nSEOUL, June 12, 2018 (Wire) - The secretary arrived.\n"),
              "[2018-06-12]\n"
              "title: Pompeo lands in Seoul\n"
              "paragraph: SEOUL, June 12, 2018 (Wire) - The secretary arrived.\n");
}

TEST(TextReader, PublicationIsPreferredToAnUpdate) {
    EXPECT_THAT(blocks("text",
                       "A title of four words\n\nUpdated: March 15, 2019\nPublished March 14, 2019, 10:30 a.m. EST\n\n"
                       "Text.\n"),
                HasSubstr("[2019-03-14]"));
}

TEST(TextReader, ASingleLineIsAParagraph) {
    EXPECT_EQ(blocks("text", "Trump met Kim in Hanoi"), "heading: Trump met Kim in Hanoi\n");
    EXPECT_EQ(blocks("text", "Trump met Kim in Hanoi."), "paragraph: Trump met Kim in Hanoi.\n");
}

TEST(TextReader, TheTextIsTheFiles) {
    const std::string text = "A title here now\n\n  Some “text” — with\u00A0odd spaces.  \n \n\u00A0\nEnd.\n";
    const Reading reading = read_all("text", text);
    ASSERT_EQ(reading.documents.size(), 1U);
    EXPECT_EQ(reading.documents[0].text, text);
    EXPECT_THAT(show(reading.documents[0]),
                HasSubstr("paragraph: Some “text” — with\u00A0odd spaces.\nparagraph: End.\n"));
}

TEST(TextReader, MarksAndLineEndsAreNormalised) {
    EXPECT_EQ(read_all("text", "\xEF\xBB\xBFOne.\r\n\r\nTwo.\rThree.\r\n").documents[0].text, "One.\n\nTwo.\nThree.\n");
    EXPECT_EQ(read_all("text", std::string("\xFF\xFEH\0i\0 \0\x3D\xD8\x00\xDE.\0", 14)).documents[0].text, "Hi 😀.");
}

TEST(TextReader, IllFormedBytesAreReplacedCountedAndSaid) {
    const Reading reading = read_all("text", "Café, caf\xE9, café and \0 too."s);
    ASSERT_EQ(reading.documents.size(), 1U);
    EXPECT_EQ(reading.documents[0].text, "Café, caf\uFFFD, café and \uFFFD too.");
    EXPECT_EQ(reading.documents[0].replaced_bytes, 2U);
    EXPECT_THAT(reading.messages, ::testing::ElementsAre(HasSubstr("in: warning: 2 bytes are no UTF-8")));
}

TEST(TextReader, OtherCharsetsAreFoundByTheirBytes) {
    const auto text = [](const std::string& bytes) { return read_all("text", bytes).documents.at(0).text; };
    EXPECT_EQ(text("The caf\xE9 is open."), "The café is open.");
    EXPECT_EQ(
        text("\xCC\xEE\xF1\xEA\xE2\xE0 \xEF\xF0\xEE\xE2\xE5\xEB\xE0 \xEF\xE5\xF0\xE5\xE3\xEE\xE2\xEE\xF0\xFB \xF1 "
             "\xCF\xE5\xEA\xE8\xED\xEE\xEC \xE2 \xEF\xFF\xF2\xED\xE8\xF6\xF3, \xF1\xEE\xEE\xE1\xF9\xE0\xE5\xF2 "
             "\xE0\xE3\xE5\xED\xF2\xF1\xF2\xE2\xEE."),
        "Москва провела переговоры с Пекином в пятницу, сообщает агентство.");
}

TEST(TextReader, NothingToRead) {
    EXPECT_EQ(blocks("text", ""), "in: error: the file is empty\n");
    EXPECT_EQ(blocks("text", " \n\xEF\xBB\xBF\n"), "in: error: the file holds nothing but white space\n");
    EXPECT_EQ(blocks("text", "\xEF\xBB\xBF"), "in: error: the file is empty\n");
}

TEST(FindReader, ByContentThenBySuffix) {
    EXPECT_EQ(find_reader("Some text.", "a/b.txt")->name, "text");
    EXPECT_EQ(find_reader("Some text.", "a.b/c")->name, "text");
    EXPECT_EQ(find_reader("Some text.", "-")->name, "text");
    EXPECT_EQ(find_reader("Some text.", "b.MD")->name, "markdown");
    EXPECT_EQ(find_reader("---\ntitle: A\n---\n", "-")->name, "markdown");
    EXPECT_EQ(find_reader("{\"text\": 1}", "-")->name, "jsonl");
    EXPECT_EQ(find_reader("{\"text\": 1}", "b.txt")->name, "jsonl");
    EXPECT_EQ(find_reader("broken", "b.jsonl")->name, "jsonl");
    EXPECT_EQ(find_reader("", "b.txt")->name, "text");
}

TEST(FindReader, BinariesHaveNone) {
    EXPECT_EQ(find_reader("SQLite format 3", "a.txt"), nullptr);
    EXPECT_EQ(find_reader(std::string_view("\x7F"
                                           "ELF\x02\x01\x01\0\0\0",
                                           10),
                          "a"),
              nullptr);
    EXPECT_EQ(find_reader(std::string_view("ab\0\0\0\1\2cd", 9), "a.txt"), nullptr);
    EXPECT_NE(find_reader(std::string(400, 'a') + '\0', "a.txt"), nullptr);
}

}  // namespace
}  // namespace entente::testing
