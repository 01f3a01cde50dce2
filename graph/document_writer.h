// One document's facts to rows. Only graph/*.cc includes this.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "graph/boilerplate_table.h"
#include "graph/entity_table.h"
#include "graph/fact.h"
#include "graph/sqlite.h"
#include "graph/story_table.h"

namespace entente {

/// What the row of a document holds beside its facts.
struct DocumentStamp {
    std::string_view uri;
    std::optional<std::int64_t> id;  // of the row that it replaces
    std::uint64_t content_hash = 0;
    std::int64_t extraction_id = 0;
};

/// Bound to one connection, which must outlive it; used inside that connection's transaction. Prepared statements and
/// the ids of entities and relation types are kept from document to document.
class DocumentWriter {
public:
    [[nodiscard]] static Result<DocumentWriter> open(sqlite3* connection);

    /// Writes all rows of a document whose facts fit together. On failure some rows are there: roll back.
    Status write(const DocumentFacts& facts, const DocumentStamp& stamp);

    /// The row that was written last.
    [[nodiscard]] std::int64_t document_id() const { return document_id_; }

    /// Deletes a document's row and all that hangs on it.
    Status remove(std::int64_t document_id);
    /// After a document's uri has changed.
    Status rename(std::int64_t document_id) { return stories_.rename(document_id); }

    /// Adds a relation type, or corrects what the graph says of it.
    Status write_relation_type(const RelationType& type);
    /// Adds a relation type; of two that differ the greater in byte order stays.
    Status merge_relation_type(const RelationType& type);

    /// Before each commit: see EntityTable, StoryTable, BoilerplateTable.
    Status settle();
    void forget();
    void abandon();

private:
    DocumentWriter(EntityTable entities, StoryTable stories, BoilerplateTable boilerplate)
        : entities_(std::move(entities)), stories_(std::move(stories)), boilerplate_(std::move(boilerplate)) {}
    Status prepare();
    Status write_document(const DocumentFacts& facts, const DocumentStamp& stamp);
    Status index_texts();
    Status unindex_text(std::int64_t document_id);
    Status write_layout(const DocumentFacts& facts);
    Status write_metadata(const DocumentFacts& facts);
    Status write_sentences(const DocumentFacts& facts);
    Status write_entities(const DocumentFacts& facts);
    Status write_mentions(const DocumentFacts& facts);
    Status write_relations(const DocumentFacts& facts);
    Status write_relation(const Relation& relation);
    Status write_dates(const DocumentFacts& facts);
    Result<std::int64_t> relation_type_id(const std::string& name);

    sqlite3* connection_ = nullptr;
    EntityTable entities_;
    StoryTable stories_;
    BoilerplateTable boilerplate_;
    Statement insert_document_, insert_layout_, insert_metadatum_, insert_sentence_, insert_appearance_,
        insert_mention_;
    Statement insert_relation_, insert_date_, delete_document_, index_text_, unindex_text_;
    Statement find_relation_type_, insert_relation_type_, put_relation_type_, merge_relation_type_;
    std::unordered_map<std::string, std::int64_t> relation_types_;
    std::set<std::int64_t> unindexed_;  // documents whose words the search index has not yet got
    // of the document that is being written
    std::int64_t document_id_ = 0;
    std::vector<std::int64_t> entity_ids_;
    std::vector<std::int64_t> sentence_ids_;
};

}  // namespace entente
