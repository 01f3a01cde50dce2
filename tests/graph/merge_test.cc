// Documents read back, graphs dumped and merged: in any order, any number of times.
#include "graph/merge.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "graph/document_reader.h"
#include "graph/dump.h"
#include "tests/graph/dump.h"
#include "tests/graph/facts_builder.h"

namespace entente {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::string canonical(const std::string& path, const DumpOptions& options = {}) {
    const Result<Graph> graph = Graph::open(path);
    if (!graph) return graph.error().message;
    std::ostringstream out;
    const Status done = dump_graph(*graph, out, options);
    return done ? out.str() : done.error().message;
}

class Merge : public ::testing::Test {
protected:
    [[nodiscard]] std::string path(const std::string& name) const { return folder_ / name; }

    /// A graph of these documents, as a run at that time makes it.
    std::string make(const std::string& name, const std::vector<DocumentFacts>& documents, std::int64_t started,
                     const std::string& about = "were together") const {
        Result<Store> store = Store::open(
            path(name), {.run = {.fingerprint = "f", .program = "entente 1", .packs = "en 1", .started = started}});
        EXPECT_TRUE(store);
        const std::vector<RelationType> types = {{"met", "CONSULT", true, about}};
        EXPECT_TRUE(store->add_relation_types(types));
        EXPECT_TRUE(store->begin());
        for (const DocumentFacts& facts : documents) EXPECT_TRUE(store->add(facts));
        EXPECT_TRUE(store->commit());
        EXPECT_TRUE(store->close());
        return path(name);
    }

    /// The dump of the parts merged in this order.
    std::string merged(const std::string& name, const std::vector<std::string>& parts) {
        conflicts_.clear();
        Result<Store> store = Store::open(path(name));
        EXPECT_TRUE(store);
        MergeOptions options;
        options.batch_documents = 2;
        options.conflict = [this](const VersionConflict& conflict) {
            conflicts_.push_back(conflict.uri + (conflict.replaced ? " replaced" : " left out"));
        };
        for (const std::string& part : parts) {
            const Result<MergeCounts> counts = merge_graph(*store, part, options);
            EXPECT_TRUE(counts) << counts.error().message;
        }
        EXPECT_TRUE(store->close());
        EXPECT_EQ(integrity(path(name)), "ok");
        return canonical(path(name));
    }

    std::vector<std::string> conflicts_;

private:
    ScratchFolder folder_;
};

/// A document with a qualified relation, a speaker, a place, metadata, a layout, and an entity without a mention.
DocumentFacts rich(const std::string& uri) {
    FactsBuilder builder(uri, "Привет! Trump met Kim\tin Singapore on 12 June 2018,\nhe said \\ wrote.");
    builder.title("Title").date("2018-06-13");
    const auto trump = builder.entity("person:donald-trump", "Donald Trump");
    builder.at(trump).known = true;
    builder.at(trump).aliases = {"Trump", "The Donald"};
    const auto kim = builder.entity("person:kim-jong-un", "Kim Jong-un");
    const auto singapore = builder.entity("city:singapore", "Singapore", EntityKind::city);
    builder.at(singapore).latitude = 1.25;
    builder.at(singapore).longitude = 103.5;
    builder.entity("country:USA", "United States", EntityKind::country);
    builder.sentence("Trump met Kim\tin Singapore on 12 June 2018,\nhe said \\ wrote.");
    builder.mention(trump, "Trump").mention(kim, "Kim").mention(trump, "he", MentionForm::pronoun);
    Relation& met = builder.relation(trump, "met", kim);
    met.polarity = Polarity::negated;
    met.modality = Modality::possible;
    met.date = "2018-06-12";
    met.date_from = met.date_to = "2018-06-12";
    met.place = singapore;
    met.speaker = trump;
    met.object_text = "Kim\tin Singapore";
    builder.date_fact("12 June 2018", "2018-06-12");
    builder.facts().metadata = {{"source", "wire"}, {"byline", "A. N. Other"}};
    builder.facts().layout = std::string("\x00\x10\x01", 3);
    return builder.facts();
}

TEST_F(Merge, ADocumentIsReadBackAsItWasStored) {
    const std::string one = make("one.db", {rich("a"), meeting("b", "A", "B")}, 5);
    EXPECT_EQ(merged("copy.db", {one}), canonical(one));
    Result<DocumentReader> reader = DocumentReader::open(one);
    ASSERT_TRUE(reader);
    const auto ids = reader->ids();
    ASSERT_TRUE(ids);
    ASSERT_EQ(ids->size(), 2U);
    const auto read = reader->read(ids->front());
    ASSERT_TRUE(read && *read);
    EXPECT_EQ((**read).facts.layout, rich("a").layout);
    EXPECT_EQ((**read).facts.entities.size(), 4U);
    EXPECT_EQ((**read).run.started, 5);
    EXPECT_FALSE(*reader->read(77));
    EXPECT_THAT(*reader->ids_not_of("f"), IsEmpty());
    EXPECT_EQ(reader->ids_not_of("g")->size(), 2U);
}

TEST_F(Merge, InAnyOrderAndAnyNumberOfTimes) {
    const std::string a = make("a.db", {rich("1"), meeting("2", "A", "B"), meeting("3", "B", "C")}, 1);
    const std::string b = make("b.db", {meeting("4", "C", "D"), meeting("2", "A", "B")}, 2);
    const std::string c = make("c.db", {meeting("5", "A", "D"), rich("6")}, 3);
    const std::string whole = make("whole.db",
                                   {meeting("5", "A", "D"), rich("6"), meeting("4", "C", "D"), meeting("3", "B", "C"),
                                    meeting("2", "A", "B"), rich("1")},
                                   4);
    const std::string expected = canonical(whole);
    EXPECT_EQ(merged("abc.db", {a, b, c}), expected);
    EXPECT_EQ(merged("cba.db", {c, b, a}), expected);
    EXPECT_EQ(merged("twice.db", {b, b, a, c, a, path("abc.db")}), expected);
    merged("ab.db", {a, b});
    EXPECT_EQ(merged("ab_c.db", {c, path("ab.db")}), expected);
    EXPECT_THAT(conflicts_, IsEmpty());
}

TEST_F(Merge, OfTwoVersionsTheOneReadLaterIsKept) {
    const std::string older = make("older.db", {meeting("1", "A", "B"), meeting("2", "A", "B")}, 10);
    const std::string newer = make("newer.db", {meeting("1", "A", "C")}, 20);
    const std::string later = make("later.db", {meeting("1", "A", "B")}, 30);  // the older text, read again
    const std::string expected = merged("x.db", {older, newer});
    EXPECT_THAT(conflicts_, ElementsAre("1 replaced"));
    EXPECT_THAT(expected, HasSubstr("A met C."));
    EXPECT_EQ(merged("y.db", {newer, older}), expected);
    EXPECT_THAT(conflicts_, ElementsAre("1 left out"));
    const std::string latest = merged("z.db", {older, newer, later});
    EXPECT_THAT(latest, HasSubstr("A met B."));
    EXPECT_THAT(latest, ::testing::Not(HasSubstr("A met C.")));
    EXPECT_EQ(merged("w.db", {later, older, newer}), latest);
    EXPECT_EQ(merged("v.db", {newer, later, older}), latest);
}

TEST_F(Merge, WhatRelationsMeanDoesNotDependOnTheOrder) {
    const std::string a = make("a.db", {meeting("1", "A", "B")}, 1, "said so");
    const std::string b = make("b.db", {meeting("2", "A", "B")}, 1, "said otherwise");
    EXPECT_EQ(merged("ab.db", {a, b}), merged("ba.db", {b, a}));
}

TEST_F(Merge, HundredsOfParts) {
    std::vector<std::string> parts;
    std::vector<DocumentFacts> all;
    for (int i = 0; i < 150; ++i) {
        const std::string number = std::to_string(i);
        all.push_back(meeting(number, "A" + std::to_string(i % 7), "B"));
        parts.push_back(make(number + ".db", {all.back()}, i));
    }
    EXPECT_EQ(merged("all.db", parts), canonical(make("whole.db", all, 999)));
}

TEST_F(Merge, APartThatIsNoGraphLeavesTheRest) {
    Result<Store> store = Store::open(path("x.db"));
    ASSERT_TRUE(store);
    std::ofstream(path("text.db")) << "no graph, but long enough to be read as one";
    EXPECT_FALSE(merge_graph(*store, path("text.db"), {}));
    EXPECT_FALSE(merge_graph(*store, path("gone.db"), {}));
    EXPECT_TRUE(merge_graph(*store, make("a.db", {meeting("1", "A", "B")}, 1), {}));
    ASSERT_TRUE(store->close());
    EXPECT_EQ(cell_of(path("x.db"), "SELECT count(*) FROM documents"), "1");
}

TEST_F(Merge, TheDumpIsSortedAndEscapes) {
    const std::string text = canonical(make("a.db", {rich("b"), rich("a")}, 1));
    EXPECT_THAT(text, HasSubstr("\\tin Singapore on 12 June 2018,\\nhe said \\\\ wrote."));
    EXPECT_LT(text.find("document\ta\t"), text.find("document\tb\t"));
    EXPECT_EQ(text, canonical(make("b.db", {rich("a"), rich("b")}, 2)));
    const std::string short_text = canonical(path("a.db"), {.text = false});
    EXPECT_THAT(short_text, ::testing::Not(HasSubstr("Привет")));
    EXPECT_THAT(short_text, HasSubstr("document\ta\tTitle"));
}

}  // namespace
}  // namespace entente
