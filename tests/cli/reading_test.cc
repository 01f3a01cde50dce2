// A folder of everything, as people have it: what can be read is, what cannot is said, and nothing else breaks.
#include <filesystem>
#include <sstream>

#include "tests/cli/program.h"
#include "tests/extract/read/packing.h"

namespace entente::testing {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

class ReadingRun : public ProgramTest {
protected:
    [[nodiscard]] Outcome extract(const std::string& input, const std::vector<std::string>& more = {}) const {
        std::vector<std::string> arguments = {"extract", input, "-o", "n.db"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return entente(arguments);
    }
};

const std::string kArticle = "Moon met Xi in Beijing on Monday, and they talked about the trade between them.\n";
const std::string kFrench =
    "Les deux dirigeants se sont rencontrés mardi à Genève, et après les entretiens ils ont dit que l’accord serait "
    "bientôt "
    "signé par les deux parties.\n";

TEST_F(ReadingRun, AFolderOfEverything) {
    write("in/good.txt", kArticle);
    write("in/archive.zip", zip({{"a.txt", "Putin met Xi.\n"}, {"../b.txt", kArticle}}));
    write("in/cut.txt.gz", gz(kArticle).substr(0, 40));
    write("in/page_of_scripts.html", "<html><body><script>document.write('x')</script></body></html>");
    std::string tags;
    for (int i = 0; i < 50000; ++i) tags += "<div>";
    write("in/nested.html", "<html><body>" + tags + "<p>" + kArticle);
    write("in/table.csv", "id,text\n1,a b c.\n2,d e f.\n3,g.\n4,h.\n5,i.\n6,\"never closed\n7,j.\n");
    write("in/picture.png", "\x89PNG\r\n\x1A\n");
    write("in/really_html.txt",
          "<!DOCTYPE html><html lang=en><article><h1>Moon met Xi again</h1><p>" + kArticle + "</p></article>");
    write("in/wrong_charset.html", "<html><meta charset=utf-16><p>" + kArticle + "</p>");
    write("in/french.txt", kFrench + kFrench);
    const Outcome run = extract("in", {"--report", "report.jsonl"});
    EXPECT_EQ(run.status, 1);
    EXPECT_THAT(run.err,
                AllOf(HasSubstr("in/archive.zip!/../b.txt: error: a name that points out of its archive"),
                      HasSubstr("in/cut.txt.gz: error: "), HasSubstr("in/table.csv:7:3: error: the quote that opens"),
                      HasSubstr("in/page_of_scripts.html: error: no running text in it: the page is made by its"),
                      HasSubstr("in/nested.html: ")));
    EXPECT_THAT(run.err, AllOf(HasSubstr("skipped 2: 1 an image, 1 not English (French)"), HasSubstr("read: ")));
    EXPECT_THAT(run.err, AllOf(HasSubstr("  read: 6 csv, 2 html, 2 text\n"),
                               HasSubstr("  failed 5 (2 archive, 2 html, 1 csv): 1 ")));
    const std::string documents_read = documents("n.db");
    for (const char* uri : {"in/good.txt", "in/archive.zip!/a.txt", "in/really_html.txt", "in/wrong_charset.html"}) {
        EXPECT_THAT(documents_read, HasSubstr(uri));
    }
    EXPECT_THAT(
        read("report.jsonl"),
        AllOf(HasSubstr("{\"uri\": \"in/good.txt\", \"outcome\": \"new\", \"format\": \"text\""),
              HasSubstr("{\"uri\": \"in/picture.png\", \"outcome\": \"skipped\", \"reason\": \"an image\"}"),
              HasSubstr("{\"uri\": \"in/table.csv\", \"outcome\": \"failed\", \"format\": \"csv\", \"line\": 7, "
                        "\"column\": 3, ")));
}

TEST_F(ReadingRun, TheSameContentIsOneDocumentWithSeveralNames) {
    const std::string page =
        "<html lang=en><link rel=canonical href='https://news.example/2019/03/14/talks#top'><article><h1>Moon met Xi "
        "again</h1><p>" +
        kArticle + "</p></article></html>";
    for (const char* name : {"in/m.html", "in/a.html", "more/0.html"}) write(name, page);
    const std::string met = "Donald Trump met Xi Jinping in Beijing on Monday.\n";
    for (const char* name : {"in/1.txt", "in/2.txt", "more/3.txt"}) write(name, met);
    const auto names = [this] {
        return rows("n.db", "SELECT document, uri, kind FROM uris WHERE kind <> 'input' ORDER BY 1, 2");
    };
    const Outcome run = extract("in", {"more", "--threads", "3", "--report", "report.jsonl"});
    EXPECT_EQ(run.status, 0) << run.err;
    EXPECT_THAT(run.err, HasSubstr("6 documents (2 new, 4 duplicates)"));
    EXPECT_THAT(read("report.jsonl"), AllOf(HasSubstr("\"uri\": \"in/1.txt\", \"outcome\": \"new\""),
                                            HasSubstr("\"uri\": \"in/2.txt\", \"outcome\": \"duplicate\"")));
    EXPECT_EQ(documents("n.db"), "in/1.txt\nin/a.html");
    EXPECT_EQ(names(),
              "in/1.txt,in/2.txt,copy\nin/1.txt,more/3.txt,copy\n"
              "in/a.html,https://news.example/2019/03/14/talks,address\n"
              "in/a.html,in/m.html,copy\nin/a.html,more/0.html,copy");
    EXPECT_THAT(entente({"show", "n.db", "Xi Jinping"}).out, HasSubstr("in/1.txt (also in/2.txt, more/3.txt)"));

    EXPECT_EQ(entente({"extract", "more", "in", "-o", "other.db", "--threads", "1"}).status, 0);
    EXPECT_EQ(entente({"dump", "other.db"}).out, entente({"dump", "n.db"}).out);

    EXPECT_THAT(extract("in", {"more", "--report", "report.jsonl"}).err, HasSubstr("6 documents (6 unchanged)"));
    EXPECT_THAT(read("report.jsonl"), Not(HasSubstr("duplicate")));
    write("in/1.txt", "Putin met Xi.\n");
    std::filesystem::remove(path("in/a.html"));
    EXPECT_THAT(extract("in", {"more", "--prune"}).err, HasSubstr("(1 changed, 4 unchanged, 1 removed)"));
    EXPECT_EQ(documents("n.db"), "in/1.txt\nin/2.txt\nin/m.html");
    EXPECT_THAT(names(), AllOf(HasSubstr("in/2.txt,more/3.txt,copy"), HasSubstr("in/m.html,more/0.html,copy")));
    write("in/2.txt", "Putin met Xi.\n");  // and what was its content is now another's
    write("more/3.txt", "Moon met Xi.\n");
    write("in/1.txt", met);
    EXPECT_THAT(extract("in", {"more"}).err, HasSubstr("(3 changed, 2 unchanged)"));
    EXPECT_EQ(rows("n.db", "SELECT substr(text, 1, 12) FROM document WHERE uri LIKE '%.txt' ORDER BY uri"),
              "Donald Trump\nPutin met Xi\nMoon met Xi.");
}

TEST_F(ReadingRun, TheReportSaysWhatBecameOfEachDocument) {
    for (const char* name : {"in/a.txt", "in/b.txt"}) write(name, "Moon met Xi in " + std::string(name) + ".\n");
    write("in/c.png", "\x89PNG\r\n\x1A\n");
    write("in/d.txt", "");
    EXPECT_EQ(extract("in", {"--report", "report.jsonl"}).status, 1);
    write("in/b.txt", "Putin met Xi.\n");
    write("in/e.txt", "Xi met Putin.\n");
    EXPECT_EQ(extract("in", {"--report", "report.jsonl", "--threads", "2"}).status, 1);
    std::string outcomes;
    std::istringstream lines(read("report.jsonl"));
    for (std::string line; std::getline(lines, line);) {
        outcomes += line.substr(9, line.find("\"", line.find("outcome") + 11) - 9) + "\n";
    }
    EXPECT_EQ(outcomes,
              "in/a.txt\", \"outcome\": \"unchanged\nin/b.txt\", \"outcome\": \"changed\n"
              "in/c.png\", \"outcome\": \"skipped\nin/d.txt\", \"outcome\": \"failed\n"
              "in/e.txt\", \"outcome\": \"new\n");
}

TEST_F(ReadingRun, WhatASiteRepeatsUnderItsStoriesIsNotExtracted) {
    const std::vector<std::string> news = {
        "Angela Merkel signed a treaty on trade with Norway in Oslo on Monday, after talks that went on for weeks.",
        "Angela Merkel met the Chinese president Xi Jinping in Beijing, and the two spoke of tariffs for two hours.",
        "Angela Merkel criticized Russia over the gas that it no longer sends to the countries of the north.",
        "Angela Merkel praised the Polish president Andrzej Duda for what he had said in Warsaw that week."};
    const auto page = [](const std::string& site, const std::string& text) {
        return "<html lang=en><link rel=canonical href=https://" + site +
               "/1><article><h1>The news of the day</h1><p>" + text +
               "</p><p>President Donald Trump met Kim Jong-un in 2018.</p></article></html>";
    };
    const auto met = [this] {
        return rows("n.db", "SELECT count(*) FROM relations WHERE subject = 'Donald Trump' AND relation = 'met'");
    };
    for (std::size_t i = 0; i < 2; ++i) write("in/" + std::to_string(i), page("www.post.example", news[i]));
    write("in/other", page("other.example", news[2]));
    EXPECT_EQ(extract("in").status, 0);
    EXPECT_EQ(met(), "3");
    write("in/2", page("post.example", news[3]));
    EXPECT_EQ(extract("in", {"--threads", "2"}).status, 0);
    EXPECT_EQ(met(), "1");
    EXPECT_EQ(rows("n.db", "SELECT document, text, documents FROM repeats WHERE document = 'in/0'"),
              "in/0,President Donald Trump met Kim Jong-un in 2018.,3");
    EXPECT_EQ(rows("n.db", "SELECT sum(weight) FROM edges WHERE source = 'Donald Trump'"), "1");
}

TEST_F(ReadingRun, HostileFileNamesReachNeitherAShellNorATerminal) {
    write("in/$(touch owned); `touch owned`.pdf", "%PDF-1.4\nrubbish");
    write("in/\x1B[31mred\n.bin", std::string(100, '\x01'));
    const Outcome run = extract("in");
    EXPECT_EQ(run.status, 1);
    EXPECT_FALSE(exists("owned"));
    EXPECT_THAT(run.err, Not(HasSubstr("\x1B")));
    EXPECT_THAT(run.err, HasSubstr("$(touch owned)"));
}

TEST_F(ReadingRun, OptionsOfReading) {
    write("t.csv", "headline,story,day\nMoon met Xi,They talked in Beijing.,2019-03-14\n");
    const Outcome named =
        extract("t.csv", {"--text-column", "Story", "--title-column", "headline", "--date-column", "day"});
    EXPECT_EQ(named.status, 0) << named.err;
    EXPECT_EQ(rows("n.db", "SELECT title, date FROM documents"), "Moon met Xi,2019-03-14");
    EXPECT_THAT(extract("t.csv", {"--text-column", "body"}).err,
                HasSubstr("no column \"body\" in the header line; there are: headline, story, day"));
    write("f.txt", kFrench);
    EXPECT_EQ(extract("f.txt", {"--any-language"}).status, 0);
    EXPECT_THAT(documents("n.db"), HasSubstr("f.txt"));
    EXPECT_EQ(extract("f.txt", {"--limit", "size=3"}).status, 2);
    EXPECT_THAT(extract("f.txt", {"--limit", "ratio=lots"}).err, HasSubstr("'ratio=lots' has no number"));
    EXPECT_THAT(extract("f.txt", {"--limit", "document=10"}).err,
                HasSubstr("f.txt: error: a single text of more than 10 bytes"));
}

TEST_F(ReadingRun, ExplainTextShowsWhatIsKeptAndWhy) {
    write("a.html", "<html lang=en><nav><a href=/>Home</a></nav><article><h1>Moon met Xi again</h1><p>" + kArticle +
                        "</p></article><footer>All rights</footer></html>");
    const Outcome run = entente({"extract", "--explain-text", "a.html"});
    EXPECT_EQ(run.status, 0) << run.err;
    EXPECT_THAT(run.out, AllOf(HasSubstr("+ title"), HasSubstr("+ paragraph"),
                               HasSubstr("- menu, caption, footer or hidden"), HasSubstr("Home\n")));
    EXPECT_EQ(entente({"extract", "a.html"}).status, 2);
}

}  // namespace
}  // namespace entente::testing
