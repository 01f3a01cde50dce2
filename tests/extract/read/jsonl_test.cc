#include <gmock/gmock.h>

#include "tests/extract/read/reading.h"

namespace entente::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Pair;

std::string message(const std::string& line) {
    const Reading reading = read_all("jsonl", line);
    return reading.messages.empty() ? "none" : reading.messages[0];
}

TEST(JsonLinesReader, ARecordIsADocument) {
    const Reading reading = read_all(
        "jsonl",
        R"({"id": "a-1", "date": "2018-06-17T08:00:00Z", "title": "Greece signs", "text": "Zaev met Tsipras.\n\nThey ate.", )"
        R"("section": "world", "views": 12, "tags": ["a"]})"
        "\n");
    ASSERT_EQ(reading.documents.size(), 1U);
    const Document& document = reading.documents[0];
    EXPECT_EQ(document.uri, "a-1");
    EXPECT_EQ(document.text, "Greece signs\n\nZaev met Tsipras.\n\nThey ate.");
    EXPECT_EQ(show(document),
              "[2018-06-17]\ntitle: Greece signs\nparagraph: Zaev met Tsipras.\nparagraph: They ate.\n");
    EXPECT_THAT(document.metadata, ElementsAre(Pair("section", "world")));
    EXPECT_TRUE(reading.messages.empty());
}

TEST(JsonLinesReader, ATitleThatTheTextOpensWithIsNotRepeated) {
    EXPECT_EQ(blocks("jsonl", R"({"title": "Greece signs", "text": "Greece signs\n\nZaev met Tsipras."})"),
              "title: Greece signs\nparagraph: Zaev met Tsipras.\n");
}

TEST(JsonLinesReader, WithoutAnIdTheLineNamesTheDocument) {
    const Reading reading = read_all(
        "jsonl", "{\"text\": \"One.\"}\r\n\r\n{\"text\": \"Two.\", \"id\": 7}\n{\"text\": \"Three.\"}", "news.jsonl");
    ASSERT_EQ(reading.documents.size(), 3U);
    EXPECT_EQ(reading.documents[0].uri, "news.jsonl:1");
    EXPECT_EQ(reading.documents[1].uri, "7");
    EXPECT_EQ(reading.documents[2].uri, "news.jsonl:4");
}

TEST(JsonLinesReader, ABrokenLineIsSaidAndTheRestGoesOn) {
    const Reading reading =
        read_all("jsonl", "{\"text\": \"One.\"}\n{\"text\": \"Two.\", oops}\n{\"text\": \"Three.\"}\n{\"text\": \"Fo");
    EXPECT_EQ(reading.documents.size(), 2U);
    EXPECT_THAT(reading.messages, ElementsAre("in:2:18: error: broken JSON",
                                              "in:4: error: a string has no closing quote; is the line cut off?"));
}

TEST(JsonLinesReader, WhatIsWrongIsNamed) {
    EXPECT_EQ(message("{\"title\": \"a\"}"), "in:1: error: no \"text\" in this record");
    EXPECT_EQ(message("{\"text\": \"\"}"), "in:1: error: \"text\" is empty");
    EXPECT_EQ(message("{\"text\": 5}"), "in:1:10: error: \"text\" is no string");
    EXPECT_EQ(message("{\"text\": \"a\", \"date\": 5}"), "in:1:23: error: \"date\" is no string");
    EXPECT_THAT(message("[1, 2]"), HasSubstr("in:1: error: no JSON object"));
    EXPECT_THAT(message("hello"), HasSubstr("in:1: error: no JSON object"));
    EXPECT_THAT(message("{\"text\": \"a\"} {}"), HasSubstr("one record a line"));
    EXPECT_THAT(message("{\"text\": \"a\", \"x\": tru}"), HasSubstr("broken JSON"));
    EXPECT_THAT(message("{\"text\": \"a\", \"x\": [1, {\"y\": 01}]}"), HasSubstr("broken JSON"));
    EXPECT_THAT(message("{\"text\": \"a\", \"x\": \"\\q\"}"), HasSubstr("a string with a broken escape"));
    EXPECT_THAT(message("{\"text\": \"a\""), HasSubstr("cut off"));
    EXPECT_EQ(message("[\n  {\n    \"text\": \"a\"\n  }\n]\n"),
              "in:1: error: one JSON value over several lines; JSON Lines has a record a line (jq -c makes it so)");
    EXPECT_THAT(message("{\"text\": \"a\", \"x\": " + std::string(100000, '[')), HasSubstr("in:1"));
    EXPECT_EQ(message("{\"text\": \"a\", \"title\": null, \"date\": null, \"id\": null}"), "none");
}

TEST(JsonLinesReader, DatesThatAreNoneAreLeftOut) {
    const Reading reading = read_all("jsonl", R"({"text": "a b.", "date": "2019-02-30"})");
    EXPECT_EQ(reading.documents[0].date, "");
    EXPECT_THAT(reading.messages, ElementsAre("in:1: warning: date \"2019-02-30\" is no date; left out"));
}

TEST(JsonLinesReader, IllFormedBytesAreReplacedAndSaid) {
    const Reading reading = read_all("jsonl", "\xEF\xBB\xBF{\"text\": \"Caf\xE9 \\u0000 ok.\"}\n");
    ASSERT_EQ(reading.documents.size(), 1U);
    EXPECT_EQ(reading.documents[0].text, "Caf\uFFFD \uFFFD ok.");
    EXPECT_THAT(reading.messages, ElementsAre(HasSubstr("in:1: warning: 2 bytes")));
}

TEST(JsonLinesReader, TheSinkCanStop) {
    std::istringstream stream("{\"text\": \"One.\"}\n{\"text\": \"Two.\"}\n");
    int count = 0;
    Diagnostics diagnostics;
    reader_named("jsonl").read(
        {"in", stream}, [&count](Document&&) { return ++count, false; }, diagnostics);
    EXPECT_EQ(count, 1);
}

TEST(JsonLinesReader, Empty) {
    EXPECT_EQ(message("\n \n"), "in: error: the file is empty");
}

TEST(JsonLinesReader, ALongLine) {
    const std::string text(std::size_t{8} << 20U, 'a');
    const Reading reading = read_all("jsonl", "{\"text\": \"" + text + "\"}");
    ASSERT_EQ(reading.documents.size(), 1U);
    EXPECT_EQ(reading.documents[0].text.size(), text.size());
}

}  // namespace
}  // namespace entente::testing
