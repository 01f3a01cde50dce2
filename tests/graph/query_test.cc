// Asking with SQL: values, parameters, errors with their place, and nothing that writes.
#include "graph/query.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thread>

#include "graph/store.h"
#include "tests/graph/dump.h"
#include "tests/graph/facts_builder.h"

namespace entente {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

class QueryTest : public ::testing::Test {
protected:
    void SetUp() override {
        Result<Store> store = Store::open(path_);
        ASSERT_TRUE(store);
        ASSERT_TRUE(store->begin());
        ASSERT_TRUE(store->add(meeting("1", "Trump", "Kim")));
        ASSERT_TRUE(store->commit());
        ASSERT_TRUE(store->close());
        graph_.emplace(Graph::open(path_).value());
    }

    std::string error_of(std::string_view sql) {
        Result<Query> query = graph_->query(sql);
        if (!query) return query.error().message;
        while (true) {
            const Result<bool> row = query->next();
            if (!row) return row.error().message;
            if (!*row) return "no error";
        }
    }

    ScratchFolder folder_;
    std::string path_ = folder_ / "news.db";
    std::optional<Graph> graph_;
};

TEST_F(QueryTest, TypedValues) {
    Result<Query> query = graph_->query("SELECT 1 AS one, 2.5, 'drei', NULL, x'00ff'");
    ASSERT_TRUE(query);
    EXPECT_THAT(query->columns(), ElementsAre("one", "2.5", "'drei'", "NULL", "x'00ff'"));
    ASSERT_TRUE(query->next().value());
    EXPECT_EQ(std::get<std::int64_t>(query->value(0)), 1);
    EXPECT_EQ(std::get<double>(query->value(1)), 2.5);
    EXPECT_EQ(std::get<std::string_view>(query->value(2)), "drei");
    EXPECT_TRUE(std::holds_alternative<std::monostate>(query->value(3)));
    EXPECT_EQ(std::get<Blob>(query->value(4)).bytes, std::string_view("\0\xff", 2));
    EXPECT_EQ(query->text(0), "1");
    EXPECT_EQ(query->integer(0), 1);
    EXPECT_FALSE(query->next().value());
}

TEST_F(QueryTest, Parameters) {
    Result<Query> query = graph_->query("SELECT ?1, ?2 || '!', ?3, ?4 IS NULL", {std::int64_t{7}, "a'b", 0.5, {}});
    ASSERT_TRUE(query);
    ASSERT_TRUE(query->next().value());
    EXPECT_EQ(query->integer(0), 7);
    EXPECT_EQ(query->text(1), "a'b!");
    EXPECT_EQ(query->text(2), "0.5");
    EXPECT_EQ(query->text(3), "1");
}

TEST_F(QueryTest, ErrorsSayWhere) {
    EXPECT_EQ(error_of("SELECT subjet FROM relations"),
              "SQL:1:8: error: no such column: subjet; did you mean subject?");
    EXPECT_EQ(error_of("SELECT *\n  FRO relations"), "SQL:2:3: error: near \"FRO\": syntax error");
    EXPECT_EQ(error_of("SELECT 'ü', r.sentense FROM relations AS r"),
              "SQL:1:13: error: no such column: r.sentense; did you mean sentence?");
    EXPECT_EQ(error_of("SELECT *\nFROM Relation_s"),
              "SQL:2:6: error: no such table: Relation_s; did you mean relations?");
    EXPECT_THAT(error_of("SELECT * FROM pathh('a', 'b')"), HasSubstr("no such table: pathh; did you mean path?"));
    EXPECT_EQ(error_of("SELECT same_nam('a', 'b')"),
              "SQL:1:8: error: no such function: same_nam; did you mean same_name?");
    EXPECT_EQ(error_of("SELECT * FROM entities WHERE name = \"Kim\""),
              "SQL:1:37: error: no such column: Kim; text stands in single quotes: 'Kim'");
    EXPECT_EQ(error_of("SELECT name FROM relations"), "SQL:1:8: error: no such column: name");
    EXPECT_EQ(error_of("SELECT xyzzy FROM relations"), "SQL:1:8: error: no such column: xyzzy");
    EXPECT_EQ(error_of("SELECT (\n"), "SQL:1:9: error: incomplete input");
    EXPECT_THAT(error_of("  -- nothing\n"), HasSubstr("there is no statement"));
    EXPECT_THAT(error_of(""), HasSubstr("there is no statement"));
    EXPECT_EQ(error_of("SELECT 1;\nSELECT 2"), "SQL:2:1: error: one statement at a time");
    EXPECT_EQ(error_of("SELECT 1; -- done\n"), "no error");
    EXPECT_THAT(error_of("SELECT abs(-9223372036854775808)"), HasSubstr("SQL: error: integer overflow"));
}

TEST_F(QueryTest, NothingWrites) {
    const std::string before = dump(path_);
    const std::string other = folder_ / "other.db";
    for (const std::string& sql : std::vector<std::string>{"DELETE FROM document",
                                                           "INSERT INTO kind VALUES (99, 'x')",
                                                           "UPDATE entity SET name = 'x'",
                                                           "DROP VIEW relations",
                                                           "CREATE TABLE t (x)",
                                                           "CREATE TEMP TABLE t (x)",
                                                           "CREATE TEMP VIEW v AS SELECT 1",
                                                           "ATTACH '" + other + "' AS other",
                                                           "DETACH main",
                                                           "VACUUM",
                                                           "VACUUM INTO '" + other + "'",
                                                           "REINDEX",
                                                           "ANALYZE",
                                                           "BEGIN",
                                                           "BEGIN IMMEDIATE",
                                                           "SAVEPOINT s",
                                                           "PRAGMA journal_mode = DELETE",
                                                           "PRAGMA user_version = 3",
                                                           "PRAGMA writable_schema = 1",
                                                           "PRAGMA query_only",
                                                           "PRAGMA temp_store = 2",
                                                           "SELECT load_extension('x')",
                                                           "WITH d AS (SELECT 1) DELETE FROM document",
                                                           "INSERT INTO kind VALUES (99, 'x') RETURNING id"}) {
        EXPECT_THAT(error_of(sql), ::testing::AnyOf(HasSubstr("a query can only read"), HasSubstr("not authorized")))
            << sql;
    }
    EXPECT_FALSE(std::filesystem::exists(other));
    EXPECT_EQ(dump(path_), before);
}

TEST_F(QueryTest, WhatReadersNeedIsThere) {
    for (const std::string_view sql :
         {"PRAGMA table_info(relations)", "SELECT name FROM pragma_table_info('relations')",
          "SELECT value FROM json_each('[1,2]')", "PRAGMA integrity_check", "EXPLAIN QUERY PLAN SELECT 1",
          "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3) SELECT i FROM n",
          "SELECT name FROM sqlite_master", "VALUES (1), (2)"}) {
        EXPECT_EQ(error_of(sql), "no error") << sql;
    }
}

TEST_F(QueryTest, CanBeInterrupted) {
    Result<Query> query =
        graph_->query("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT sum(i) FROM n");
    ASSERT_TRUE(query);
    std::thread stopper([this] {
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
        graph_->interrupt();
    });
    const Result<bool> row = query->next();
    stopper.join();
    ASSERT_FALSE(row);
    EXPECT_THAT(row.error().message, HasSubstr("interrupted"));
}

TEST_F(QueryTest, OutlivesItsGraph) {
    Result<Query> query = graph_->query("SELECT name FROM entities ORDER BY name");
    ASSERT_TRUE(query);
    graph_.reset();
    ASSERT_TRUE(query->next().value());
    EXPECT_EQ(query->text(0), "Kim");
}

TEST_F(QueryTest, SeesWholeBatchesWhileAnotherWrites) {
    Result<Store> store = Store::open(path_);
    ASSERT_TRUE(store);
    Result<Query> query = graph_->query("SELECT name FROM entities ORDER BY name");
    ASSERT_TRUE(query->next().value());
    ASSERT_TRUE(store->begin());
    ASSERT_TRUE(store->add(meeting("2", "Xi", "Moon")));
    ASSERT_TRUE(store->commit());
    ASSERT_TRUE(query->next().value());
    EXPECT_EQ(query->text(0), "Trump");
    EXPECT_FALSE(query->next().value());
    ASSERT_TRUE(store->close()) << "readers do not keep a writer from closing";
    EXPECT_EQ(cell_of(path_, "SELECT count(*) FROM entities"), "4");
}

}  // namespace
}  // namespace entente
