// Choosing a part of the graph: each condition, and that exports and queries choose alike.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "graph/graph_view.h"
#include "graph/query.h"
#include "graph/store.h"
#include "tests/graph/facts_builder.h"

namespace entente {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

struct Told {
    std::string subject;
    std::string verb;
    std::string object;
    Polarity polarity = Polarity::affirmed;
    Modality modality = Modality::actual;
    double confidence = 0.9;
    std::string from{};
    std::string to{};
};

/// A document of its own, in which one sentence says it.
DocumentFacts told(const std::string& uri, const std::string& date, const Told& said) {
    DocumentFacts facts = meeting(uri, said.subject, said.object, said.verb);
    facts.date = date;
    const std::map<std::string, std::string> countries = {
        {"Kim", "PRK"}, {"Trump", "USA"}, {"Xi", "CHN"}, {"Li", "CHN"}};
    for (Entity& entity : facts.entities) {
        if (const auto found = countries.find(entity.name); found != countries.end()) entity.country = found->second;
    }
    Relation& relation = facts.relations.at(0);
    relation.polarity = said.polarity;
    relation.modality = said.modality;
    relation.evidence.confidence = said.confidence;
    relation.date = said.from.empty() ? "" : said.from + "/" + said.to;
    relation.date_from = said.from;
    relation.date_to = said.to;
    return facts;
}

class GraphFilterTest : public ::testing::Test {
protected:
    void SetUp() override {
        Result<Store> store = Store::open(path_);
        ASSERT_TRUE(store);
        const std::vector<RelationType> types = {{"met", "CONSULT", true, ""}, {"never_used", "", false, ""}};
        ASSERT_TRUE(store->add_relation_types(types));
        ASSERT_TRUE(store->begin());
        const std::vector<DocumentFacts> documents = {
            told("news/1.txt", "2018-06-12", {"Trump", "met", "Kim"}),
            told("news/2.txt", "2019-02", {"Kim", "met", "Trump"}),
            told("news/3.txt", "2019", {.subject = "Trump", .verb = "praised", .object = "Kim", .confidence = 0.4}),
            told("old/4.txt", "",
                 {.subject = "Xi", .verb = "met", .object = "Kim", .from = "2018-03-25", .to = "2018-03-28"}),
            told("old/5.txt", "", {.subject = "Xi", .verb = "praised", .object = "Li", .polarity = Polarity::negated}),
            told("old/6.txt", "2020-01-01",
                 {.subject = "Li", .verb = "met", .object = "Ann", .modality = Modality::future}),
            told("old/7.txt", "2020-01-01", {"Ann", "praised", "Bob"}),
        };
        for (const DocumentFacts& facts : documents) ASSERT_TRUE(store->add(facts));
        ASSERT_TRUE(store->commit());
    }

    /// "Kim met Trump 2" for each edge that is left.
    std::vector<std::string> edges(const GraphFilter& filter) {
        std::vector<std::string> lines;
        Result<GraphView> view = GraphView::open(path_, filter);
        if (!view) return {view.error().message};
        EXPECT_TRUE(view->each_edge([&](const Edge& edge) {
            EXPECT_EQ(edge.number, lines.size());
            lines.push_back(std::string(edge.source_label) + " " + std::string(edge.label) + " " +
                            std::string(edge.target_label) + " " + std::to_string(edge.weight));
        }));
        EXPECT_EQ(view->edge_count(), lines.size());
        EXPECT_THAT(queried(filter,
                            "SELECT source || ' ' || relation || ' ' || target || ' ' || weight FROM edges "
                            "ORDER BY source, target, relation"),
                    ::testing::UnorderedElementsAreArray(lines));
        return lines;
    }

    std::vector<std::string> nodes(const GraphFilter& filter) {
        std::vector<std::string> names;
        const GraphView view = GraphView::open(path_, filter).value();
        EXPECT_TRUE(view.each_node([&](const Node& node) {
            EXPECT_EQ(node.number, names.size());
            names.emplace_back(node.label);
        }));
        EXPECT_THAT(queried(filter, "SELECT name FROM entities"), ::testing::UnorderedElementsAreArray(names));
        return names;
    }

    /// The documents of the relations that are left.
    std::vector<std::string> documents(const GraphFilter& filter) {
        std::vector<std::string> names;
        const GraphView view = GraphView::open(path_, filter).value();
        EXPECT_TRUE(view.each_relation([&](const RelationRow& row) { names.emplace_back(row.document); }));
        EXPECT_EQ(queried(filter, "SELECT document FROM relations ORDER BY document"), names);
        return names;
    }

    std::vector<std::string> queried(const GraphFilter& filter, const std::string& sql) {
        const Graph graph = Graph::open(path_).value();
        EXPECT_TRUE(graph.narrow(filter));
        std::vector<std::string> cells;
        Query query = graph.query(sql).value();
        while (query.next().value()) cells.emplace_back(query.text(0));
        return cells;
    }

    ScratchFolder folder_;
    std::string path_ = folder_ / "news.db";
};

TEST_F(GraphFilterTest, ByCountryOfOneEnd) {
    EXPECT_THAT(edges({.countries = {"USA"}}), ElementsAre("Kim met Trump 2", "Trump praised Kim 1"));
    EXPECT_THAT(edges({.countries = {"usa", "CHN"}}).size(), 5);
    EXPECT_THAT(edges({.countries = {"FRA"}}), IsEmpty());
    EXPECT_THAT(edges({.countries = {"Nowhere"}}), ElementsAre(HasSubstr("the graph has no country Nowhere")));
}

TEST_F(GraphFilterTest, ByDateOfTheRelationElseOfItsDocument) {
    EXPECT_THAT(documents({.from = "2020"}), ElementsAre("old/6.txt", "old/7.txt"));
    EXPECT_THAT(documents({.from = "2018", .to = "2018"}), ElementsAre("news/1.txt", "old/4.txt"));
    EXPECT_THAT(documents({.from = "2018-03-28", .to = "2018-06-11"}), ElementsAre("old/4.txt"));
    EXPECT_THAT(documents({.from = "2018-03-29", .to = "2018-06-11"}), IsEmpty());
    EXPECT_THAT(documents({.from = "2019-02-28", .to = "2019-02-28"}), ElementsAre("news/2.txt", "news/3.txt"));
    EXPECT_THAT(documents({.to = "2018-06-12"}), ElementsAre("news/1.txt", "old/4.txt"));
}

TEST_F(GraphFilterTest, ByDocument) {
    EXPECT_THAT(documents({.documents = {"news/1.txt"}}), ElementsAre("news/1.txt"));
    EXPECT_THAT(documents({.documents = {"1.txt", "old/[67]*"}}), ElementsAre("news/1.txt", "old/6.txt", "old/7.txt"));
    EXPECT_THAT(documents({.documents = {"txt"}}), IsEmpty());
}

TEST_F(GraphFilterTest, ByPolarityModalityAndConfidence) {
    EXPECT_THAT(documents({.polarities = {Polarity::negated}}), ElementsAre("old/5.txt"));
    EXPECT_THAT(documents({.modalities = {Modality::future, Modality::possible}}), ElementsAre("old/6.txt"));
    EXPECT_EQ(documents({.min_confidence = 0.5}).size(), 6);
}

TEST_F(GraphFilterTest, BySql) {
    EXPECT_THAT(edges({.where = "subject = 'Xi' AND object_kind = 'person' -- all"}),
                ElementsAre("Kim met Xi 1", "Xi praised Li 1"));
    EXPECT_THAT(documents({.where = "sentence LIKE '%Ann%'"}), ElementsAre("old/6.txt", "old/7.txt"));
    EXPECT_THAT(edges({.where = "id IN (SELECT id FROM relations ORDER BY id LIMIT 1)"}),
                ElementsAre("Kim met Trump 1"));
}

TEST_F(GraphFilterTest, BrokenSqlSaysWhereAndWritingIsRefused) {
    const auto refusal = [this](const std::string& where) {
        return GraphView::open(path_, {.where = where}).error().message;
    };
    EXPECT_THAT(refusal("subject = 'Xi' AND\nobjct = 'Kim'"),
                HasSubstr("--where:2:1: error: no such column: objct; did you mean object?"));
    EXPECT_THAT(refusal("subject ="), HasSubstr("--where:1:10: error: "));
    EXPECT_THAT(refusal("1); DROP TABLE relation; --"), HasSubstr("one statement at a time"));
    EXPECT_THAT(refusal("load_extension('x')"), HasSubstr("not authorized to use function: load_extension"));
    EXPECT_EQ(edges({}).size(), 6);
}

TEST_F(GraphFilterTest, AroundAnEntity) {
    EXPECT_THAT(nodes({.ego = {"Ann"}}), ElementsAre("Ann", "Bob", "Li"));
    EXPECT_THAT(nodes({.ego = {"ann"}, .depth = 2}), ElementsAre("Ann", "Bob", "Li", "Xi"));
    EXPECT_THAT(edges({.ego = {"person:Ann"}, .depth = 0}), IsEmpty());
    EXPECT_THAT(nodes({.ego = {"Ann"}, .depth = 99}).size(), 6);
    EXPECT_THAT(edges({.ego = {"Trump", "Bob"}}),
                ElementsAre("Ann praised Bob 1", "Kim met Trump 2", "Trump praised Kim 1"));
    EXPECT_THAT(edges({.ego = {"Anne"}}), ElementsAre(HasSubstr("the graph has no entity Anne; there is: Ann")));
}

TEST_F(GraphFilterTest, HighestRanking) {
    EXPECT_THAT(nodes({.top = 1}), ElementsAre("Kim"));
    EXPECT_THAT(nodes({.top = 3}), ElementsAre("Ann", "Kim", "Li"));  // of those with two edges, by key
    EXPECT_THAT(nodes({.top = 1, .rank_by = RankBy::pagerank}), ElementsAre("Kim"));
    EXPECT_THAT(nodes({.top = 99}).size(), 6);
    EXPECT_THAT(nodes({.min_weight = 2, .top = 1}), ElementsAre("Kim"));
}

TEST_F(GraphFilterTest, ParallelRelationsMadeOneEdge) {
    EXPECT_THAT(edges({.countries = {"USA"}, .collapse = true}), ElementsAre("Kim met Trump 2", "Trump praised Kim 1"));
    Result<Store> store = Store::open(path_);
    ASSERT_TRUE(store->begin());
    ASSERT_TRUE(store->add(told("8", "2021", {"Kim", "praised", "Trump"})));
    ASSERT_TRUE(store->commit());
    const GraphView view = GraphView::open(path_, {.min_weight = 3, .countries = {"USA"}, .collapse = true}).value();
    std::size_t count = 0;
    ASSERT_TRUE(view.each_edge([&](const Edge& edge) {
        ++count;
        EXPECT_EQ(edge.label, "met, praised");
        EXPECT_EQ(edge.parts, "met 2, praised 1");
        EXPECT_EQ(edge.relation, "met");
        EXPECT_EQ(edge.weight, 3);
        EXPECT_EQ(edge.documents, 3);
        EXPECT_EQ(edge.last_date, "2021");
        EXPECT_FALSE(edge.symmetric);
    }));
    EXPECT_EQ(count, 1);
}

TEST_F(GraphFilterTest, RelationsKnowTheirEdge) {
    const GraphView view = GraphView::open(path_, {.relations = {"praised"}}).value();
    std::vector<std::string> labels;
    ASSERT_TRUE(view.each_edge([&](const Edge& edge) { labels.emplace_back(edge.source_label); }));
    ASSERT_TRUE(
        view.each_relation([&](const RelationRow& row) { EXPECT_EQ(labels.at(row.edge.value()), row.subject); }));
}

}  // namespace
}  // namespace entente
