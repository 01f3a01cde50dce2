// Feeds, mail and web archives.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/extract/read/packing.h"

namespace entente::testing {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

const std::string kProse =
    "Moon met Xi in Beijing on Monday, and they talked about the trade between their countries. The talks went on for "
    "three days, and both of them said afterwards that there would be more in the spring. ";

std::string rss(const std::string& items) {
    return "<?xml version='1.0'?><rss version='2.0' xmlns:content='c'><channel><title>F</title>" + items +
           "</channel></rss>";
}

TEST(Feed, EntriesOfRssAndAtom) {
    const Reading reading = read_any(
        rss("<item><title>A &amp;amp; B</title><guid>g1</guid><link>https://x.example/1</link><pubDate>Thu, 14 Mar "
            "2019 "
            "10:00:00 GMT</pubDate><description>Short.</description><content:encoded><![CDATA[<p>Moon&nbsp;met Xi.</p>"
            "<p>They talked.</p>]]></content:encoded></item><item><title>Empty</title></item>"),
        "f.xml");
    ASSERT_THAT(uris(reading), ElementsAre("f.xml!/g1"));
    EXPECT_EQ(show(reading.documents[0]),
              "[2019-03-14]\ntitle: A & B\nparagraph: Moon met Xi.\nparagraph: They talked.\n");
    EXPECT_EQ(reading.documents[0].address, "https://x.example/1");
    EXPECT_THAT(reading.messages, ElementsAre("f.xml!/2: note: an entry of a feed without text"));
    const Reading atom = read_any(
        "<feed "
        "xmlns='a'><id>feed</id><entry><id>u:1</id><title>T</title><updated>2019-03-15T00:00:00Z</updated><author>"
        "<name>Bob</name></author><content type='xhtml'><div><p>Moon met Xi.</p><p>They "
        "&lt;talked&gt;.</p></div></content>"
        "</entry></feed>",
        "f.atom");
    ASSERT_THAT(uris(atom), ElementsAre("f.atom!/u:1"));
    EXPECT_EQ(show(atom.documents[0]), "[2019-03-15]\ntitle: T\nparagraph: Moon met Xi.\nparagraph: They <talked>.\n");
}

TEST(Feed, OneThatIsCutOffGivesItsEntriesAndSaysWhere) {
    const std::string item = "<item><title>T</title><guid>g</guid><description>Moon met Xi.</description></item>";
    const Reading reading = read_any(rss(item).substr(0, rss(item).size() - 12), "f.rss");
    EXPECT_THAT(reading.documents, SizeIs(1));
    EXPECT_THAT(reading.messages, ElementsAre(HasSubstr("f.rss:1:")));
    const std::string evil = "<!DOCTYPE r [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>";
    const Reading refused = read_any(evil + rss("<item><description>Moon &x; met.</description></item>"), "f.rss");
    EXPECT_THAT(refused.messages, Contains(HasSubstr("declares entities")));
    EXPECT_THAT(refused.documents, IsEmpty());
}

TEST(Mail, BodySubjectAndDate) {
    const std::string mail =
        "From: Ann <a@x.example>\r\nTo: b@x.example\r\nSubject: =?utf-8?q?Caf=C3=A9?= =?utf-8?b?IHRhbGtz?=\r\n in "
        "Geneva\r\n"
        "Date: Thu, 14 Mar 2019 23:00:00 +0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"B "
        "1\"\r\n\r\n"
        "no part\r\n--B 1\r\nContent-Type: multipart/alternative; boundary=B2\r\n\r\n--B2\r\nContent-Type: text/plain; "
        "charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nMoon met Xi in a caf=E9 and they "
        "ta=\r\n"
        "lked.\r\n\r\nOn Monday, Bob wrote:\r\n> Moon hit Xi.\r\n\r\n-- \r\nAnn\r\n--B2\r\nContent-Type: "
        "text/html\r\n\r\n"
        "<p>Other</p>\r\n--B2--\r\n--B 1\r\nContent-Type: application/zip\r\nContent-Disposition: attachment; "
        "filename=\"a.zip\"\r\nContent-Transfer-Encoding: base64\r\n\r\n";
    static constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string encoded;
    std::string packed = zip({{"a.txt", "Xi met Moon.\n"}});
    packed.resize((packed.size() + 2) / 3 * 3);
    for (std::size_t i = 0; i + 2 < packed.size(); i += 3) {
        const auto byte = [&](std::size_t at) { return static_cast<unsigned>(static_cast<unsigned char>(packed[at])); };
        const unsigned bits = byte(i) << 16U | byte(i + 1) << 8U | byte(i + 2);
        for (unsigned shift = 24; shift > 0;) encoded += kDigits[bits >> (shift -= 6) & 63U];
    }
    const Reading reading = read_any(mail + encoded + "\r\n--B 1--\r\n", "m.eml");
    EXPECT_THAT(reading.messages, IsEmpty());
    ASSERT_THAT(uris(reading), ElementsAre("m.eml!/a.zip!/a.txt", "m.eml"));
    const Document& document = reading.documents[1];
    EXPECT_EQ(document.title, "Café talks in Geneva");
    EXPECT_EQ(document.date, "2019-03-14");
    std::string kept;
    for (const Block& block : document.blocks) {
        if (block.aside == Aside::none) kept += std::string(block.span.of(document.text)) + "\n";
    }
    EXPECT_EQ(kept, "Café talks in Geneva\nMoon met Xi in a café and they talked.\n");
}

TEST(Mail, AMailboxIsReadAMessageAtATime) {
    const Reading reading = read_any(
        "From a@x Thu Mar 14 10:00:00 2019\nFrom: a@x\nSubject: One\nMessage-ID: <1@x>\nDate: Thu, 14 Mar 2019 "
        "10:00:00 "
        "+0000\n\nMoon met Xi.\n>From there they went.\n\nFrom b@x Thu Mar 14 10:00:00 2019\nFrom: b@x\nSubject: "
        "Two\n\n"
        "Xi met Moon.\n",
        "b.mbox");
    EXPECT_THAT(uris(reading), ElementsAre("b.mbox!/1@x", "b.mbox!/2"));
    EXPECT_THAT(reading.documents[0].text, HasSubstr("From there they went."));
}

TEST(Mail, MultipartsInMultipartsEnd) {
    std::string mail = "From: a@x\nTo: b@x\nSubject: Deep\n";
    for (int i = 0; i < 2000; ++i) mail += "Content-Type: multipart/mixed; boundary=b\n\n--b\n";
    EXPECT_THAT(read_any(mail, "m.eml").documents, IsEmpty());
}

std::string record(const std::string& type, const std::string& uri, const std::string& block) {
    return "WARC/1.0\r\nWARC-Type: " + type + "\r\nWARC-Target-URI: " + uri +
           "\r\nWARC-Date: 2019-03-15T12:00:00Z\r\nContent-Type: application/http; "
           "msgtype=response\r\nContent-Length: " +
           std::to_string(block.size()) + "\r\n\r\n" + block + "\r\n\r\n";
}

std::string http(const std::string& fields, const std::string& body, const std::string& status = "200 OK") {
    return "HTTP/1.1 " + status + "\r\n" + fields + "\r\n\r\n" + body;
}

std::string page(const std::string& bytes = {}) {
    return "<html lang=en><title>Talks</title><article><h1>Moon and Xi talk again</h1><p>" + kProse + bytes +
           "</p><p>" + kProse + "</p></article></html>";
}

TEST(Warc, PagesAmongTheResponses) {
    const std::string size = [] {
        std::ostringstream hex;
        hex << std::hex << page().size();
        return hex.str();
    }();
    const std::vector<std::string> records = {
        record("warcinfo", "", "software: x"),
        record("response", "https://x.example/a", http("Content-Type: text/html; charset=windows-1251", page("\xCC."))),
        record("response", "<https://x.example/b>",
               http("Content-Type: text/html\r\nContent-Encoding: gzip", gz(page()))),
        record("response", "https://x.example/c",
               http("Content-Type: text/html\r\nTransfer-Encoding: chunked", size + "\r\n" + page() + "\r\n0\r\n\r\n")),
        record("response", "https://x.example/d.png", http("Content-Type: image/png", "\x89PNG")),
        record("response", "https://x.example/e", http("Content-Type: text/html", page(), "404 Not Found")),
        record("request", "https://x.example/a", "GET / HTTP/1.1")};
    std::string plain;
    std::string packed;
    for (const std::string& one : records) {
        plain += one;
        packed += gz(one);
    }
    for (const std::string& bytes : {plain, packed}) {
        const Reading reading = read_any(bytes, "c.warc.gz");
        EXPECT_THAT(uris(reading), ElementsAre("c.warc.gz!/20190315120000/https://x.example/a",
                                               "c.warc.gz!/20190315120000/https://x.example/b",
                                               "c.warc.gz!/20190315120000/https://x.example/c"));
        EXPECT_THAT(reading.messages, ElementsAre(HasSubstr("d.png: note: a response that is no web page"),
                                                  HasSubstr("/e: note: a response other than 200 OK")));
        EXPECT_THAT(reading.documents.at(0).text, HasSubstr("М."));  // HTTP says the charset
        EXPECT_EQ(reading.documents.at(0).address, "https://x.example/a");
        EXPECT_EQ(reading.documents.at(2).text, reading.documents.at(1).text);
    }
}

TEST(Warc, BrokenRecordsAreSaidAndTheNextOnesRead) {
    const std::string good = record("response", "https://x.example/a", http("Content-Type: text/html", page()));
    const std::string no_size = "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: many\r\n\r\n";
    const Reading reading = read_any(good + "rubbish\n" + no_size + good, "c.warc");
    EXPECT_THAT(reading.documents, SizeIs(2));
    EXPECT_THAT(reading.messages, ElementsAre(HasSubstr("after record 1: something that is no record"),
                                              HasSubstr("record 2: no Content-Length that is a number")));
    const Reading cut = read_any(good + good.substr(0, good.size() / 2), "c.warc");
    EXPECT_THAT(cut.documents, SizeIs(1));
    EXPECT_THAT(cut.messages, ElementsAre(HasSubstr("error: the web archive is cut off within this record")));
    const Reading huge = read_any(
        "WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: "
        "9999999999999\r\n\r\nx",
        "c.warc");
    EXPECT_THAT(huge.messages, ElementsAre(HasSubstr("a response of 9999999999999 bytes; left out")));
}

}  // namespace
}  // namespace entente::testing
