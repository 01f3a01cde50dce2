#include "graph/graph_view.h"

#include <chrono>
#include <utility>

#include "graph/base/diagnostics.h"
#include "graph/graph_file.h"
#include "graph/sqlite.h"

namespace entente {
namespace {

/// Everything below reads one state of the graph, and these tables of the connection's own.
constexpr const char* kTables =
    "PRAGMA temp_store = FILE;"
    "BEGIN;"
    "CREATE TEMP TABLE chosen_relation (id INTEGER PRIMARY KEY);"
    "CREATE TEMP TABLE chosen_kind (id INTEGER PRIMARY KEY);"
    "CREATE TEMP TABLE chosen_edge (source_id, relation_type_id, target_id, weight, documents, first_date, last_date, "
    "negated, possible);"
    "CREATE TEMP TABLE chosen_node (id INTEGER PRIMARY KEY, degree, mentions, documents);";

constexpr std::string_view kChooseEdges =
    "INSERT INTO chosen_edge SELECT source_id, relation_type_id, target_id, weight, documents, first_date, last_date, "
    "negated, possible FROM edge "
    "JOIN entity AS source ON source.id = source_id JOIN entity AS target ON target.id = target_id "
    "WHERE relation_type_id IN chosen_relation AND source.kind_id IN chosen_kind AND target.kind_id IN chosen_kind "
    "AND weight >= ?";

constexpr std::string_view kChooseNodes =
    "INSERT INTO chosen_node SELECT entity.id, count(*), "
    "(SELECT count(*) FROM mention WHERE mention.entity_id = entity.id), "
    "(SELECT count(DISTINCT document_id) FROM profile JOIN appearance ON profile_id = profile.id "
    " WHERE profile.entity_id = entity.id) "
    "FROM (SELECT source_id AS id FROM chosen_edge "
    "      UNION ALL SELECT target_id FROM chosen_edge WHERE target_id <> source_id) AS endpoint "
    "JOIN entity ON entity.id = endpoint.id GROUP BY entity.id";

constexpr std::string_view kNodes =
    "SELECT entity.id, key, name, kind_id, country, latitude, longitude, wikidata, mentions, documents, degree "
    "FROM chosen_node JOIN entity ON entity.id = chosen_node.id ORDER BY key";

constexpr std::string_view kEdges =
    "SELECT source_id, target_id, source.name, target.name, relation_type.name, plover, symmetric, weight, documents, "
    "first_date, last_date, negated, possible "
    "FROM chosen_edge JOIN relation_type ON relation_type.id = relation_type_id "
    "JOIN entity AS source ON source.id = source_id JOIN entity AS target ON target.id = target_id "
    "ORDER BY source.key, target.key, relation_type.name";

constexpr std::string_view kRelations =
    "SELECT said.id, subject_entity.key, subject, subject_kind, relation, object_entity.key, object, object_kind, "
    "said.object_text, said.polarity, said.modality, said.date, place, attributed_to, plover, said.confidence, "
    "said.rule, construction, trigger, document, document.title, document_date, sentence_id, sentence, sentence_start, "
    "sentence_end "
    "FROM relations AS said JOIN relation ON relation.id = said.id "
    "JOIN entity AS subject_entity ON subject_entity.id = subject_id "
    "LEFT JOIN entity AS object_entity ON object_entity.id = object_id "
    "JOIN sentence ON sentence.id = sentence_id JOIN document ON document.id = document_id "
    "WHERE said.id IN (SELECT relation_id FROM chosen_edge JOIN link USING (source_id, relation_type_id, target_id) "
    "                  UNION ALL SELECT relation.id FROM relation JOIN entity ON entity.id = subject_id "
    "                  WHERE object_id IS NULL AND relation_type_id IN chosen_relation AND kind_id IN chosen_kind "
    "                  AND ? <= 1) "
    "ORDER BY said.document, sentence_start, said.id";

constexpr std::string_view kAliases =
    "SELECT DISTINCT key, alias.name FROM chosen_node JOIN entity ON entity.id = chosen_node.id "
    "JOIN profile ON profile.entity_id = entity.id JOIN alias ON alias.profile_id = profile.id "
    "WHERE alias.name <> entity.name ORDER BY key, alias.name";

constexpr std::string_view kMentions =
    "SELECT sentence_id, key, form.name, mention.start - sentence.start, mention.\"end\" - sentence.start "
    "FROM chosen_node JOIN mention ON mention.entity_id = chosen_node.id "
    "JOIN entity ON entity.id = chosen_node.id JOIN form ON form.id = form_id "
    "JOIN sentence ON sentence.id = sentence_id JOIN document ON document.id = document_id "
    "WHERE sentence_id IN (SELECT sentence_id FROM relation) "
    "ORDER BY uri, sentence.start, mention.start, mention.\"end\", key";

std::uint64_t count_at(const Statement& row, int column) {
    return static_cast<std::uint64_t>(row.integer(column));
}

std::optional<double> real_at(const Statement& row, int column) {
    return row.is_null(column) ? std::nullopt : std::optional(row.real(column));
}

Node node_of(const Statement& row) {
    return {.id = row.integer(0),
            .key = row.text(1),
            .label = row.text(2),
            .kind = static_cast<EntityKind>(row.integer(3)),
            .country = row.text(4),
            .latitude = real_at(row, 5),
            .longitude = real_at(row, 6),
            .wikidata = row.text(7),
            .mentions = count_at(row, 8),
            .documents = count_at(row, 9),
            .degree = count_at(row, 10)};
}

Edge edge_of(const Statement& row, std::uint64_t number) {
    return {.number = number,
            .source = row.integer(0),
            .target = row.integer(1),
            .source_label = row.text(2),
            .target_label = row.text(3),
            .relation = row.text(4),
            .plover = row.text(5),
            .symmetric = row.integer(6) != 0,
            .weight = count_at(row, 7),
            .documents = count_at(row, 8),
            .first_date = row.text(9),
            .last_date = row.text(10),
            .negated = count_at(row, 11),
            .possible = count_at(row, 12)};
}

RelationRow relation_of(const Statement& row) {
    return {.id = row.integer(0),
            .subject_key = row.text(1),
            .subject = row.text(2),
            .subject_kind = row.text(3),
            .relation = row.text(4),
            .object_key = row.text(5),
            .object = row.text(6),
            .object_kind = row.text(7),
            .object_text = row.text(8),
            .polarity = row.text(9),
            .modality = row.text(10),
            .date = row.text(11),
            .place = row.text(12),
            .attributed_to = row.text(13),
            .plover = row.text(14),
            .confidence = row.real(15),
            .rule = row.text(16),
            .construction = row.text(17),
            .trigger = row.text(18),
            .document = row.text(19),
            .document_title = row.text(20),
            .document_date = row.text(21),
            .sentence_id = row.integer(22),
            .sentence = row.text(23),
            .sentence_start = row.integer(24),
            .sentence_end = row.integer(25)};
}

AliasRow alias_of(const Statement& row) {
    return {.key = row.text(0), .name = row.text(1)};
}

MentionRow mention_of(const Statement& row) {
    return {.sentence_id = row.integer(0),
            .key = row.text(1),
            .form = row.text(2),
            .start = row.integer(3),
            .end = row.integer(4)};
}

/// Calls `visit` with every row of `sql`, its parameters replaced by `values`.
template <typename Visit, typename... Values>
Status each_row(sqlite3* connection, std::string_view sql, Visit&& visit, const Values&... values) {
    Result<Statement> statement = Statement::prepare(connection, sql);
    if (!statement) return std::move(statement).error();
    if constexpr (sizeof...(values) > 0) statement->bind(values...);
    while (true) {
        const Result<bool> row = statement->step();
        if (!row) return row.error();
        if (!*row) return Done{};
        visit(*statement);
    }
}

Error unknown_relation(sqlite3* connection, const std::string& name) {
    std::vector<std::string> names;
    Status read = each_row(connection, "SELECT name FROM relation_type ORDER BY name",
                           [&](const Statement& row) { names.emplace_back(row.text(0)); });
    if (!read) return std::move(read).error();
    const std::string_view nearest = nearest_word(name, {names.begin(), names.end()});
    const std::string hint = nearest.empty() ? "" : "; did you mean " + std::string(nearest) + "?";
    return Error{"the graph has no relation " + name + hint};
}

Status choose_relations(sqlite3* connection, const std::vector<std::string>& names) {
    if (names.empty()) return execute(connection, "INSERT INTO chosen_relation SELECT id FROM relation_type");
    Result<Statement> choose = Statement::prepare(
        connection, "INSERT OR REPLACE INTO chosen_relation SELECT id FROM relation_type WHERE name = ?");
    if (!choose) return std::move(choose).error();
    for (const std::string& name : names) {
        if (Status done = choose->run_with(name); !done) return done;
        if (sqlite3_changes(connection) == 0) return unknown_relation(connection, name);
    }
    return Done{};
}

Status choose_kinds(sqlite3* connection, KindSet kinds) {
    if (kinds.empty()) return execute(connection, "INSERT INTO chosen_kind SELECT id FROM kind");
    Result<Statement> choose = Statement::prepare(connection, "INSERT INTO chosen_kind VALUES (?)");
    if (!choose) return std::move(choose).error();
    for (std::uint32_t kind = 0; kind < kEntityKindCount; ++kind) {
        if (!kinds.has(static_cast<EntityKind>(kind))) continue;
        if (Status done = choose->run_with(kind); !done) return done;
    }
    return Done{};
}

Status choose_edges(sqlite3* connection, std::uint64_t min_weight) {
    Result<Statement> choose = Statement::prepare(connection, kChooseEdges);
    if (!choose) return std::move(choose).error();
    return choose->run_with(static_cast<std::int64_t>(min_weight));
}

Status choose(sqlite3* connection, const GraphFilter& filter) {
    if (Status done = execute(connection, kTables); !done) return done;
    if (Status done = choose_relations(connection, filter.relations); !done) return done;
    if (Status done = choose_kinds(connection, filter.kinds); !done) return done;
    if (Status done = choose_edges(connection, filter.min_weight); !done) return done;
    return execute(connection, std::string(kChooseNodes).c_str());
}

}  // namespace

struct GraphView::State {
    std::string path;
    Connection connection;
    std::uint64_t min_weight = 1;
    std::uint64_t nodes = 0;
    std::uint64_t edges = 0;
    std::uint64_t most_mentions = 0;
    std::uint64_t highest_degree = 0;
    std::uint64_t highest_weight = 0;

    Status count();
};

Status GraphView::State::count() {
    constexpr std::string_view kOfNodes = "SELECT count(*), max(mentions), max(degree) FROM chosen_node";
    constexpr std::string_view kOfEdges = "SELECT count(*), max(weight) FROM chosen_edge";
    const auto keep_nodes = [this](const Statement& row) {
        nodes = count_at(row, 0);
        most_mentions = count_at(row, 1);
        highest_degree = count_at(row, 2);
    };
    const auto keep_edges = [this](const Statement& row) {
        edges = count_at(row, 0);
        highest_weight = count_at(row, 1);
    };
    if (Status done = each_row(connection.get(), kOfNodes, keep_nodes); !done) return done;
    return each_row(connection.get(), kOfEdges, keep_edges);
}

GraphView::GraphView(std::unique_ptr<State> state) : state_(std::move(state)) {}
GraphView::GraphView(GraphView&&) noexcept = default;
GraphView& GraphView::operator=(GraphView&&) noexcept = default;
GraphView::~GraphView() = default;

Result<GraphView> GraphView::open(const std::string& path, const GraphFilter& filter) {
    Result<Connection> connection = open_for_reading(path, std::chrono::seconds(5));
    if (!connection) return std::move(connection).error();
    auto state = std::make_unique<State>();
    state->path = path;
    state->min_weight = filter.min_weight;
    state->connection = std::move(connection).value();
    if (Status done = choose(state->connection.get(), filter); !done) return about_file(path, done.error());
    if (Status done = state->count(); !done) return about_file(path, done.error());
    return GraphView(std::move(state));
}

std::uint64_t GraphView::node_count() const {
    return state_->nodes;
}
std::uint64_t GraphView::edge_count() const {
    return state_->edges;
}
std::uint64_t GraphView::most_mentions() const {
    return state_->most_mentions;
}
std::uint64_t GraphView::highest_degree() const {
    return state_->highest_degree;
}
std::uint64_t GraphView::highest_weight() const {
    return state_->highest_weight;
}

Status GraphView::each_node(const NodeVisitor& visit) const {
    Status done = each_row(state_->connection.get(), kNodes, [&](const Statement& row) { visit(node_of(row)); });
    return done ? Status(Done{}) : Status(about_file(state_->path, done.error()));
}

Status GraphView::each_edge(const EdgeVisitor& visit) const {
    std::uint64_t number = 0;
    const auto visit_row = [&](const Statement& row) { visit(edge_of(row, number++)); };
    Status done = each_row(state_->connection.get(), kEdges, visit_row);
    return done ? Status(Done{}) : Status(about_file(state_->path, done.error()));
}

Status GraphView::each_relation(const RelationVisitor& visit) const {
    const auto visit_row = [&](const Statement& row) { visit(relation_of(row)); };
    const auto min_weight = static_cast<std::int64_t>(state_->min_weight);
    Status done = each_row(state_->connection.get(), kRelations, visit_row, min_weight);
    return done ? Status(Done{}) : Status(about_file(state_->path, done.error()));
}

Status GraphView::each_alias(const AliasVisitor& visit) const {
    const auto visit_row = [&](const Statement& row) { visit(alias_of(row)); };
    Status done = each_row(state_->connection.get(), kAliases, visit_row);
    return done ? Status(Done{}) : Status(about_file(state_->path, done.error()));
}

Status GraphView::each_mention(const MentionVisitor& visit) const {
    const auto visit_row = [&](const Statement& row) { visit(mention_of(row)); };
    Status done = each_row(state_->connection.get(), kMentions, visit_row);
    return done ? Status(Done{}) : Status(about_file(state_->path, done.error()));
}

}  // namespace entente
