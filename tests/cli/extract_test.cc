#include "tests/cli/program.h"

namespace entente::testing {
namespace {

using ::testing::HasSubstr;

class Extract : public ProgramTest {};

TEST_F(Extract, AnArticleBecomesAGraph) {
    make_graph("n.db");
    EXPECT_EQ(documents("n.db"), "article.txt");
    EXPECT_EQ(rows("n.db", "SELECT title, date FROM documents"), "Trump and Kim talk in Hanoi,2019-02-28");
    EXPECT_THAT(rows("n.db", "SELECT subject, relation, object FROM relations"),
                HasSubstr("Donald Trump,met,Kim Jong-un"));
    EXPECT_FALSE(exists("n.db-wal"));
}

TEST_F(Extract, OnlyWhatIsNewOrChangedIsRead) {
    write_article("a.txt");
    write("b.txt", "Moon met Xi.\n");
    EXPECT_THAT(entente({"extract", "a.txt", "b.txt", "-o", "n.db"}).err, HasSubstr("2 documents (2 new)"));
    write("b.txt", "Moon met Xi in Beijing.\n");
    write("c.txt", "Xi met Moon.\n");
    EXPECT_THAT(entente({"extract", "a.txt", "b.txt", "c.txt", "-o", "n.db"}).err,
                HasSubstr("3 documents (1 new, 1 changed, 1 unchanged)"));
    EXPECT_EQ(documents("n.db"), "a.txt\nb.txt\nc.txt");
}

TEST_F(Extract, AFolderWithAllBelowIt) {
    for (const char* name : {"in/b.txt", "in/a/c.md", "in/.hidden.txt"})
        write(name, std::string("Moon met Xi. ") + name);
    write("in/d.jsonl", "{\"id\": \"r1\", \"text\": \"Moon met Xi.\"}\n");
    const Outcome run = entente({"extract", "in", "-o", "in/n.db"});
    EXPECT_EQ(run.status, 0) << run.err;
    EXPECT_EQ(entente({"extract", "in/", "-o", "in/n.db"}).status, 0);
    EXPECT_EQ(documents("in/n.db"), "in/a/c.md\nin/b.txt\nr1");
}

TEST_F(Extract, PatternsThatNoShellExpanded) {
    write_article("a1.txt");
    write("a2.txt", "Moon met Xi.\n");
    EXPECT_EQ(entente({"extract", "a*.txt", "-o", "n.db"}).status, 0);
    EXPECT_EQ(documents("n.db"), "a1.txt\na2.txt");
    EXPECT_THAT(entente({"extract", "b*.txt", "-o", "n.db"}).err, HasSubstr("b*.txt: error: No such file"));
}

TEST_F(Extract, StandardInput) {
    EXPECT_EQ(entente({"extract", "-", "-o", "n.db"}, {.input = "Moon met Xi.\n"}).status, 0);
    EXPECT_EQ(documents("n.db"), "-");
    EXPECT_EQ(
        entente({"extract", "-", "-o", "m.db"}, {.input = "{\"text\": \"Moon met Xi.\", \"id\": \"x\"}\n"}).status, 0);
    EXPECT_EQ(documents("m.db"), "x");
}

TEST_F(Extract, TheDateOfArticlesThatNameNone) {
    write("a.txt", "Moon met Xi.\n");
    write_article("b.txt");
    EXPECT_EQ(entente({"extract", "a.txt", "b.txt", "-o", "n.db", "--date", "14 March 2019"}).status, 0);
    EXPECT_EQ(rows("n.db", "SELECT uri, date FROM documents ORDER BY uri"), "a.txt,2019-03-14\nb.txt,2019-02-28");
}

TEST_F(Extract, AFormatCanBeForced) {
    write("a.txt", "# A title\n\nMoon *met* Xi.\n");
    EXPECT_EQ(entente({"extract", "a.txt", "-o", "n.db", "-f", "markdown"}).status, 0);
    EXPECT_EQ(rows("n.db", "SELECT title FROM documents"), "A title");
}

TEST_F(Extract, TheSummaryAsJson) {
    write_article("a.txt");
    const Outcome run = entente({"extract", "a.txt", "gone.txt", "-o", "n.db", "--json"});
    EXPECT_THAT(run.out, HasSubstr(R"({"graph": "n.db", "new": 1, "changed": 0, "unchanged": 0, "failed": 1,)"));
    EXPECT_THAT(run.out, HasSubstr("\"complete\": true}\n"));
}

TEST_F(Extract, MetadataIsKept) {
    write("a.jsonl", "{\"id\": \"x\", \"text\": \"Moon met Xi.\", \"section\": \"world\"}\n");
    EXPECT_EQ(entente({"extract", "a.jsonl", "-o", "n.db"}).status, 0);
    EXPECT_EQ(rows("n.db", "SELECT * FROM metadata"), "x,section,world");
}

TEST_F(Extract, AFolderWithoutFiles) {
    std::filesystem::create_directory(path("in"));
    const Outcome run = entente({"extract", "in", "-o", "n.db"});
    EXPECT_EQ(run.status, 2);
    EXPECT_THAT(run.err, HasSubstr("no files in there to read"));
}

}  // namespace
}  // namespace entente::testing
