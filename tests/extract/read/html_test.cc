#include <gmock/gmock.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>

#include "extract/read/support/asides.h"
#include "tests/extract/read/reading.h"

namespace entente::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Pair;

constexpr const char* kProse =
    "The foreign ministers of both countries met on Tuesday and agreed to reopen the border crossing that had been "
    "closed since the autumn, and they said that they would talk again before the end of the year about all that is "
    "still open between them.";

std::string page(const std::string& body, const std::string& head = "") {
    return "<!doctype html><html><head>" + head + "</head><body>" + body + "</body></html>";
}

std::string prose(int paragraphs = 2) {
    std::string out;
    for (int i = 0; i < paragraphs; ++i) out += std::string("<p>") + kProse + "</p>";
    return out;
}

Document document_of(const std::string& bytes, const std::string& uri = "in") {
    const Reading reading = read_all("html", bytes, uri);
    EXPECT_EQ(reading.documents.size(), 1U) << ::testing::PrintToString(reading.messages);
    return reading.documents.empty() ? Document() : reading.documents[0];
}

std::string whole(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::map<std::string, int> tokens(const std::string& text) {
    std::istringstream words(text);
    std::map<std::string, int> counts;
    for (std::string word; words >> word;) ++counts[word];
    return counts;
}

double token_f1(const std::string& found, const std::string& expected) {
    const auto left = tokens(found);
    const auto right = tokens(expected);
    int common = 0;
    int total = 0;
    for (const auto& [word, count] : left) {
        total += count;
        const auto other = right.find(word);
        if (other != right.end()) common += std::min(count, other->second);
    }
    for (const auto& [word, count] : right) total += count;
    return total == 0 ? 1 : 2.0 * common / total;
}

/// What is read of it: not what is marked as a notice, a byline and so on.
std::string running_text(Document document) {
    mark_asides(document);
    std::string text;
    for (const Block& block : document.blocks) {
        if (block.aside == Aside::none) text.append(block.span.of(document.text)).append("\n");
    }
    return text;
}

// pages/NAME.html and NAME.txt: the date on the first line, then the text that is to be kept
TEST(HtmlReader, Pages) {
    const auto folder = std::filesystem::path(ENTENTE_SOURCE_DIR) / "tests/extract/read/pages";
    double sum = 0;
    int pages = 0;
    int dated = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.path().extension() != ".html") continue;
        auto expected_path = entry.path();
        const std::string expected = whole(expected_path.replace_extension(".txt"));
        const Document document = document_of(whole(entry.path()));
        const std::size_t line = expected.find('\n');
        const double f1 = token_f1(running_text(document), expected.substr(line + 1));
        EXPECT_GE(f1, 0.95) << entry.path() << "\n" << show(document);
        EXPECT_EQ(document.date, expected.substr(0, line)) << entry.path();
        dated += document.date == expected.substr(0, line) ? 1 : 0;
        sum += f1;
        ++pages;
    }
    ASSERT_GE(pages, 40);
    std::cout << pages << " pages: token F1 " << sum / pages << ", dates right " << 1.0 * dated / pages << "\n";
    EXPECT_GE(sum / pages, 0.95);
}

TEST(HtmlReader, BlocksAndOffsets) {
    const Document document =
        document_of(page("<article><h1>The  deal</h1>" + prose() +
                         "<h2>Why</h2><ul><li>One thing.</li><li>Two.</li></ul>"
                         "<blockquote>A <b>bold</b> word&nbsp;&amp; more.</blockquote></article>"));
    const std::string text(kProse);
    EXPECT_EQ(document.text,
              "The deal\n\n" + text + "\n\n" + text + "\n\nWhy\n\nOne thing.\nTwo.\n\nA bold word & more.");
    EXPECT_EQ(show(document), "title: The deal\nparagraph: " + text + "\nparagraph: " + text +
                                  "\nheading: Why\nlist_item: One thing.\nlist_item: Two.\nquote: A bold word & "
                                  "more.\n");
}

TEST(HtmlReader, WhatTheHeadSays) {
    const Document document =
        document_of(page("<main>" + prose() + "</main>",
                         "<title>A long headline here | Site</title><meta property=og:site_name content=Site>"
                         "<meta name=author content='Ann Lee'><meta property=og:locale content=en_GB>"
                         "<link rel=canonical href='https://x.example/2019/03/14/deal'>"));
    EXPECT_EQ(document.title, "A long headline here");
    EXPECT_EQ(document.date, "2019-03-14");
    EXPECT_EQ(document.language, "en");
    EXPECT_THAT(document.metadata, ElementsAre(Pair("author", "Ann Lee"), Pair("site", "Site"),
                                               Pair("url", "https://x.example/2019/03/14/deal")));
}

TEST(HtmlReader, TheDateOfTheFilesName) {
    EXPECT_EQ(document_of(page(prose()), "saved/2018/06/12/x.html").date, "2018-06-12");
    EXPECT_EQ(document_of(page(prose()), "saved/2018/06/x.html").date, "");
}

TEST(HtmlReader, Charsets) {
    const auto title = [](const std::string& head, const std::string& name) {
        return document_of("<html><head>" + head + "</head><body><h1>" + name + "</h1>" + prose() + "</body></html>")
            .title;
    };
    EXPECT_EQ(title("<meta charset=utf-8>", "Łódź"), "Łódź");
    EXPECT_EQ(title("<meta charset=iso-8859-1>", "Łódź"), "Łódź");  // says what it is not
    EXPECT_EQ(title("<meta charset=iso-8859-1>",
                    "\x93"
                    "Caf\xE9\x94"),
              "“Café”");
    EXPECT_EQ(title("<meta http-equiv=content-type content='text/html; charset=ISO-8859-2'>",
                    "\xA3\xF3"
                    "d\xBC"),
              "Łódź");
    EXPECT_EQ(title("<meta charset=utf-8>", "Caf\xE9"), "Café");
    EXPECT_EQ(title("", "Caf\xE9"), "Café");
    EXPECT_EQ(title("<meta charset=no-such-thing>", "Caf\xE9"), "Café");
    EXPECT_EQ(document_of("\xEF\xBB\xBF" + page("<h1>Łódź</h1>" + prose(), "<meta charset=windows-1252>")).title,
              "Łódź");
}

TEST(HtmlReader, NoPageCrashesIt) {
    std::string deep;
    for (int i = 0; i < 50000; ++i) deep += i % 2 == 0 ? "<div>" : "<b>";
    const Reading reading = read_all("html", page(prose() + deep + "x"));
    EXPECT_EQ(reading.documents.size(), 1U);
    EXPECT_THAT(reading.messages, ElementsAre(HasSubstr("in: warning: tags nested more than 4000 deep")));
    std::string stories;  // nothing that is sure, as far as one looks
    for (int i = 0; i < 50000; ++i) stories += "<article><h1>Heading number " + std::to_string(i) + "</h1></article>";
    EXPECT_EQ(read_all("html", page(stories + prose(), "<title>" + std::string(1000000, 'x') + "</title>"))
                  .documents.at(0)
                  .title,
              "Heading number 0");
    std::string lists;
    for (int i = 0; i < 50000; ++i) lists += "{\"@graph\":[";
    EXPECT_EQ(
        read_all("html", page(prose(), "<script type=application/ld+json>" + lists + "</script>")).documents.size(),
        1U);
}

TEST(HtmlReader, ScriptsOnly) {
    EXPECT_THAT(blocks("html", page("<div id=root></div><script>var a = '<p>b</p>';</script>")),
                "in: error: no running text in it: the page is made by its scripts; save it from a browser\n");
    EXPECT_THAT(blocks("html", page("<nav><a href=/>Home</a></nav>")),
                "in: error: no running text in it: nothing but menus, links or markup\n");
    EXPECT_EQ(blocks("html", ""), "in: error: the file is empty\n");
}

TEST(HtmlReader, NothingIsLoaded) {
    const std::string hostile =
        "<!DOCTYPE html SYSTEM \"file:///etc/passwd\" [<!ENTITY x SYSTEM \"file:///etc/passwd\">"
        "<!ENTITY y \"expanded\">]><html><body>" +
        prose() +
        "<p>The entities are &x; and &y; and they stay as they are here, since it is not for a page to say what is "
        "read from the disk.</p></body></html>";
    const std::string text = document_of(hostile).text;
    EXPECT_THAT(text, Not(HasSubstr("root:")));
    EXPECT_THAT(text, Not(HasSubstr("expanded\"")));
    EXPECT_THAT(text, HasSubstr("&x;"));
}

TEST(HtmlReader, JsonLdThatIsBrokenOrHostile) {
    const auto read = [](const std::string& json) {
        return document_of(page(prose(), "<script type='application/ld+json'>" + json + "</script>"));
    };
    EXPECT_EQ(read("{\"@type\": \"NewsArticle\", \"datePublished\": \"2019-01-02\", oops").date, "");
    EXPECT_EQ(
        read("<!-- {\"@type\": \"NewsArticle\",\n\"datePublished\": \"2019-01-02\", \"headline\": \"a\nb\"} -->").date,
        "2019-01-02");
    EXPECT_EQ(read("{\"@type\": \"Article\", \"headline\": \"A\\u0000B\"}").title.find('\0'), std::string::npos);
}

TEST(HtmlReader, IsFoundByContent) {
    EXPECT_EQ(find_reader("\n<!-- x --><HTML><HEAD>", "x")->name, "html");
    EXPECT_EQ(find_reader("<?xml version='1.0'?><!DOCTYPE html>", "x.txt")->name, "html");
    EXPECT_EQ(find_reader("<p>just this</p>", "x.htm")->name, "html");
    EXPECT_EQ(find_reader("Text about <html> tags.", "x.txt")->name, "text");
}

TEST(HtmlReader, NoNoiseIsNoMessage) {
    EXPECT_THAT(read_all("html", page(prose())).messages, IsEmpty());
}

}  // namespace
}  // namespace entente::testing
