// People of one name: told apart by country, trade and time, whatever the order, and one again when nothing tells them
// apart any more.
#include "graph/namesakes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

#include "graph/dump.h"
#include "graph/merge.h"
#include "graph/store.h"
#include "tests/graph/dump.h"
#include "tests/graph/facts_builder.h"

namespace entente {
namespace {

using ::testing::ElementsAre;

TEST(Namesakes, StayOneWhereNothingSaysOtherwise) {
    EXPECT_THAT(divide_namesakes({{"GBR", "public", 2010}, {"", "", 0}, {"GBR", "", 2020}}), ElementsAre("", "", ""));
    EXPECT_THAT(divide_namesakes({{"", "", 1990}, {"", "", 2020}}), ElementsAre("", ""));
}

TEST(Namesakes, AreToldApartByCountryThenTradeThenTime) {
    EXPECT_THAT(divide_namesakes({{"GBR", "", 0}, {"USA", "", 0}, {"", "", 0}}), ElementsAre("~GBR", "~USA", ""));
    EXPECT_THAT(divide_namesakes({{"GBR", "sport", 0}, {"GBR", "faith", 0}, {"GBR", "", 0}}),
                ElementsAre("~sport", "~faith", ""));
    EXPECT_THAT(divide_namesakes({{"GBR", "sport", 0}, {"GBR", "faith", 0}, {"USA", "sport", 0}}),
                ElementsAre("~GBR~sport", "~GBR~faith", "~USA"));
    EXPECT_THAT(divide_namesakes({{"", "", 1950}, {"", "", 1960}, {"", "", 2000}, {"", "", 0}}),
                ElementsAre("~1950", "~1950", "~2000", ""));
    EXPECT_THAT(divide_namesakes({{"", "", 1950}, {"", "", 1980}, {"", "", 2000}}), ElementsAre("", "", ""));
}

TEST(Namesakes, KeysOfOneDocumentAreWhole) {
    EXPECT_EQ(key_of_name("person:john-smith~GBR"), "person:john-smith");
    EXPECT_EQ(key_of_name("person:smith@~/news/a.txt"), "person:smith@~/news/a.txt");
}

/// John Smith of a country meets Ana Lopes, who is in all documents.
DocumentFacts document(const std::string& uri, const std::string& country, const std::string& trade = "") {
    const std::string text = "John Smith met Ana Lopes in " + uri + country + ".";
    FactsBuilder builder(uri, text);
    const auto smith = builder.entity("person:john-smith", "John Smith");
    builder.at(smith).country = country;
    builder.at(smith).trade = trade;
    const auto lopes = builder.entity("person:ana-lopes", "Ana Lopes");
    builder.sentence(text);
    builder.mention(smith, "John Smith").mention(lopes, "Ana Lopes");
    builder.relation(smith, "met", lopes).speaker = smith;
    return builder.facts();
}

class NamesakesInAGraph : public ::testing::Test {
protected:
    [[nodiscard]] std::string path(const std::string& name) const { return folder_ / name; }

    std::string make(const std::string& name, const std::vector<DocumentFacts>& documents, std::size_t batch = 100) {
        Result<Store> store = Store::open(path(name), {.run = {.fingerprint = "f", .started = 1}});
        EXPECT_TRUE(store);
        EXPECT_TRUE(store->add_relation_types(std::vector<RelationType>{{"met", "CONSULT", true, ""}}));
        for (std::size_t i = 0; i < documents.size(); ++i) {
            if (i % batch == 0) {
                EXPECT_TRUE(store->begin());
            }
            EXPECT_TRUE(store->add(documents[i]));
            if (i % batch == batch - 1 || i + 1 == documents.size()) {
                EXPECT_TRUE(store->commit());
            }
        }
        EXPECT_TRUE(store->close());
        return path(name);
    }

    static std::string canonical(const std::string& path) {
        const Result<Graph> graph = Graph::open(path);
        std::ostringstream out;
        EXPECT_TRUE(graph && dump_graph(*graph, out, {}));
        return out.str();
    }

    static std::vector<std::string> who(const std::string& path) {
        return rows_of(path,
                       "SELECT key, document, relations.subject, subject_id = speaker_id FROM relation "
                       "JOIN relations USING (id) JOIN entity ON entity.id = subject_id ORDER BY document");
    }

private:
    ScratchFolder folder_;
};

TEST_F(NamesakesInAGraph, HaveTheirOwnMentionsAndRelations) {
    const std::string graph = make("a.db", {document("a", "GBR"), document("b", "USA"), document("c", "")}, 1);
    EXPECT_THAT(who(graph),
                ElementsAre("person:john-smith~GBR | a | John Smith | 1", "person:john-smith~USA | b | John Smith | 1",
                            "person:john-smith | c | John Smith | 1"));
    EXPECT_THAT(rows_of(graph, "SELECT key, country FROM entity ORDER BY key"),
                ElementsAre("person:ana-lopes | ", "person:john-smith | ", "person:john-smith~GBR | GBR",
                            "person:john-smith~USA | USA"));
    EXPECT_EQ(integrity(graph), "ok");
}

TEST_F(NamesakesInAGraph, AreTheSameInWhateverOrderTheyCome) {
    std::vector<DocumentFacts> documents = {document("a", "GBR", "sport"), document("b", "USA"), document("c", ""),
                                            document("d", "GBR", "faith"), document("e", "GBR")};
    const std::string expected = canonical(make("0.db", documents));
    for (int turn = 1; turn < 5; ++turn) {
        std::rotate(documents.begin(), documents.begin() + 2, documents.end());
        const std::string name = std::to_string(turn) + ".db";
        EXPECT_EQ(canonical(make(name, documents, static_cast<std::size_t>(turn))), expected);
    }
}

TEST_F(NamesakesInAGraph, AreOneAgainWhenTheOtherGoes) {
    const std::string graph = make("a.db", {document("a", "GBR"), document("b", "USA"), document("c", "")});
    EXPECT_EQ(who(graph).front(), "person:john-smith~GBR | a | John Smith | 1");
    make("a.db", {document("b", "")});  // read again, without the country
    EXPECT_THAT(who(graph),
                ElementsAre("person:john-smith | a | John Smith | 1", "person:john-smith | b | John Smith | 1",
                            "person:john-smith | c | John Smith | 1"));
    EXPECT_THAT(rows_of(graph, "SELECT key FROM entity ORDER BY key"),
                ElementsAre("person:ana-lopes", "person:john-smith"));
}

TEST_F(NamesakesInAGraph, AreFoundWhenGraphsAreMerged) {
    const std::string left = make("left.db", {document("a", "GBR"), document("b", "FRA")});
    const std::string right = make("right.db", {document("c", "USA")});
    const std::string whole = make("whole.db", {document("a", "GBR"), document("b", "FRA"), document("c", "USA")});
    for (const auto& [name, parts] : {std::pair("lr.db", std::vector{left, right}), {"rl.db", {right, left}}}) {
        Result<Store> store = Store::open(path(name));
        ASSERT_TRUE(store);
        for (const std::string& part : parts) EXPECT_TRUE(merge_graph(*store, part, {}));
        EXPECT_TRUE(store->close());
        EXPECT_EQ(canonical(path(name)), canonical(whole));
    }
}

}  // namespace
}  // namespace entente
