// What can go wrong with an export: a clear message, and no file but a whole one.
#include "tests/cli/program.h"

namespace entente::testing {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;

class BadExport : public ProgramTest {
protected:
    void SetUp() override {
        ProgramTest::SetUp();
        make_graph("n.db");
    }

    /// The message of an export that is refused.
    [[nodiscard]] std::string refusal(std::vector<std::string> arguments) const {
        arguments.insert(arguments.begin(), "export");
        const Outcome run = entente(arguments);
        EXPECT_EQ(run.status, 2) << run.err;
        EXPECT_EQ(run.out, "");
        return run.err;
    }
};

TEST_F(BadExport, NoGraph) {
    EXPECT_EQ(refusal({"gone.db", "-o", "x.gexf"}), "error: gone.db: there is no such file\n");
    write("text.db", "hello");
    EXPECT_THAT(refusal({"text.db", "-o", "x.gexf"}), HasSubstr("text.db: is no SQLite file"));
    write("zero.db", "");
    EXPECT_THAT(refusal({"zero.db", "-o", "x.gexf"}), HasSubstr("zero.db: is empty, no graph"));
    EXPECT_FALSE(exists("x.gexf"));
}

TEST_F(BadExport, AnUnknownFormatIsAnsweredWithAll) {
    const auto lists_all = AllOf(HasSubstr("csv, csv-nodes, dot, gexf, graphml"), HasSubstr("jsonl, turtle"));
    EXPECT_THAT(refusal({"n.db", "-o", "x.foo"}), AllOf(HasSubstr("x.foo"), lists_all));
    EXPECT_THAT(refusal({"n.db", "-f", "foo"}), AllOf(HasSubstr("'foo' is no format"), lists_all));
}

TEST_F(BadExport, AFilterThatLeavesNothingSaysSoAndWritesAFile) {
    for (const char* name : {"x.gexf", "x.graphml", "x.dot", "x.csv", "x.json", "x.html"}) {
        const Outcome run = entente({"export", "n.db", "-o", name, "--min-weight", "999"});
        EXPECT_EQ(run.status, 0);
        EXPECT_EQ(run.err, std::string(name) +
                               ": no relation between two entities passes the filter; the file is "
                               "valid and empty\n");
        EXPECT_NE(read(name), "");
    }
}

TEST_F(BadExport, AnOldFileStaysUntilANewOneIsWhole) {
    write("old.graphml", "old");
    EXPECT_THAT(refusal({"n.db", "-o", "old.graphml", "--relation", "mett"}), HasSubstr("did you mean met?"));
    EXPECT_EQ(read("old.graphml"), "old");
    const Outcome full = entente({"export", "n.db", "-o", "old.graphml"}, {.file_limit = 1000});
    EXPECT_EQ(full.status, 2);
    EXPECT_THAT(full.err, HasSubstr("old.graphml: the output takes no more; is the disk full?"));
    EXPECT_EQ(read("old.graphml"), "old");
    EXPECT_EQ(entente({"export", "n.db", "-o", "old.graphml"}).status, 0);
    EXPECT_THAT(read("old.graphml"), HasSubstr("</graphml>"));
}

TEST_F(BadExport, BrokenConditionsSayWhere) {
    EXPECT_THAT(refusal({"n.db", "-f", "csv", "--where", "subject = "}), HasSubstr("--where:1:11: error: "));
    EXPECT_THAT(refusal({"n.db", "-f", "csv", "--where", "1; DROP TABLE entity"}), HasSubstr("--where:1:2: error: "));
    EXPECT_THAT(refusal({"n.db", "-f", "csv", "--where", "writefile('x', 'y')"}), HasSubstr("no such function"));
}

}  // namespace
}  // namespace entente::testing
