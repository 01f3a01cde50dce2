// What the documents of a site repeat is not counted, whatever the order in which they come and go.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <sstream>

#include "graph/dump.h"
#include "graph/merge.h"
#include "tests/graph/dump.h"
#include "tests/graph/facts_builder.h"

namespace entente {
namespace {

/// "A met B." as news of its own, and "C met D." in a paragraph that others may repeat.
DocumentFacts printed(const std::string& uri, std::int64_t paragraph, std::int64_t context) {
    FactsBuilder builder(uri, "A met B. C met D.");
    const auto a = builder.entity("person:A", "A");
    const auto b = builder.entity("person:B", "B");
    builder.sentence("A met B.");
    builder.mention(a, "A").mention(b, "B");
    builder.relation(a, "met", b);
    const auto c = builder.entity("person:C", "C");
    const auto d = builder.entity("person:D", "D");
    builder.sentence("C met D.");
    builder.mention(c, "C").mention(d, "D");
    builder.relation(c, "met", d);
    builder.facts().metadata = {{"source", uri}};
    builder.facts().paragraphs = {{{9, 17}, paragraph, context}};
    return builder.facts();
}

class Boilerplate : public ::testing::Test {
protected:
    [[nodiscard]] std::string path(const std::string& name) const { return folder_ / name; }

    static void store(const std::string& path, const std::vector<DocumentFacts>& documents,
                      const std::vector<std::string>& removed = {}) {
        Store store = Store::open(path, {.run = {.fingerprint = "f", .started = 1}}).value();
        EXPECT_TRUE(store.begin());
        for (const DocumentFacts& facts : documents) EXPECT_TRUE(store.add(facts));
        for (const std::string& uri : removed) EXPECT_TRUE(store.remove(uri));
        EXPECT_TRUE(store.commit());
        EXPECT_TRUE(store.close());
    }

    static std::string said(const std::string& path) {
        return cell_of(path,
                       "SELECT (SELECT count(*) FROM relations WHERE subject = 'A') || ' ' || "
                       "(SELECT count(*) FROM relations WHERE subject = 'C') || ' ' || "
                       "(SELECT count(*) FROM mentions WHERE entity = 'C') || ' ' || "
                       "(SELECT count(*) FROM repeats)");
    }

    static std::string canonical(const std::string& path) {
        EXPECT_EQ(integrity(path), "ok");
        std::ostringstream out;
        EXPECT_TRUE(dump_graph(Graph::open(path).value(), out));
        return out.str();
    }

private:
    ScratchFolder folder_;
};

TEST_F(Boilerplate, WhatThreeContextsRepeatIsMutedAndComesBack) {
    const std::string graph = path("a.db");
    store(graph, {printed("1", 5, 1), printed("2", 5, 2), printed("3", 6, 3)});
    EXPECT_EQ(said(graph), "3 3 3 0");
    store(graph, {printed("4", 5, 4)});
    EXPECT_EQ(said(graph), "4 1 1 3");
    store(graph, {printed("5", 5, 5)});
    EXPECT_EQ(said(graph), "5 1 1 4");
    EXPECT_EQ(cell_of(graph, "SELECT document || text || documents FROM repeats ORDER BY document LIMIT 1"),
              "1C met D.4");
    store(graph, {}, {"1", "4"});
    EXPECT_EQ(said(graph), "3 3 3 0");
    EXPECT_EQ(integrity(graph), "ok");
}

TEST_F(Boilerplate, VersionsOfOneStoryDoNotMakeIt) {
    store(path("a.db"), {printed("1", 5, 1), printed("2", 5, 1), printed("3", 5, 1), printed("4", 5, 2)});
    EXPECT_EQ(said(path("a.db")), "4 4 4 0");
}

TEST_F(Boilerplate, InAnyOrderAlsoMerged) {
    std::vector<DocumentFacts> documents;
    for (int i = 0; i < 12; ++i) documents.push_back(printed(std::to_string(i), i % 3, i % 5));
    store(path("whole.db"), documents);
    const std::string expected = canonical(path("whole.db"));
    std::mt19937 random(3);
    for (int round = 0; round < 4; ++round) {
        const std::string number = std::to_string(round);
        std::shuffle(documents.begin(), documents.end(), random);
        const auto middle = documents.begin() + 2 + 2 * round;
        store(path("a" + number), {documents.begin(), middle});
        store(path("b" + number), {middle, documents.end()});
        Store merged = Store::open(path("m" + number)).value();
        for (const char* part : {"b", "a", "b"}) EXPECT_TRUE(merge_graph(merged, path(part + number), {}));
        ASSERT_TRUE(merged.close());
        EXPECT_EQ(canonical(path("m" + number)), expected);
        store(path("a" + number), {middle, documents.end()}, {"1", "2", "3"});
        store(path("a" + number), {printed("3", 0, 3), printed("1", 1, 1), printed("2", 2, 2)});
        EXPECT_EQ(canonical(path("a" + number)), expected);
    }
}

}  // namespace
}  // namespace entente
