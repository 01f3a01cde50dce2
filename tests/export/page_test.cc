// What the page holds; tests/clients/page_test.py looks at it in a browser.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "export/format.h"
#include "export/support/top_nodes.h"
#include "graph/store.h"
#include "tests/graph/facts_builder.h"

namespace entente {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::UnorderedElementsAre;

class PageTest : public ::testing::Test {
protected:
    void store(const std::vector<DocumentFacts>& documents) {
        Result<Store> store = Store::open(path_);
        ASSERT_TRUE(store);
        ASSERT_TRUE(store->begin());
        for (const DocumentFacts& facts : documents) ASSERT_TRUE(store->add(facts));
        ASSERT_TRUE(store->commit());
    }

    std::string page() {
        std::ostringstream out;
        EXPECT_TRUE(find_format("html")->write(GraphView::open(path_).value(), out));
        return out.str();
    }

    /// The labels of the nodes that fit.
    std::vector<std::string> top(const PageLimits& limits) {
        const GraphView graph = GraphView::open(path_).value();
        const auto ids = top_nodes(graph, limits).value();
        std::vector<std::string> labels;
        EXPECT_TRUE(graph.each_node([&](const Node& node) {
            if (ids.contains(node.id)) labels.emplace_back(node.label);
        }));
        return labels;
    }

    ScratchFolder folder_;
    std::string path_ = folder_ / "news.db";
};

TEST_F(PageTest, HoldsTheNodesThatMatterMost) {
    store({meeting("1", "Kim", "Moon"), meeting("2", "Abe", "Kim"), meeting("3", "Xi", "Kim"),
           meeting("4", "Xi", "Moon"), meeting("5", "Xi", "Moon"), meeting("6", "Ri", "Abe")});
    EXPECT_THAT(top({.most_nodes = 5, .top_nodes = 1}), UnorderedElementsAre("Kim", "Moon", "Xi", "Abe", "Ri"));
    EXPECT_THAT(top({.most_nodes = 4, .top_nodes = 2}), UnorderedElementsAre("Kim", "Moon"));
    EXPECT_THAT(top({.most_nodes = 9, .top_nodes = 2, .most_statements = 1}), UnorderedElementsAre("Kim", "Moon"));
}

TEST_F(PageTest, OfALargeGraphItHoldsThePartThatMattersAndSaysSo) {
    constexpr std::size_t kNames = 20'001;
    FactsBuilder builder("1", "They met Kim.");
    builder.sentence("They met Kim.");
    const auto kim = builder.entity("key:kim", "Kim", EntityKind::person);
    for (std::uint32_t i = 1; i < kNames; ++i) {
        Entity entity;
        entity.key = entity.name = "N" + std::to_string(i);
        builder.facts().entities.push_back(std::move(entity));  // FactsBuilder::entity looks for it among all others
        builder.relation(i, "praised", kim);
    }
    store({builder.facts()});
    const GraphView graph = GraphView::open(path_).value();
    EXPECT_THAT(find_format("html")->left_out(graph).value(),
                HasSubstr("5000 names of the highest PageRank, of 20001"));
    EXPECT_THAT(page(), HasSubstr("\"of\":[20001,20000]"));
    const GraphView part = graph.only(top_nodes(graph, {}).value());
    EXPECT_EQ(part.node_count(), 5000);
    EXPECT_EQ(part.edge_count(), 4999);
    std::size_t said = 0;
    EXPECT_TRUE(part.each_relation([&said](const RelationRow& row) { said += row.object == "Kim" ? 1 : 0; }));
    EXPECT_EQ(said, 4999);
}

TEST_F(PageTest, OfASmallGraphNothingIsLeftOut) {
    store({meeting("1", "Kim", "Moon")});
    EXPECT_EQ(find_format("html")->left_out(GraphView::open(path_).value()).value(), "");
}

TEST_F(PageTest, NoTextEndsItsScript) {
    store({meeting("</script>", "<!--<script>", "Kim")});
    const std::string text = page();
    const std::size_t data = text.find("<script type=\"application/json\"");
    const std::string blocks = text.substr(data, text.find("<script>", data) - data);
    EXPECT_THAT(blocks, HasSubstr("\\u003c!--\\u003cscript\\u003e met Kim."));
    EXPECT_THAT(blocks, Not(HasSubstr("<!--")));
    EXPECT_EQ(text.find("{{"), std::string::npos) << "everything is filled in";
}

TEST_F(PageTest, IsTheSameEachTime) {
    store({meeting("1", "Kim", "Moon"), meeting("2", "Abe", "Kim")});
    EXPECT_EQ(page(), page());
}

}  // namespace
}  // namespace entente
