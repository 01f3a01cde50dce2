// Inputs of the very same content: one document with several names, whatever the order in which they come and go.
#include <gtest/gtest.h>

#include <map>
#include <random>
#include <sstream>

#include "graph/document_reader.h"
#include "graph/dump.h"
#include "graph/graph_view.h"
#include "graph/merge.h"
#include "tests/graph/dump.h"
#include "tests/graph/facts_builder.h"

namespace entente {
namespace {

/// A document whose content does not depend on its name.
DocumentFacts saying(const std::string& uri, const std::string& who) {
    DocumentFacts facts = meeting(uri, "A", who);
    facts.metadata.clear();
    facts.bands = {static_cast<std::int64_t>(who.size()), 77};
    return facts;
}

class Copies : public ::testing::Test {
protected:
    [[nodiscard]] std::string path(const std::string& name) const { return folder_ / name; }

    [[nodiscard]] static Store open(const std::string& path, std::int64_t started,
                                    const std::string& fingerprint = "f") {
        return Store::open(path, {.run = {.fingerprint = fingerprint, .started = started}}).value();
    }

    static std::vector<Stored> add(Store& store, const std::vector<DocumentFacts>& documents) {
        std::vector<Stored> outcomes;
        EXPECT_TRUE(store.begin());
        for (const DocumentFacts& facts : documents) outcomes.push_back(store.add(facts).value());
        EXPECT_TRUE(store.commit());
        return outcomes;
    }

    std::string make(const std::string& name, const std::vector<DocumentFacts>& documents,
                     std::int64_t started = 1) const {
        Store store = open(path(name), started);
        add(store, documents);
        EXPECT_TRUE(store.close());
        return path(name);
    }

    static std::string canonical(const std::string& path) {
        EXPECT_EQ(integrity(path), "ok");
        std::ostringstream out;
        EXPECT_TRUE(dump_graph(Graph::open(path).value(), out));
        return out.str();
    }

    static std::string names(const std::string& path) {
        return cell_of(path,
                       "SELECT group_concat(line, ' ') FROM (SELECT group_concat(uri, '=') AS line FROM "
                       "(SELECT document, uri FROM uris ORDER BY document, kind <> 'input', uri) "
                       "GROUP BY document ORDER BY document)");
    }

private:
    ScratchFolder folder_;
};

TEST_F(Copies, OneDocumentWithTheSmallestName) {
    Store store = open(path("a.db"), 1);
    EXPECT_EQ(add(store, {saying("m", "B"), saying("z", "B"), saying("c", "B"), saying("x", "C")}),
              (std::vector{Stored::added, Stored::duplicate, Stored::duplicate, Stored::added}));
    EXPECT_EQ(add(store, {saying("z", "B"), saying("m", "B"), saying("c", "B")}),
              (std::vector{Stored::unchanged, Stored::unchanged, Stored::unchanged}));
    EXPECT_TRUE(store.has("z", content_hash({saying("z", "B").text, "", "", "en"})).value());
    ASSERT_TRUE(store.close());
    EXPECT_EQ(names(path("a.db")), "c=m=z x");
    EXPECT_EQ(cell_of(path("a.db"), "SELECT weight || ' ' || documents FROM edges WHERE target = 'B'"), "1 1");
    EXPECT_EQ(canonical(path("a.db")),
              canonical(make("b.db", {saying("x", "C"), saying("c", "B"), saying("z", "B"), saying("m", "B")})));
}

TEST_F(Copies, ANameThatGoesLeavesTheDocumentToTheOthers) {
    Store store = open(path("a.db"), 1);
    add(store, {saying("a", "B"), saying("b", "B"), saying("c", "B")});
    ASSERT_TRUE(store.begin());
    EXPECT_TRUE(store.remove("a").value());
    EXPECT_FALSE(store.remove("a").value());
    ASSERT_TRUE(store.commit());
    EXPECT_EQ(names(path("a.db")), "b=c");
    EXPECT_EQ(add(store, {saying("c", "C")}), std::vector{Stored::replaced});
    EXPECT_EQ(add(store, {saying("d", "C")}), std::vector{Stored::duplicate});
    EXPECT_EQ(names(path("a.db")), "b c=d");
    EXPECT_EQ(add(store, {saying("b", "C")}), std::vector{Stored::replaced});
    EXPECT_EQ(names(path("a.db")), "b=c=d");
    ASSERT_TRUE(store.begin());
    for (const char* uri : {"b", "d", "c"}) EXPECT_TRUE(store.remove(uri).value());
    ASSERT_TRUE(store.commit());
    EXPECT_EQ(cell_of(path("a.db"), "SELECT count(*) FROM document"), "0");
}

TEST_F(Copies, WhatDiffersInTitleDateOrMetadataIsAnotherDocument) {
    DocumentFacts dated = saying("b", "B");
    dated.date = "2019-03-14";
    DocumentFacts sourced = saying("c", "B");
    sourced.metadata = {{"source", "wire"}};
    DocumentFacts laid_out = saying("d", "B");
    laid_out.layout = "x";
    EXPECT_EQ(names(make("a.db", {saying("a", "B"), dated, sourced, laid_out})), "a b c d");
}

TEST_F(Copies, TextsAreComparedNotTheirHashesAlone) {
    Store store = open(path("a.db"), 1);
    ASSERT_TRUE(store.begin());
    EXPECT_EQ(store.add(saying("a", "B"), 5).value(), Stored::added);
    EXPECT_EQ(store.add(saying("b", "C"), 5).value(), Stored::added);
    EXPECT_EQ(store.add_copy("c", 5, saying("c", "C").text).value(), std::optional(Stored::duplicate));
    EXPECT_EQ(store.add_copy("d", 5, "another text").value(), std::nullopt);
    ASSERT_TRUE(store.commit());
    EXPECT_EQ(names(path("a.db")), "a b=c");
}

TEST_F(Copies, WhatOtherPacksExtractIsSoForAllNames) {
    make("a.db", {saying("b", "B"), saying("a", "B"), saying("c", "C")});
    Store store = open(path("a.db"), 2, "g");
    EXPECT_EQ(add(store, {saying("b", "B")}), std::vector{Stored::replaced});
    EXPECT_EQ(names(path("a.db")), "a=b c");
    EXPECT_EQ(add(store, {saying("a", "B")}), std::vector{Stored::unchanged});
    EXPECT_EQ(add(store, {saying("c", "B")}), std::vector{Stored::replaced});
    EXPECT_EQ(names(path("a.db")), "a=b=c");
}

TEST_F(Copies, FiltersKnowAllNamesAndAddresses) {
    DocumentFacts facts = saying("a", "B");
    facts.metadata = {{"url", "https://news.example/1"}, {"url", "no address"}};
    DocumentFacts copy = facts;
    copy.uri = "in/b";
    EXPECT_EQ(names(make("a.db", {facts, copy, saying("c", "C")})), "a=https://news.example/1=in/b c");
    for (const char* name : {"a", "b", "in/*", "https://news.example/1"}) {
        const GraphFilter filter = {.documents = {name}};
        EXPECT_EQ(GraphView::open(path("a.db"), filter).value().edge_count(), 1U) << name;
    }
}

/// Random runs over a few names and contents, in one graph and in parts merged in any order, against a graph made of
/// what each name has last.
TEST_F(Copies, WhateverComesAndGoesInWhateverOrder) {
    std::mt19937 random(7);
    const auto below = [&random](unsigned most) { return static_cast<unsigned>(random() % most); };
    for (int round = 0; round < 6; ++round) {
        const std::string number = std::to_string(round);
        std::map<std::string, std::string> last;
        std::vector<std::string> parts;
        Store store = open(path("run" + number), 1);
        for (int step = 0; step < 8; ++step) {
            std::vector<DocumentFacts> batch;
            std::map<std::string, std::string> chosen;
            for (unsigned i = below(5); i < 5; ++i) chosen[std::string(1, static_cast<char>('p' + below(6)))];
            for (auto& [uri, who] : chosen) {
                who = std::string(1 + below(3), 'B');
                batch.push_back(saying(uri, who));
                last[uri] = who;
            }
            std::shuffle(batch.begin(), batch.end(), random);
            add(store, batch);
            parts.push_back(make(number + "-" + std::to_string(step), batch, step));
        }
        ASSERT_TRUE(store.close());
        std::vector<DocumentFacts> expected;
        for (const auto& [uri, who] : last) expected.push_back(saying(uri, who));
        const std::string whole = canonical(make("whole" + number, expected));
        EXPECT_EQ(canonical(path("run" + number)), whole) << round;
        for (const char* order : {"forward", "shuffled"}) {
            const std::string name = order + number;
            Store merged = open(path(name), 99);
            for (const std::string& part : parts) EXPECT_TRUE(merge_graph(merged, part, {}));
            ASSERT_TRUE(merged.close());
            EXPECT_EQ(canonical(path(name)), whole) << order << round;
            std::shuffle(parts.begin(), parts.end(), random);
        }
    }
}

TEST_F(Copies, AreReadBack) {
    make("a.db", {saying("b", "B")}, 3);
    Store store = open(path("a.db"), 4);
    add(store, {saying("a", "B"), saying("c", "B")});
    ASSERT_TRUE(store.close());
    DocumentReader reader = DocumentReader::open(path("a.db")).value();
    const StoredDocument document = **reader.read(reader.ids().value().at(0));
    EXPECT_EQ(document.facts.uri, "a");
    EXPECT_EQ(document.run.started, 4);
    ASSERT_EQ(document.copies.size(), 2U);
    EXPECT_EQ(document.copies[0].uri, "b");
    EXPECT_EQ(document.copies[0].started, 3);
    EXPECT_TRUE(reader.has("b", document.content_hash, "f").value());
    EXPECT_FALSE(reader.has("b", document.content_hash, "g").value());
    EXPECT_TRUE(reader.has_content(document.content_hash, "f").value());
    EXPECT_EQ(reader.uris([](std::string_view) { return true; }).value(), (std::vector<std::string>{"a", "b", "c"}));
}

}  // namespace
}  // namespace entente
