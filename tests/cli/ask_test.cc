// Commands that read a graph: query, show, explain, export; and demo.
#include "tests/cli/program.h"

namespace entente::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

class Ask : public ProgramTest {
protected:
    void SetUp() override { make_graph("n.db"); }
};

TEST_F(Ask, ATable) {
    const Outcome run =
        entente({"query", "n.db", "SELECT 'Zoë' AS name, 7 AS \"count\" UNION ALL SELECT '金正恩', 12345"});
    EXPECT_EQ(run.status, 0);
    EXPECT_EQ(run.out,
              "name    count\n"
              "------  -----\n"
              "Zoë         7\n"
              "金正恩  12345\n");
}

TEST_F(Ask, CsvAndJson) {
    const std::string sql = "SELECT 'a \"b\", c' AS x, NULL AS y, 1.5 AS z, char(10) AS w";
    EXPECT_EQ(entente({"query", "n.db", sql, "--csv"}).out, "x,y,z,w\n\"a \"\"b\"\", c\",,1.5,\"\n\"\n");
    EXPECT_EQ(entente({"query", "n.db", sql, "--json"}).out,
              "[\n{\"x\": \"a \\\"b\\\", c\", \"y\": null, \"z\": 1.5, \"w\": \"\\n\"}\n]\n");
    EXPECT_EQ(entente({"query", "n.db", "SELECT 1 WHERE 0", "--json"}).out, "[\n]\n");
}

TEST_F(Ask, ATableOfAllScripts) {
    const Outcome run = entente(
        {"query", "n.db",
         "SELECT '👨‍👩‍👧' AS a, '🇩🇪' AS b, 'e' || char(769) AS c UNION ALL SELECT '한국어', "
         "'❤️', 'ab'"});
    EXPECT_EQ(run.out,
              "a       b   c\n"
              "------  --  --\n"
              "👨‍👩‍👧      🇩🇪  e\xCC\x81\n"
              "한국어  ❤️  ab\n");
}

TEST_F(Ask, ATableFitsItsWidth) {
    const std::string sql =
        "SELECT 'one two three four five six' AS words, 12 AS n, 'abcdefghijklmnopqrstuvwxyz' AS long";
    EXPECT_EQ(entente({"query", "n.db", sql, "--width", "33"}).out,
              "words           n  long\n"
              "-------------  --  --------------\n"
              "one two three  12  abcdefghijklmn\n"
              "four five six      opqrstuvwxyz\n");
    EXPECT_EQ(entente({"query", "n.db", sql, "--width", "24"}).out,
              "words  one two three\n"
              "       four five six\n"
              "n      12\n"
              "long   abcdefghijklmnopq\n"
              "       rstuvwxyz\n");
}

TEST_F(Ask, Markdown) {
    const std::string sql = "SELECT 'a|b' AS x, 2.5 AS y UNION ALL SELECT '<b>_c_' || char(10) || 'd', NULL";
    EXPECT_EQ(entente({"query", "n.db", sql, "--md"}).out,
              "| x | y |\n"
              "| --- | ---: |\n"
              "| a\\|b | 2.5 |\n"
              "| &lt;b>\\_c\\_ d |  |\n");
}

TEST_F(Ask, AnErrorShowsItsPlace) {
    const Outcome run = entente({"query", "n.db", "SELECT name,\n  kindd FROM entities"});
    EXPECT_EQ(run.status, 2);
    EXPECT_THAT(run.err, StartsWith("SQL:2:3: error: no such column: kindd"));
    EXPECT_THAT(run.err, HasSubstr("\n    kindd FROM entities\n    ^\n"));
}

TEST_F(Ask, ControlCharactersAreShown) {
    EXPECT_THAT(entente({"query", "n.db", "SELECT char(27) || '[31m'"}).out, HasSubstr("\\x1b[31m"));
}

TEST_F(Ask, AQueryThatWritesIsRefused) {
    EXPECT_EQ(entente({"query", "n.db", "DELETE FROM document"}).status, 2);
    EXPECT_EQ(documents("n.db"), "article.txt");
}

TEST_F(Ask, StatementsFromStandardInput) {
    const Outcome run =
        entente({"query", "n.db", "--csv"}, {.input = "SELECT 1 AS a;\nSELECT\n  2 AS b;\n.quit\nSELECT 3;\n"});
    EXPECT_EQ(run.status, 0);
    EXPECT_EQ(run.out, "a\n1\nb\n2\n");
}

TEST_F(Ask, AScriptGoesOnAfterAnError) {
    const Outcome run =
        entente({"query", "n.db", "--csv"},
                {.input = "SELECT 1 AS a; SELECT ';' AS b; -- c;\n\nSELECT 'ü',\n nonsense; SELECT\n4 AS d"});
    EXPECT_EQ(run.status, 1);
    EXPECT_EQ(run.out, "a\n1\nb\n;\nd\n4\n");
    EXPECT_EQ(run.err, "standard input:4:2: error: no such column: nonsense\n   nonsense;\n   ^\n");
    EXPECT_EQ(entente({"query", "n.db"}, {.input = "DELETE FROM document;"}).status, 1);
    EXPECT_THAT(entente({"query", "n.db"}, {.input = "SELECT 1; SELEC 2;"}).err, StartsWith("standard input:1:11: "));
}

TEST_F(Ask, AQueryOfWhatWasChosen) {
    const std::string sql = "SELECT count(*) FROM relations";
    const std::string all = entente({"query", "n.db", "--csv", sql}).out;
    const std::string met = entente({"query", "n.db", "--csv", "--relation", "met", sql}).out;
    EXPECT_NE(all, met);
    EXPECT_NE(met, "count(*)\n0\n");
    const Outcome unknown = entente({"query", "n.db", "--relation", "mett", sql});
    EXPECT_EQ(unknown.status, 2);
    EXPECT_THAT(unknown.err, HasSubstr("met"));
}

TEST_F(Ask, AnErrorOfAFunctionStandsAlone) {
    for (const char* format : {"--csv", "--json", "--md", "--width=80"}) {
        const Outcome run = entente({"query", "n.db", format, "SELECT * FROM path('Donald Trumb', 'Kim')"});
        EXPECT_EQ(run.status, 2);
        EXPECT_EQ(run.out, "");
        EXPECT_THAT(run.err, HasSubstr("no entity is called “Donald Trumb”; there is: Donald Trump"));
    }
}

TEST_F(Ask, Search) {
    const Outcome run = entente({"search", "n.db", "TRUMP", "met"});
    EXPECT_EQ(run.status, 0) << run.err;
    EXPECT_THAT(run.out, StartsWith("article.txt, 2019-02-28"));
    EXPECT_THAT(run.out, HasSubstr("[Trump]"));
    EXPECT_THAT(run.out, HasSubstr("[met]"));
    EXPECT_THAT(entente({"search", "n.db", "trump", "--json"}).out, HasSubstr("\"marked\": \""));
    EXPECT_THAT(entente({"search", "n.db", "trump", "--csv", "--limit", "1"}).out, StartsWith("document,title,date,"));
}

TEST_F(Ask, SearchSaysWhatItDidNotFindOrShow) {
    const Outcome none = entente({"search", "n.db", "xylophone"});
    EXPECT_EQ(none.status, 0);
    EXPECT_EQ(none.out, "");
    EXPECT_THAT(none.err, HasSubstr("no sentence holds all of: xylophone"));
    const Outcome nothing = entente({"search", "n.db", "--", "-"});
    EXPECT_EQ(nothing.status, 2);
    EXPECT_EQ(nothing.err, "error: search: name a word to look for\n");
    EXPECT_THAT(entente({"search", "n.db", "trump OR kim OR he OR hanoi", "--limit", "1"}).err,
                HasSubstr("the first 1 are shown (--limit 0 shows all)"));
}

TEST_F(Ask, ShowOneEntity) {
    const Outcome run = entente({"show", "n.db", "kim JONG-ün"});
    EXPECT_EQ(run.status, 0) << run.err;
    EXPECT_THAT(run.out, StartsWith("Kim Jong-un  person"));
    EXPECT_THAT(run.out, HasSubstr("↔ met\n    Donald Trump"));
    EXPECT_THAT(run.out, HasSubstr("article.txt, 2019-02-28  #"));
    EXPECT_THAT(entente({"show", "n.db", "Kim Jong-un", "--json"}).out, HasSubstr("\"relation\": \"met\""));
}

TEST_F(Ask, AnUnknownNameIsAnsweredWithSuggestions) {
    const Outcome run = entente({"show", "n.db", "Donald Trumb"});
    EXPECT_EQ(run.status, 2);
    EXPECT_THAT(run.err, HasSubstr("there is: Donald Trump"));
}

TEST_F(Ask, ShowOfARelationThatThereIsNot) {
    const Outcome run = entente({"show", "n.db", "Trump", "--relation", "mett"});
    EXPECT_EQ(run.status, 2);
    EXPECT_EQ(run.err, "error: the graph knows no relation 'mett'; did you mean met?\n");
    EXPECT_THAT(entente({"show", "n.db", "Trump", "--relation", "expelled"}).err, HasSubstr("nothing is stated of it"));
}

TEST_F(Ask, QueryWithArgumentsInAWrongWay) {
    EXPECT_THAT(entente({"query", "SELECT 1", "n.db"}).err, HasSubstr("the graph comes first, then the SQL"));
    EXPECT_THAT(entente({"query", "n.db", "SELECT", "1"}).err, HasSubstr("put it in quotes"));
    EXPECT_EQ(entente({"query", "n.db", ""}).status, 2);
}

TEST_F(Ask, ExplainARelation) {
    const std::string id = rows("n.db", "SELECT id FROM relations WHERE relation = 'met'");
    const Outcome run = entente({"explain", "n.db", id});
    EXPECT_EQ(run.status, 0) << run.err;
    EXPECT_THAT(run.out, HasSubstr("[met: trigger]"));
    EXPECT_THAT(run.out, HasSubstr("rule            en/met"));
    EXPECT_THAT(run.out, HasSubstr("“Kim Jong-un” (name) is Kim Jong-un"));
    EXPECT_THAT(entente({"explain", "n.db", id, "--json"}).out, HasSubstr("\"construction\": "));
    EXPECT_EQ(entente({"explain", "n.db", "#" + id}).out, run.out);
    EXPECT_THAT(entente({"explain", "n.db", "met"}).err, HasSubstr("'met' is no relation's number"));
    EXPECT_THAT(entente({"explain", "n.db", "999999"}).err, HasSubstr("no relation has the number 999999"));
}

TEST_F(Ask, ExplainNamesTheRuleOfAReference) {
    write("r.txt",
          "Sergei Lavrov met Angela Merkel in Moscow. The German chancellor thanked the Russian foreign minister.\n");
    ASSERT_EQ(entente({"extract", "r.txt", "-o", "r.db"}).status, 0);
    const std::string id = rows("r.db", "SELECT id FROM relations WHERE sentence LIKE 'The German%' LIMIT 1");
    EXPECT_THAT(entente({"explain", "r.db", id}).out,
                HasSubstr("(nominal) is Angela Merkel (person:angela-merkel), by office-of-country"));
    EXPECT_EQ(rows("r.db", "SELECT DISTINCT rule FROM mentions WHERE form = 'nominal'"), "office-of-country");
    EXPECT_EQ(rows("r.db", "SELECT count(*) FROM mentions WHERE form = 'name' AND rule IS NOT NULL"), "0");
}

TEST_F(Ask, Export) {
    const Outcome run = entente({"export", "n.db", "-o", "n.graphml"});
    EXPECT_EQ(run.status, 0) << run.err;
    EXPECT_THAT(run.err, StartsWith("n.graphml: "));
    EXPECT_THAT(read("n.graphml"), HasSubstr("<graphml"));
    EXPECT_THAT(entente({"export", "n.db", "-f", "dot"}).out, HasSubstr("graph"));
}

TEST_F(Ask, ExportWithoutAFormat) {
    const Outcome run = entente({"export", "n.db", "-o", "n.xyz"});
    EXPECT_EQ(run.status, 2);
    EXPECT_THAT(run.err,
                HasSubstr("one of: csv, csv-nodes, dot, gexf, graphml, graphology, html, json, jsonl, turtle"));
    EXPECT_FALSE(exists("n.xyz"));
}

TEST_F(Ask, AFilterThatLeavesNothing) {
    const Outcome run = entente({"export", "n.db", "-o", "n.dot", "--min-weight", "999"});
    EXPECT_EQ(run.status, 0);
    EXPECT_THAT(run.err, HasSubstr("no relation between two entities passes the filter"));
    EXPECT_TRUE(exists("n.dot"));
}

TEST_F(Ask, ExportChoosesByManyConditions) {
    const Outcome run = entente({"export",
                                 "n.db",
                                 "-f",
                                 "jsonl",
                                 "--relation",
                                 "met,visited",
                                 "--kind",
                                 "person",
                                 "--from",
                                 "2019",
                                 "--polarity",
                                 "affirmed",
                                 "--min-confidence",
                                 "0.1",
                                 "--document",
                                 "article.txt",
                                 "--where",
                                 "subject <> 'Nobody'",
                                 "--ego",
                                 "Kim Jong-un",
                                 "--depth",
                                 "2",
                                 "--top",
                                 "5",
                                 "--by",
                                 "pagerank"});
    EXPECT_EQ(run.status, 0) << run.err;
    EXPECT_THAT(run.out, HasSubstr("\"relation\": \"met\""));
}

TEST_F(Ask, ExportRefusesWhatCanBeNoCondition) {
    const auto refusal = [this](const std::string& option, const std::string& value) {
        const Outcome run = entente({"export", "n.db", "-f", "dot", option, value});
        EXPECT_EQ(run.status, 2) << option;
        EXPECT_EQ(run.out, "");
        return run.err;
    };
    EXPECT_THAT(refusal("--from", "soon"), HasSubstr("'soon' is no date; write YYYY, YYYY-MM or YYYY-MM-DD"));
    EXPECT_THAT(refusal("--relation", "mett"), HasSubstr("no relation mett; did you mean met?"));
    EXPECT_THAT(refusal("--kind", "persn"), HasSubstr("'persn' is no kind"));
    EXPECT_THAT(refusal("--polarity", "no"), HasSubstr("affirmed"));
    EXPECT_THAT(refusal("--ego", "Kim Jong-on"), HasSubstr("there is: Kim Jong-un"));
    EXPECT_THAT(refusal("--country", "Nowhere"), HasSubstr("no country Nowhere"));
    EXPECT_THAT(refusal("--where", "subject = "), HasSubstr("--where:1:11: error: "));
    EXPECT_THAT(refusal("--depth", "2"), HasSubstr("--ego"));
    EXPECT_THAT(refusal("--top", "0"), HasSubstr("--top"));
}

TEST_F(Ask, AFlavourGoesWithSomeFormats) {
    EXPECT_THAT(entente({"export", "n.db", "-f", "csv", "--flavour", "neo4j"}).out, StartsWith(":START_ID(Entity)"));
    const Outcome run = entente({"export", "n.db", "-f", "gexf", "--flavour", "neo4j"});
    EXPECT_EQ(run.status, 2);
    EXPECT_THAT(run.err, HasSubstr("the format gexf has no flavour neo4j; this one goes with csv, csv-nodes"));
}

TEST_F(Ask, AnExportThatFailsLeavesTheOldFile) {
    write("n.dot", "old");
    const Outcome run = entente({"export", "n.db", "-o", "n.dot"}, {.file_limit = 200});
    EXPECT_EQ(run.status, 2);
    EXPECT_THAT(run.err, HasSubstr("n.dot"));
    EXPECT_EQ(read("n.dot"), "old");
    EXPECT_THAT(entente({"export", "n.db", "-f", "dot", "-o", "/dev/full"}).err, HasSubstr("/dev/full: "));
}

class Demo : public ProgramTest {};

TEST_F(Demo, TheSamplesEndToEnd) {
    const Outcome run = entente({"demo", "-o", "d"});
    EXPECT_EQ(run.status, 0) << run.err;
    EXPECT_THAT(run.out, HasSubstr("Who met whom"));
    for (const char* name : {"d/graph.db", "d/graph.html", "d/graph.graphml", "d/graph.dot", "d/findings.txt"})
        EXPECT_TRUE(exists(name));
    EXPECT_THAT(documents("d/graph.db"), HasSubstr("samples/hanoi.txt"));
    EXPECT_EQ(entente({"demo", "-o", "d"}).status, 0);
}

}  // namespace
}  // namespace entente::testing
