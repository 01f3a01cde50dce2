#include "export/support/escape.h"

#include <gtest/gtest.h>

namespace entente {
namespace {

std::string attribute(std::string_view text) {
    std::string out;
    append_xml_attribute(out, text);
    return out;
}

std::string cdata(std::string_view text) {
    std::string out;
    append_xml_cdata(out, text);
    return out;
}

std::string dot(std::string_view text) {
    std::string out;
    append_dot_string(out, text);
    return out;
}

TEST(EscapeTest, XmlAttribute) {
    EXPECT_EQ(attribute("a \"b\" & <c> 'd'"), "a &quot;b&quot; &amp; &lt;c&gt; 'd'");
    EXPECT_EQ(attribute("tab\tline\nend"), "tab&#9;line&#10;end");
    EXPECT_EQ(attribute("&amp;"), "&amp;amp;");
    EXPECT_EQ(attribute("é 平 🦊 \u202eخ"), "é 平 🦊 \u202eخ");
}

TEST(EscapeTest, XmlCdata) {
    EXPECT_EQ(cdata("a && <b>"), "<![CDATA[a && <b>]]>");
    EXPECT_EQ(cdata("a]]>b"), "<![CDATA[a]]]]><![CDATA[>b]]>");
    EXPECT_EQ(cdata("]]>]]>"), "<![CDATA[]]]]><![CDATA[>]]]]><![CDATA[>]]>");
    EXPECT_EQ(cdata("]>"), "<![CDATA[]>]]>");
    EXPECT_EQ(cdata("]]"), "<![CDATA[]]]]>");
    EXPECT_EQ(cdata("<![CDATA[x]]>"), "<![CDATA[<![CDATA[x]]]]><![CDATA[>]]>");
    EXPECT_EQ(cdata(""), "<![CDATA[]]>");
}

TEST(EscapeTest, DotString) {
    EXPECT_EQ(dot("a \"b\""), R"("a \"b\"")");
    EXPECT_EQ(dot("back\\slash\\"), R"("back\\slash\\")");
    EXPECT_EQ(dot("\\N \\n"), R"("\\N \\n")");
    EXPECT_EQ(dot("two\nlines"), R"("two\nlines")");
    EXPECT_EQ(dot("<b>"), "\"<b>\"");
}

TEST(EscapeTest, LineEndsBecomeLineFeeds) {
    EXPECT_EQ(cdata("a\r\nb\rc\n\rd"), "<![CDATA[a\nb\nc\n\nd]]>");
    EXPECT_EQ(dot("a\r\nb\r"), R"("a\nb\n")");
}

TEST(EscapeTest, WhatXmlCannotCarryIsReplaced) {
    const std::string fffd = "\uFFFD";
    EXPECT_EQ(attribute(std::string_view("\0\x01\x1f", 3)), fffd + fffd + fffd);
    EXPECT_EQ(cdata("\x08"), "<![CDATA[" + fffd + "]]>");
    EXPECT_EQ(attribute("\uFFFE\uFFFF"), fffd + fffd);
    EXPECT_EQ(attribute("\xff\xc3"), fffd + fffd);
    EXPECT_EQ(dot("\x1b["), "\"" + fffd + "[\"");
    EXPECT_EQ(attribute("\u0085\u2028\x7f"), "\u0085\u2028\x7f");
}

}  // namespace
}  // namespace entente
