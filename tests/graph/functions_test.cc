// What SQL lacks: path, ego, search, same_name; in the program and as an extension.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sqlite3.h>

#include "graph/graph_view.h"
#include "graph/query.h"
#include "graph/store.h"
#include "tests/graph/dump.h"
#include "tests/graph/facts_builder.h"

namespace entente {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

/// A document of one sentence for each entry, each with words alone.
DocumentFacts text_of(const std::string& uri, const std::vector<std::string>& sentences) {
    std::string text;
    for (const std::string& sentence : sentences) text += (text.empty() ? "" : " ") + sentence;
    FactsBuilder builder(uri, text);
    for (const std::string& sentence : sentences) builder.sentence(sentence);
    return builder.facts();
}

class FunctionsTest : public ::testing::Test {
protected:
    void add(const std::vector<DocumentFacts>& documents) {
        Result<Store> store = Store::open(path_);
        ASSERT_TRUE(store);
        ASSERT_TRUE(store->begin());
        for (const DocumentFacts& facts : documents) ASSERT_TRUE(store->add(facts));
        ASSERT_TRUE(store->commit());
        ASSERT_TRUE(store->close());
    }

    void remove(const std::string& uri) {
        Result<Store> store = Store::open(path_);
        ASSERT_TRUE(store->begin());
        ASSERT_TRUE(*store->remove(uri));
        ASSERT_TRUE(store->commit());
        ASSERT_TRUE(store->close());
    }

    /// Fails where the search index holds other words than the texts.
    void expect_index_fits() const {
        sqlite3* connection = nullptr;
        ASSERT_EQ(sqlite3_open(path_.c_str(), &connection), SQLITE_OK);
        EXPECT_EQ(
            sqlite3_exec(connection, "INSERT INTO document_text (document_text, rank) VALUES ('integrity-check', 1)",
                         nullptr, nullptr, nullptr),
            SQLITE_OK)
            << "the index fits the texts: " << sqlite3_errmsg(connection);
        sqlite3_close(connection);
    }

    std::vector<std::string> rows(const std::string& sql) { return rows_of(path_, sql); }

    std::vector<std::string> search(const std::string& words) {
        std::string quoted;
        for (const char c : words) quoted.append(c == '\'' ? 2 : 1, c);
        return rows("SELECT marked FROM search('" + quoted + "')");
    }

    ScratchFolder folder_;
    std::string path_ = folder_ / "news.db";
};

/// A - B - C - D, A - E - D with two statements at one end, and B not - D.
std::vector<DocumentFacts> ring() {
    DocumentFacts denied = meeting("5", "Anna", "Dora");
    denied.relations.front().polarity = Polarity::negated;
    return {meeting("1", "Anna", "Berta"),
            meeting("2", "Clara", "Berta"),
            meeting("3", "Anna", "Emma"),
            meeting("4", "Emma", "Clara"),
            meeting("6", "Clara", "Dora"),
            meeting("7", "Emma", "Clara", "told"),
            denied};
}

const std::string kSteps = "SELECT step, source, target, subject, relation, statements FROM ";

TEST_F(FunctionsTest, PathIsTheShortestWithMostBehindIt) {
    add(ring());
    EXPECT_THAT(rows(kSteps + "path('anna', 'DORA')"),
                ElementsAre("1 | Anna | Emma | Anna | met | 1", "2 | Emma | Clara | Emma | met | 2",
                            "3 | Clara | Dora | Clara | met | 1"));
    EXPECT_THAT(rows(kSteps + "path('Dora', 'Berta')"),
                ElementsAre("1 | Dora | Clara | Clara | met | 1", "2 | Clara | Berta | Clara | met | 1"));
}

TEST_F(FunctionsTest, PathDependsOnNoOrder) {
    std::vector<DocumentFacts> documents = ring();
    std::reverse(documents.begin(), documents.end());
    const std::string sql = "SELECT step, source, target, document, sentence FROM path('Anna', 'Dora')";
    add(documents);
    const std::vector<std::string> one = rows(sql);
    path_ = folder_ / "other.db";
    add(ring());
    EXPECT_EQ(rows(sql), one);
    EXPECT_THAT(one, SizeIs(3));
}

TEST_F(FunctionsTest, PathOfOneRelation) {
    add(ring());
    EXPECT_THAT(rows(kSteps + "path('Anna', 'Clara', 'told')"), IsEmpty());
    EXPECT_THAT(rows(kSteps + "path('Emma', 'Clara', 'told')"), ElementsAre("1 | Emma | Clara | Emma | told | 1"));
    EXPECT_THAT(rows(kSteps + "path('Emma', 'Clara', 'tell')"),
                ElementsAre("SQL: error: the graph knows no relation “tell”; did you mean told?"));
    EXPECT_THAT(rows(kSteps + "path('Anna', 'Anna')"), IsEmpty());
}

TEST_F(FunctionsTest, PathKeepsToWhatWasChosen) {
    add(ring());
    const Result<Graph> graph = Graph::open(path_);
    ASSERT_TRUE(graph);
    ASSERT_TRUE(graph->narrow({.documents = {"1", "2"}}));
    Result<Query> query = graph->query("SELECT count(*) FROM path('Anna', 'Clara')");
    ASSERT_TRUE(query && *query->next());
    EXPECT_EQ(query->integer(0), 2);
    query = graph->query("SELECT count(*) FROM path('Anna', 'Dora')");
    ASSERT_TRUE(query && *query->next());
    EXPECT_EQ(query->integer(0), 0);
}

TEST_F(FunctionsTest, UnknownNamesAreAnsweredWithThoseNear) {
    add(ring());
    EXPECT_THAT(rows(kSteps + "path('Ana', 'Dora')"),
                ElementsAre("SQL: error: no entity is called “Ana”; there is: Anna"));
    EXPECT_THAT(rows(kSteps + "path('Anna')").front(), HasSubstr("path(a, b) wants the names of two entities"));
    EXPECT_THAT(rows(kSteps + "path"), ElementsAre(HasSubstr("path(a, b) wants")));
    EXPECT_THAT(rows(kSteps + "path('Anna', NULL)").front(), HasSubstr("no entity is called “”"));
}

TEST_F(FunctionsTest, FunctionsTakeColumns) {
    add(ring());
    EXPECT_THAT(rows("SELECT name, (SELECT count(*) FROM path('Anna', name)) FROM entities ORDER BY name"),
                ElementsAre("Anna | 0", "Berta | 1", "Clara | 2", "Dora | 3", "Emma | 1"));
    EXPECT_THAT(rows("SELECT one.name, count(*) FROM entities AS one JOIN ego(one.name) AS around "
                     "WHERE around.distance = 1 GROUP BY one.name ORDER BY one.name"),
                ElementsAre("Anna | 2", "Berta | 2", "Clara | 3", "Dora | 1", "Emma | 2"));
}

TEST_F(FunctionsTest, MeasuresAreThoseOfExports) {
    add(ring());
    const GraphView view = GraphView::open(path_).value();
    ASSERT_TRUE(view.measure());
    std::vector<std::string> wanted;
    ASSERT_TRUE(view.each_node([&wanted](const Node& node) {
        wanted.push_back(std::to_string(node.id) + " | " + std::string(node.label) + " | person | " +
                         std::to_string(node.degree) + " | " + std::to_string(node.weighted_degree) + " | " +
                         std::to_string(node.community));
    }));
    EXPECT_EQ(rows("SELECT id, name, kind, degree, weighted_degree, community FROM measures"), wanted);
    EXPECT_THAT(rows("SELECT round(sum(pagerank), 6), count(DISTINCT x || ' ' || y) FROM measures"),
                ElementsAre("1.0 | 5"));
    EXPECT_THAT(rows("SELECT entities.name FROM entities JOIN measures USING (id) ORDER BY degree DESC LIMIT 1"),
                ElementsAre("Clara"));
}

TEST_F(FunctionsTest, MeasuresKeepToWhatWasChosenAndChangeWithTheGraph) {
    add(ring());
    const Result<Graph> graph = Graph::open(path_);
    ASSERT_TRUE(graph);
    const auto count = [&graph] {
        Result<Query> query = graph->query("SELECT count(*), sum(degree) FROM measures");
        EXPECT_TRUE(query && *query->next());
        return std::string(query->text(0)) + " " + std::string(query->text(1));
    };
    EXPECT_EQ(count(), "5 14");
    add({meeting("8", "Anna", "Fred")});
    EXPECT_EQ(count(), "6 16");
    ASSERT_TRUE(graph->narrow({.documents = {"1", "2"}}));
    EXPECT_EQ(count(), "3 4");
}

TEST_F(FunctionsTest, EgoGoesSoManySteps) {
    add(ring());
    EXPECT_THAT(rows("SELECT name, distance, via, statements FROM ego('Anna', 2)"),
                ElementsAre("Anna | 0 |  | 0", "Berta | 1 | Anna | 1", "Emma | 1 | Anna | 1", "Clara | 2 | Emma | 2"));
    EXPECT_THAT(rows("SELECT name FROM ego('Anna')"), ElementsAre("Anna", "Berta", "Emma"));
    EXPECT_THAT(rows("SELECT name FROM ego('Anna', 0)"), ElementsAre("Anna"));
    EXPECT_THAT(rows("SELECT count(*) FROM ego('Anna', 99)"), ElementsAre("5"));
    EXPECT_THAT(rows("SELECT name FROM ego('Anna', -1)"), ElementsAre(HasSubstr("0 or more")));
    EXPECT_THAT(rows("SELECT name FROM ego('Emma', 2, 'told')"), ElementsAre("Emma", "Clara"));
}

TEST_F(FunctionsTest, SameName) {
    DocumentFacts facts = meeting("1", "Kim Jong-un", "Zoë O'Neill");
    facts.entities[0].aliases = {"Kim", "the Marshal"};
    facts.entities[1].aliases = {"Zo"};
    add({facts});
    EXPECT_EQ(cell_of(path_, "SELECT same_name('KIM', 'kim jong‐un')"), "1");
    EXPECT_EQ(cell_of(path_, "SELECT same_name('zo', 'Zoe O’Neill')"), "1");
    EXPECT_EQ(cell_of(path_, "SELECT same_name('Kim', 'Zo')"), "0");
    EXPECT_EQ(cell_of(path_, "SELECT same_name('Ünknown', 'unknown')"), "1");
    EXPECT_EQ(cell_of(path_, "SELECT same_name('Kim', NULL) IS NULL"), "1");
}

TEST_F(FunctionsTest, SameNameSeesWhatComes) {
    add({meeting("1", "Ada", "Bob")});
    const Result<Graph> graph = Graph::open(path_);
    const auto same = [&graph] {
        Result<Query> query = graph->query("SELECT same_name('Ada', 'the Countess')");
        return *query->next() ? query->integer(0) : -1;
    };
    EXPECT_EQ(same(), 0);
    DocumentFacts facts = meeting("2", "Ada", "Bob");
    facts.entities[0].aliases = {"the Countess"};
    add({facts});
    EXPECT_EQ(same(), 1);
}

TEST_F(FunctionsTest, SearchFindsForms) {
    add({text_of("a", {"Two light water reactors were built.", "The light was on.", "Water came."})});
    EXPECT_THAT(search("light water reactor"), ElementsAre("Two [light] [water] [reactors] were built."));
    EXPECT_THAT(search("REACTOR"), SizeIs(1));
    EXPECT_THAT(search("light"), SizeIs(2));
    EXPECT_THAT(search("light submarine"), IsEmpty());
}

TEST_F(FunctionsTest, SearchUnderstandsPhrasesAndChoices) {
    add({text_of("a", {"Heavy water, light water.", "Light and water.", "A missile flew.", "Missilery is dear."})});
    EXPECT_THAT(search("\"light water\""), ElementsAre("Heavy water, [light water]."));
    EXPECT_THAT(search("light -heavy"), ElementsAre("[Light] and water."));
    EXPECT_THAT(search("light NOT \"heavy water\""), ElementsAre("[Light] and water."));
    EXPECT_THAT(search("missil*"), ElementsAre("A [missile] flew.", "[Missilery] is dear."));
    EXPECT_THAT(search("flew OR dear"), SizeIs(2));
    EXPECT_THAT(search("light AND water"), SizeIs(2));
    EXPECT_THAT(search("\"water light\""), ElementsAre("Heavy [water, light] water."));
}

TEST_F(FunctionsTest, SearchTakesWhateverIsTyped) {
    add({text_of("a", {"It's the U.S. \"plan\"."})});
    for (const char* words : {"", "   ", "\"", "*", "- -", "OR", "NOT", "a OR", "-plan", "()", "\"\""}) {
        EXPECT_THAT(search(words).front(), HasSubstr("search: name a word to look for")) << words;
    }
    EXPECT_THAT(search("U.S. plan)"), ElementsAre("It's the [U.S]. \"[plan]\"."));
    EXPECT_THAT(search("it's \"plan"), ElementsAre("[It's] the U.S. \"[plan]\"."));
    EXPECT_THAT(search("text: plan"), IsEmpty()) << "no column of FTS5's";
    EXPECT_THAT(search("NEAR(plan)"), IsEmpty());
    EXPECT_THAT(search("\xff\xfe plan"), SizeIs(testing::Le(1U)));
}

TEST_F(FunctionsTest, SearchCountsCodePoints) {
    add({text_of("a", {"金正恩 🇰🇵 prüft.", "Über Raketen spricht Zoë."})});
    EXPECT_THAT(rows("SELECT document, marked, substr(text, sentence_start + 1, sentence_end - sentence_start) = "
                     "sentence FROM search('zoe') JOIN document ON uri = document"),
                ElementsAre("a | Über Raketen spricht [Zoë]. | 1"));
    EXPECT_THAT(search("金正恩"), ElementsAre("[金正恩] 🇰🇵 prüft."));
    EXPECT_THAT(rows("SELECT marked FROM search('prüft', '<b>', '</b>')"), ElementsAre("金正恩 🇰🇵 <b>prüft</b>."));
}

TEST_F(FunctionsTest, SearchKnowsWhatWasReplacedAndRemoved) {
    add({text_of("a", {"Old missile."}), text_of("b", {"Other missile."})});
    add({text_of("a", {"New treaty."})});
    EXPECT_THAT(search("missile"), ElementsAre("Other [missile]."));
    EXPECT_THAT(search("treaty"), ElementsAre("New [treaty]."));
    remove("b");
    EXPECT_THAT(search("missile"), IsEmpty());
    EXPECT_EQ(integrity(path_), "ok");
    expect_index_fits();
}

TEST_F(FunctionsTest, SearchKnowsWhatCameAndWentWithinABatch) {
    add({text_of("a", {"Old missile."}), text_of("b", {"Old fleet."})});
    Result<Store> store = Store::open(path_);
    ASSERT_TRUE(store->begin());
    ASSERT_TRUE(store->add(text_of("c", {"First word."})));
    ASSERT_TRUE(store->add(text_of("d", {"Passing word."})));
    ASSERT_TRUE(store->add(text_of("c", {"Second word."})));
    ASSERT_TRUE(store->add(text_of("a", {"New treaty."})));
    ASSERT_TRUE(*store->remove("d"));
    ASSERT_TRUE(*store->remove("a"));
    ASSERT_TRUE(*store->remove("b"));
    ASSERT_TRUE(store->commit());
    ASSERT_TRUE(store->begin());
    ASSERT_TRUE(store->add(text_of("e", {"Taken back."})));
    store->rollback();
    ASSERT_TRUE(store->close());
    EXPECT_THAT(rows("SELECT document FROM search('word')"), ElementsAre("c"));
    EXPECT_THAT(search("old OR new OR first OR passing OR back"), IsEmpty());
    expect_index_fits();
}

TEST_F(FunctionsTest, SearchPutsDocumentsFirstInWhichTheWordsStandTogether) {
    const std::string padding = " It says no more than that of it, and goes on for a while with other things.";
    add({text_of("a", {"Water is in the reactor, and there is light." + padding}),
         text_of("b", {"The light water reactor runs." + padding})});
    EXPECT_THAT(rows("SELECT document FROM search('light water reactor')"), ElementsAre("b", "a"));
}

/// Any SQLite can load them.
TEST_F(FunctionsTest, AsAnExtension) {
    add(ring());
    sqlite3* connection = nullptr;
    ASSERT_EQ(sqlite3_open_v2(path_.c_str(), &connection, SQLITE_OPEN_READONLY, nullptr), SQLITE_OK);
    ASSERT_EQ(sqlite3_db_config(connection, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 1, nullptr), SQLITE_OK);
    char* message = nullptr;
    ASSERT_EQ(sqlite3_load_extension(connection, ENTENTE_EXTENSION, nullptr, &message), SQLITE_OK) << message;
    std::string answer;
    const auto keep = [](void* out, int count, char** cells, char** /*names*/) {
        for (int i = 0; i < count; ++i) *static_cast<std::string*>(out) += std::string(cells[i]) + " ";
        return 0;
    };
    constexpr const char* kSql =
        "SELECT (SELECT count(*) FROM path('Anna', 'Dora')), (SELECT count(*) FROM ego('Anna', 1)), "
        "(SELECT count(*) FROM search('met')), same_name('anna', 'ANNA'), (SELECT sum(degree) FROM measures)";
    EXPECT_EQ(sqlite3_exec(connection, kSql, keep, &answer, nullptr), SQLITE_OK) << sqlite3_errmsg(connection);
    EXPECT_EQ(answer, "3 3 6 1 14 ");
    EXPECT_EQ(sqlite3_close(connection), SQLITE_OK);
}

}  // namespace
}  // namespace entente
