#include "graph/dump.h"

#include <array>
#include <string>
#include <string_view>

namespace entente {
namespace {

struct Table {
    std::string_view name;
    std::string_view sql;  // its cells in the order of the dump; sorted by SQLite, which may use the disk
};

// By name. Ids are replaced by keys, uris and offsets.
constexpr std::array kTables = {
    Table{"alias",
          "SELECT entity.key, printf('%016x', profile.hash), alias.name FROM alias "
          "JOIN profile ON profile.id = profile_id JOIN entity ON entity.id = entity_id ORDER BY 1, 2, 3"},
    Table{"appearance",
          "SELECT uri, entity.key, printf('%016x', profile.hash) FROM appearance "
          "JOIN document ON document.id = document_id JOIN profile ON profile.id = profile_id "
          "JOIN entity ON entity.id = entity_id ORDER BY 1, 2, 3"},
    Table{"boilerplate", "SELECT document, start, \"end\", documents FROM repeats ORDER BY 1, 2, 3"},
    Table{"copy", "SELECT document.uri, copy.uri FROM copy JOIN document ON document.id = document_id ORDER BY 1, 2"},
    Table{"date",
          "SELECT uri, start, \"end\", value FROM date JOIN document ON document.id = document_id ORDER BY 1, 2, 3"},
    Table{"document",
          "SELECT uri, title, date, language, words, sentences, printf('%016x', content_hash), fingerprint, program, "
          "packs, hex(blocks), text FROM document JOIN extraction ON extraction.id = extraction_id "
          "LEFT JOIN layout ON layout.document_id = document.id ORDER BY uri"},
    Table{"entity",
          "SELECT key, entity.name, kind.name, country, latitude, longitude, wikidata FROM entity "
          "JOIN kind ON kind.id = kind_id ORDER BY key"},
    Table{
        "mention",
        "SELECT uri, mention.start, mention.\"end\", entity.key, kind.name, form.name, sentence.start, "
        "sentence.\"end\", mention.rule FROM (SELECT * FROM mention UNION ALL SELECT * FROM muted_mention) AS mention "
        "JOIN sentence ON sentence.id = sentence_id "
        "JOIN document ON document.id = document_id JOIN entity ON entity.id = entity_id "
        "JOIN kind ON kind.id = mention.kind_id JOIN form ON form.id = form_id ORDER BY 1, 2, 3, 4, 7"},
    Table{"metadatum",
          "SELECT uri, name, value FROM metadatum JOIN document ON document.id = document_id ORDER BY 1, 2, 3"},
    Table{"profile",
          "SELECT entity.key, printf('%016x', hash), known, profile.name, kind.name, profile.country, "
          "profile.latitude, profile.longitude, profile.wikidata, trade, decade FROM profile JOIN entity ON entity.id "
          "= entity_id "
          "JOIN kind ON kind.id = profile.kind_id ORDER BY 1, 2"},
    Table{"relation",
          "SELECT uri, sentence.start, sentence.\"end\", relation_type.name, subject.key, object.key, object_text, "
          "polarity, modality, relation.date, date_from, date_to, place.key, speaker.key, rule, construction, trigger, "
          "confidence FROM (SELECT * FROM relation UNION ALL SELECT * FROM muted_relation) AS relation "
          "JOIN sentence ON sentence.id = sentence_id "
          "JOIN document ON document.id = document_id JOIN relation_type ON relation_type.id = relation_type_id "
          "JOIN entity AS subject ON subject.id = subject_id LEFT JOIN entity AS object ON object.id = object_id "
          "LEFT JOIN entity AS place ON place.id = place_id LEFT JOIN entity AS speaker ON speaker.id = speaker_id "
          "ORDER BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18"},
    Table{"relation_type", "SELECT name, plover, symmetric, about FROM relation_type ORDER BY 1"},
    Table{"sentence",
          "SELECT uri, start, \"end\" FROM sentence JOIN document ON document.id = document_id ORDER BY 1, 2, 3"},
    Table{"story", "SELECT uri, min(uri) OVER (PARTITION BY story_id) FROM story ORDER BY 1"},
};

constexpr std::string_view kTextColumn = ", text FROM document";
constexpr std::string_view kLengthColumn = ", length(text) FROM document";

void append_escaped(std::string& line, std::string_view cell) {
    for (const char byte : cell) {
        switch (byte) {
            case '\t': line += "\\t"; break;
            case '\n': line += "\\n"; break;
            case '\r': line += "\\r"; break;
            case '\\': line += "\\\\"; break;
            default: line += byte;
        }
    }
}

Status dump_table(const Graph& graph, std::string_view name, std::string_view sql, std::ostream& out) {
    Result<Query> query = graph.query(sql);
    if (!query) return query.error();
    std::string line;
    while (true) {
        const Result<bool> row = query->next();
        if (!row) return row.error();
        if (!*row) return Done{};
        line = name;
        for (std::size_t i = 0; i < query->columns().size(); ++i) {
            line += '\t';
            append_escaped(line, query->text(i));
        }
        line += '\n';
        if (!out.write(line.data(), static_cast<std::streamsize>(line.size()))) return Error{"cannot be written"};
    }
}

}  // namespace

Status dump_graph(const Graph& graph, std::ostream& out, const DumpOptions& options) {
    for (const Table& table : kTables) {
        std::string sql(table.sql);
        if (!options.text && table.name == "document") {
            sql.replace(sql.find(kTextColumn), kTextColumn.size(), kLengthColumn);
        }
        if (Status done = dump_table(graph, table.name, sql, out); !done) return done;
    }
    return Done{};
}

}  // namespace entente
