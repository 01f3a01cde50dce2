// Whatever comes in, a clear message goes out, and the graph holds whole documents.
#include <sqlite3.h>
#include <unistd.h>

#include <csignal>

#include "tests/cli/program.h"

namespace entente::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class BadInput : public ProgramTest {
protected:
    /// Extracts a good article and `bad`; expects it done but for one failure.
    Outcome extract_with(const std::string& bad) const {
        write_article("good.txt");
        Outcome run = entente({"extract", "good.txt", bad, "-o", "n.db"});
        EXPECT_EQ(run.status, 1) << run.err;
        EXPECT_THAT(run.err, HasSubstr("(1 new, 1 failed)"));
        EXPECT_EQ(documents("n.db"), "good.txt");
        return run;
    }

    /// Expects a graph that is refused and left as it is.
    void expect_refused(const std::string& graph, const char* message) const {
        write_article("good.txt");
        const std::string before = std::filesystem::is_regular_file(path(graph)) ? read(graph) : "";
        const Outcome run = entente({"extract", "good.txt", "-o", graph, "--wait", "0.1"});
        EXPECT_EQ(run.status, 2);
        EXPECT_THAT(run.err, HasSubstr(graph));
        EXPECT_THAT(run.err, HasSubstr(message));
        EXPECT_EQ(std::filesystem::is_regular_file(path(graph)) ? read(graph) : "", before);
    }
};

std::string record(int number) {
    return R"({"id": "doc-)" + std::to_string(number) +
           R"(", "text": "Donald Trump met Kim Jong-un in Hanoi, for the )" + std::to_string(number) + ". time.\"}\n";
}

TEST_F(BadInput, AMissingFile) {
    EXPECT_THAT(extract_with("gone.txt").err, HasSubstr("gone.txt: error: No such file or directory"));
}

TEST_F(BadInput, NothingButMissingFilesMakesNoGraph) {
    EXPECT_EQ(entente({"extract", "gone.txt", "-o", "n.db"}).status, 1);
    EXPECT_FALSE(exists("n.db"));
}

TEST_F(BadInput, AnUnreadableFolder) {
    if (::geteuid() == 0) GTEST_SKIP() << "root may read everything";
    write("locked/a.txt", "Text.");
    std::filesystem::permissions(path("locked"), std::filesystem::perms::none);
    EXPECT_THAT(extract_with("locked").err, HasSubstr("locked: error: Permission denied"));
    std::filesystem::permissions(path("locked"), std::filesystem::perms::owner_all);
}

TEST_F(BadInput, ADanglingLinkInAFolder) {
    std::filesystem::create_directory(path("in"));
    std::filesystem::create_symlink("nowhere", path("in/link.txt"));
    EXPECT_THAT(extract_with("in").err, HasSubstr("in/link.txt: error: No such file or directory"));
}

TEST_F(BadInput, AnEmptyFile) {
    write("empty.txt", "");
    EXPECT_THAT(extract_with("empty.txt").err, HasSubstr("empty.txt: error: the file is empty"));
}

TEST_F(BadInput, ABinary) {
    write("program.txt", std::string("\x7F"
                                     "ELF\x02\x01\x01\0\0\0\0\0\0",
                                     13));
    EXPECT_THAT(extract_with("program.txt").err, HasSubstr("program.txt: error: this is no text of a known format"));
}

TEST_F(BadInput, IllFormedUtf8IsReplacedAndSaid) {
    write("latin.txt", "The caf\xE9 is open, not the Café or the Kaffeehäuser. Trump met Kim.\n");
    const Outcome run = entente({"extract", "latin.txt", "-o", "n.db"});
    EXPECT_EQ(run.status, 0);
    EXPECT_THAT(run.err, HasSubstr("latin.txt: warning: 1 byte is no UTF-8 and became U+FFFD"));
    EXPECT_EQ(rows("n.db", "SELECT substr(text, 1, 11) FROM document"), "The caf\uFFFD is");
}

TEST_F(BadInput, WindowsLineEndsAndAByteOrderMark) {
    write("dos.txt", "\xEF\xBB\xBFTrump and Kim talk again\r\n\r\nMay 1, 2019\r\n\r\nOne.\r\n");
    EXPECT_EQ(entente({"extract", "dos.txt", "-o", "n.db"}).status, 0);
    EXPECT_EQ(rows("n.db", "SELECT title, date, instr(text, char(13)) FROM document"),
              "Trump and Kim talk again,2019-05-01,0");
}

TEST_F(BadInput, ALineOfAHundredMegabytes) {
    const std::string blank(std::size_t{100} << 20U, ' ');
    write("long.txt", "Donald Trump met Kim Jong-un." + blank + "They talked.");
    write("long.jsonl", "{\"pad\": [" + blank + "1], \"text\": \"Donald Trump met Kim Jong-un.\"}");
    const Outcome run = entente({"extract", "long.txt", "long.jsonl", "-o", "n.db"});
    EXPECT_EQ(run.status, 0) << run.err;
    EXPECT_EQ(documents("n.db"), "long.jsonl:1\nlong.txt");
}

TEST_F(BadInput, ABrokenLineAmongMany) {
    write("many.jsonl", record(1) + record(2) + "{\"id\": \"doc-3\", \"text\": oops}\n" + record(4));
    const Outcome run = entente({"extract", "many.jsonl", "-o", "n.db"});
    EXPECT_EQ(run.status, 1);
    EXPECT_THAT(run.err, HasSubstr("many.jsonl:3:25: error: broken JSON"));
    EXPECT_EQ(documents("n.db"), "doc-1\ndoc-2\ndoc-4");
}

TEST_F(BadInput, ManyMessagesOfOneInputAreCut) {
    std::string lines = record(1);
    for (int i = 0; i < 100; ++i) lines += "{\"text\": 1}\n";
    write("many.jsonl", lines);
    EXPECT_THAT(entente({"extract", "many.jsonl", "-o", "n.db"}).err,
                HasSubstr("many.jsonl: … and 80 further messages"));
}

TEST_F(BadInput, ABrokenPackWritesNothing) {
    write("pack/pack.toml", "[pack]\nname = \"mine\"\n[relation.met]\nverbs = [\n");
    write_article("good.txt");
    const Outcome run = entente({"extract", "good.txt", "-o", "n.db", "--pack", "pack"});
    EXPECT_EQ(run.status, 2);
    EXPECT_THAT(run.err, HasSubstr("pack.toml:"));
    EXPECT_FALSE(exists("n.db"));
}

TEST_F(BadInput, APackThatIsNotThere) {
    write_article("good.txt");
    const Outcome run = entente({"extract", "good.txt", "-o", "n.db", "--pack", "gone"});
    EXPECT_EQ(run.status, 2);
    EXPECT_THAT(run.err, HasSubstr("there is no pack gone"));
}

TEST_F(BadInput, AnOutputThatIsAFolder) {
    std::filesystem::create_directory(path("folder"));
    expect_refused("folder", "folder");
    make_graph("n.db");
    const Outcome run = entente({"export", "n.db", "-f", "dot", "-o", "folder"});
    EXPECT_EQ(run.status, 2);
    EXPECT_THAT(run.err, HasSubstr("folder: is a folder"));
}

TEST_F(BadInput, AnOutputInAFolderThatIsNotThere) {
    expect_refused("gone/n.db", "gone/n.db: ");
}

TEST_F(BadInput, AReadOnlyGraph) {
    if (::geteuid() == 0) GTEST_SKIP() << "root may write everywhere";
    make_graph("n.db");
    std::filesystem::permissions(path("n.db"), std::filesystem::perms::owner_read);
    expect_refused("n.db", "n.db: ");
}

TEST_F(BadInput, AFullDisk) {
    std::string lines;
    for (int i = 0; i < 2000; ++i) lines += record(i);
    write("many.jsonl", lines);
    make_graph("n.db");
    const std::uint64_t limit = std::filesystem::file_size(path("n.db")) + 100'000;
    const Outcome run = entente({"extract", "many.jsonl", "-o", "n.db"}, {.file_limit = limit});
    EXPECT_EQ(run.status, 1) << run.err;
    EXPECT_THAT(run.err, HasSubstr("n.db: "));
    EXPECT_THAT(run.err, HasSubstr("stopped by that error"));
    EXPECT_THAT(documents("n.db"), HasSubstr("article.txt"));
}

TEST_F(BadInput, ALockedGraph) {
    make_graph("n.db");
    sqlite3* other = nullptr;
    ASSERT_EQ(sqlite3_open(path("n.db").c_str(), &other), SQLITE_OK);
    ASSERT_EQ(sqlite3_exec(other, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr), SQLITE_OK);
    write_article("new.txt");
    const Outcome run = entente({"extract", "new.txt", "-o", "n.db", "--wait", "0.1"});
    sqlite3_close(other);
    EXPECT_NE(run.status, 0);
    EXPECT_THAT(run.err, HasSubstr("n.db: "));
    EXPECT_THAT(run.err, HasSubstr("is in use by another program"));
    EXPECT_EQ(documents("n.db"), "article.txt");
}

TEST_F(BadInput, AGraphThatIsNoSqliteFile) {
    write("n.db",
          "This is a letter, and no graph; it is as long as it needs to be to look like a file of its own kind.");
    expect_refused("n.db", "n.db: ");
    EXPECT_EQ(entente({"query", "n.db", "SELECT 1"}).status, 2);
}

TEST_F(BadInput, AForeignSqliteFile) {
    sqlite3* other = nullptr;
    ASSERT_EQ(sqlite3_open(path("n.db").c_str(), &other), SQLITE_OK);
    ASSERT_EQ(sqlite3_exec(other, "CREATE TABLE t (x)", nullptr, nullptr, nullptr), SQLITE_OK);
    sqlite3_close(other);
    expect_refused("n.db", "n.db: ");
    EXPECT_EQ(entente({"show", "n.db", "Kim"}).status, 2);
}

TEST_F(BadInput, NoGraph) {
    for (const std::vector<std::string>& command : {std::vector<std::string>{"query", "gone.db", "SELECT 1"},
                                                    {"show", "gone.db", "Kim"},
                                                    {"explain", "gone.db", "1"},
                                                    {"export", "gone.db", "-f", "dot"}}) {
        const Outcome run = entente(command);
        EXPECT_EQ(run.status, 2) << command[0];
        EXPECT_THAT(run.err, HasSubstr("gone.db: ")) << command[0];
    }
    EXPECT_FALSE(exists("gone.db"));
}

TEST_F(BadInput, AnInterruptLeavesWholeDocuments) {
    RunningProgram program(folder(), {"extract", "-", "-o", "n.db", "-vv"});
    for (int i = 1; i <= 30; ++i) program.write(record(i));
    ASSERT_TRUE(program.said("doc-30: "));
    program.write(R"({"id": "doc-31", "text": "Half of)");  // and the rest does not come
    ::usleep(100'000);
    program.send(SIGINT);
    const Outcome run = program.wait();
    EXPECT_EQ(run.status, 1);
    EXPECT_THAT(run.err, HasSubstr("stopped by an interrupt: 30 whole documents"));
    EXPECT_THAT(run.err, Not(HasSubstr("error:")));
    EXPECT_EQ(rows("n.db", "SELECT count(*) FROM documents"), "30");
    EXPECT_THAT(documents("n.db"), HasSubstr("doc-30"));
}

TEST_F(BadInput, AKillLeavesWholeDocuments) {
    std::string lines;
    for (int i = 1; i <= 2000; ++i) lines += record(i);
    write("many.jsonl", lines);
    RunningProgram program(folder(), {"extract", "many.jsonl", "-o", "n.db", "-v"});
    ASSERT_TRUE(program.said("committed"));
    program.send(SIGKILL);
    EXPECT_EQ(program.wait().status, 128 + SIGKILL);
    EXPECT_THAT(documents("n.db"), HasSubstr("doc-1\n"));
    EXPECT_EQ(entente({"extract", "many.jsonl", "-o", "n.db"}).status, 0);
    EXPECT_EQ(rows("n.db", "SELECT count(*) FROM documents"), "2000");
}

TEST_F(BadInput, HostileNamesDoNotReachTheTerminal) {
    write("a\x1b[31mred\n.txt", "");
    const Outcome run = entente({"extract", "a\x1b[31mred\n.txt", "-o", "n.db"});
    EXPECT_THAT(run.err, HasSubstr("a\\x1b[31mred"));
    EXPECT_THAT(run.err, Not(HasSubstr("\x1b")));
}

}  // namespace
}  // namespace entente::testing
