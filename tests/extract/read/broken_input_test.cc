// Whatever bytes come in, what comes out keeps a Document's promises. Inputs are made by breaking good ones at random,
// the same way in every run.
#include <gtest/gtest.h>

#include <array>
#include <random>

#include "graph/base/utf8.h"
#include "tests/extract/read/reading.h"

namespace entente::testing {
namespace {

using namespace std::string_view_literals;

constexpr int kRounds = 1500;

constexpr std::array kSeeds = {
    "Security\n\nTrump and Kim talk in Hanoi\n\nUpdated: March 14, 2019\n\nSEOUL, June 12, 2018 (Wire) - One.\nTwo.\n"sv,
    "---\ntitle: A\ndate: 2019\n---\n# H\n\n* a\n  1. b\n\n| x | y |\n|---|---|\n| 1 | 2 |\n\n> q [l](u) &amp; ![i](j)\n"sv,
    "{\"id\": \"a\", \"title\": \"T\", \"date\": \"2019-01-01\", \"text\": \"A b.\\n\\nC\", \"x\": [1, {\"y\": null}]}\n{\"text\": \"D.\"}"sv,
    "<html lang=en><head><title>T</title><meta charset=utf-8><script "
    "type=application/ld+json>{\"@type\":\"NewsArticle\","
    "\"articleBody\":\"They met.\"}</script></head><body><nav><a href=/>H</a></nav><article><h1>T</h1><p>They "
    "met&nbsp;at "
    "noon.<br><br>So it was.</p><table><tr><td>a<td>b</table><ul><li>One.</ul></article></body></html>"sv,
    "From a@x Thu\nFrom: A <a@x>\nSubject: =?utf-8?q?T=C3=A9?=\nContent-Type: multipart/mixed; "
    "boundary=b\n\n--b\nContent-Type: "
    "text/html\nContent-Transfer-Encoding: quoted-printable\n\n<p>They=20met.</p>\n--b--\n"sv,
    "WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: 76\r\n\r\nHTTP/1.1 200 "
    "OK\r\nContent-Type: text/html\r\n\r\n<p>They met in Geneva, and ate.</p>\r\n"sv,
    "<rss><channel><item><title>T &amp;amp; U</title><guid>g</guid><description><![CDATA[<p>They "
    "met.</p>]]></description></item></channel></rss>"sv,
    "{\\rtf1\\ansi\\ansicpg1251\\uc1{\\fonttbl{\\f0 T;}}They \\'cc met\\u8217?s.\\par{\\*\\x y}\\bin3 abc}"sv,
    "id,title,date,text\na,T,2019-01-01,\"They met, \"\"twice\"\".\n\nAnd ate.\"\nb,,,Moon met Xi.\n"sv,
};

constexpr std::array kBits = {
    "\n\n"sv,        "\r\n"sv,      "\xEF\xBB\xBF"sv, "\xFF\xFE"sv, "{\"text\":\""sv,
    "\"}"sv,         "---\n"sv,     "- "sv,           "# "sv,       "> "sv,
    "```\n"sv,       "\u00A0"sv,    "\xE2\x80"sv,     "&eacute;"sv, "|"sv,
    "&#55555555;"sv, "\\ud800"sv,   "\t\t"sv,         ","sv,        "12. "sv,
    "\0"sv,          "–"sv,         "[x](y)"sv,       "<b>"sv,      "</p>"sv,
    "<td>"sv,        "<article>"sv, "</div>"sv,       "<script>"sv, "<!--"sv,
    "=\""sv,         "\\u-9"sv,     "{\\"sv,
};

class Breaker {
public:
    std::string next() {
        std::string text(kSeeds[pick(kSeeds.size())]);
        for (std::size_t i = pick(12); i > 0; --i) damage(text);
        return text;
    }

private:
    std::size_t pick(std::size_t size) { return static_cast<std::size_t>(random_()) % size; }

    void damage(std::string& text) {
        const std::size_t at = pick(text.size() + 1);
        switch (pick(4)) {
            case 0: text.insert(at, kBits[pick(kBits.size())]); break;
            case 1: text.insert(at, text.substr(at, pick(60))); break;
            case 2: text.erase(at, pick(9)); break;
            default: text.replace(at, at < text.size() ? 1 : 0, 1, static_cast<char>(pick(256))); break;
        }
    }

    std::mt19937 random_{7};
};

void expect_sound(const Document& document, const std::string& input) {
    std::string text = document.text;
    ASSERT_EQ(repair_utf8(text), 0U) << input;
    ASSERT_FALSE(document.blocks.empty()) << input;
    std::uint32_t last = 0;
    for (const Block& block : document.blocks) {
        ASSERT_TRUE(last <= block.span.start && block.span.start < block.span.end) << input;
        ASSERT_LE(block.span.end, document.text.size()) << input;
        ASSERT_NE(utf8_sequence_length(block.span.of(document.text)), 0U) << input;  // on a character's first byte
        last = block.span.end;
    }
}

TEST(BrokenInput, DocumentsKeepTheirPromises) {
    Breaker breaker;
    for (int round = 0; round < kRounds; ++round) {
        const std::string input = breaker.next();
        for (const Reader* reader : readers()) {
            if (reader->name == "pdf") continue;  // runs a program of others
            for (const Document& document : read_all(reader->name, input).documents)
                expect_sound(document, std::string(reader->name) + ": " + input);
        }
    }
}

}  // namespace
}  // namespace entente::testing
