// What exports and summaries read: the graph as nodes and edges, filtered, in an order that does not depend on how it
// was made.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "graph/base/kind.h"
#include "graph/base/result.h"
#include "graph/graph_filter.h"

namespace entente {

/// One entity. Texts live until the visitor returns.
struct Node {
    std::int64_t id = 0;   // as in the view `entities`
    std::string_view key;  // the same in every graph
    std::string_view label;
    EntityKind kind = EntityKind::other;
    std::string_view country;  // ISO 3166 alpha-3; empty where unknown
    std::optional<double> latitude;
    std::optional<double> longitude;
    std::string_view wikidata;  // empty where unknown
    std::uint64_t mentions = 0;
    std::uint64_t documents = 0;
    std::uint64_t degree = 0;  // edges at it, within the view; one to itself counts once
    std::uint32_t number = 0;  // 0, 1, 2, … in the order of visiting
    // what follows is known after GraphView::measure
    std::uint64_t weighted_degree = 0;  // the sum of these edges' weights
    double pagerank = 0;                // of all nodes' 1; symmetric relations count in both directions
    std::uint32_t community = 0;        // 0 is the largest
    double x = 0;                       // a place in a drawing, with room for nodes some 20 wide
    double y = 0;
};

/// All that is said of one relation between two entities, added up, as in the view `edges`. Texts live until the
/// visitor returns.
struct Edge {
    std::uint64_t number = 0;  // 0, 1, 2, … in the order of visiting
    std::int64_t source = 0;   // Node::id
    std::int64_t target = 0;
    std::string_view source_label;
    std::string_view target_label;
    std::string_view relation;  // the one most said, where several were made one edge
    std::string_view plover;    // PLOVER event code, or empty
    bool symmetric = false;     // then source and target could as well be exchanged
    std::uint64_t weight = 0;
    std::uint64_t documents = 0;
    std::string_view first_date;  // ISO 8601; empty where unknown
    std::string_view last_date;
    std::uint64_t negated = 0;
    std::uint64_t possible = 0;
    std::string_view label;  // its relation; where several were made one edge, all of them, the most said first
    std::string_view parts;  // then how often each: "met 5, praised 1"; else empty
};

/// What one sentence says: a row of the view `relations`. Texts are empty and numbers absent where it has null. Texts
/// live until the visitor returns.
struct RelationRow {
    std::int64_t id = 0;
    std::string_view subject_key;  // Node::key
    std::string_view subject;
    std::string_view subject_kind;
    std::string_view relation;
    std::string_view object_key;  // empty where the object is no entity
    std::string_view object;
    std::string_view object_kind;
    std::string_view object_text;
    std::string_view polarity;
    std::string_view modality;
    std::string_view date;
    std::string_view place;
    std::string_view attributed_to;
    std::string_view plover;
    double confidence = 0;
    std::string_view rule;
    std::string_view construction;  // how the rule found it: active, passive, …
    std::string_view trigger;       // the word
    std::string_view document;
    std::string_view document_title;
    std::string_view document_date;
    std::int64_t sentence_id = 0;
    std::string_view sentence;
    std::int64_t sentence_start = 0;  // in code points
    std::int64_t sentence_end = 0;
    std::optional<std::uint64_t> edge;  // Edge::number; absent where there is no second entity
};

/// Another name of a node. Texts live until the visitor returns.
struct AliasRow {
    std::string_view key;  // Node::key
    std::string_view name;
};

/// Words of a sentence that mean a node. Texts live until the visitor returns.
struct MentionRow {
    std::int64_t sentence_id = 0;
    std::string_view key;    // Node::key
    std::string_view form;   // name, demonym, nominal, pronoun
    std::int64_t start = 0;  // in code points of the sentence
    std::int64_t end = 0;
};

using NodeVisitor = std::function<void(const Node&)>;
using EdgeVisitor = std::function<void(const Edge&)>;
using RelationVisitor = std::function<void(const RelationRow&)>;
using AliasVisitor = std::function<void(const AliasRow&)>;
using MentionVisitor = std::function<void(const MentionRow&)>;

/// A filtered graph as it was at the moment of opening. Nodes are those that an edge is left of, and those that a
/// filter names or counts (ego, top). Edges are added up once, in memory: some 32 bytes for each time that something is
/// said, and 44 for each edge. Texts are read as they are visited. One thread at a time.
class GraphView {
public:
    /// Refuses what Graph::open refuses, names that the graph does not know (with the nearest), and broken SQL.
    [[nodiscard]] static Result<GraphView> open(const std::string& path, const GraphFilter& filter = {});

    GraphView(GraphView&& other) noexcept;
    GraphView& operator=(GraphView&& other) noexcept;
    ~GraphView();

    [[nodiscard]] std::uint64_t node_count() const;
    [[nodiscard]] std::uint64_t edge_count() const;
    /// The highest of all nodes' degrees and of all edges' weights; 0 where there are none.
    [[nodiscard]] std::uint64_t highest_degree() const;
    [[nodiscard]] std::uint64_t highest_weight() const;

    /// The filter that it was opened with.
    [[nodiscard]] const GraphFilter& filter() const;

    /// The ids of all nodes, those that rank highest first; among equals by key.
    [[nodiscard]] std::vector<std::int64_t> ranked(RankBy by) const;

    /// The same graph with only these nodes, and what is between them. One thread for both.
    [[nodiscard]] GraphView only(const std::unordered_set<std::int64_t>& nodes) const;

    /// Computes what nodes are in the whole of this view: weighted degree, PageRank, community and place
    /// (graph/measure). In memory, some 100 bytes an edge. The second time does nothing.
    Status measure() const;

    /// By key.
    Status each_node(const NodeVisitor& visit) const;
    /// By the keys of source and target, then by relation.
    Status each_edge(const EdgeVisitor& visit) const;
    /// What the edges add up, and, unless a weight is asked for, what is said of no second entity; by document and
    /// place in it.
    Status each_relation(const RelationVisitor& visit) const;
    /// By key, then by name.
    Status each_alias(const AliasVisitor& visit) const;
    /// Of the nodes, in all sentences that say some relation; by document and place in it.
    Status each_mention(const MentionVisitor& visit) const;

private:
    struct State;
    explicit GraphView(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace entente
