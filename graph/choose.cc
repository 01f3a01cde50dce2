#include "graph/choose.h"

#include <utility>

#include "graph/choose_said.h"
#include "graph/find_entity.h"
#include "graph/network_rank.h"
#include "graph/rows.h"

namespace entente {
namespace {

/// Sums as in the views `told` and `edge`, of what passed: of each document, of each story, of all.
constexpr std::string_view kOfDocuments =
    "count(*) AS weight, story_id, min(first_date) AS first_date, max(last_date) AS last_date, "
    "sum(polarity = 'negated') AS negated, sum(modality = 'possible') AS possible FROM link";
constexpr std::string_view kOfStories =
    "max(weight) AS weight, count(*) AS documents, min(first_date) AS first_date, max(last_date) AS last_date, "
    "max(negated) AS negated, max(possible) AS possible FROM ";
constexpr std::string_view kOfAll =
    "sum(weight) AS weight, sum(documents), min(first_date), max(last_date), sum(negated), sum(possible), NULL, "
    "count(*) FROM ";

/// `summed` holds the edges until it is known which of them are left.
constexpr const char* kTables =
    "CREATE TEMP TABLE summed (source_id, target_id, relation_type_id, weight, documents, first_date, last_date, "
    "negated, possible, symmetric, stories);"
    "CREATE TEMP TABLE kept_node (id INTEGER PRIMARY KEY);"
    "CREATE TEMP TABLE chosen_node (number INTEGER PRIMARY KEY, id INTEGER NOT NULL UNIQUE, degree INTEGER NOT NULL);"
    "CREATE TEMP TABLE chosen_edge (number INTEGER PRIMARY KEY, source_id, target_id, relation_type_id, weight, "
    "documents, first_date, last_date, negated, possible, symmetric, label, parts, stories);";

constexpr const char* kEndpoints =
    "INSERT OR IGNORE INTO kept_node SELECT source_id FROM summed UNION SELECT target_id FROM summed";

constexpr const char* kDropOthers = "DELETE FROM summed WHERE source_id NOT IN kept_node OR target_id NOT IN kept_node";

constexpr const char* kNumberNodes =
    "CREATE TEMP TABLE degrees (id INTEGER PRIMARY KEY, degree);"
    "INSERT INTO degrees SELECT id, count(*) FROM (SELECT source_id AS id FROM summed "
    "                                              UNION ALL SELECT target_id FROM summed WHERE target_id <> "
    "source_id) "
    "GROUP BY id;"
    "INSERT INTO chosen_node SELECT row_number() OVER (ORDER BY key) - 1, entity.id, coalesce(degree, 0) "
    "FROM kept_node JOIN entity ON entity.id = kept_node.id LEFT JOIN degrees ON degrees.id = entity.id;"
    "DROP TABLE degrees";

constexpr const char* kNumberEdges =
    "INSERT INTO chosen_edge "
    "SELECT row_number() OVER (ORDER BY source.number, target.number, relation_type.name) - 1, source_id, target_id, "
    "relation_type_id, weight, documents, first_date, last_date, negated, possible, "
    "coalesce(summed.symmetric, relation_type.symmetric), relation_type.name, NULL, stories FROM summed JOIN "
    "chosen_node AS "
    "source ON source.id = source_id JOIN chosen_node AS target ON target.id = target_id "
    "JOIN relation_type ON relation_type.id = relation_type_id";

/// Weights by relation of each pair, to name what was made one edge: the heaviest first.
constexpr std::string_view kParts =
    "CREATE TEMP TABLE part AS SELECT source_id, target_id, name, symmetric, relation_type_id, sum(weight) AS weight "
    "FROM ";
constexpr const char* kNameParts =
    "CREATE INDEX temp.part_pair ON part (source_id, target_id, weight DESC, name);"
    "UPDATE summed SET relation_type_id = (SELECT relation_type_id FROM part WHERE part.source_id = summed.source_id "
    "AND part.target_id = summed.target_id ORDER BY weight DESC, name LIMIT 1), symmetric = (SELECT min(symmetric) "
    "FROM part WHERE part.source_id = summed.source_id AND part.target_id = summed.target_id);";
constexpr const char* kLabelParts =
    "UPDATE chosen_edge SET (label, parts) = (SELECT group_concat(name, ', '), "
    "CASE WHEN count(*) > 1 THEN group_concat(name || ' ' || weight, ', ') END "
    "FROM (SELECT name, weight FROM part WHERE part.source_id = chosen_edge.source_id "
    "AND part.target_id = chosen_edge.target_id ORDER BY weight DESC, name))";

constexpr const char* kRelationTables =
    "CREATE INDEX temp.chosen_pair ON chosen_edge (source_id, target_id, relation_type_id, number);"
    "CREATE TEMP TABLE behind (number INTEGER PRIMARY KEY, id, edge);";
constexpr std::string_view kBehind =
    "INSERT INTO behind (id, edge) SELECT found.id, edge FROM "
    "(SELECT relation.id, number AS edge FROM link CROSS JOIN relation ON relation.id = relation_id "
    " CROSS JOIN chosen_edge AS edge ON edge.source_id = link.source_id AND edge.target_id = link.target_id ";

std::string only_passing(const GraphFilter& filter) {
    return keeps_all_said(filter) ? "" : " WHERE relation_id IN chosen_said";
}

/// What each story says, an edge at a time; `edge` names its columns.
/// Without near-duplicates each document is its own story, and one sum does: `stories` are then the documents.
constexpr std::string_view kOfLone =
    "count(*), count(DISTINCT document_id), min(first_date), max(last_date), sum(polarity = 'negated'), "
    "sum(modality = 'possible'), NULL, count(DISTINCT document_id) FROM link";

Result<bool> has_stories(sqlite3* connection) {
    bool any = false;
    Status read = each_row(connection, "SELECT 1 FROM story LIMIT 1", [&any](const Statement& /*row*/) { any = true; });
    if (!read) return std::move(read).error();
    return any;
}

std::string told(const GraphFilter& filter, const std::string& edge) {
    return "(SELECT " + edge + ", " + std::string(kOfStories) + "(SELECT " + edge + ", " + std::string(kOfDocuments) +
           only_passing(filter) + " GROUP BY " + edge + ", document_id) GROUP BY " + edge + ", story_id)";
}

Status add_up(sqlite3* connection, const GraphFilter& filter) {
    const std::string pair = "source_id, target_id";
    const std::string edge = pair + ", relation_type_id";
    const std::string& group = filter.collapse ? pair : edge;
    const Result<bool> stories = has_stories(connection);
    if (!stories) return stories.error();
    std::string sql = "INSERT INTO summed SELECT " + pair + (filter.collapse ? ", 0, " : ", relation_type_id, ");
    sql += *stories ? std::string(kOfAll) + told(filter, group) : std::string(kOfLone) + only_passing(filter);
    sql += " GROUP BY " + group + (*stories ? " HAVING sum(weight) >= ?" : " HAVING count(*) >= ?");
    if (Status done = run(connection, sql, static_cast<std::int64_t>(filter.min_weight)); !done) return done;
    if (!filter.collapse) return Done{};
    const std::string parts = std::string(kParts) + told(filter, edge) +
                              " JOIN relation_type ON relation_type.id = relation_type_id GROUP BY " + edge;
    if (Status done = execute(connection, parts.c_str()); !done) return done;
    return execute(connection, kNameParts);
}

Result<std::int64_t> entity_named(sqlite3* connection, const std::string& name) {
    std::int64_t id = 0;
    const auto keep = [&id](const Statement& row) { id = row.integer(0); };
    Status read = each_row(connection, "SELECT id FROM entity WHERE key = ?", keep, name);
    if (!read) return std::move(read).error();
    if (id != 0) return id;
    const Result<EntityMatches> matches = find_entities(connection, name);
    if (!matches) return matches.error();
    if (!matches->entities.empty()) return matches->entities.front().id;
    std::string hint;
    for (const std::string& suggestion : matches->suggestions)
        hint += (hint.empty() ? "; there is: " : ", ") + suggestion;
    return Error{"the graph has no entity " + name + hint};
}

/// Keeps the named entities and what is `depth` steps around them.
Status keep_around(sqlite3* connection, const GraphFilter& filter) {
    for (const std::string& name : filter.ego) {
        const Result<std::int64_t> id = entity_named(connection, name);
        if (!id) return id.error();
        Status kept = run(connection, "INSERT OR IGNORE INTO kept_node VALUES (?)", *id);
        if (!kept) return kept;
    }
    constexpr std::string_view kStep =
        "INSERT OR IGNORE INTO kept_node SELECT target_id FROM summed WHERE source_id IN kept_node "
        "UNION SELECT source_id FROM summed WHERE target_id IN kept_node";
    for (std::uint32_t step = 0; step < filter.depth; ++step) {
        const int before = sqlite3_total_changes(connection);
        if (Status done = run(connection, kStep); !done) return done;
        if (sqlite3_total_changes(connection) == before) break;
    }
    return execute(connection, kDropOthers);
}

/// Keeps the entities that rank highest.
Status keep_top(sqlite3* connection, const GraphFilter& filter) {
    const Result<std::vector<std::int64_t>> ranked = rank_nodes(connection, filter.rank_by, *filter.top);
    if (!ranked) return ranked.error();
    if (Status done = execute(connection, "DELETE FROM kept_node"); !done) return done;
    Result<Statement> keep = Statement::prepare(connection, "INSERT INTO kept_node VALUES (?)");
    if (!keep) return std::move(keep).error();
    for (const std::int64_t id : *ranked) {
        if (Status done = keep->run_with(id); !done) return done;
    }
    return execute(connection, kDropOthers);
}

Status number(sqlite3* connection, const GraphFilter& filter) {
    if (Status done = execute(connection, kNumberNodes); !done) return done;
    if (Status done = execute(connection, kNumberEdges); !done) return done;
    if (filter.collapse) {
        if (Status done = execute(connection, kLabelParts); !done) return done;
    }
    return execute(connection, "DROP TABLE temp.summed");
}

}  // namespace

Status begin_choosing(sqlite3* connection) {
    // Room for the tables that are joined row by row; given back before the measures need it.
    return execute(connection,
                   "PRAGMA cache_size = -24576; PRAGMA temp_store = FILE; PRAGMA temp.cache_size = -16384; BEGIN");
}

Status choose(sqlite3* connection, const GraphFilter& filter) {
    if (Status done = execute(connection, kTables); !done) return done;
    if (Status done = choose_said(connection, filter); !done) return done;
    if (Status done = add_up(connection, filter); !done) return done;
    if (!filter.ego.empty()) {
        if (Status done = keep_around(connection, filter); !done) return done;
    } else if (Status done = execute(connection, kEndpoints); !done) {
        return done;
    }
    if (filter.top) {
        if (Status done = keep_top(connection, filter); !done) return done;
    }
    return number(connection, filter);
}

Status choose_behind(sqlite3* connection, const GraphFilter& filter) {
    if (Status made = execute(connection, kRelationTables); !made) return made;
    const std::string passes = keeps_all_said(filter) ? "1" : "relation.id IN chosen_said";
    std::string sql(kBehind);
    if (!filter.collapse) sql += "AND edge.relation_type_id = link.relation_type_id ";
    sql += "WHERE " + passes;
    if (filter.min_weight <= 1) {
        sql += " UNION ALL SELECT relation.id, NULL FROM relation WHERE object_id IS NULL AND " + passes;
        if (!filter.ego.empty() || filter.top) sql += " AND subject_id IN (SELECT id FROM chosen_node)";
    }
    sql +=
        ") AS found JOIN relation ON relation.id = found.id JOIN sentence ON sentence.id = sentence_id "
        "JOIN document ON document.id = document_id ORDER BY uri, sentence.start, found.id";
    return run(connection, sql);
}

}  // namespace entente
