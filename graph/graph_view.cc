#include "graph/graph_view.h"

#include <chrono>
#include <utility>

#include "graph/choose.h"
#include "graph/graph_file.h"
#include "graph/measures.h"
#include "graph/rows.h"

namespace entente {
namespace {

constexpr std::string_view kNodes =
    "SELECT entity.id, key, name, kind_id, country, latitude, longitude, wikidata, "
    "(SELECT count(*) FROM mention WHERE mention.entity_id = entity.id), "
    "(SELECT count(DISTINCT document_id) FROM profile JOIN appearance ON profile_id = profile.id "
    " WHERE profile.entity_id = entity.id), degree, number "
    "FROM chosen_node JOIN entity ON entity.id = chosen_node.id ORDER BY number";

constexpr std::string_view kEdges =
    "SELECT source_id, target_id, source.name, target.name, relation_type.name, plover, edge.symmetric, weight, "
    "documents, first_date, last_date, negated, possible, label, parts, edge.number "
    "FROM chosen_edge AS edge JOIN relation_type ON relation_type.id = relation_type_id "
    "JOIN entity AS source ON source.id = source_id JOIN entity AS target ON target.id = target_id "
    "ORDER BY edge.number";

constexpr std::string_view kRelations =
    "SELECT said.id, subject_entity.key, subject, subject_kind, said.relation, object_entity.key, object, object_kind, "
    "said.object_text, said.polarity, said.modality, said.date, place, attributed_to, plover, said.confidence, "
    "said.rule, construction, trigger, document, document.title, document_date, sentence_id, sentence, sentence_start, "
    "sentence_end, edge "
    "FROM behind CROSS JOIN relations AS said ON said.id = behind.id JOIN relation ON relation.id = behind.id "
    "JOIN entity AS subject_entity ON subject_entity.id = subject_id "
    "LEFT JOIN entity AS object_entity ON object_entity.id = object_id "
    "JOIN sentence ON sentence.id = sentence_id JOIN document ON document.id = document_id "
    "ORDER BY behind.number";

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
            .degree = count_at(row, 10),
            .number = static_cast<std::uint32_t>(row.integer(11))};
}

void add_measures(const NodeMeasures& measures, Node& node) {
    node.weighted_degree = measures.weighted_degree;
    node.pagerank = measures.pagerank;
    node.community = measures.community;
    node.x = measures.x;
    node.y = measures.y;
}

Edge edge_of(const Statement& row) {
    return {.number = count_at(row, 15),
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
            .possible = count_at(row, 12),
            .label = row.text(13),
            .parts = row.text(14)};
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
            .sentence_end = row.integer(25),
            .edge = row.is_null(26) ? std::nullopt : std::optional(count_at(row, 26))};
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

}  // namespace

struct GraphView::State {
    std::string path;
    Connection connection;
    GraphFilter filter;
    bool chose_behind = false;
    std::optional<std::vector<NodeMeasures>> measures;
    std::uint64_t nodes = 0;
    std::uint64_t edges = 0;
    std::uint64_t highest_degree = 0;
    std::uint64_t highest_weight = 0;

    Status count();
};

Status GraphView::State::count() {
    constexpr std::string_view kOfNodes = "SELECT count(*), max(degree) FROM chosen_node";
    constexpr std::string_view kOfEdges = "SELECT count(*), max(weight) FROM chosen_edge";
    const auto keep_nodes = [this](const Statement& row) {
        nodes = count_at(row, 0);
        highest_degree = count_at(row, 1);
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
    state->filter = filter;
    state->connection = std::move(connection).value();
    if (Status done = begin_choosing(state->connection.get()); !done) return about_file(path, done.error());
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
std::uint64_t GraphView::highest_degree() const {
    return state_->highest_degree;
}
std::uint64_t GraphView::highest_weight() const {
    return state_->highest_weight;
}

const GraphFilter& GraphView::filter() const {
    return state_->filter;
}

Status GraphView::measure() const {
    if (state_->measures) return Done{};
    Result<std::vector<NodeMeasures>> measures = measure_nodes(state_->connection.get());
    if (!measures) return about_file(state_->path, measures.error());
    state_->measures = std::move(measures).value();
    return Done{};
}

Status GraphView::each_node(const NodeVisitor& visit) const {
    const auto visit_row = [&](const Statement& row) {
        Node node = node_of(row);
        if (state_->measures) add_measures(state_->measures->at(node.number), node);
        visit(node);
    };
    Status done = each_row(state_->connection.get(), kNodes, visit_row);
    return done ? Status(Done{}) : Status(about_file(state_->path, done.error()));
}

Status GraphView::each_edge(const EdgeVisitor& visit) const {
    Status done = each_row(state_->connection.get(), kEdges, [&](const Statement& row) { visit(edge_of(row)); });
    return done ? Status(Done{}) : Status(about_file(state_->path, done.error()));
}

Status GraphView::each_relation(const RelationVisitor& visit) const {
    if (!state_->chose_behind) {
        Status chosen = choose_behind(state_->connection.get(), state_->filter);
        if (!chosen) return about_file(state_->path, chosen.error());
        state_->chose_behind = true;
    }
    const auto visit_row = [&](const Statement& row) { visit(relation_of(row)); };
    Status done = each_row(state_->connection.get(), kRelations, visit_row);
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
