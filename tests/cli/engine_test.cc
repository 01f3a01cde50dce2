// What a user relies on without thinking of it: the same graph whatever the threads and the order, nothing lost when
// the program is killed, nothing done twice.
#include <csignal>
#include <cstdlib>
#include <thread>

#include "tests/cli/program.h"

namespace entente::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class Engine : public ProgramTest {
protected:
    /// Records of a few sentences each, all different.
    static std::string records(int first, int last) {
        static constexpr std::array kWho = {"Donald Trump", "Moon Jae-in", "Xi Jinping", "Angela Merkel", "Jane Doe"};
        static constexpr std::array kDo = {"met", "criticized", "praised", "did not meet", "will meet"};
        std::string out;
        for (int i = first; i < last; ++i) {
            const auto n = static_cast<std::size_t>(i);
            out += R"({"id": "r)" + std::to_string(i) + R"(", "date": "2019-03-14", "text": ")" + kWho[n % 5] + " " +
                   kDo[n % 4] + " " + kWho[(n + 1) % 5] + " in Hanoi. He said talks number " + std::to_string(i) +
                   " would go on.\"}\n";
        }
        return out;
    }

    [[nodiscard]] std::string dump(const std::string& graph) const {
        const Outcome run = entente({"dump", graph});
        EXPECT_EQ(run.status, 0) << run.err;
        return run.out;
    }

    /// The dump of a graph that was made without trouble.
    std::string extract(const std::string& graph, std::vector<std::string> arguments) const {
        arguments.insert(arguments.begin(), "extract");
        arguments.insert(arguments.end(), {"-o", graph});
        const Outcome run = entente(arguments);
        EXPECT_EQ(run.status, 0) << run.err;
        EXPECT_FALSE(exists(graph + "-wal"));
        return dump(graph);
    }
};

TEST_F(Engine, TheSameGraphWhateverThreadsBatchesMemoryAndOrder) {
    write("a.jsonl", records(0, 40));
    write("b.jsonl", records(40, 80));
    const std::string expected = extract("1.db", {"a.jsonl", "b.jsonl", "--threads", "1"});
    EXPECT_THAT(expected, HasSubstr("\tmet\tperson:donald-trump\t"));
    EXPECT_EQ(extract("2.db", {"a.jsonl", "b.jsonl", "--threads", "4", "--batch", "7"}), expected);
    EXPECT_EQ(extract("3.db", {"b.jsonl", "a.jsonl", "--threads", "3", "--batch", "1"}), expected);
    EXPECT_EQ(extract("4.db", {"b.jsonl", "a.jsonl", "--memory", "64"}), expected);
    EXPECT_EQ(extract("4.db", {"a.jsonl"}), expected);
}

TEST_F(Engine, ALongDocumentIsOneWhateverTheThreads) {
    std::string text =
        "Donald Trump met Kim Jong-un in Hanoi on Friday.\n\nThe two leaders talked for hours about the long list of "
        "things that both of them had brought along.\n\n";
    while (text.size() < 2'400'000) {  // nothing is extracted from what is not English, so that the test is quick
        text +=
            "Le président de la République a reçu ce matin les ministres et les ambassadeurs pour une longue "
            "discussion sur les finances de la ville et du pays tout entier.\n\n";
    }
    text +=
        "Angela Merkel praised Vladimir Putin in Moscow.\n\nShe also praised Emmanuel Macron, who was there as well "
        "as many of his ministers and friends.\n";
    write("long.txt", text);
    const std::string expected = extract("1.db", {"long.txt", "--threads", "1"});
    EXPECT_EQ(extract("2.db", {"long.txt", "--threads", "3", "--memory", "64"}), expected);
    const Outcome found =
        entente({"query", "1.db", "--csv", "SELECT subject, relation, object, sentence FROM relations ORDER BY id"});
    EXPECT_THAT(found.out, HasSubstr("Donald Trump,met,Kim Jong-un,Donald Trump met Kim Jong-un in Hanoi on Friday."));
    EXPECT_THAT(found.out, HasSubstr("Donald Trump,talked_with,Kim Jong-un,The two leaders talked for hours about"));
    EXPECT_THAT(found.out, HasSubstr("Angela Merkel,praised,Vladimir Putin,Angela Merkel praised Vladimir Putin in"));
    EXPECT_THAT(found.out, HasSubstr("Angela Merkel,praised,Emmanuel Macron,\"She also praised Emmanuel Macron,"));
    const Outcome again = entente({"extract", "long.txt", "-o", "1.db", "--json"});
    EXPECT_THAT(again.out, HasSubstr("\"unchanged\": 1"));
}

TEST_F(Engine, TheSameGraphOnEveryProcessor) {
    write("a.jsonl", records(0, 30));
    const std::string expected = extract("best.db", {"a.jsonl"});
    for (const char* kernels : {"portable", "avx2", "avx512", "amx"}) {  // what is not there is not used
        ::setenv("ENTENTE_KERNELS", kernels, 1);
        EXPECT_EQ(extract(std::string(kernels) + ".db", {"a.jsonl"}), expected) << kernels;
    }
    ::unsetenv("ENTENTE_KERNELS");
}

TEST_F(Engine, MergedPartsAreTheWhole) {
    write("a.jsonl", records(0, 15));
    write("b.jsonl", records(10, 30));
    const std::string expected = extract("whole.db", {"a.jsonl", "b.jsonl"});
    extract("a.db", {"a.jsonl"});
    extract("b.db", {"b.jsonl"});
    const Outcome run = entente({"merge", "b.db", "a.db", "-o", "all.db"});
    EXPECT_EQ(run.status, 0) << run.err;
    EXPECT_THAT(run.err, HasSubstr("2 graphs merged into all.db: 30 new documents, 5 there already"));
    EXPECT_EQ(dump("all.db"), expected);
    EXPECT_EQ(entente({"merge", "all.db", "-o", "all.db"}).status, 2);
}

TEST_F(Engine, MergeSaysWhichVersionItKeeps) {
    write("a.jsonl", R"({"id": "x", "text": "Moon met Xi."})");
    extract("a.db", {"a.jsonl"});
    write("a.jsonl", R"({"id": "x", "text": "Moon met Xi in Beijing."})");
    extract("b.db", {"a.jsonl"});
    const Outcome run = entente({"merge", "a.db", "b.db", "-o", "all.db"});
    EXPECT_THAT(run.err, HasSubstr("x: another version of it is in b.db; "));
    ASSERT_EQ(entente({"merge", "b.db", "a.db", "-o", "back.db"}).status, 0);
    EXPECT_EQ(dump("all.db"), dump("back.db"));
}

TEST_F(Engine, PruneRemovesWhatIsGone) {
    write("in/a.txt", "Moon met Xi.\n");
    write("in/b.txt", "Jane Doe met Xi.\n");
    const std::string expected = extract("a.db", {"in/b.txt"});
    extract("n.db", {"in"});
    std::filesystem::remove(path("in/a.txt"));
    EXPECT_EQ(entente({"extract", "in", "-o", "n.db"}).status, 0);
    EXPECT_EQ(documents("n.db"), "in/a.txt\nin/b.txt");
    const Outcome failed = entente({"extract", "in", "gone.txt", "-o", "n.db", "--prune"});
    EXPECT_THAT(failed.err, HasSubstr("nothing was pruned"));
    EXPECT_EQ(documents("n.db"), "in/a.txt\nin/b.txt");
    EXPECT_THAT(entente({"extract", "in", "-o", "n.db", "--prune"}).err, HasSubstr("(1 unchanged, 1 removed)"));
    EXPECT_EQ(dump("n.db"), expected);
}

TEST_F(Engine, OtherPacksExtractAgainFromTheStoredTexts) {
    write("mine/pack.toml",
          "[pack]\nname = \"mine\"\nversion = \"1\"\n\n[relation.greeted]\nabout = \"said hello to\"\n"
          "subject = \"actor\"\nobject = \"actor\"\nverbs = [\"greet\"]\n");
    write("a.md", "# Moon greeted Xi\n\nHANOI — Moon greeted Xi.\n\n- Xi met Moon.\n");
    write("b.jsonl", R"({"id": "b", "date": "2019-01-02", "text": "Xi greeted Moon yesterday.", "desk": "world"})");
    const std::string expected = extract("new.db", {"a.md", "b.jsonl", "--pack", "mine"});
    EXPECT_THAT(expected, HasSubstr("greeted"));
    extract("n.db", {"a.md", "b.jsonl"});
    EXPECT_THAT(entente({"status", "n.db", "--pack", "mine"}).out, HasSubstr("made by other packs"));
    std::filesystem::remove(path("a.md"));
    std::filesystem::remove(path("b.jsonl"));
    const Outcome run = entente({"update", "n.db", "--pack", "mine"});
    EXPECT_EQ(run.status, 0) << run.err;
    EXPECT_THAT(run.err, HasSubstr("2 documents extracted again"));
    EXPECT_EQ(dump("n.db"), expected);
    EXPECT_THAT(entente({"update", "n.db", "--pack", "mine"}).err, HasSubstr("n.db is up to date"));
    EXPECT_EQ(entente({"update", "gone.db"}).status, 2);
    EXPECT_FALSE(exists("gone.db"));
}

TEST_F(Engine, StatusSaysWhatAGraphWasMadeFrom) {
    make_graph("n.db");
    const Outcome run = entente({"status", "n.db"});
    EXPECT_EQ(run.status, 0) << run.err;
    EXPECT_THAT(run.out, HasSubstr("n.db: 1 document of 2019-02-28 to 2019-02-28"));
    EXPECT_THAT(run.out, HasSubstr(", packs en"));
    EXPECT_THAT(run.out, HasSubstr("up to date"));
    EXPECT_THAT(entente({"status", "n.db", "--json"}).out, HasSubstr("\"up_to_date\": true}]}"));
    EXPECT_EQ(entente({"status", "gone.db"}).status, 2);
}

TEST_F(Engine, ADocumentThatChangesBackWithinARunIsAsItWasReadLast) {
    write("a.jsonl", R"({"id": "x", "text": "Moon met Xi."})");
    const std::string expected = extract("n.db", {"a.jsonl"});
    write("b.jsonl", R"({"id": "x", "text": "Moon met Jane Doe."})");
    EXPECT_EQ(extract("n.db", {"b.jsonl", "a.jsonl", "--threads", "3"}), expected);
}

TEST_F(Engine, KilledAtAnyMomentNothingIsBrokenAndTheRerunCompletesIt) {
    write("a.jsonl", records(0, 120));
    const std::string expected = extract("whole.db", {"a.jsonl"});
    for (const int milliseconds : {0, 90, 150, 220, 300, 420}) {
        SCOPED_TRACE(milliseconds);
        {
            RunningProgram program(folder(), {"extract", "a.jsonl", "-o", "n.db", "--batch", "3"});
            std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds));
            program.send(SIGKILL);
            static_cast<void>(program.wait());
        }
        if (exists("n.db") && std::filesystem::file_size(path("n.db")) > 0) {
            static_cast<void>(documents("n.db"));  // expects SQLite's checks to pass
        }
        EXPECT_EQ(extract("n.db", {"a.jsonl"}), expected);
        std::filesystem::remove(path("n.db"));
    }
}

TEST_F(Engine, ASecondWriterSaysWhoWrites) {
    write("a.txt", "Moon met Xi.\n");
    RunningProgram first(folder(),
                         {"extract", "-", "-f", "jsonl", "-o", "n.db", "--batch", "100000", "--threads", "2"});
    first.write(records(0, 1));
    Outcome second;
    // A lock that is gone when the message is written has no holder to name.
    for (int tries = 0; tries < 100 && second.err.find("(process ") == std::string::npos; ++tries) {
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
        first.write(records(tries, tries + 1));
        second = entente({"extract", "a.txt", "-o", "n.db", "--wait", "0"});
    }
    EXPECT_NE(second.status, 0);  // 2 at the start, 1 where the first one came between
    EXPECT_THAT(second.err, HasSubstr("n.db: is in use by another program"));
    EXPECT_THAT(second.err, HasSubstr("extract - -f jsonl -o n.db"));
    first.close_input();
    EXPECT_EQ(first.wait().status, 0);
}

TEST_F(Engine, AReaderDuringARunSeesWholeDocuments) {
    write("a.jsonl", records(0, 200));
    RunningProgram program(folder(), {"extract", "a.jsonl", "-o", "n.db", "--batch", "7", "--threads", "2"});
    int seen = 0;
    for (int tries = 0; tries < 400 && seen < 200; ++tries) {
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
        if (!exists("n.db")) continue;
        const Outcome run = entente({"query", "n.db", "--json",
                                     "SELECT (SELECT count(*) FROM document) AS documents, (SELECT count(*) FROM "
                                     "document AS d WHERE d.sentences <> (SELECT count(*) FROM sentence WHERE "
                                     "document_id = d.id)) AS torn"});
        if (run.status != 0) continue;  // no table yet
        EXPECT_THAT(run.out, HasSubstr("\"torn\": 0"));
        const std::size_t at = run.out.find("\"documents\": ");
        ASSERT_NE(at, std::string::npos) << run.out;
        const int now = std::stoi(run.out.substr(at + 13));
        EXPECT_GE(now, seen);
        seen = now;
    }
    EXPECT_EQ(program.wait().status, 0);
    EXPECT_EQ(seen, 200);
}

TEST_F(Engine, AFullDiskLosesTheBatchAndNoMore) {
    write("a.jsonl", records(0, 200));
    const std::string expected = extract("whole.db", {"a.jsonl"});
    const Outcome run =
        entente({"extract", "a.jsonl", "-o", "n.db", "--batch", "10", "--threads", "2"}, {.file_limit = 600'000});
    EXPECT_EQ(run.status, 1) << run.err;
    EXPECT_THAT(run.err, HasSubstr("n.db: "));
    EXPECT_NE(documents("n.db"), "");
    EXPECT_EQ(extract("n.db", {"a.jsonl"}), expected);
}

}  // namespace
}  // namespace entente::testing
