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

using Append = void (*)(std::string&, std::string_view);

std::string appended(Append append, std::string_view text) {
    std::string out;
    append(out, text);
    return out;
}

std::string percent(std::string_view text, std::string_view keep = "") {
    std::string out;
    append_percent_encoded(out, text, keep);
    return out;
}

TEST(EscapeTest, ScriptJsonEndsNoScript) {
    const auto script = [](std::string_view text) { return appended(append_script_json_string, text); };
    EXPECT_EQ(script("</script><!--"), R"("\u003c/script\u003e\u003c!--")");
    EXPECT_EQ(script("a & \"b\" \\ é"), R"("a \u0026 \"b\" \\ é")");
    EXPECT_EQ(script("\u2028\u2029\n\x01"), R"("\u2028\u2029\n\u0001")");
    EXPECT_EQ(script("\xff<"), "\"\ufffd\\u003c\"");
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

TEST(EscapeTest, CsvText) {
    EXPECT_EQ(appended(append_csv_text, "a \"b\", c"), "\"a \"\"b\"\", c\"");
    EXPECT_EQ(appended(append_csv_text, "two\r\nlines"), "\"two\nlines\"");
    EXPECT_EQ(appended(append_csv_text, std::string_view("\0", 1)), "\"\uFFFD\"");
}

TEST(EscapeTest, JsonAndTurtleStringsLoseNothing) {
    for (const Append append : {append_json_string, append_turtle_string}) {
        EXPECT_EQ(appended(append, "a \"b\" \\"), R"("a \"b\" \\")");
        EXPECT_EQ(appended(append, "a\r\nb\tc"), R"("a\r\nb\tc")");
        EXPECT_EQ(appended(append, "\x1b[1m"), R"("\u001b[1m")");
        EXPECT_EQ(appended(append, "é 🦊 \u2028"), "\"é 🦊 \u2028\"");
        EXPECT_EQ(appended(append, "\xff\xc3"), "\"\uFFFD\uFFFD\"");
    }
    EXPECT_EQ(appended(append_json_string, std::string_view("\0", 1)), R"("\u0000")");
    EXPECT_EQ(appended(append_turtle_string, std::string_view("\0", 1)), "\"\uFFFD\"");
}

TEST(EscapeTest, PercentEncoded) {
    EXPECT_EQ(percent("person:kim <>\"\n"), "person%3Akim%20%3C%3E%22%0A");
    EXPECT_EQ(percent("a:b/é", ":/"), "a:b/%C3%A9");
    EXPECT_EQ(percent("A-z.0_~"), "A-z.0_~");
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
