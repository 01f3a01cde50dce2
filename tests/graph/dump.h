// A graph as sorted text without ids: equal for equal content.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "graph/query.h"

namespace entente {

/// The rows of a query, their cells joined by " | ".
inline std::vector<std::string> rows_of(const std::string& path, std::string_view sql) {
    std::vector<std::string> rows;
    Result<Graph> graph = Graph::open(path);
    if (!graph) return {graph.error().message};
    Result<Query> query = graph->query(sql);
    if (!query) return {query.error().message};
    while (true) {
        const Result<bool> row = query->next();
        if (!row) return {row.error().message};
        if (!*row) return rows;
        std::string line;
        for (std::size_t i = 0; i < query->columns().size(); ++i) {
            if (i > 0) line += " | ";
            line += query->text(i);
        }
        rows.push_back(line);
    }
}

/// The single cell of a query with one.
inline std::string cell_of(const std::string& path, std::string_view sql) {
    const std::vector<std::string> rows = rows_of(path, sql);
    return rows.empty() ? std::string() : rows.front();
}

inline std::string dump(const std::string& path) {
    std::string text;
    for (const std::string_view sql : {
             "SELECT uri, title, date, language, words, sentences, relations FROM documents",
             "SELECT * FROM metadata",
             "SELECT name, kind, country, latitude, longitude, wikidata, mentions, documents FROM entities",
             "SELECT * FROM aliases",
             "SELECT * FROM mentions",
             "SELECT subject, subject_kind, relation, object, object_kind, object_text, polarity, modality, date, "
             "place, "
             "attributed_to, plover, confidence, rule, document, document_date, sentence, sentence_start, "
             "sentence_end, "
             "date_from, date_to "
             "FROM relations",
             "SELECT * FROM edges",
             "SELECT * FROM dates",
             "SELECT name, plover, symmetric, about FROM relation_type",
             "SELECT key FROM entity",
         }) {
        std::vector<std::string> rows = rows_of(path, sql);
        std::sort(rows.begin(), rows.end());
        text.append("# ").append(sql).append("\n");
        for (const std::string& row : rows) text.append(row).append("\n");
    }
    return text;
}

/// What SQLite itself finds wrong with a graph; "ok" for nothing.
inline std::string integrity(const std::string& path) {
    return cell_of(path, "PRAGMA integrity_check") + std::string(rows_of(path, "PRAGMA foreign_key_check").size(), '!');
}

}  // namespace entente
