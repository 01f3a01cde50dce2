// The page: one HTML file that draws the graph, filters it and shows the sentences behind each edge. Its own scripts
// and d3 are compiled in from export/page/; what they show are JSON blocks of rows, so that a browser reads 20,000
// nodes in a moment. The block `graph` is read at once; `evidence` and `mentions`, the larger part, when somebody asks
// for a sentence. export/page/data.js reads what is written here.
#include <cmath>
#include <optional>
#include <unordered_map>

#include "export/format.h"
#include "export/support/json_row.h"
#include "export/support/page.h"
#include "export/support/palette.h"
#include "export/support/sink.h"
#include "export/support/top_nodes.h"

namespace entente {
namespace {

constexpr double kRankScale = 1e7;

int modality_code(std::string_view modality) {
    if (modality == "future") return 1;
    if (modality == "possible") return 2;
    return modality == "former" ? 3 : 0;
}

class PageWriter {
public:
    /// `whole` is the graph that `graph` is, or is a part of.
    PageWriter(const GraphView& graph, const GraphView& whole, std::ostream& out)
        : graph_(graph), whole_(whole), sink_(out), text_(sink_.text()) {}

    Status write() {
        if (Status done = graph_.measure(); !done) return done;
        text_.append(kPageHead);
        for (const auto part : {&PageWriter::graph, &PageWriter::evidence, &PageWriter::mentions}) {
            if (Status done = (this->*part)(); !done) return done;
        }
        text_.append(kPageTail);
        return sink_.finish();
    }

private:
    /// The ends of a statement, by their places in `nodes`.
    struct Ends {
        std::int64_t subject = 0;
        std::int64_t object = -1;  // no entity
    };

    Status graph() {
        open("graph");
        text_.append("{\"of\":");
        JsonRow(text_).add(whole_.node_count()).add(whole_.edge_count());
        kinds();
        member("nodes");
        if (Status done = graph_.each_node([this](const Node& n) { node(n); }); !done) return done;
        text_.append("],\n");
        member("aliases");
        if (Status done = graph_.each_alias([this](const AliasRow& row) { alias(row); }); !done) return done;
        text_.append("],\n");
        if (Status done = graph_.each_edge([this](const Edge& edge) { learn_relation(edge); }); !done) return done;
        member("statements");
        if (Status done = graph_.each_relation([this](const RelationRow& row) { statement(row); }); !done) return done;
        text_.append("],\n\"documents\":[").append(documents_);
        text_.append("],\n\"relations\":[").append(relations_).append("]}");
        close();
        return Done{};
    }

    Status evidence() {
        open("evidence");
        text_ += '[';
        first_ = true;
        last_sentence_ = 0;
        if (Status done = graph_.each_relation([this](const RelationRow& row) { proof(row); }); !done) return done;
        text_ += ']';
        close();
        return Done{};
    }

    Status mentions() {
        open("mentions");
        text_ += '[';
        first_ = true;
        if (Status done = graph_.each_mention([this](const MentionRow& row) { mention(row); }); !done) return done;
        text_ += ']';
        close();
        return Done{};
    }

    void kinds() {
        text_.append(",\n");
        member("kinds");
        for (std::size_t i = 0; i < kEntityKindCount; ++i) {
            next();
            const auto kind = static_cast<EntityKind>(i);
            const Rgb color = to_rgb(kind_color(kind));
            JsonRow(text_).add(to_string(kind)).add(color.red).add(color.green).add(color.blue);
        }
        text_.append("],\n");
    }

    void node(const Node& node) {
        next();
        nodes_.emplace(node.key, static_cast<std::int64_t>(nodes_.size()));
        JsonRow row(text_);
        row.add(node.label).add(static_cast<int>(node.kind)).add(node.country).add(node.wikidata);
        row.add(node.mentions).add(node.documents).add(std::round(node.x)).add(std::round(node.y));
        row.add(std::round(node.pagerank * kRankScale)).add(node.community);
    }

    void alias(const AliasRow& alias) {
        const std::optional<std::int64_t> node = find_node(alias.key);
        if (!node) return;
        next();
        JsonRow(text_).add(*node).add(alias.name);
    }

    void statement(const RelationRow& row) {
        const std::optional<Ends> ends = ends_of(row);
        if (!ends) return;
        next();
        learn_sentence(row);
        JsonRow out(text_);
        out.add(ends->subject).add(relation_index(row.relation, row.plover, false)).add(ends->object);
        out.add(row.date)
            .add(document_count_ - 1)
            .add(2 * modality_code(row.modality) + (row.polarity == "negated" ? 1 : 0));
        out.add(sentences_.at(row.sentence_id));
    }

    /// In the order of the statements; a sentence's words stand with the first of its own.
    void proof(const RelationRow& row) {
        if (!ends_of(row)) return;
        next();
        JsonRow out(text_);
        out.add(row.id).add(row.rule).add(row.construction).add(row.trigger).add(row.confidence);
        out.add(row.place).add(row.attributed_to).add(row.object_text);
        if (row.sentence_id != last_sentence_) out.add(row.sentence);
        last_sentence_ = row.sentence_id;
    }

    void mention(const MentionRow& row) {
        const auto sentence = sentences_.find(row.sentence_id);
        const std::optional<std::int64_t> node = find_node(row.key);
        if (sentence == sentences_.end() || !node) return;
        next();
        JsonRow(text_).add(sentence->second).add(*node).add(row.start).add(row.end);
    }

    [[nodiscard]] std::optional<std::int64_t> find_node(std::string_view key) const {
        const auto found = nodes_.find(std::string(key));
        return found == nodes_.end() ? std::nullopt : std::optional(found->second);
    }

    /// Nothing where the page does not hold them.
    [[nodiscard]] std::optional<Ends> ends_of(const RelationRow& row) const {
        const std::optional<std::int64_t> subject = find_node(row.subject_key);
        if (!subject) return std::nullopt;
        if (row.object_key.empty()) return Ends{*subject};
        const std::optional<std::int64_t> object = find_node(row.object_key);
        return object ? std::optional(Ends{*subject, *object}) : std::nullopt;
    }

    void learn_relation(const Edge& edge) { relation_index(edge.relation, edge.plover, edge.symmetric); }

    std::size_t relation_index(std::string_view name, std::string_view plover, bool symmetric) {
        const auto [at, added] = relation_indices_.emplace(name, relation_indices_.size());
        if (!added) return at->second;
        if (!relations_.empty()) relations_ += ",\n";
        const Rgb color = to_rgb(relation_color(name, plover));
        JsonRow row(relations_);
        row.add(name).add(color.red).add(color.green).add(color.blue).add(plover).add(symmetric ? 1 : 0);
        return at->second;
    }

    void learn_sentence(const RelationRow& row) {
        if (!sentences_.emplace(row.sentence_id, sentences_.size()).second) return;
        if (document_count_ > 0 && document_ == row.document) return;
        document_ = row.document;
        if (document_count_++ > 0) documents_ += ",\n";
        JsonRow(documents_).add(row.document).add(row.document_title).add(row.document_date);
    }

    void member(std::string_view name) {
        ((text_ += '"').append(name)).append(R"(":[)");
        first_ = true;
    }

    void next() {
        sink_.flush_if_full();
        if (!first_) text_.append(",\n");
        first_ = false;
    }

    void open(std::string_view name) {
        text_.append(R"(<script type="application/json" id=")").append(name).append(R"(-data">)");
    }

    void close() { text_.append("</script>\n"); }

    const GraphView& graph_;
    const GraphView& whole_;
    Sink sink_;
    std::string& text_;
    bool first_ = true;
    std::unordered_map<std::string, std::int64_t> nodes_;            // by key
    std::unordered_map<std::string, std::size_t> relation_indices_;  // by name
    std::unordered_map<std::int64_t, std::size_t> sentences_;        // by id
    std::string relations_;                                          // rows that stand after the statements,
    std::string documents_;                                          // since these name them
    std::string document_;
    std::size_t document_count_ = 0;
    std::int64_t last_sentence_ = 0;
};

Status write(const GraphView& graph, const ExportOptions& /*options*/, std::ostream& out) {
    const Result<std::unordered_set<std::int64_t>> top = top_nodes(graph, {});
    if (!top) return top.error();
    if (top->size() == graph.node_count()) return PageWriter(graph, graph, out).write();
    const GraphView part = graph.only(*top);
    return PageWriter(part, graph, out).write();
}

Result<std::string> left_out(const GraphView& graph) {
    const Result<std::unordered_set<std::int64_t>> top = top_nodes(graph, {});
    if (!top) return top.error();
    if (top->size() == graph.node_count()) return std::string();
    return "the page holds the " + std::to_string(top->size()) + " names of the highest PageRank, of " +
           std::to_string(graph.node_count()) + "; choose others with --ego, --top or another filter";
}

}  // namespace

extern const Format html_format;
const Format html_format{
    .name = "html",
    .suffix = ".html",
    .about = "a page to look at: network, timeline, sentences",
    .stream = write,
    .left_out = left_out,
};

}  // namespace entente
