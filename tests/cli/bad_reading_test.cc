// Inputs that are broken, hostile or not what they seem: each is said by its name and place, the exit status is 1, and
// the article beside it is in the graph.
#include "tests/cli/program.h"
#include "tests/extract/read/packing.h"

namespace entente::testing {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

const std::string kArticle = "Moon met Xi in Beijing on Monday, and they talked about the trade between them.\n";

std::string times(std::size_t count, std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < count; ++i) out += text;
    return out;
}

class BadReading : public ProgramTest {
protected:
    /// Extracts what is in the folder "in" and a good article; expects a failure and the article. Gives what was said.
    [[nodiscard]] std::string said(const std::vector<std::string>& more = {}) const {
        write("in/zz_good.txt", "The good one: " + kArticle);
        std::vector<std::string> arguments = {"extract", "in", "-o", "n.db"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        const Outcome run = entente(arguments);
        EXPECT_EQ(run.status, 1) << run.err;
        EXPECT_THAT(documents("n.db"), HasSubstr("in/zz_good.txt"));
        return run.err;
    }

    /// The texts in the graph, one after another.
    [[nodiscard]] std::string texts() const { return rows("n.db", "SELECT uri, text FROM document ORDER BY uri"); }
};

/// A zip of the parts of a word processor's document, an e-book or the like.
std::string package(const std::string& mime_type, Files parts) {
    parts.insert(parts.begin(), {"mimetype", mime_type});
    return zip(parts, "compression=store");
}

TEST_F(BadReading, ArchivesThatAreCutOff) {
    std::string noise;
    for (unsigned i = 0, x = 1; i < 60000; ++i)
        noise += static_cast<char>('a' + (x = x * 1103515245U + 12345U) / 65536U % 26);
    const auto files = [&](const std::string& name) {
        return Files{{"a.txt", name + ": " + kArticle}, {"b.txt", kArticle + noise}};
    };
    const auto half = [](const std::string& bytes) { return bytes.substr(0, bytes.size() / 2); };
    write("in/cut.zip", half(zip(files("zip"))));
    write("in/cut.tar", half(pack("ustar", "", files("tar"))));
    write("in/cut.tar.gz", half(pack("ustar", "gzip", files("gzip"))));
    write("in/cut.tar.zst", half(pack("ustar", "zstd", files("zstd"))));
    write("in/cut.txt.gz", half(gz(kArticle + noise)));
    write("in/cut.docx", half(zip({{"[Content_Types].xml", "<Types/>"}, {"word/document.xml", noise}})));
    write("in/empty.zip", "");
    const std::string all = said();
    for (const char* place : {"cut.zip!/b.txt: error: ", "cut.tar!/b.txt: error: ", "cut.tar.gz", "cut.tar.zst",
                              "cut.txt.gz: error: ", "cut.docx: error: ", "empty.zip: error: "}) {
        EXPECT_THAT(all, HasSubstr(std::string("in/") + place));
    }
    EXPECT_THAT(texts(),
                AllOf(HasSubstr("in/cut.zip!/a.txt"), HasSubstr("in/cut.tar!/a.txt"), Not(HasSubstr("b.txt"))));
}

TEST_F(BadReading, ArchivesInArchivesHaveALimit) {
    std::string bytes = zip({{"a.txt", kArticle}});
    for (int i = 1; i < 6; ++i) bytes = zip({{std::to_string(i) + ".zip", bytes}});
    write("in/deep.zip", bytes);
    EXPECT_THAT(said(),
                HasSubstr("in/deep.zip!/5.zip!/4.zip!/3.zip!/2.zip: error: an archive within 4 others; left out "
                          "(--limit depth=N allows more)"));
    EXPECT_EQ(entente({"extract", "in", "-o", "n.db", "--limit", "depth=6"}).status, 0);
    EXPECT_THAT(documents("n.db"), HasSubstr("in/deep.zip!/5.zip!/4.zip!/3.zip!/2.zip!/1.zip!/a.txt"));
}

TEST_F(BadReading, BombsAreRefused) {
    const std::string bytes(std::size_t{70} << 20U, 'a');
    write("in/bomb.zip", zip({{"bomb.txt", bytes}}));
    write("in/bomb.gz", gz(bytes));
    write("in/bomb.docx", zip({{"[Content_Types].xml", "<Types/>"}, {"word/document.xml", bytes}}));
    const std::string all = said();
    for (const char* name : {"bomb.zip!/bomb.txt", "bomb.gz", "bomb.docx"}) {
        EXPECT_THAT(all, HasSubstr(std::string("in/") + name + ": error: it unfolds to more than 200 times its size"));
    }
    EXPECT_THAT(all, HasSubstr("(--limit ratio=N allows it)"));
    EXPECT_THAT(said({"--limit", "ratio=100K", "--limit", "expanded=1M"}), HasSubstr("unfolds to more than 1048576 "));
    EXPECT_THAT(said({"--limit", "ratio=100K", "--limit", "document=1M"}),
                AllOf(HasSubstr("in/bomb.zip!/bomb.txt: error: a single text of more than 1048576 bytes"),
                      HasSubstr("in/bomb.docx: error: what it unfolds to is too large")));
}

TEST_F(BadReading, MembersThatPointOutOfTheirArchive) {
    write("in/a.tar",
          pack("ustar", "", {{"../../owned.txt", kArticle}, {"/owned.txt", kArticle}, {"b/../../c", kArticle}}));
    write("in/a.zip", zip({{"C:\\owned.txt", kArticle}, {"good.txt", kArticle + kArticle}}));
    const std::string all = said();
    for (const char* place : {"a.tar!/../../owned.txt", "a.tar!//owned.txt", "a.tar!/b/../../c", "a.zip!/C:"}) {
        EXPECT_THAT(all, HasSubstr(std::string("in/") + place));
    }
    EXPECT_EQ(documents("n.db"), "in/a.zip!/good.txt\nin/zz_good.txt");
    EXPECT_FALSE(exists("owned.txt"));
}

TEST_F(BadReading, EntitiesOfXmlAreNotFollowed) {
    write("secret.txt", "the secret of the file");
    const std::string evil =
        "<!DOCTYPE r [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY s "
        "SYSTEM \"file://" +
        path("secret.txt") + "\"><!ENTITY % p SYSTEM \"http://127.0.0.1:9/p.dtd\">%p;]>";
    const std::string text = "Moon met &s; and &b; in Beijing. ";
    write("in/a.docx", zip({{"[Content_Types].xml", "<Types/>"},
                            {"word/document.xml",
                             evil + "<w:document><w:body><w:p><w:r><w:t>" + text + "</w:t></w:r></w:p></w:body>"}}));
    write("in/a.odt", package("application/vnd.oasis.opendocument.text",
                              {{"content.xml", evil + "<office:body><text:p>" + text + "</text:p></office:body>"}}));
    write(
        "in/a.epub",
        package("application/epub+zip",
                {{"META-INF/container.xml", "<container><rootfile full-path='c.opf'/></container>"},
                 {"c.opf", evil + "<package><manifest><item id='a' href='a.xhtml' media-type='application/xhtml+xml'/>"
                                  "</manifest><spine><itemref idref='a'/></spine></package>"},
                 {"a.xhtml", evil + "<html><body><p>" + times(9, text) + "</p></body></html>"}}));
    write("in/a.rss", evil + "<rss><channel><item><description>" + text + "</description></item></channel></rss>");
    write("in/a.html", "<!DOCTYPE html [" + evil.substr(14) + "<html lang=en><article><h1>Moon met Xi again</h1><p>" +
                           times(5, text) + "</p></article></html>");
    const std::string all = said();
    for (const char* place : {"a.docx: error: ", "a.odt: error: ", "a.epub!/c.opf: error: ", "a.rss: error: "}) {
        EXPECT_THAT(all, HasSubstr(std::string("in/") + place));
    }
    EXPECT_THAT(all, HasSubstr("it declares entities of its own (<!ENTITY>), which are not followed"));
    EXPECT_THAT(texts(), AllOf(Not(HasSubstr("the secret")), Not(HasSubstr("aaaaaa"))));
}

TEST_F(BadReading, PdfsWithAPasswordWithoutTextAndBroken) {
    std::string locked = pdf({{"Moon met Xi."}});
    locked.insert(locked.rfind("/Info"),
                  "/ID [<00112233445566778899aabbccddeeff><00112233445566778899aabbccddeeff>] "
                  "/Encrypt << /Filter /Standard /V 1 /R 2 /P -64 /O <" +
                      times(32, "aa") + "> /U <" + times(32, "bb") + "> >> ");
    write("in/locked.pdf", locked);
    write("in/scanned.pdf", pdf_of({"q 100 0 0 100 50 50 cm BI /W 1 /H 1 /CS /G /BPC 8 ID a EI Q"}));
    write("in/cut.pdf", pdf({{"Moon met Xi."}}).substr(0, 300));
    const std::string all = said();
    EXPECT_THAT(all, AllOf(HasSubstr("in/locked.pdf: error: "), HasSubstr("in/scanned.pdf: error: "),
                           HasSubstr("in/cut.pdf: error: ")));
    if (all.find("poppler-utils") != std::string::npos) GTEST_SKIP() << "pdftotext is not installed";
    EXPECT_THAT(all, AllOf(HasSubstr("in/locked.pdf: error: a PDF with a password; save it without"),
                           HasSubstr("in/scanned.pdf: error: no text in it: scanned pages?")));
}

TEST_F(BadReading, SuffixesThatAreWrong) {
    const std::string page =
        "<!DOCTYPE html><html lang=en><article><h1>Moon met Xi again</h1><p>" + kArticle + kArticle;
    const auto said_of = [](const char* name) { return "Someone said of " + std::string(name) + ": " + kArticle; };
    write("in/page.pdf", page);
    write("in/zip.txt", zip({{"a.txt", said_of("the zip")}}));
    write("in/gz.txt", gz(said_of("the gz")));
    write("in/book.epub", zip({{"mimetype", "application/epub+zip"}, {"a.txt", "no book"}}));  // a packed mark
    for (const char* name : {"text.docx", "text.pdf", "text.epub", "text.odt", "text.rtf", "text.warc", "text.zip"}) {
        write(std::string("in/") + name, said_of(name));
    }
    write("in/old.txt", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + std::string(99, '\0'));
    write("in/noise.txt", std::string(100, '\x01'));
    const std::string all = said();
    EXPECT_THAT(all, AllOf(HasSubstr("in/old.txt: error: this is an old Word, Excel or PowerPoint file; save it as"),
                           HasSubstr("in/noise.txt: error: this is no text of a known format (a binary?)"),
                           HasSubstr("in/book.epub: error: "), HasSubstr("read: 10 text, 1 html")));
    EXPECT_THAT(texts(), AllOf(HasSubstr("in/zip.txt!/a.txt"), HasSubstr("in/gz.txt"), Not(HasSubstr("no book")),
                               HasSubstr("in/page.pdf,\"Moon met Xi again")));
}

TEST_F(BadReading, CharsetsThatAreWrong) {
    const auto page = [](const std::string& charset, const std::string& bytes) {
        return "<html lang=en><meta charset=" + charset + "><article><h1>Moon met Xi again</h1><p>They ate at a " +
               bytes + " of the town. " + kArticle + "</p></article></html>";
    };
    write("in/a.html", page("iso-8859-1", "first Café"));
    write("in/b.html", page("utf-8", "second Caf\xE9"));
    write("in/c.html", page("utf-16", "third Café"));
    write("in/d.html", page("klingon", "fourth Café"));
    write("in/e.txt", "A " + times(3, "Caf\xE9 \x93here\x94 and there. ") + kArticle);
    write("in/f.txt", std::string(99, '\x02'));  // and one that fails
    EXPECT_THAT(said(), HasSubstr("in/f.txt: error: "));
    EXPECT_EQ(rows("n.db", "SELECT group_concat(substr(uri, 4)) FROM document WHERE text LIKE '%Café%'"),
              "\"a.html,b.html,c.html,d.html,e.txt\"");
}

TEST_F(BadReading, PagesThatScriptsMake) {
    const std::string state = "<script>window.state = {\"text\": \"" + kArticle + "\"}</script>";
    write("in/a.html", "<html><body><div id=root></div>" + state + "</body></html>");
    write("in/b.html", "<html><body><noscript>You need to enable JavaScript to run this app.</noscript>" + state);
    const std::string all = said();
    for (const char* name : {"a.html", "b.html"}) {
        EXPECT_THAT(all, HasSubstr(std::string("in/") + name + ": error: no running text in it: the page is made by"));
    }
}

TEST_F(BadReading, FiftyThousandTags) {
    constexpr std::size_t kMany = 50000;
    for (const char* tag : {"div", "b", "blockquote", "ul><li"}) {
        write("in/" + std::string(tag, 1) + ".html",
              "<html><body>" + times(kMany, "<" + std::string(tag) + ">") + kArticle);
    }
    write("in/a.jsonl", "{\"text\": \"" + kArticle.substr(0, 30) + "\"}\n{\"text\": \"Moon met Xi.\", \"x\": " +
                            times(kMany, "[") + times(kMany, "]") + "}\n");
    write("in/o.jsonl",
          "{\"text\": \"Moon met Xi.\", \"x\": " + times(kMany, "{\"a\":") + "1" + times(kMany, "}") + "}\n");
    write("in/a.rtf", "{\\rtf1 " + times(kMany, "{") + kArticle + times(kMany, "}") + "}");
    write("in/a.rss", "<rss><channel><item><description>" + times(kMany, "<b>") + "x</description></item>");
    write("in/a.md", times(kMany, "> ") + kArticle + "\n\n" + times(kMany, "* ") + kArticle);
    write("in/ld.html", "<html><script type=application/ld+json>" + times(kMany, "[") +
                            "</script><article><h1>Moon met "
                            "Xi again</h1><p>" +
                            kArticle + kArticle);
    const std::string all = said();
    for (const char* name : {"d.html", "b.html", "u.html"}) {
        EXPECT_THAT(all, HasSubstr(std::string("in/") + name + ": warning: tags nested more than 4000 deep"));
    }
    EXPECT_THAT(all, AllOf(HasSubstr("in/a.jsonl:2:1056: error: nested too deeply"),
                           HasSubstr("in/o.jsonl:1:5156: error: nested"),
                           HasSubstr("in/a.rtf: error: groups nested more than 1000 deep"), HasSubstr("in/a.rss:1:")));
    EXPECT_THAT(documents("n.db"), AllOf(HasSubstr("in/a.jsonl:1"), HasSubstr("in/ld.html"), HasSubstr("in/a.md")));
}

TEST_F(BadReading, ABrokenQuoteInATable) {
    write("in/open.csv", "id,text\n1,Moon left.\n2,b\n3,c\n4,d\n5,e\n6,\"never closed\n7,Moon came.\n8,Moon slept.\n");
    write("in/odd.csv", "id,text\nA1,Moon met Xi.\nA2,b\n3,c\n4,d\n5,e\nA6,\"closed\" oddly\nA7,\"Moon ate.\"\n");
    EXPECT_THAT(said(), AllOf(HasSubstr("in/open.csv:7:3: error: the quote that opens here is never closed"),
                              HasSubstr("in/odd.csv:7:12: error: something follows a closing quote")));
    EXPECT_THAT(texts(), AllOf(HasSubstr("Moon left."), HasSubstr("Moon came."), HasSubstr("Moon slept."),
                               HasSubstr("Moon ate."), Not(HasSubstr("oddly"))));
}

TEST_F(BadReading, HostileNames) {
    write("in/$(touch owned); `touch owned` | touch owned.pdf", "%PDF-1.4\nrubbish");
    write("in/-o owned.txt", "");
    write("in/\x1B[31mred\nin/zz_good.txt: error: a lie.bin", std::string(100, '\x01'));
    write("in/\xFF\xE2\x80\xAEgpj.txt", "");
    write("in/a.zip", zip({{"\x1B]0;title\x07.bin", std::string(100, '\x01')}, {"$(touch owned).pdf", "%PDF-1.4\n"}}));
    const std::string all = said();
    EXPECT_FALSE(exists("owned"));
    EXPECT_THAT(all,
                AllOf(HasSubstr("in/$(touch owned); `touch owned` | touch owned.pdf: error: "),
                      HasSubstr("in/\\x1b[31mred\\nin/zz_good.txt: error: a lie.bin: error: "),
                      HasSubstr("in/\\xff\\u{202e}gpj.txt: error: "), HasSubstr("in/a.zip!/$(touch owned).pdf: ")));
    for (const char* raw : {"\x1B", "\x07", "\xFF", "\xE2\x80\xAE", "\nin/zz_good.txt: error"}) {
        EXPECT_THAT(all, Not(HasSubstr(raw)));
    }
}

}  // namespace
}  // namespace entente::testing
