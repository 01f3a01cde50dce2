#include "export/support/graphviz.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "export/support/escape.h"
#include "export/support/number.h"
#include "export/support/palette.h"
#include "export/support/sink.h"
#include "export/support/wrap.h"

namespace entente {
namespace {

constexpr std::string_view kHead =
    "digraph entente {\n"
    "  graph [layout=fdp, K=0.5, sep=\"+12\", overlap=vpsc, splines=line, fontname=\"Helvetica\", "
    "fontsize=13, fontcolor=\"#555555\", bgcolor=\"white\", outputorder=edgesfirst];\n"
    "  node [shape=box, style=\"rounded,filled\", fontname=\"Helvetica\", margin=\"0.08,0.04\", height=0.2, "
    "penwidth=1.2];\n"
    "  edge [fontname=\"Helvetica\", fontsize=8, arrowsize=0.6];\n";

/// Appends `name="…"` members in brackets.
class Attributes {
public:
    explicit Attributes(std::string& text) : text_(text) {}

    void words(std::string_view name, std::string_view value) {
        open(name);
        append_dot_string(text_, value);
    }

    template <typename Number>
    void number(std::string_view name, Number value) {
        open(name);
        append_number(text_, value);
    }

    void close() { text_ += first_ ? ";\n" : "];\n"; }

private:
    void open(std::string_view name) {
        text_.append(first_ ? " [" : ", ").append(name) += '=';
        first_ = false;
    }

    std::string& text_;
    bool first_ = true;
};

constexpr const char* kFaint = " 0.6";        // a fourth part of a colour: how much of it covers what is below
constexpr std::size_t kMostLabels = 80;       // of lines; more would lie over one another
constexpr std::size_t kLegendRelations = 12;  // those of the most lines

double to_tenth(double number) {
    return std::round(number * 10) / 10;
}

Hsv tint(Hsv color) {
    return {color.hue, color.saturation * 0.3, 0.98};
}

/// Darker, for letters and thin lines.
Hsv ink(Hsv color) {
    return {color.hue, color.saturation, color.value * 0.85};
}

/// Names in boxes on the force layout `fdp`, which knows boxes around boxes. Lines are straight: where graphviz leads
/// parallel ones around nodes, it may abort (an assertion in its triangulation).
class GraphvizWriter {
public:
    GraphvizWriter(const GraphView& graph, ClusterBy cluster_by, std::ostream& out)
        : graph_(graph), cluster_by_(cluster_by), sink_(out), text_(sink_.text()) {}

    Status write() {
        if (cluster_by_ == ClusterBy::community) {
            if (Status done = graph_.measure(); !done) return done;
        }
        text_ += kHead;
        if (Status done = graph_.each_edge([this](const Edge& e) { count(e); }); !done) return done;
        choose_labels();
        if (Status done = graph_.each_node([this](const Node& n) { add(n); }); !done) return done;
        for (const auto& [key, cluster] : clusters_) put(key, cluster);
        if (Status done = graph_.each_edge([this](const Edge& e) { put(e); }); !done) return done;
        if (!clusters_.empty()) put_legend();
        text_ += "}\n";
        return sink_.finish();
    }

private:
    /// Nodes that stand together.
    struct Cluster {
        std::string label;
        std::string nodes;  // DOT
        std::size_t count = 0;
    };

    /// A relation's lines, for the legend.
    struct Lines {
        std::size_t count = 0;
        std::string color;
    };

    void count(const Edge& edge) {
        weights_.push_back(edge.weight);
        Lines& lines = relations_[std::string(edge.relation)];
        ++lines.count;
        lines.color = to_string(ink(relation_color(edge.relation, edge.plover)));
    }

    /// Of many lines only the heaviest say their relation beside them; those of all are in the legend and the tooltips.
    void choose_labels() {
        if (weights_.size() <= kMostLabels) return;
        std::sort(weights_.begin(), weights_.end(), std::greater<>());
        least_labelled_ = weights_[kMostLabels] + 1;
    }

    [[nodiscard]] std::string cluster_of(const Node& node) const {
        if (cluster_by_ == ClusterBy::country) return std::string(node.country);
        if (cluster_by_ == ClusterBy::community) return "community " + std::to_string(node.community);
        return {};
    }

    void add(const Node& node) {
        kinds_.insert(node.kind);
        Cluster& cluster = clusters_[cluster_of(node)];
        if (cluster_by_ == ClusterBy::country && node.kind == EntityKind::country) cluster.label = node.label;
        ++cluster.count;
        std::string& text = cluster.nodes;
        id(node.id, text.append("    "));
        Attributes attributes(text);
        attributes.words("label", wrapped(node.label, 20, 3));
        attributes.words("tooltip", wrapped(node.label, 80, 4) + "\n" + std::string(to_string(node.kind)));
        attributes.words("color", to_string(kind_color(node.kind)));
        attributes.words("fillcolor", to_string(tint(kind_color(node.kind))));
        const auto most = static_cast<double>(std::max<std::uint64_t>(graph_.highest_degree(), 1));
        attributes.number("fontsize", to_tenth(9 + 11 * std::sqrt(static_cast<double>(node.degree) / most)));
        attributes.close();
    }

    void put(const std::string& key, const Cluster& cluster) {
        if (key.empty() || cluster.count < 2) {
            text_ += cluster.nodes;
        } else {
            append_dot_string(text_ += "  subgraph ", "cluster_" + key);
            append_dot_string(text_ += " {\n    label=", cluster.label.empty() ? key : wrapped(cluster.label, 40, 1));
            text_ += "; style=\"rounded,filled\"; color=\"#dddddd\"; fillcolor=\"#f7f7f5\";\n";
            text_.append(cluster.nodes).append("  }\n");
        }
        sink_.flush_if_full();
    }

    void put(const Edge& edge) {
        id(edge.source, text_ += "  ");
        id(edge.target, text_ += " -> ");
        Attributes attributes(text_);
        const std::string color = to_string(ink(relation_color(edge.relation, edge.plover)));
        const bool is_labelled = edge.weight >= least_labelled_;
        if (is_labelled) attributes.words("label", wrapped(edge.label, 24, 3));
        attributes.words("tooltip", edge_tooltip(edge));
        attributes.words("color", is_labelled ? color : color + kFaint);
        if (is_labelled) attributes.words("fontcolor", color);
        attributes.number("penwidth", to_tenth(std::min(0.7 + 0.5 * std::sqrt(static_cast<double>(edge.weight)), 5.0)));
        attributes.number("weight", std::min<std::uint64_t>(edge.weight, 20));
        if (edge.negated == edge.weight) {
            attributes.words("style", "dotted");
            attributes.words("arrowhead", "tee");
        } else if (edge.possible == edge.weight) {
            attributes.words("style", "dashed");
        }
        if (edge.symmetric) attributes.words("dir", edge.negated == edge.weight ? "both" : "none");
        attributes.close();
        sink_.flush_if_full();
    }

    [[nodiscard]] static std::string edge_tooltip(const Edge& edge) {
        std::string text = wrapped(edge.source_label, 40, 1) + " " + wrapped(edge.label, 80, 1) + " " +
                           wrapped(edge.target_label, 40, 1) + "\nsentences: " + std::to_string(edge.weight);
        if (edge.negated > 0) text += ", denied: " + std::to_string(edge.negated);
        if (edge.possible > 0) text += ", only possible: " + std::to_string(edge.possible);
        if (!edge.first_date.empty()) text.append("\n").append(edge.first_date).append(" to ").append(edge.last_date);
        return text;
    }

    void put_legend() {
        text_ += R"(  legend [shape=plain, style="", fontsize=9, label=<<table border="0" cellspacing="2"><tr>)";
        for (const EntityKind kind : kinds_) {
            text_.append(R"(<td border="1" style="rounded" color=")").append(to_string(kind_color(kind)));
            text_.append(R"(" bgcolor=")").append(to_string(tint(kind_color(kind)))).append("\">");
            text_.append(to_string(kind)).append("</td>");
        }
        text_ += "</tr>";
        put_relations();
        text_ +=
            "<tr><td colspan=\"9\" align=\"left\">lines: the thicker, the more sentences say it;<br "
            "align=\"left\"/>"
            "dotted: denied; dashed: only possible; no arrow: both ways<br align=\"left\"/></td></tr></table>>];\n";
    }

    /// The relations of the most lines in their colours, where not all lines say theirs.
    void put_relations() {
        if (least_labelled_ == 0) return;
        std::vector<std::pair<std::string, Lines>> most(relations_.begin(), relations_.end());
        std::stable_sort(most.begin(), most.end(),
                         [](const auto& one, const auto& other) { return one.second.count > other.second.count; });
        most.resize(std::min(most.size(), kLegendRelations));
        constexpr std::size_t kInARow = 4;
        for (std::size_t i = 0; i < most.size(); ++i) {
            text_ += i % kInARow == 0 ? R"(<tr><td colspan="9" align="left">)" : "  ";
            append_xml_attribute((text_ += "<font color=\"") += most[i].second.color + "\">\u2192 ", most[i].first);
            text_ += "</font>";
            if (i % kInARow == kInARow - 1 || i + 1 == most.size()) text_ += "</td></tr>";
        }
    }

    static void id(std::int64_t number, std::string& text) {
        text += "\"e";
        append_number(text, number);
        text += '"';
    }

    const GraphView& graph_;
    ClusterBy cluster_by_;
    Sink sink_;
    std::string& text_;
    std::map<std::string, Cluster> clusters_;
    std::set<EntityKind> kinds_;
    std::vector<std::uint64_t> weights_;  // of all lines
    std::map<std::string, Lines> relations_;
    std::uint64_t least_labelled_ = 0;  // the least weight of a line that says its relation
};

}  // namespace

Status write_graphviz(const GraphView& graph, const ExportOptions& options, std::ostream& out) {
    return GraphvizWriter(graph, options.cluster_by, out).write();
}

}  // namespace entente
