#include <gmock/gmock.h>

#include "tests/extract/read/reading.h"

namespace entente::testing {
namespace {

using ::testing::HasSubstr;

TEST(MarkdownReader, ProseWithoutItsMarkup) {
    EXPECT_EQ(
        blocks(
            "markdown",
            "# Tariffs\n\nOctober 14, 2019\n\n## 2018: The first *shots*\n\n"
            "Last **Friday** [Donald Trump](https://example.org \"x\")\nmet `Liu He` &amp; said &ldquo;yes&rdquo;.\\*\n"
            "![a picture](x.png)\n\n- **March 22.** Trump signs.\n- China\n  retaliates.\n\n> A quotation.\n"),
        "[2019-10-14]\n"
        "title: Tariffs\n"
        "date_line: October 14, 2019\n"
        "heading: 2018: The first shots\n"
        "paragraph: Last Friday Donald Trump met Liu He & said “yes”.*\n"
        "list_item: March 22. Trump signs.\n"
        "list_item: China retaliates.\n"
        "quote: A quotation.\n");
}

TEST(MarkdownReader, CodeHtmlAndRulesAreLeftOut) {
    EXPECT_EQ(blocks("markdown",
                     "Title of the "
                     "thing\n==================\n\n```python\nprint('met')\n```\n\n<div>\n<script>alert(1)</script>\n"
                     "</div>\n\nOne <b>bold</b> word.<!-- no -->\n\n---\n\n[ref]: https://example.org\nSee [that][ref] "
                     "~~not~~.\n"),
              "title: Title of the thing\n"
              "paragraph: One bold word.\n"
              "paragraph: See that not.\n");
}

TEST(MarkdownReader, Tables) {
    EXPECT_EQ(blocks("markdown", "Intro.\n\n| Who | When |\n|---|---|\n| *Kim* | 2018 |\n\nAfter.\n"),
              "paragraph: Intro.\n"
              "table: Who | When⏎Kim | 2018\n"
              "paragraph: After.\n");
}

TEST(MarkdownReader, FrontMatter) {
    const Reading reading =
        read_all("markdown",
                 "---\ntitle: \"The road from Hanoi\"\ndate: 2019-03-14T10:00:00Z\nauthor: Ann Lee\n"
                 "lang: en\ntags:\n  - a\n---\n\n# The road from Hanoi\n\nText.\n");
    ASSERT_EQ(reading.documents.size(), 1U);
    const Document& document = reading.documents[0];
    EXPECT_EQ(show(document),
              "[2019-03-14]\ntitle: The road from Hanoi\nother: The road from Hanoi\nparagraph: Text.\n");
    EXPECT_EQ(document.title, "The road from Hanoi");
    EXPECT_EQ(document.language, "en");
    EXPECT_THAT(document.metadata, ::testing::ElementsAre(::testing::Pair("author", "Ann Lee")));
}

TEST(MarkdownReader, ADateThatIsNoneIsSaid) {
    EXPECT_THAT(blocks("markdown", "---\ndate: soon\n---\nText here.\n"),
                HasSubstr("in: warning: date \"soon\" is no date; left out"));
}

TEST(MarkdownReader, NestedListsAndLooseItems) {
    EXPECT_EQ(blocks("markdown", "* One\n  * Inner\n\n  More of one.\n* Two\n"),
              "list_item: One\n"
              "list_item: Inner\n"
              "list_item: More of one.\n"
              "list_item: Two\n");
}

TEST(MarkdownReader, NothingButMarkup) {
    EXPECT_EQ(blocks("markdown", "```\ncode\n```\n"), "in: error: no prose in it: nothing but markup or code\n");
    EXPECT_EQ(blocks("markdown", ""), "in: error: the file is empty\n");
}

TEST(MarkdownReader, BlocksHoldEverythingInOrder) {
    const Reading reading = read_all("markdown", "# A\n\nB *c* d\n\n1. e\n2. f\n");
    EXPECT_EQ(reading.documents[0].text, "A\n\nB c d\n\ne\nf");
}

}  // namespace
}  // namespace entente::testing
