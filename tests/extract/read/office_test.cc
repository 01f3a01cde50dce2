#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/extract/read/packing.h"

namespace entente::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::string paragraph(const std::string& text, const std::string& style = {}) {
    const std::string properties = style.empty() ? "" : "<w:pPr><w:pStyle w:val=\"" + style + "\"/></w:pPr>";
    return "<w:p>" + properties + "<w:r><w:t>" + text + "</w:t></w:r></w:p>";
}

std::string docx(const std::string& body, const std::string& prolog = {}) {
    return zip({{"[Content_Types].xml", "<Types/>"},
                {"docProps/core.xml",
                 "<c xmlns:dc='d' xmlns:dcterms='t'><dc:title>Set</dc:title><dcterms:modified>2020-02-02T00:00:00Z"
                 "</dcterms:modified><dcterms:created>2019-03-14T00:00:00Z</dcterms:created></c>"},
                {"word/document.xml", prolog + "<w:document xmlns:w='w'><w:body>" + body + "</w:body></w:document>"}});
}

std::string asides(const Document& document) {
    std::string out;
    for (const Block& block : document.blocks) {
        if (block.aside != Aside::none) {
            out += std::string(to_string(block.aside)) + ": " + std::string(block.span.of(document.text)) + "\n";
        }
    }
    return out;
}

TEST(Docx, ParagraphsByTheirStyles) {
    const Reading reading =
        read_any(docx(paragraph("Moon and Xi talk", "Title") + paragraph("Contents 3", "TOC1") +
                      paragraph("The start", "Heading1") +
                      "<w:p><w:r><w:t>Moon </w:t></w:r><w:del><w:r><w:t>hit</w:t></w:r></w:del><w:r><w:t>met "
                      "Xi.</w:t></w:r></w:p>"
                      "<w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>One item.</w:t></w:r></w:p>" +
                      paragraph("Figure 1", "Caption") + "<w:tbl><w:tr><w:tc>" + paragraph("a") + "</w:tc><w:tc>" +
                      paragraph("b") + "</w:tc></w:tr></w:tbl>"),
                 "wrong.txt");
    ASSERT_THAT(reading.messages, IsEmpty());
    const Document& document = reading.documents.at(0);
    EXPECT_EQ(document.format, "docx");
    EXPECT_EQ(show(document),
              "[2019-03-14]\ntitle: Moon and Xi talk\nparagraph: Contents 3\nheading: The start\n"
              "paragraph: Moon met Xi.\nlist_item: One item.\nparagraph: Figure 1\ntable: a | b\n");
    EXPECT_EQ(asides(document), "contents: Contents 3\ncaption: Figure 1\n");
}

TEST(Docx, WhatIsNoWordDocumentIsSaid) {
    const auto one = [](const std::string& bytes) { return read_any(bytes, "d.docx").messages; };
    EXPECT_THAT(one(zip({{"[Content_Types].xml", ""}, {"xl/workbook.xml", "<a/>"}})),
                ElementsAre(HasSubstr("spreadsheet")));
    EXPECT_THAT(one(zip({{"[Content_Types].xml", ""}})), ElementsAre(HasSubstr("error: no Word document")));
    EXPECT_THAT(one(docx("<w:p>")), ElementsAre(HasSubstr("d.docx:1: error: word/document.xml: broken XML")));
    EXPECT_THAT(one(docx("")), ElementsAre(HasSubstr("error: no text in it")));
    const std::string whole = docx(paragraph("Moon met Xi."));
    EXPECT_THAT(one(whole.substr(0, whole.size() / 2)), ElementsAre(HasSubstr("broken or cut off")));
}

TEST(Docx, EntitiesOfItsOwnAreNotFollowed) {
    const std::string bomb =
        "<!DOCTYPE d [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\"><!ENTITY f SYSTEM "
        "\"file:///etc/passwd\">]>";
    const Reading reading = read_any(docx(paragraph("Moon &b;&f; met Xi."), bomb), "d.docx");
    EXPECT_THAT(reading.documents, IsEmpty());
    EXPECT_THAT(reading.messages, ElementsAre(HasSubstr("declares entities of its own")));
}

TEST(Odt, ParagraphsNotesAndDates) {
    const std::string bytes =
        zip({{"mimetype", "application/vnd.oasis.opendocument.text"},
             {"content.xml",
              "<o:d xmlns:o='o' xmlns:text='t' xmlns:table='b'><text:table-of-content><text:p>Start 2</text:p>"
              "</text:table-of-content><text:h>Moon and Xi talk again</text:h><text:p>Moon<text:s/>met Xi<text:note>"
              "<text:p>a note</text:p></text:note>.</text:p><text:list><text:list-item><text:p>One item.</text:p>"
              "</text:list-item></text:list><text:p text:style-name='Illustration'>Figure 1</text:p></o:d>"},
             {"meta.xml",
              "<m xmlns:dc='d' xmlns:meta='m'><dc:date>2020-01-01</dc:date><meta:creation-date>2019-05-05"
              "</meta:creation-date></m>"}},
            "compression=store");
    const Reading reading = read_any(bytes, "a.zip");
    ASSERT_THAT(reading.messages, IsEmpty());
    const Document& document = reading.documents.at(0);
    EXPECT_EQ(document.format, "odt");
    EXPECT_EQ(document.date, "2019-05-05");
    EXPECT_EQ(asides(document), "contents: Start 2\ncaption: Figure 1\n");
    EXPECT_THAT(show(document), HasSubstr("paragraph: Moon met Xi.\nlist_item: One item.\n"));
}

TEST(Epub, AChapterIsADocument) {
    const std::string prose = "<p>" + std::string(4, ' ') +
                              "Moon met Xi in Beijing on Monday, and they talked about trade. "
                              "The talks went on for three days and ended with a dinner.</p>";
    const Files files = {
        {"mimetype", "application/epub+zip"},
        {"META-INF/container.xml", "<c><rootfile full-path='O/c.opf'/></c>"},
        {"O/c.opf",
         "<package xmlns:dc='d'><metadata><dc:title>The "
         "Book</dc:title><dc:date>2001-01-01</dc:date></metadata><manifest>"
         "<item id='n' href='nav.xhtml' properties='nav'/><item id='t' href='t.xhtml'/><item id='b' "
         "href='x/ch%202.xhtml'/>"
         "<item id='a' href='x/../ch1.xhtml'/><item id='m' href='gone.xhtml'/></manifest><spine><itemref idref='n'/>"
         "<itemref idref='t'/><itemref idref='a'/><itemref idref='b'/><itemref idref='m'/></spine></package>"},
        {"O/nav.xhtml", "<html><body>" + prose + "</body></html>"},
        {"O/t.xhtml", "<html><body><h1>The Book</h1></body></html>"},
        {"O/ch1.xhtml", "<html><body><h1>One</h1>" + prose + prose + "</body></html>"},
        {"O/x/ch 2.xhtml", "<html><body>" + prose + prose + "</body></html>"}};
    const Reading reading = read_any(zip(files, "compression=store"), "b.epub");
    EXPECT_THAT(uris(reading), ElementsAre("b.epub!/O/ch1.xhtml", "b.epub!/O/x/ch 2.xhtml"));
    EXPECT_EQ(reading.documents.at(0).title, "One");
    EXPECT_EQ(reading.documents.at(1).title, "The Book");
    EXPECT_EQ(reading.documents.at(1).date, "2001-01-01");
    EXPECT_THAT(reading.messages, ElementsAre(HasSubstr("t.xhtml: note: a title page"),
                                              HasSubstr("gone.xhtml: error: the book lists this chapter")));
}

TEST(Rtf, TextCodePagesAndUnicode) {
    const Reading reading = read_any(
        "{\\rtf1\\ansi\\ansicpg1251\\uc1{\\fonttbl{\\f0 Times;}}{\\info{\\title Set title}{\\author X}}{\\*\\x junk}"
        "Moon met \\'cc in Hanoi\\u8217?s caf\\u233 e.\\par {\\footnote a note}Second\\emdash one\\par\\trowd a\\cell "
        "b\\cell\\row}",
        "a.rtf");
    ASSERT_EQ(reading.documents.size(), 1U);
    EXPECT_EQ(reading.documents[0].title, "Set title");
    EXPECT_EQ(show(reading.documents[0]),
              "paragraph: Moon met М in Hanoi’s café.\nparagraph: Second—one\ntable: a | b\n");
    EXPECT_THAT(read_any("{\\rtf1 Moon met Xi.\\par", "a.rtf").messages,
                ElementsAre(HasSubstr("warning: the file is cut")));
    EXPECT_THAT(read_any("{\\rtf1 " + std::string(100000, '{') + "Moon.", "a.rtf").messages,
                ElementsAre(HasSubstr("error: groups nested")));
    EXPECT_THAT(read_any("{\\rtf1{\\pict 00ff}}", "a.rtf").messages, ElementsAre(HasSubstr("error: no text")));
}

}  // namespace
}  // namespace entente::testing
