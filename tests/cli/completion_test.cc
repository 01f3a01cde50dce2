// What the shell of `entente query` offers for a word that was begun.
#include "cli/support/completion.h"

#include <gmock/gmock.h>

#include "graph/store.h"
#include "tests/graph/facts_builder.h"

namespace entente {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;

class CompletionTest : public ::testing::Test {
protected:
    void SetUp() override {
        Result<Store> store = Store::open(folder_ / "n.db");
        ASSERT_TRUE(store);
        ASSERT_TRUE(store->begin());
        ASSERT_TRUE(store->add(meeting("a.txt", "Conan O'Brien", "Kim Jong-un")));
        ASSERT_TRUE(store->add(meeting("b.txt", "Kim Yo-jong", "100%_er")));
        ASSERT_TRUE(store->commit());
        ASSERT_TRUE(store->close());
        graph_.emplace(Graph::open(folder_ / "n.db").value());
        completer_.emplace(*graph_, std::vector<std::string>{".help", ".quit"});
    }

    std::vector<std::string> of(std::string_view typed) { return completer_->complete(typed).candidates; }

    ScratchFolder folder_;
    std::optional<Graph> graph_;
    std::optional<Completer> completer_;
};

TEST_F(CompletionTest, WordsOfSql) {
    EXPECT_THAT(of("SEL"), ElementsAre("SELECT"));
    EXPECT_THAT(of("sel"), ElementsAre("select"));
    EXPECT_EQ(completer_->complete("SELECT nam").start, 7U);
}

TEST_F(CompletionTest, ViewsAndTheirColumns) {
    EXPECT_THAT(of("SELECT * FROM doc"), ElementsAre("documents"));
    EXPECT_THAT(of("SELECT * FROM relations WHERE pol"), ElementsAre("polarity"));
    EXPECT_THAT(of("SELECT * FROM aliases AS a WHERE a."), ElementsAre("entity", "name"));
}

TEST_F(CompletionTest, Commands) {
    EXPECT_THAT(of(".h"), ElementsAre(".help"));
    EXPECT_THAT(of("SELECT .h"), Not(Contains(".help")));
}

TEST_F(CompletionTest, ValuesWithinQuotes) {
    EXPECT_THAT(of("SELECT 1 FROM relations WHERE relation = 'm"), ElementsAre("'met'"));
    EXPECT_THAT(of("SELECT 1 FROM relations WHERE polarity NOT IN ('affirmed', 'ne"), ElementsAre("'negated'"));
    EXPECT_THAT(of("WHERE document LIKE '"), ElementsAre("'a.txt'", "'b.txt'"));
    EXPECT_THAT(of("WHERE subject = 'kim"), ElementsAre("'Kim Jong-un'", "'Kim Yo-jong'"));
    EXPECT_THAT(of("WHERE subject = 'ong"), IsEmpty()) << "words begin at blanks";
}

TEST_F(CompletionTest, QuotesAndWildcardsOfNames) {
    EXPECT_THAT(of("WHERE subject = 'O''B"), ElementsAre("'Conan O''Brien'"));
    EXPECT_THAT(of("WHERE subject = '100%_"), ElementsAre("'100%_er'"));
    EXPECT_THAT(of("WHERE subject = '%"), IsEmpty());
}

TEST_F(CompletionTest, NothingInComments) {
    EXPECT_THAT(of("SELECT 1 -- sel"), IsEmpty());
    EXPECT_THAT(of("/* don't */ sel"), ElementsAre("select"));
}

}  // namespace
}  // namespace entente
