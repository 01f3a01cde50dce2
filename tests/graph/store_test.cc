// Storing whole documents: what the views show of them, replacing, order, batches.
#include "graph/store.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/graph/dump.h"
#include "tests/graph/facts_builder.h"

namespace entente {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

/// Stores the documents in one batch and closes.
void store(const std::string& path, const std::vector<DocumentFacts>& documents, const std::string& fingerprint = "1") {
    Result<Store> opened = Store::open(path, {.run = {.fingerprint = fingerprint}});
    ASSERT_TRUE(opened) << opened.error().message;
    const std::vector<RelationType> types = {{"criticized", "ACCUSE", false, "said no good of"},
                                             {"met", "CONSULT", true, "were together"}};
    ASSERT_TRUE(opened->add_relation_types(types));
    ASSERT_TRUE(opened->begin());
    for (const DocumentFacts& facts : documents) {
        const Result<Stored> stored = opened->add(facts);
        ASSERT_TRUE(stored) << stored.error().message;
    }
    ASSERT_TRUE(opened->commit());
    ASSERT_TRUE(opened->close());
}

/// A document that has something for every column of the views.
DocumentFacts full_document() {
    FactsBuilder builder("summit.txt", "Привет! On 12 June 2018 Mr. Trump met Kim in Singapore, he said. The end.");
    builder.title("The “summit”").date("2018-06-13");
    const auto trump = builder.entity("person:donald-trump", "Donald Trump");
    builder.at(trump).country = "USA";
    builder.at(trump).wikidata = "Q22686";
    builder.at(trump).aliases = {"Trump", "Donald Trump", "Mr. Trump"};
    builder.at(trump).known = true;
    const auto kim = builder.entity("person:kim-jong-un", "Kim Jong-un");
    const auto singapore = builder.entity("city:singapore", "Singapore", EntityKind::city);
    builder.at(singapore).latitude = 1.25;
    builder.at(singapore).longitude = 103.5;
    builder.sentence("On 12 June 2018 Mr. Trump met Kim in Singapore, he said.");
    builder.mention(trump, "Mr. Trump").mention(kim, "Kim").mention(singapore, "Singapore");
    builder.mention(trump, "he", MentionForm::pronoun);
    Relation& met = builder.relation(trump, "met", kim);
    met.date = "2018-06-12";
    met.date_from = "2018-06-12";
    met.place = singapore;
    met.speaker = trump;
    met.object_text = "Kim in Singapore";
    builder.date_fact("12 June 2018", "2018-06-12");
    builder.facts().metadata = {{"source", "wire"}};
    builder.facts().words = 15;
    return builder.facts();
}

class StoreTest : public ::testing::Test {
protected:
    ScratchFolder folder_;
    std::string path_ = folder_ / "news.db";
};

TEST_F(StoreTest, ViewsHaveTheColumnsThatTheyPromise) {
    store(path_, {});
    const std::vector<std::pair<std::string, std::string>> promised = {
        {"documents", "id, uri, title, date, language, words, sentences, relations, story"},
        {"entities", "id, name, kind, country, latitude, longitude, wikidata, mentions, documents"},
        {"aliases", "entity, name"},
        {"mentions", "entity, kind, form, text, document, start, end, sentence, rule"},
        {"relations",
         "id, subject, subject_kind, relation, object, object_kind, object_text, polarity, modality, date, place, "
         "attributed_to, plover, confidence, rule, document, document_date, sentence, sentence_start, sentence_end, "
         "date_from, date_to"},
        {"edges",
         "source, source_kind, relation, target, target_kind, weight, documents, first_date, last_date, negated, "
         "possible, stories"},
        {"dates", "document, start, end, text, value"},
    };
    for (const auto& [view, columns] : promised) {
        EXPECT_EQ(cell_of(path_, "SELECT group_concat(name, ', ') FROM pragma_table_info('" + view + "')"), columns);
        EXPECT_THAT(rows_of(path_, "SELECT * FROM " + view), IsEmpty());
    }
}

TEST_F(StoreTest, ShowsAWholeDocument) {
    store(path_, {full_document()});
    EXPECT_THAT(rows_of(path_, "SELECT * FROM documents"),
                ElementsAre("1 | summit.txt | The “summit” | 2018-06-13 | en | 15 | 1 | 1 | summit.txt"));
    EXPECT_THAT(
        rows_of(path_,
                "SELECT name, kind, country, latitude, longitude, wikidata, mentions, documents "
                "FROM entities ORDER BY name"),
        ElementsAre("Donald Trump | person | USA |  |  | Q22686 | 2 | 1", "Kim Jong-un | person |  |  |  |  | 1 | 1",
                    "Singapore | city |  | 1.25 | 103.5 |  | 1 | 1"));
    EXPECT_THAT(rows_of(path_, "SELECT * FROM aliases"),
                UnorderedElementsAre("Donald Trump | Trump", "Donald Trump | Mr. Trump"));
    EXPECT_THAT(rows_of(path_, "SELECT entity, kind, form, text, document, start, \"end\" FROM mentions"),
                UnorderedElementsAre("Donald Trump | person | name | Mr. Trump | summit.txt | 24 | 33",
                                     "Kim Jong-un | person | name | Kim | summit.txt | 38 | 41",
                                     "Singapore | city | name | Singapore | summit.txt | 45 | 54",
                                     "Donald Trump | person | pronoun | he | summit.txt | 56 | 58"));
    EXPECT_THAT(
        rows_of(path_, "SELECT * FROM relations"),
        ElementsAre("1 | Donald Trump | person | met | Kim Jong-un | person | Kim in Singapore | affirmed | "
                    "actual | 2018-06-12 | Singapore | Donald Trump | CONSULT | 0.9 | test/met | summit.txt | "
                    "2018-06-13 | On 12 June 2018 Mr. Trump met Kim in Singapore, he said. | 8 | 64 | 2018-06-12 | "));
    EXPECT_THAT(
        rows_of(path_, "SELECT * FROM edges"),
        ElementsAre("Donald Trump | person | met | Kim Jong-un | person | 1 | 1 | 2018-06-12 | 2018-06-12 | 0 | "
                    "0 | 1"));
    EXPECT_THAT(rows_of(path_, "SELECT * FROM dates"), ElementsAre("summit.txt | 11 | 23 | 12 June 2018 | 2018-06-12"));
    EXPECT_THAT(rows_of(path_, "SELECT * FROM metadata"), ElementsAre("summit.txt | source | wire"));
    EXPECT_EQ(integrity(path_), "ok");
}

TEST_F(StoreTest, UnknownIsNull) {
    FactsBuilder builder("a", "A slept.");
    const auto a = builder.entity("person:a", "A");
    builder.sentence("A slept.");
    builder.relation(a, "slept", a).object.reset();
    builder.facts().language.clear();
    store(path_, {builder.facts()});
    EXPECT_EQ(cell_of(path_, "SELECT title IS NULL AND date IS NULL AND language IS NULL FROM documents"), "1");
    EXPECT_EQ(cell_of(path_,
                      "SELECT country IS NULL AND latitude IS NULL AND longitude IS NULL AND wikidata IS NULL "
                      "FROM entities"),
              "1");
    EXPECT_EQ(cell_of(path_,
                      "SELECT object IS NULL AND object_kind IS NULL AND object_text IS NULL AND date IS NULL "
                      "AND place IS NULL AND attributed_to IS NULL AND plover IS NULL FROM relations"),
              "1");
    EXPECT_THAT(rows_of(path_, "SELECT * FROM edges"), IsEmpty());
}

TEST_F(StoreTest, OneEntityForOneKey) {
    store(path_, {meeting("1", "Trump", "Kim"), meeting("2", "Kim", "Moon"), meeting("3", "Trump", "Moon")});
    EXPECT_THAT(rows_of(path_, "SELECT name, mentions, documents FROM entities ORDER BY name"),
                ElementsAre("Kim | 2 | 2", "Moon | 2 | 2", "Trump | 2 | 2"));
}

TEST_F(StoreTest, EdgesAddUpAndFoldSymmetricRelations) {
    DocumentFacts denied = meeting("2", "Kim", "Trump");
    denied.relations[0].polarity = Polarity::negated;
    denied.relations[0].date = "2018-02/2018-03-09";
    DocumentFacts maybe = meeting("3", "Trump", "Kim");
    maybe.relations[0].modality = Modality::possible;
    maybe.date = "2019-01-01";
    store(path_, {meeting("1", "Trump", "Kim"), denied, maybe, meeting("4", "Trump", "Kim", "criticized"),
                  meeting("5", "Kim", "Trump", "criticized")});
    EXPECT_THAT(
        rows_of(path_,
                "SELECT source, relation, target, weight, documents, first_date, last_date, negated, "
                "possible FROM edges ORDER BY relation, source"),
        ElementsAre("Kim | criticized | Trump | 1 | 1 |  |  | 0 | 0", "Trump | criticized | Kim | 1 | 1 |  |  | 0 | 0",
                    "Kim | met | Trump | 3 | 3 | 2018-02 | 2019-01-01 | 1 | 1"));
}

TEST_F(StoreTest, SkipsTheSameAndReplacesTheChanged) {
    store(path_, {meeting("1", "Trump", "Kim"), meeting("2", "Kim", "Moon")});
    Result<Store> again = Store::open(path_, {.run = {.fingerprint = "1"}});
    ASSERT_TRUE(again) << again.error().message;
    ASSERT_TRUE(again->begin());
    EXPECT_EQ(again->add(meeting("1", "Trump", "Kim")).value(), Stored::unchanged);
    EXPECT_EQ(again->add(meeting("2", "Xi", "Moon")).value(), Stored::replaced);
    EXPECT_EQ(again->add(meeting("3", "Xi", "Abe")).value(), Stored::added);
    ASSERT_TRUE(again->commit());
    ASSERT_TRUE(again->close());
    const std::string fresh = folder_ / "fresh.db";
    store(fresh, {meeting("1", "Trump", "Kim"), meeting("2", "Xi", "Moon"), meeting("3", "Xi", "Abe")});
    EXPECT_EQ(dump(path_), dump(fresh));
    EXPECT_EQ(integrity(path_), "ok");
}

TEST_F(StoreTest, ReplacingKeepsTheDocumentsId) {
    store(path_, {meeting("1", "A", "B"), meeting("2", "C", "D")});
    store(path_, {meeting("1", "A", "E")});
    EXPECT_EQ(cell_of(path_, "SELECT id FROM documents WHERE uri = '1'"), "1");
}

TEST_F(StoreTest, AnotherFingerprintStoresAnew) {
    store(path_, {meeting("1", "A", "B")}, "old");
    Result<Store> again = Store::open(path_, {.run = {.fingerprint = "new"}});
    ASSERT_TRUE(again);
    const DocumentFacts facts = meeting("1", "A", "B");
    const std::uint64_t hash =
        content_hash({facts.text, facts.title, facts.date, facts.language, facts.layout, facts.metadata});
    EXPECT_FALSE(again->has("1", hash).value());
    ASSERT_TRUE(again->begin());
    EXPECT_EQ(again->add(facts).value(), Stored::replaced);
    ASSERT_TRUE(again->commit());
    EXPECT_TRUE(again->has("1", hash).value());
    EXPECT_FALSE(again->has("1", hash + 1).value());
    EXPECT_FALSE(again->has("2", hash).value());
}

TEST_F(StoreTest, OrderOfDocumentsDoesNotMatter) {
    DocumentFacts loud = meeting("2", "Kim", "Moon");
    loud.entities[0].name = "KIM";
    loud.entities[0].country = "PRK";
    loud.entities[0].aliases = {"Marshal Kim"};
    DocumentFacts pack = meeting("3", "Kim", "Abe");
    pack.entities[0].name = "Kim Jong-un";
    pack.entities[0].known = true;
    pack.entities[0].wikidata = "Q56226";
    std::vector<DocumentFacts> documents = {meeting("1", "Trump", "Kim"), loud, pack};
    store(path_, documents);
    const std::string first = dump(path_);
    EXPECT_THAT(first, HasSubstr("Kim Jong-un | person | PRK |  |  | Q56226 | 3 | 3"));
    EXPECT_THAT(first, HasSubstr("Kim Jong-un | KIM\nKim Jong-un | Kim\nKim Jong-un | Marshal Kim"));
    for (int order = 0; order < 6; ++order) {
        std::next_permutation(documents.begin(), documents.end(),
                              [](const auto& a, const auto& b) { return a.uri < b.uri; });
        const std::string other = folder_ / ("order" + std::to_string(order) + ".db");
        for (const DocumentFacts& facts : documents) store(other, {facts});
        EXPECT_EQ(dump(other), first);
    }
}

TEST_F(StoreTest, ARemovedDocumentLeavesNothing) {
    store(path_, {meeting("1", "Trump", "Kim")});
    const std::string before = dump(path_);
    DocumentFacts other = meeting("2", "Kim", "Moon");
    other.entities[0].name = "Aaa";
    store(path_, {other});
    Result<Store> again = Store::open(path_, {.run = {.fingerprint = "1"}});
    ASSERT_TRUE(again);
    ASSERT_TRUE(again->begin());
    EXPECT_TRUE(again->remove("2").value());
    EXPECT_FALSE(again->remove("3").value());
    ASSERT_TRUE(again->commit());
    ASSERT_TRUE(again->close());
    EXPECT_EQ(dump(path_), before);
    EXPECT_EQ(cell_of(path_, "SELECT count(*) FROM profile"), "2");
}

TEST_F(StoreTest, ABatchIsSeenWholeOrNotAtAll) {
    Result<Store> writer = Store::open(path_);
    ASSERT_TRUE(writer);
    ASSERT_TRUE(writer->begin());
    ASSERT_TRUE(writer->add(meeting("1", "A", "B")));
    EXPECT_EQ(cell_of(path_, "SELECT count(*) FROM documents"), "0");
    ASSERT_TRUE(writer->commit());
    EXPECT_EQ(cell_of(path_, "SELECT count(*) FROM documents"), "1");
    ASSERT_TRUE(writer->begin());
    ASSERT_TRUE(writer->add(meeting("2", "A", "B")));
    writer->rollback();
    ASSERT_TRUE(writer->begin());
    ASSERT_TRUE(writer->add(meeting("3", "A", "C")));
    { const Store dropped = std::move(writer).value(); }
    EXPECT_THAT(rows_of(path_, "SELECT uri FROM documents"), ElementsAre("1"));
    EXPECT_THAT(rows_of(path_, "SELECT name FROM entities ORDER BY name"), ElementsAre("A", "B"));
}

TEST_F(StoreTest, RefusesFactsThatDoNotFitAndKeepsTheBatch) {
    Result<Store> writer = Store::open(path_);
    ASSERT_TRUE(writer);
    ASSERT_TRUE(writer->begin());
    ASSERT_TRUE(writer->add(meeting("1", "A", "B")));
    DocumentFacts bad = meeting("2", "A", "B");
    bad.relations[0].subject = 7;
    EXPECT_THAT(writer->add(bad).error().message, HasSubstr("2: relation 0 does not fit"));
    bad = meeting("3", "A", "B");
    bad.mentions[1].range.end = 1000;
    EXPECT_THAT(writer->add(bad).error().message, HasSubstr("3: mention 1 does not fit"));
    bad = meeting("4", "A", "B");
    bad.text[0] = '\0';
    EXPECT_THAT(writer->add(bad).error().message, HasSubstr("U+0000"));
    ASSERT_TRUE(writer->commit());
    EXPECT_EQ(cell_of(path_, "SELECT count(*) FROM documents"), "1");
}

TEST_F(StoreTest, TwoWritersTakeTurns) {
    Result<Store> first = Store::open(path_, {.run = {.fingerprint = "1"}});
    Result<Store> second = Store::open(path_, {.run = {.fingerprint = "1"}});
    ASSERT_TRUE(first);
    ASSERT_TRUE(second) << second.error().message;
    for (int i = 0; i < 6; ++i) {
        Store& writer = i % 2 == 0 ? *first : *second;
        ASSERT_TRUE(writer.begin());
        const std::string number = std::to_string(i);
        ASSERT_TRUE(writer.add(meeting("doc" + std::to_string(i / 2), "A" + number, "B")));
        ASSERT_TRUE(writer.commit());
    }
    EXPECT_THAT(rows_of(path_, "SELECT name FROM entities ORDER BY name"), ElementsAre("A1", "A3", "A5", "B"));
    ASSERT_TRUE(first->close());
    ASSERT_TRUE(second->close());
    EXPECT_EQ(integrity(path_), "ok");
}

TEST_F(StoreTest, LeavesOneFile) {
    store(path_, {meeting("1", "A", "B")});
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder_.path())) {
        names.push_back(entry.path().filename().string());
    }
    EXPECT_THAT(names, ElementsAre("news.db"));
}

TEST_F(StoreTest, RelationTypesFollowThePacks) {
    store(path_, {meeting("1", "A", "B")});
    Result<Store> again = Store::open(path_);
    ASSERT_TRUE(again);
    const std::vector<RelationType> types = {{"met", "AGREE", false, "other"}};
    ASSERT_TRUE(again->add_relation_types(types));
    ASSERT_TRUE(again->close());
    EXPECT_THAT(rows_of(path_, "SELECT name, plover, symmetric FROM relation_type ORDER BY name"),
                ElementsAre("criticized | ACCUSE | 0", "met | AGREE | 0"));
}

TEST_F(StoreTest, TextOfAnyScript) {
    const std::string a = "Ким \"Чен\" '; DROP TABLE entity; --";
    const std::string b = "\u202eمحمد\u202c 🦊";
    store(path_, {meeting("dir/ü?#%.txt", a, b)});
    EXPECT_EQ(cell_of(path_, "SELECT text FROM mentions WHERE start > 0"), b);
    EXPECT_EQ(cell_of(path_, "SELECT subject FROM relations"), a);
    EXPECT_EQ(cell_of(path_, "SELECT uri FROM documents"), "dir/ü?#%.txt");
}

TEST(ContentHashTest, FieldsDoNotRunIntoEachOther) {
    const std::vector<std::pair<std::string, std::string>> x_yz = {{"x", "yz"}};
    const std::vector<std::pair<std::string, std::string>> xy_z = {{"xy", "z"}};
    EXPECT_EQ(content_hash({"a", "b", "c"}), content_hash({"a", "b", "c"}));
    EXPECT_NE(content_hash({"a", "b", "c"}), content_hash({"a", "bc", ""}));
    EXPECT_NE(content_hash({.text = "a", .metadata = x_yz}), content_hash({.text = "a", .metadata = xy_z}));
    EXPECT_NE(content_hash({.text = "a", .layout = "1"}), content_hash({.text = "a", .layout = "2"}));
}

}  // namespace
}  // namespace entente
