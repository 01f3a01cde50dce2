#include "graph/document_names.h"

#include <array>
#include <utility>

namespace entente {

Result<DocumentNames> DocumentNames::open(sqlite3* connection) {
    DocumentNames names;
    if (Status prepared = names.prepare(connection); !prepared) return std::move(prepared).error();
    return names;
}

Status DocumentNames::prepare(sqlite3* connection) {
    const std::array<std::pair<Statement*, std::string_view>, 12> statements = {{
        {&find_,
         "SELECT document.id, 0, started, content_hash, fingerprint FROM document "
         "JOIN extraction ON extraction.id = extraction_id WHERE uri = ?1 UNION ALL "
         "SELECT document.id, 1, started, content_hash, fingerprint FROM copy "
         "JOIN document ON document.id = copy.document_id "
         "JOIN extraction ON extraction.id = copy.extraction_id WHERE copy.uri = ?1"},
        {&twin_,
         "SELECT document.id FROM document JOIN extraction ON extraction.id = extraction_id "
         "WHERE content_hash = ? AND fingerprint = ? AND text = ?"},
        {&list_,
         "SELECT uri FROM document WHERE id = ?1 UNION ALL SELECT uri FROM copy WHERE document_id = ?1 ORDER BY 1"},
        {&main_, "SELECT uri FROM document WHERE id = ?"},
        {&first_copy_, "SELECT uri FROM copy WHERE document_id = ? ORDER BY uri LIMIT 1"},
        {&insert_, "INSERT INTO copy (uri, document_id, extraction_id) VALUES (?, ?, ?)"},
        {&remove_, "DELETE FROM copy WHERE uri = ?"},
        {&rename_, "UPDATE document SET uri = ?, extraction_id = ? WHERE id = ?"},
        {&demote_,
         "INSERT INTO copy (uri, document_id, extraction_id) SELECT uri, id, extraction_id FROM document WHERE id = ?"},
        {&promote_,
         "UPDATE document SET (uri, extraction_id) = (SELECT uri, extraction_id FROM copy WHERE document_id = ?1 "
         "ORDER BY uri LIMIT 1) WHERE id = ?1"},
        {&touch_document_, "UPDATE document SET extraction_id = ? WHERE id = ?"},
        {&touch_copy_, "UPDATE copy SET extraction_id = ? WHERE uri = ?"},
    }};
    return prepare_all(connection, statements);
}

Result<std::optional<NamedDocument>> DocumentNames::find(std::string_view uri) {
    const Result<bool> row = find_.bind(uri).step();
    std::optional<NamedDocument> found;
    if (row && *row) {
        found =
            NamedDocument{find_.integer(0),
                          find_.integer(1) != 0,
                          {find_.integer(2), static_cast<std::uint64_t>(find_.integer(3)), std::string(find_.text(4))}};
    }
    find_.reset();
    if (!row) return row.error();
    return found;
}

Result<std::optional<std::int64_t>> DocumentNames::twin(std::uint64_t content_hash, std::string_view fingerprint,
                                                        std::string_view text) {
    return twin_.bind(static_cast<std::int64_t>(content_hash), fingerprint, text).integer_of();
}

Result<std::vector<std::string>> DocumentNames::of(std::int64_t document_id) {
    std::vector<std::string> names;
    list_.bind(document_id);
    while (true) {
        const Result<bool> row = list_.step();
        if (row && *row) {
            names.emplace_back(list_.text(0));
            continue;
        }
        list_.reset();
        if (!row) return row.error();
        return names;
    }
}

/// The text of a statement's first row; empty where it has none.
Result<std::string> DocumentNames::first(Statement& statement, std::int64_t document_id) {
    const Result<bool> row = statement.bind(document_id).step();
    std::string text = row && *row ? std::string(statement.text(0)) : std::string();
    statement.reset();
    if (!row) return row.error();
    return text;
}

Result<bool> DocumentNames::add(std::int64_t document_id, const std::string& uri, std::int64_t extraction_id) {
    const Result<std::string> main = first(main_, document_id);
    if (!main) return main.error();
    const bool is_first = uri < *main;
    Status done = is_first ? demote_.run_with(document_id) : insert_.run_with(uri, document_id, extraction_id);
    if (done && is_first) done = rename_.run_with(uri, extraction_id, document_id);
    if (!done) return done.error();
    return is_first;
}

Result<bool> DocumentNames::drop(const NamedDocument& document, const std::string& uri) {
    if (document.is_copy) {
        if (Status done = remove_.run_with(uri); !done) return done.error();
        return true;
    }
    const Result<std::string> next = first(first_copy_, document.id);
    if (!next) return next.error();
    if (next->empty()) return false;
    Status done = promote_.run_with(document.id);
    if (done) done = remove_.run_with(*next);
    if (!done) return done.error();
    return true;
}

Status DocumentNames::touch(const NamedDocument& document, const std::string& uri, std::int64_t extraction_id) {
    return document.is_copy ? touch_copy_.run_with(extraction_id, uri)
                            : touch_document_.run_with(extraction_id, document.id);
}

}  // namespace entente
