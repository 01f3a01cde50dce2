// What exports read: filters, order, counts.
#include "graph/graph_view.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "graph/store.h"
#include "tests/graph/facts_builder.h"

namespace entente {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

DocumentFacts visit(const std::string& uri, const std::string& person, const std::string& place) {
    DocumentFacts facts = meeting(uri, person, place, "visited");
    facts.entities[1].kind = EntityKind::city;
    facts.entities[1].key = "city:" + place;
    return facts;
}

class GraphViewTest : public ::testing::Test {
protected:
    void SetUp() override {
        store({meeting("1", "Trump", "Kim"), meeting("2", "Kim", "Trump"), meeting("3", "Moon", "Kim"),
               visit("4", "Kim", "Hanoi"), meeting("5", "Xi", "Xi", "praised")});
    }

    void store(const std::vector<DocumentFacts>& documents) {
        Result<Store> store = Store::open(path_);
        ASSERT_TRUE(store);
        const std::vector<RelationType> types = {{"met", "CONSULT", true, ""}, {"never_used", "", false, ""}};
        ASSERT_TRUE(store->add_relation_types(types));
        ASSERT_TRUE(store->begin());
        for (const DocumentFacts& facts : documents) ASSERT_TRUE(store->add(facts));
        ASSERT_TRUE(store->commit());
    }

    std::vector<std::string> nodes(const GraphFilter& filter = {}) {
        std::vector<std::string> lines;
        const Status read = GraphView::open(path_, filter).value().each_node([&](const Node& node) {
            lines.push_back(std::string(node.label) + " " + std::string(to_string(node.kind)) + " " +
                            std::to_string(node.degree));
        });
        EXPECT_TRUE(read);
        return lines;
    }

    std::vector<std::string> edges(const GraphFilter& filter = {}) {
        std::vector<std::string> lines;
        const Status read = GraphView::open(path_, filter).value().each_edge([&](const Edge& edge) {
            EXPECT_EQ(edge.number, lines.size());
            lines.push_back(std::string(edge.source_label) + " " + std::string(edge.relation) + " " +
                            std::string(edge.target_label) + " " + std::to_string(edge.weight));
        });
        EXPECT_TRUE(read);
        return lines;
    }

    std::vector<std::string> relations(const GraphFilter& filter = {}) {
        std::vector<std::string> lines;
        const Status read = GraphView::open(path_, filter).value().each_relation([&](const RelationRow& row) {
            EXPECT_FALSE(row.sentence.empty());
            lines.push_back(std::string(row.document) + ": " + std::string(row.subject) + " " +
                            std::string(row.relation) + " " + std::string(row.object) + std::string(row.object_text));
        });
        EXPECT_TRUE(read);
        return lines;
    }

    ScratchFolder folder_;
    std::string path_ = folder_ / "news.db";
};

TEST_F(GraphViewTest, NodesAndEdgesByKey) {
    EXPECT_THAT(nodes(), ElementsAre("Hanoi city 1", "Kim person 3", "Moon person 1", "Trump person 1", "Xi person 1"));
    EXPECT_THAT(edges(), ElementsAre("Kim visited Hanoi 1", "Kim met Moon 1", "Kim met Trump 2", "Xi praised Xi 1"));
    const GraphView view = GraphView::open(path_).value();
    EXPECT_EQ(view.node_count(), 5);
    EXPECT_EQ(view.edge_count(), 4);
    EXPECT_EQ(view.highest_degree(), 3);
    EXPECT_EQ(view.highest_weight(), 2);
}

TEST_F(GraphViewTest, FiltersEdgesAndKeepsTheirNodes) {
    EXPECT_THAT(edges({.relations = {"met"}, .kinds = {}}), ElementsAre("Kim met Moon 1", "Kim met Trump 2"));
    EXPECT_THAT(nodes({.relations = {"visited", "praised"}, .kinds = {}}),
                ElementsAre("Hanoi city 1", "Kim person 1", "Xi person 1"));
    EXPECT_THAT(edges({.relations = {}, .kinds = {}, .min_weight = 2}), ElementsAre("Kim met Trump 2"));
    EXPECT_THAT(nodes({.relations = {}, .kinds = {EntityKind::person}}),
                ElementsAre("Kim person 2", "Moon person 1", "Trump person 1", "Xi person 1"));
}

TEST_F(GraphViewTest, RelationsBehindTheEdges) {
    EXPECT_THAT(relations(), ElementsAre("1: Trump met Kim", "2: Kim met Trump", "3: Moon met Kim",
                                         "4: Kim visited Hanoi", "5: Xi praised Xi"));
    EXPECT_THAT(relations({.relations = {}, .kinds = {}, .min_weight = 2}),
                ElementsAre("1: Trump met Kim", "2: Kim met Trump"));
    EXPECT_THAT(relations({.relations = {"visited"}, .kinds = {}}), ElementsAre("4: Kim visited Hanoi"));
    EXPECT_THAT(relations({.relations = {}, .kinds = {EntityKind::city}}), IsEmpty());
}

TEST_F(GraphViewTest, RelationsToNoEntityHaveNoEdge) {
    DocumentFacts facts = meeting("6", "Abe", "Kim", "promised");
    facts.relations.at(0).object.reset();
    facts.relations.at(0).object_text = "more talks";
    store({facts});
    EXPECT_THAT(relations({.relations = {"promised"}, .kinds = {}}), ElementsAre("6: Abe promised more talks"));
    EXPECT_THAT(relations({.relations = {"promised"}, .kinds = {EntityKind::city}}), IsEmpty());
    EXPECT_THAT(relations({.relations = {"promised"}, .kinds = {}, .min_weight = 2}), IsEmpty());
    EXPECT_THAT(edges({.relations = {"promised"}, .kinds = {}}), IsEmpty());
}

TEST_F(GraphViewTest, MentionsAndAliasesOfTheNodes) {
    FactsBuilder builder("7", "Once Abe, Shinzo Abe, met Kim.");
    builder.title("Talks").sentence("Abe, Shinzo Abe, met Kim.");
    const auto abe = builder.entity("person:Abe", "Abe");
    builder.at(abe).aliases = {"Shinzo Abe", "Abe"};
    const auto kim = builder.entity("person:Kim", "Kim");
    builder.mention(abe, "Shinzo Abe").mention(kim, "Kim", MentionForm::nominal).relation(abe, "greeted", kim);
    store({builder.facts()});
    const GraphView view = GraphView::open(path_, {.relations = {"greeted"}, .kinds = {}}).value();
    std::vector<std::string> lines;
    ASSERT_TRUE(view.each_relation([&](const RelationRow& row) {
        lines.push_back(std::string(row.document_title) + " " + std::string(row.construction) + " " +
                        std::string(row.trigger));
    }));
    ASSERT_TRUE(view.each_alias(
        [&](const AliasRow& row) { lines.push_back(std::string(row.key) + "=" + std::string(row.name)); }));
    ASSERT_TRUE(view.each_mention([&](const MentionRow& row) {
        if (row.form != "name" || row.key == "person:Abe") {
            lines.push_back(std::string(row.key) + " " + std::to_string(row.start) + "-" + std::to_string(row.end));
        }
    }));
    EXPECT_THAT(lines,
                ElementsAre("Talks active greeted", "person:Abe=Shinzo Abe", "person:Abe 5-15", "person:Kim 21-24"));
}

TEST_F(GraphViewTest, NothingLeft) {
    EXPECT_THAT(edges({.relations = {"never_used"}, .kinds = {}}), IsEmpty());
    EXPECT_THAT(nodes({.relations = {}, .kinds = {}, .min_weight = 99}), IsEmpty());
    EXPECT_EQ(GraphView::open(path_, {.relations = {"never_used"}, .kinds = {}}).value().highest_degree(), 0);
}

TEST_F(GraphViewTest, UnknownRelation) {
    const Result<GraphView> view = GraphView::open(path_, {.relations = {"visitd"}, .kinds = {}});
    ASSERT_FALSE(view);
    EXPECT_THAT(view.error().message, HasSubstr("the graph has no relation visitd; did you mean visited?"));
}

TEST_F(GraphViewTest, ShowsOneMoment) {
    Result<Store> writer = Store::open(path_);
    ASSERT_TRUE(writer);
    const GraphView view = GraphView::open(path_).value();
    ASSERT_TRUE(writer->begin());
    ASSERT_TRUE(writer->add(meeting("9", "Abe", "Trump")));
    ASSERT_TRUE(writer->commit());
    std::size_t count = 0;
    ASSERT_TRUE(view.each_node([&](const Node&) { ++count; }));
    EXPECT_EQ(count, 5);
    EXPECT_EQ(nodes().size(), 6);
}

}  // namespace
}  // namespace entente
