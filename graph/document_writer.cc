// The search index gets the words of a batch's documents before the commit, one after the other, since FTS5 writes out
// what it has gathered at each savepoint, and most other statements make one. The schema's triggers, which keep the
// index for other programs, do not run on this connection.
#include "graph/document_writer.h"

#include <array>
#include <utility>

namespace entente {
namespace {

template <typename Enum>
std::uint32_t id_of(Enum value) {
    return static_cast<std::uint32_t>(value);
}

}  // namespace

Result<DocumentWriter> DocumentWriter::open(sqlite3* connection) {
    Result<EntityTable> entities = EntityTable::open(connection);
    if (!entities) return std::move(entities).error();
    Result<StoryTable> stories = StoryTable::open(connection);
    if (!stories) return std::move(stories).error();
    Result<BoilerplateTable> boilerplate = BoilerplateTable::open(connection);
    if (!boilerplate) return std::move(boilerplate).error();
    DocumentWriter writer(std::move(entities).value(), std::move(stories).value(), std::move(boilerplate).value());
    writer.connection_ = connection;
    sqlite3_db_config(connection, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
    if (Status prepared = writer.prepare(); !prepared) return std::move(prepared).error();
    return writer;
}

Status DocumentWriter::prepare() {
    const std::array<std::pair<Statement*, std::string_view>, 15> statements = {{
        {&insert_document_,
         "INSERT INTO document (id, uri, content_hash, extraction_id, title, date, language, words, sentences, text) "
         "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"},
        {&insert_layout_, "INSERT INTO layout (document_id, blocks) VALUES (?, ?)"},
        {&insert_metadatum_, "INSERT OR IGNORE INTO metadatum (document_id, name, value) VALUES (?, ?, ?)"},
        {&insert_sentence_, "INSERT INTO sentence (document_id, start, \"end\") VALUES (?, ?, ?)"},
        {&insert_appearance_, "INSERT OR IGNORE INTO appearance (document_id, profile_id) VALUES (?, ?)"},
        {&insert_mention_,
         "INSERT OR IGNORE INTO mention (sentence_id, start, \"end\", entity_id, kind_id, form_id, rule) "
         "VALUES (?, ?, ?, ?, ?, ?, ?)"},
        {&insert_relation_,
         "INSERT INTO relation (relation_type_id, subject_id, object_id, object_text, polarity, modality, date, "
         "date_from, date_to, place_id, speaker_id, sentence_id, rule, construction, trigger, confidence) "
         "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"},
        {&insert_date_, "INSERT OR IGNORE INTO date (document_id, start, \"end\", value) VALUES (?, ?, ?, ?)"},
        {&index_text_, "INSERT INTO document_text (rowid, text) SELECT id, text FROM document WHERE id = ?"},
        {&unindex_text_,
         "INSERT INTO document_text (document_text, rowid, text) SELECT 'delete', id, text FROM document WHERE id = ?"},
        {&delete_document_, "DELETE FROM document WHERE id = ?"},
        {&find_relation_type_, "SELECT id FROM relation_type WHERE name = ?"},
        {&insert_relation_type_, "INSERT INTO relation_type (name) VALUES (?)"},
        {&put_relation_type_,
         "INSERT INTO relation_type (name, plover, symmetric, about) VALUES (?, ?, ?, ?) ON CONFLICT (name) DO UPDATE "
         "SET plover = excluded.plover, symmetric = excluded.symmetric, about = excluded.about"},
        {&merge_relation_type_,
         "INSERT INTO relation_type (name, plover, symmetric, about) VALUES (?, ?, ?, ?) ON CONFLICT (name) DO UPDATE "
         "SET plover = excluded.plover, symmetric = excluded.symmetric, about = excluded.about "
         "WHERE (coalesce(excluded.about, ''), coalesce(excluded.plover, ''), excluded.symmetric) > "
         "(coalesce(about, ''), coalesce(plover, ''), symmetric)"},
    }};
    return prepare_all(connection_, statements);
}

Status DocumentWriter::write(const DocumentFacts& facts, const DocumentStamp& stamp) {
    constexpr std::array kSteps = {&DocumentWriter::write_layout,    &DocumentWriter::write_metadata,
                                   &DocumentWriter::write_sentences, &DocumentWriter::write_entities,
                                   &DocumentWriter::write_mentions,  &DocumentWriter::write_relations,
                                   &DocumentWriter::write_dates};
    if (Status done = write_document(facts, stamp); !done) return done;
    for (const auto step : kSteps) {
        if (Status done = (this->*step)(facts); !done) return done;
    }
    if (Status done = boilerplate_.put(document_id_, facts.paragraphs); !done) return done;
    return stories_.put(document_id_, facts.bands);
}

Status DocumentWriter::write_document(const DocumentFacts& facts, const DocumentStamp& stamp) {
    Status inserted = insert_document_.run_with(stamp.id, stamp.uri, static_cast<std::int64_t>(stamp.content_hash),
                                                stamp.extraction_id, OrNull{facts.title}, OrNull{facts.date},
                                                OrNull{facts.language}, facts.words, facts.sentence_count, facts.text);
    document_id_ = sqlite3_last_insert_rowid(connection_);
    if (inserted) unindexed_.insert(document_id_);
    return inserted;
}

Status DocumentWriter::write_layout(const DocumentFacts& facts) {
    if (facts.layout.empty()) return Done{};
    return insert_layout_.run_with(document_id_, AsBlob{facts.layout});
}

Status DocumentWriter::write_metadata(const DocumentFacts& facts) {
    for (const auto& [name, value] : facts.metadata) {
        if (Status done = insert_metadatum_.run_with(document_id_, name, value); !done) return done;
    }
    return Done{};
}

Status DocumentWriter::write_sentences(const DocumentFacts& facts) {
    sentence_ids_.clear();
    for (const TextRange sentence : facts.sentences) {
        if (Status done = insert_sentence_.run_with(document_id_, sentence.start, sentence.end); !done) return done;
        sentence_ids_.push_back(sqlite3_last_insert_rowid(connection_));
    }
    return Done{};
}

Status DocumentWriter::write_entities(const DocumentFacts& facts) {
    entity_ids_.clear();
    for (const Entity& entity : facts.entities) {
        const Result<EntityTable::Ids> ids = entities_.put(entity);
        if (!ids) return ids.error();
        if (Status done = insert_appearance_.run_with(document_id_, (*ids).profile); !done) return done;
        entity_ids_.push_back((*ids).entity);
    }
    return Done{};
}

Status DocumentWriter::write_mentions(const DocumentFacts& facts) {
    for (const MentionFact& mention : facts.mentions) {
        Status done = insert_mention_.run_with(sentence_ids_[mention.sentence], mention.range.start, mention.range.end,
                                               entity_ids_[mention.entity], id_of(mention.kind), id_of(mention.form),
                                               OrNull{mention.rule});
        if (!done) return done;
    }
    return Done{};
}

Status DocumentWriter::write_relations(const DocumentFacts& facts) {
    for (const Relation& relation : facts.relations) {
        if (Status done = write_relation(relation); !done) return done;
    }
    return Done{};
}

Status DocumentWriter::write_relation(const Relation& relation) {
    const auto entity_id = [this](const std::optional<std::uint32_t>& index) {
        return index ? std::optional(entity_ids_[*index]) : std::nullopt;
    };
    const Result<std::int64_t> type = relation_type_id(relation.name);
    if (!type) return type.error();
    const Evidence& evidence = relation.evidence;
    return insert_relation_.run_with(
        *type, entity_ids_[relation.subject], entity_id(relation.object), OrNull{relation.object_text},
        to_string(relation.polarity), to_string(relation.modality), OrNull{relation.date}, OrNull{relation.date_from},
        OrNull{relation.date_to}, entity_id(relation.place), entity_id(relation.speaker),
        sentence_ids_[evidence.sentence], evidence.rule, evidence.construction, evidence.trigger, evidence.confidence);
}

Status DocumentWriter::write_dates(const DocumentFacts& facts) {
    for (const DateFact& date : facts.dates) {
        Status done = insert_date_.run_with(document_id_, date.range.start, date.range.end, OrNull{date.value});
        if (!done) return done;
    }
    return Done{};
}

Status DocumentWriter::remove(std::int64_t document_id) {
    if (Status done = entities_.release(document_id); !done) return done;
    if (Status done = stories_.leave(document_id); !done) return done;
    if (Status done = unindex_text(document_id); !done) return done;
    if (Status done = boilerplate_.leave(document_id); !done) return done;
    return delete_document_.run_with(document_id);
}

Status DocumentWriter::unindex_text(std::int64_t document_id) {
    if (unindexed_.erase(document_id) > 0) return Done{};
    return unindex_text_.run_with(document_id);
}

/// In the order of their ids: FTS5 writes out what it has whenever one goes back.
Status DocumentWriter::index_texts() {
    for (const std::int64_t document_id : unindexed_) {
        if (Status done = index_text_.run_with(document_id); !done) return done;
    }
    unindexed_.clear();
    return Done{};
}

Status DocumentWriter::write_relation_type(const RelationType& type) {
    return put_relation_type_.run_with(type.name, OrNull{type.plover}, type.symmetric, OrNull{type.about});
}

Status DocumentWriter::merge_relation_type(const RelationType& type) {
    return merge_relation_type_.run_with(type.name, OrNull{type.plover}, type.symmetric, OrNull{type.about});
}

Result<std::int64_t> DocumentWriter::relation_type_id(const std::string& name) {
    std::int64_t& id = relation_types_[name];
    if (id != 0) return id;
    const auto found = find_relation_type_.bind(name).integer_of();
    if (!found) return found.error();
    if (*found) return id = **found;
    if (Status done = insert_relation_type_.run_with(name); !done) return std::move(done).error();
    return id = sqlite3_last_insert_rowid(connection_);
}

Status DocumentWriter::settle() {
    if (Status done = entities_.settle(); !done) return done;
    if (Status done = index_texts(); !done) return done;
    if (Status done = boilerplate_.settle(); !done) return done;
    return stories_.settle();
}

void DocumentWriter::forget() {
    entities_.forget();
    relation_types_.clear();
}

void DocumentWriter::abandon() {
    entities_.abandon();
    stories_.abandon();
    unindexed_.clear();
    boilerplate_.abandon();
    relation_types_.clear();
}

}  // namespace entente
