// Documents that tell the same story: counted once in edges, whatever the order in which they come and go.
#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

#include "graph/dump.h"
#include "graph/merge.h"
#include "tests/graph/dump.h"
#include "tests/graph/facts_builder.h"

namespace entente {
namespace {

/// A says-A-met-B document with these bands.
DocumentFacts telling(const std::string& uri, std::vector<std::int64_t> bands) {
    DocumentFacts facts = meeting(uri, "A", "B");
    facts.bands = std::move(bands);
    return facts;
}

class Story : public ::testing::Test {
protected:
    [[nodiscard]] std::string path(const std::string& name) const { return folder_ / name; }

    std::string make(const std::string& name, const std::vector<DocumentFacts>& documents,
                     const std::vector<std::string>& removed = {}, std::size_t batch = 2) const {
        Result<Store> store = Store::open(path(name), {.run = {.fingerprint = "f", .started = 1}});
        EXPECT_TRUE(store);
        for (std::size_t i = 0; i < documents.size(); i += batch) {
            EXPECT_TRUE(store->begin());
            for (std::size_t j = i; j < std::min(i + batch, documents.size()); ++j) {
                EXPECT_TRUE(store->add(documents[j]));
            }
            EXPECT_TRUE(store->commit());
        }
        EXPECT_TRUE(store->begin());
        for (const std::string& uri : removed) EXPECT_TRUE(store->remove(uri));
        EXPECT_TRUE(store->commit());
        EXPECT_TRUE(store->close());
        EXPECT_EQ(integrity(path(name)), "ok");
        return path(name);
    }

    static std::string canonical(const std::string& path) {
        const Result<Graph> graph = Graph::open(path);
        if (!graph) return graph.error().message;
        std::ostringstream out;
        EXPECT_TRUE(dump_graph(*graph, out));
        return out.str();
    }

    static std::string edge(const std::string& path) {
        return cell_of(path, "SELECT weight || ' of ' || documents || ' in ' || stories FROM edges");
    }

private:
    ScratchFolder folder_;
};

TEST_F(Story, CountsOnce) {
    const std::string graph =
        make("a.db", {telling("1", {10, 11}), telling("2", {11, 12}), telling("3", {99}), telling("4", {})});
    EXPECT_EQ(edge(graph), "3 of 4 in 3");
    EXPECT_EQ(cell_of(graph, "SELECT group_concat(story, ' ') FROM (SELECT story FROM documents ORDER BY uri)"),
              "1 1 3 4");
    EXPECT_EQ(cell_of(graph, "SELECT count(*) FROM documents"), "4");
}

TEST_F(Story, AsOftenAsTheDocumentThatSaysItMostOften) {
    DocumentFacts twice = telling("2", {1});
    twice.relations.push_back(twice.relations.front());
    twice.relations.back().polarity = Polarity::negated;
    const std::string graph = make("a.db", {telling("1", {1}), twice});
    EXPECT_EQ(edge(graph), "2 of 2 in 1");
    EXPECT_EQ(cell_of(graph, "SELECT negated FROM edges"), "1");
}

TEST_F(Story, ConnectsOverOthersAndFallsApart) {
    const std::vector<DocumentFacts> chain = {telling("1", {1}), telling("2", {2, 3}), telling("3", {1, 2}),
                                              telling("4", {3})};
    const std::string whole = make("a.db", chain);
    EXPECT_EQ(edge(whole), "1 of 4 in 1");
    std::vector<DocumentFacts> other = chain;
    std::sort(other.begin(), other.end(), [](const auto& a, const auto& b) { return a.uri > b.uri; });
    do {
        const std::string name = other[0].uri + other[1].uri + other[2].uri + other[3].uri;
        EXPECT_EQ(canonical(make(name + ".db", other, {}, 1)), canonical(whole));
        EXPECT_EQ(canonical(make(name + "-3.db", other, {"3"}, 1)),
                  canonical(make(name + "-without.db", {chain[0], chain[1], chain[3]})));
    } while (
        std::prev_permutation(other.begin(), other.end(), [](const auto& a, const auto& b) { return a.uri < b.uri; }) &&
        other[0].uri != "3");
    EXPECT_EQ(edge(make("b.db", chain, {"3"})), "2 of 3 in 2");
    EXPECT_EQ(edge(make("c.db", chain, {"1", "2", "3"})), "1 of 1 in 1");
    EXPECT_EQ(cell_of(path("c.db"), "SELECT count(*) FROM story"), "0");
}

TEST_F(Story, AReplacedDocumentTellsAnother) {
    const std::string graph = make("a.db", {telling("1", {1}), telling("2", {1, 2}), telling("3", {2})});
    DocumentFacts changed = telling("2", {7});
    changed.title = "Another";
    make("a.db", {changed});
    EXPECT_EQ(edge(graph), "3 of 3 in 3");
    EXPECT_EQ(canonical(graph), canonical(make("b.db", {telling("3", {2}), changed, telling("1", {1})})));
}

TEST_F(Story, MergedAsExtracted) {
    const std::string a = make("a.db", {telling("1", {1}), telling("4", {4, 5})});
    const std::string b = make("b.db", {telling("2", {1, 2}), telling("5", {5})});
    const std::string c = make("c.db", {telling("3", {2, 4})});
    const std::string whole = make("whole.db", {telling("5", {5}), telling("3", {2, 4}), telling("1", {1}),
                                                telling("2", {1, 2}), telling("4", {4, 5})});
    const auto merged = [this](const std::string& name, const std::vector<std::string>& parts) {
        Result<Store> store = Store::open(path(name));
        for (const std::string& part : parts) EXPECT_TRUE(merge_graph(*store, part, {}));
        EXPECT_TRUE(store->close());
        return canonical(path(name));
    };
    EXPECT_EQ(merged("abc.db", {a, b, c}), canonical(whole));
    EXPECT_EQ(merged("cba.db", {c, b, a, b}), canonical(whole));
    EXPECT_EQ(edge(path("abc.db")), "1 of 5 in 1");
}

TEST_F(Story, ALostBatchLeavesNoStory) {
    const std::string graph = make("a.db", {telling("1", {1})});
    {
        Result<Store> store = Store::open(graph, {.run = {.fingerprint = "f"}});
        ASSERT_TRUE(store);
        ASSERT_TRUE(store->begin());
        ASSERT_TRUE(store->add(telling("2", {1})));
        store->rollback();
        ASSERT_TRUE(store->begin());
        ASSERT_TRUE(store->add(telling("3", {9})));
        ASSERT_TRUE(store->commit());
    }
    EXPECT_EQ(edge(graph), "2 of 2 in 2");
}

}  // namespace
}  // namespace entente
