// Node-link JSON, as networkx's node_link_graph and d3 read it.
#include "export/support/json.h"

#include "export/format.h"
#include "export/support/sink.h"

namespace entente {
namespace {

class JsonWriter {
public:
    JsonWriter(const GraphView& graph, std::ostream& out) : graph_(graph), sink_(out), text_(sink_.text()) {}

    Status write() {
        text_.append("{\"directed\": true, \"multigraph\": true, \"graph\": {\"name\": \"entente\"},\n\"nodes\": [");
        if (Status done = graph_.each_node([this](const Node& n) { node(n); }); !done) return done;
        text_.append("\n],\n\"edges\": [");
        first_ = true;
        if (Status done = graph_.each_edge([this](const Edge& e) { edge(e); }); !done) return done;
        text_.append("\n]}\n");
        return sink_.finish();
    }

private:
    void node(const Node& node) {
        next();
        JsonObject object(text_);
        object.id("id", 'e', node.id);
        add_attributes(object, node);
    }

    void edge(const Edge& edge) {
        next();
        JsonObject object(text_);
        object.id("source", 'e', edge.source);
        object.id("target", 'e', edge.target);
        object.string("key", edge.relation);
        add_attributes(object, edge);
    }

    void next() {
        sink_.flush_if_full();
        text_.append(first_ ? "\n" : ",\n");
        first_ = false;
    }

    const GraphView& graph_;
    Sink sink_;
    std::string& text_;
    bool first_ = true;
};

Status write(const GraphView& graph, const ExportOptions& /*options*/, std::ostream& out) {
    return JsonWriter(graph, out).write();
}

}  // namespace

extern const Format json_format;
const Format json_format{
    .name = "json",
    .suffix = ".json",
    .about = "node-link JSON: networkx, d3",
    .stream = write,
};

}  // namespace entente
