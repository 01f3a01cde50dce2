#include "graph/boilerplate_table.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace entente {
namespace {

constexpr std::int64_t kFewestContexts = 3;
constexpr std::int64_t kAllDocuments = -1;

constexpr std::string_view kMentionColumns = "sentence_id, start, \"end\", entity_id, kind_id, form_id, rule";
constexpr std::string_view kRelationColumns =
    "relation_type_id, subject_id, object_id, object_text, polarity, modality, date, date_from, date_to, place_id, "
    "speaker_id, sentence_id, rule, construction, trigger, confidence";
/// The sentences of a paragraph, in one document or in all.
constexpr std::string_view kSentences =
    "sentence_id IN (SELECT sentence.id FROM paragraph JOIN sentence ON sentence.document_id = paragraph.document_id "
    "AND sentence.start >= paragraph.start AND sentence.\"end\" <= paragraph.\"end\" "
    "WHERE paragraph.hash = ?1 AND (?2 = -1 OR paragraph.document_id = ?2))";

std::string copy_rows(std::string_view from, std::string_view into, std::string_view columns) {
    const std::string list(columns);
    return "INSERT INTO " + std::string(into) + " (" + list + ") SELECT " + list + " FROM " + std::string(from) +
           " WHERE " + std::string(kSentences);
}

std::string delete_rows(std::string_view from) {
    return "DELETE FROM " + std::string(from) + " WHERE " + std::string(kSentences);
}

Status prepare_moves(sqlite3* connection, std::string_view from, std::string_view into,
                     std::array<Statement, 4>& moves) {
    const std::string from_prefix(from);
    const std::string into_prefix(into);
    const std::array<std::string, 4> sql = {
        copy_rows(from_prefix + "mention", into_prefix + "mention", kMentionColumns),
        delete_rows(from_prefix + "mention"),
        copy_rows(from_prefix + "relation", into_prefix + "relation", kRelationColumns),
        delete_rows(from_prefix + "relation")};
    for (std::size_t i = 0; i < sql.size(); ++i) {
        Result<Statement> prepared = Statement::prepare(connection, sql[i]);
        if (!prepared) return std::move(prepared).error();
        moves[i] = std::move(prepared).value();
    }
    return Done{};
}

}  // namespace

Result<BoilerplateTable> BoilerplateTable::open(sqlite3* connection) {
    BoilerplateTable table;
    if (Status prepared = table.prepare(connection); !prepared) return std::move(prepared).error();
    return table;
}

Status BoilerplateTable::prepare(sqlite3* connection) {
    const std::array<std::pair<Statement*, std::string_view>, 6> statements = {{
        {&insert_,
         "INSERT OR IGNORE INTO paragraph (hash, document_id, start, \"end\", context) VALUES (?, ?, ?, ?, ?)"},
        {&list_, "SELECT DISTINCT hash FROM paragraph WHERE document_id = ?"},
        {&contexts_, "SELECT count(*) FROM (SELECT DISTINCT context FROM paragraph WHERE hash = ? LIMIT 3)"},
        {&known_, "SELECT 1 FROM boilerplate WHERE hash = ?"},
        {&mark_, "INSERT INTO boilerplate (hash) VALUES (?)"},
        {&unmark_, "DELETE FROM boilerplate WHERE hash = ?"},
    }};
    if (Status prepared = prepare_all(connection, statements); !prepared) return prepared;
    if (Status done = prepare_moves(connection, "", "muted_", mute_); !done) return done;
    return prepare_moves(connection, "muted_", "", unmute_);
}

Status BoilerplateTable::put(std::int64_t document_id, const std::vector<ParagraphFact>& paragraphs) {
    for (const ParagraphFact& paragraph : paragraphs) {
        const auto& [range, hash, context] = paragraph;
        Status done = insert_.run_with(hash, document_id, range.start, range.end, context);
        if (!done) return done;
        pending_.emplace_back(hash, document_id);
    }
    return Done{};
}

Status BoilerplateTable::leave(std::int64_t document_id) {
    list_.bind(document_id);
    while (true) {
        const Result<bool> row = list_.step();
        if (row && *row) {
            pending_.emplace_back(list_.integer(0), document_id);
            continue;
        }
        list_.reset();
        return row ? Status(Done{}) : Status(row.error());
    }
}

Status BoilerplateTable::settle() {
    std::sort(pending_.begin(), pending_.end());
    pending_.erase(std::unique(pending_.begin(), pending_.end()), pending_.end());
    for (auto at = pending_.begin(); at != pending_.end();) {
        const std::int64_t hash = at->first;
        const auto end = std::find_if(at, pending_.end(), [hash](const Pending& one) { return one.first != hash; });
        if (Status done = settle(hash, {at, end}); !done) return done;
        at = end;
    }
    pending_.clear();
    return Done{};
}

Status BoilerplateTable::settle(std::int64_t hash, const std::vector<Pending>& documents) {
    const auto contexts = contexts_.bind(hash).integer_of();
    if (!contexts) return contexts.error();
    const auto known = known_.bind(hash).integer_of();
    if (!known) return known.error();
    const bool repeated = (*contexts).value_or(0) >= kFewestContexts;
    if (repeated && *known) {
        for (const auto& [same, document_id] : documents) {
            if (Status done = move(mute_, hash, document_id); !done) return done;
        }
        return Done{};
    }
    if (repeated == known->has_value()) return Done{};
    if (Status done = (repeated ? mark_ : unmark_).run_with(hash); !done) return done;
    return move(repeated ? mute_ : unmute_, hash, kAllDocuments);
}

Status BoilerplateTable::move(std::array<Statement, 4>& statements, std::int64_t hash, std::int64_t document_id) {
    for (Statement& statement : statements) {
        if (Status done = statement.run_with(hash, document_id); !done) return done;
    }
    return Done{};
}

}  // namespace entente
