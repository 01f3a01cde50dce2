#include "graph/graph_view.h"

#include <algorithm>
#include <chrono>
#include <memory>
#include <utility>

#include "graph/choose.h"
#include "graph/choose_behind.h"
#include "graph/chosen_tables.h"
#include "graph/graph_file.h"
#include "graph/measures.h"
#include "graph/network_rank.h"
#include "graph/relation_reader.h"
#include "graph/rows.h"

namespace entente {
namespace {

constexpr std::string_view kNode =
    "SELECT key, name, kind_id, country, latitude, longitude, wikidata, "
    "(SELECT count(*) FROM mention WHERE mention.entity_id = entity.id), "
    "(SELECT count(DISTINCT document_id) FROM profile JOIN appearance ON profile_id = profile.id "
    " WHERE profile.entity_id = entity.id) FROM entity WHERE id = ?";

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

Node node_of(const Statement& row, std::int64_t id) {
    return {.id = id,
            .key = row.text(0),
            .label = row.text(1),
            .kind = static_cast<EntityKind>(row.integer(2)),
            .country = row.text(3),
            .latitude = real_at(row, 4),
            .longitude = real_at(row, 5),
            .wikidata = row.text(6),
            .mentions = count_at(row, 7),
            .documents = count_at(row, 8)};
}

void add_measures(const NodeMeasures& measures, Node& node) {
    node.weighted_degree = measures.weighted_degree;
    node.pagerank = measures.pagerank;
    node.community = measures.community;
    node.x = measures.x;
    node.y = measures.y;
}

/// Its texts are those of `chosen` and `names`.
Edge edge_of(const Chosen& chosen, const std::vector<std::string>& names, std::size_t number) {
    const EdgeSums& sums = chosen.sums;
    const EdgeSum& edge = sums.edges[number];
    return {.number = number,
            .source = chosen.nodes[edge.source],
            .target = chosen.nodes[edge.target],
            .source_label = names[edge.source],
            .target_label = names[edge.target],
            .relation = sums.relations[edge.relation].name,
            .plover = sums.relations[edge.relation].plover,
            .symmetric = sums.is_symmetric(edge),
            .weight = edge.weight,
            .documents = edge.documents,
            .first_date = sums.dates[edge.first_date],
            .last_date = sums.dates[edge.last_date],
            .negated = edge.negated,
            .possible = edge.possible,
            .label = sums.label(edge),
            .parts = sums.parts.empty() ? std::string_view() : std::string_view(sums.parts[edge.parts].counts)};
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
    std::shared_ptr<sqlite3> connection;  // shared with the views that `only` has made of it
    GraphFilter filter;
    Chosen chosen;
    std::optional<std::vector<Behind>> behind;  // once somebody asks for it
    std::optional<std::vector<NodeMeasures>> measures;

    [[nodiscard]] Status failed(const Status& done) const {
        return done ? Status(Done{}) : Status(about_file(path, done.error()));
    }
    [[nodiscard]] Result<std::vector<std::string>> names() const;
};

/// Of all nodes: there are far fewer than edges.
Result<std::vector<std::string>> GraphView::State::names() const {
    std::vector<std::string> names;
    names.reserve(chosen.nodes.size());
    Result<Statement> find = Statement::prepare(connection.get(), "SELECT name FROM entity WHERE id = ?");
    if (!find) return std::move(find).error();
    for (const std::int64_t id : chosen.nodes) {
        const Result<bool> found = find->bind(id).step();
        if (!found) return found.error();
        names.emplace_back(*found ? find->text(0) : std::string_view());
        find->reset();
    }
    return names;
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
    state->connection = *std::move(connection);
    if (Status done = begin_choosing(state->connection.get()); !done) return about_file(path, done.error());
    Result<Chosen> chosen = choose(state->connection.get(), filter);
    if (!chosen) return about_file(path, chosen.error());
    state->chosen = *std::move(chosen);
    return GraphView(std::move(state));
}

std::uint64_t GraphView::node_count() const {
    return state_->chosen.nodes.size();
}
std::uint64_t GraphView::edge_count() const {
    return state_->chosen.edges().size();
}
std::uint64_t GraphView::highest_degree() const {
    return state_->chosen.highest_degree;
}
std::uint64_t GraphView::highest_weight() const {
    std::uint64_t highest = 0;
    for (const EdgeSum& edge : state_->chosen.edges()) highest = std::max<std::uint64_t>(highest, edge.weight);
    return highest;
}

const GraphFilter& GraphView::filter() const {
    return state_->filter;
}

std::vector<std::int64_t> GraphView::ranked(RankBy by) const {
    const Chosen& chosen = state_->chosen;
    std::vector<std::int64_t> ids;
    ids.reserve(chosen.nodes.size());
    for (const std::uint32_t node : rank_nodes(chosen.nodes.size(), ties_of(chosen), by))
        ids.push_back(chosen.nodes[node]);
    return ids;
}

GraphView GraphView::only(const std::unordered_set<std::int64_t>& nodes) const {
    auto state = std::make_unique<State>();
    state->path = state_->path;
    state->connection = state_->connection;
    state->filter = state_->filter;
    state->chosen = state_->chosen;
    std::vector<bool> kept;
    kept.reserve(state->chosen.nodes.size());
    for (const std::int64_t id : state->chosen.nodes) kept.push_back(nodes.contains(id));
    keep_nodes(kept, state->chosen);
    state->chosen.is_whole = false;
    return GraphView(std::move(state));
}

Status GraphView::measure() const {
    if (!state_->measures) state_->measures = measure_nodes(state_->chosen.nodes.size(), ties_of(state_->chosen));
    return Done{};
}

Status GraphView::each_node(const NodeVisitor& visit) const {
    Result<Statement> find = Statement::prepare(state_->connection.get(), kNode);
    if (!find) return about_file(state_->path, find.error());
    const Chosen& chosen = state_->chosen;
    for (std::uint32_t number = 0; number < chosen.nodes.size(); ++number) {
        const Result<bool> found = find->bind(chosen.nodes[number]).step();
        if (!found) return about_file(state_->path, found.error());
        if (*found) {
            Node node = node_of(*find, chosen.nodes[number]);
            node.degree = chosen.degrees[number];
            node.number = number;
            if (state_->measures) add_measures((*state_->measures)[number], node);
            visit(node);
        }
        find->reset();
    }
    return Done{};
}

Status GraphView::each_edge(const EdgeVisitor& visit) const {
    const Result<std::vector<std::string>> names = state_->names();
    if (!names) return about_file(state_->path, names.error());
    for (std::size_t number = 0; number < state_->chosen.edges().size(); ++number)
        visit(edge_of(state_->chosen, *names, number));
    return Done{};
}

Status GraphView::each_relation(const RelationVisitor& visit) const {
    sqlite3* connection = state_->connection.get();
    if (!state_->behind) {
        Result<std::vector<Behind>> behind = choose_behind(connection, state_->filter, state_->chosen);
        if (!behind) return about_file(state_->path, behind.error());
        state_->behind = *std::move(behind);
    }
    Result<RelationReader> reader = RelationReader::open(connection, state_->chosen.sums.relations);
    if (!reader) return about_file(state_->path, reader.error());
    for (const Behind& behind : *state_->behind) {
        if (Status done = reader->read(behind, visit); !done) return state_->failed(done);
    }
    return Done{};
}

Status GraphView::each_alias(const AliasVisitor& visit) const {
    sqlite3* connection = state_->connection.get();
    if (Status made = make_node_table(connection, state_->chosen); !made) return state_->failed(made);
    return state_->failed(each_row(connection, kAliases, [&](const Statement& row) { visit(alias_of(row)); }));
}

Status GraphView::each_mention(const MentionVisitor& visit) const {
    sqlite3* connection = state_->connection.get();
    if (Status made = make_node_table(connection, state_->chosen); !made) return state_->failed(made);
    return state_->failed(each_row(connection, kMentions, [&](const Statement& row) { visit(mention_of(row)); }));
}

}  // namespace entente
