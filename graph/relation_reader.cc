#include "graph/relation_reader.h"

#include <utility>

#include "graph/id_numbers.h"

namespace entente {
namespace {

constexpr std::string_view kRelation =
    "SELECT subject.key, subject.name, subject.kind_id, relation_type_id, object.key, object.name, object.kind_id, "
    "object_text, polarity, modality, relation.date, place.name, speaker.name, confidence, relation.rule, "
    "construction, trigger, sentence_id, sentence.start, sentence.\"end\", document_id "
    "FROM relation JOIN sentence ON sentence.id = sentence_id JOIN entity AS subject ON subject.id = subject_id "
    "LEFT JOIN entity AS object ON object.id = object_id LEFT JOIN entity AS place ON place.id = place_id "
    "LEFT JOIN entity AS speaker ON speaker.id = speaker_id WHERE relation.id = ?";

constexpr std::string_view kDocument = "SELECT uri, title, date, text FROM document WHERE id = ?";

std::string_view kind_at(const Statement& row, int column) {
    return row.is_null(column) ? std::string_view() : to_string(static_cast<EntityKind>(row.integer(column)));
}

bool continues(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

}  // namespace

Result<RelationReader> RelationReader::open(sqlite3* connection, const std::vector<KnownRelation>& relations) {
    RelationReader reader;
    reader.relations_ = &relations;
    for (std::size_t i = 0; i < relations.size(); ++i) reader.relation_numbers_.emplace(relations[i].id, i);
    Result<Statement> relation = Statement::prepare(connection, kRelation);
    if (!relation) return std::move(relation).error();
    reader.relation_ = std::move(relation).value();
    Result<Statement> document = Statement::prepare(connection, kDocument);
    if (!document) return std::move(document).error();
    reader.find_document_ = std::move(document).value();
    return reader;
}

Status RelationReader::read(const Behind& behind, const RelationVisitor& visit) {
    const Result<bool> found = relation_.bind(behind.relation).step();
    if (!found) return found.error();
    if (*found) {
        if (Status done = fetch_document(relation_.integer(20)); !done) return done;
        const std::size_t begin = byte_at(relation_.integer(18));
        const std::size_t end = byte_at(relation_.integer(19));
        const KnownRelation& type = (*relations_)[relation_numbers_.at(relation_.integer(3))];
        visit({.id = behind.relation,
               .subject_key = relation_.text(0),
               .subject = relation_.text(1),
               .subject_kind = kind_at(relation_, 2),
               .relation = type.name,
               .object_key = relation_.text(4),
               .object = relation_.text(5),
               .object_kind = kind_at(relation_, 6),
               .object_text = relation_.text(7),
               .polarity = relation_.text(8),
               .modality = relation_.text(9),
               .date = relation_.text(10),
               .place = relation_.text(11),
               .attributed_to = relation_.text(12),
               .plover = type.plover,
               .confidence = relation_.real(13),
               .rule = relation_.text(14),
               .construction = relation_.text(15),
               .trigger = relation_.text(16),
               .document = document_.uri,
               .document_title = document_.title,
               .document_date = document_.date,
               .sentence_id = relation_.integer(17),
               .sentence = std::string_view(document_.text).substr(begin, end - begin),
               .sentence_start = relation_.integer(18),
               .sentence_end = relation_.integer(19),
               .edge = behind.edge == kNoNumber ? std::nullopt : std::optional<std::uint64_t>(behind.edge)});
    }
    relation_.reset();
    return Done{};
}

Status RelationReader::fetch_document(std::int64_t id) {
    if (document_.id == id) return Done{};
    const Result<bool> found = find_document_.bind(id).step();
    if (!found) return found.error();
    document_ = {};
    document_.id = id;
    if (*found) {
        document_.uri = find_document_.text(0);
        document_.title = find_document_.text(1);
        document_.date = find_document_.text(2);
        document_.text = find_document_.text(3);
    }
    find_document_.reset();
    return Done{};
}

/// Walks on from where it was last; from the start where that is farther on.
std::size_t RelationReader::byte_at(std::int64_t code_point) {
    Document& at = document_;
    if (code_point < at.code_point) at.byte = 0, at.code_point = 0;
    while (at.code_point < code_point && at.byte < at.text.size()) {
        ++at.byte;
        while (at.byte < at.text.size() && continues(at.text[at.byte])) ++at.byte;
        ++at.code_point;
    }
    return at.byte;
}

}  // namespace entente
