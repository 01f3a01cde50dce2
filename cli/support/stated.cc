#include "cli/support/stated.h"

#include <utility>

namespace entente {
namespace {

constexpr std::string_view kColumns =
    "SELECT relations.id, subject_id, coalesce(object_id, 0), subject, relations.relation, relations.object, "
    "relations.object_text, relations.polarity, relations.modality, relations.date, relations.place, attributed_to, "
    "document, document_date, sentence, "
    "(SELECT symmetric FROM relation_type WHERE relation_type.name = relations.relation), "
    "(SELECT group_concat(uri, ', ') || CASE WHEN max(names) > 3 THEN ', …' ELSE '' END FROM (SELECT uri, "
    "count(*) OVER () AS names FROM known_as WHERE kind <> 'input' AND document_id = "
    "(SELECT document_id FROM sentence WHERE id = relation.sentence_id) ORDER BY kind, uri LIMIT 3)), "
    "(SELECT json_group_array(uri) FROM (SELECT uri FROM known_as WHERE kind <> 'input' AND document_id = "
    "(SELECT document_id FROM sentence WHERE id = relation.sentence_id) ORDER BY kind, uri)) "
    "FROM relations JOIN relation ON relation.id = relations.id WHERE relations.id IN (";
constexpr std::string_view kOrder = ") ORDER BY coalesce(relations.date, document_date), document, sentence_start, 1";

Stated stated_of(const Query& query) {
    const auto text = [&query](std::size_t column) { return std::string(query.text(column)); };
    return {.id = query.integer(0),
            .subject_id = query.integer(1),
            .object_id = query.integer(2),
            .subject = text(3),
            .relation = text(4),
            .object = text(5),
            .object_text = text(6),
            .polarity = text(7),
            .modality = text(8),
            .date = text(9),
            .place = text(10),
            .attributed_to = text(11),
            .document = text(12),
            .document_date = text(13),
            .sentence = text(14),
            .also = text(16),
            .also_json = text(17),
            .symmetric = query.integer(15) != 0};
}

void add(std::string& list, const std::string& part) {
    list += (list.empty() ? "" : ", ") + part;
}

}  // namespace

std::string Stated::other(std::int64_t entity) const {
    if (subject_id != entity) return subject;
    return object.empty() ? object_text : object;
}

Result<std::vector<Stated>> read_stated(const Graph& graph, std::string_view ids_sql,
                                        const std::vector<Parameter>& parameters) {
    const std::string sql = std::string(kColumns) + std::string(ids_sql) + std::string(kOrder);
    Result<Query> query = graph.query(sql, parameters);
    if (!query) return query.error();
    std::vector<Stated> statements;
    while (true) {
        const Result<bool> more = query->next();
        if (!more) return more.error();
        if (!*more) return statements;
        statements.push_back(stated_of(*query));
    }
}

std::string qualifiers(const Stated& statement) {
    std::string list;
    if (statement.polarity == "negated") add(list, "negated");
    if (statement.modality != "actual") add(list, statement.modality);
    if (!statement.object.empty() && !statement.object_text.empty()) add(list, "“" + statement.object_text + "”");
    if (!statement.date.empty()) add(list, statement.date);
    if (!statement.place.empty()) add(list, "in " + statement.place);
    if (!statement.attributed_to.empty()) add(list, "according to " + statement.attributed_to);
    return list;
}

Result<std::vector<std::vector<std::string>>> read_rows(const Graph& graph, std::string_view sql,
                                                        const std::vector<Parameter>& parameters) {
    Result<Query> query = graph.query(sql, parameters);
    if (!query) return query.error();
    std::vector<std::vector<std::string>> rows;
    while (true) {
        const Result<bool> more = query->next();
        if (!more) return more.error();
        if (!*more) return rows;
        rows.emplace_back();
        for (std::size_t i = 0; i < query->columns().size(); ++i) rows.back().emplace_back(query->text(i));
    }
}

}  // namespace entente
