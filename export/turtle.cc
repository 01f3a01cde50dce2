// RDF in Turtle. Every relation is an rdf:Statement of its own with what qualifies it, derived (PROV-O) from a sentence
// that is quoted from a document; only what is affirmed and actual is besides said as a plain triple. Entities are
// named by their keys, so that graphs can be joined, and tied to Wikidata by owl:sameAs.
#include "export/format.h"
#include "export/support/escape.h"
#include "export/support/number.h"
#include "export/support/sink.h"

namespace entente {
namespace {

constexpr std::string_view kHead =
    "@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .\n"
    "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
    "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n"
    "@prefix owl: <http://www.w3.org/2002/07/owl#> .\n"
    "@prefix geo: <http://www.w3.org/2003/01/geo/wgs84_pos#> .\n"
    "@prefix prov: <http://www.w3.org/ns/prov#> .\n"
    "@prefix ent: <urn:entente:vocabulary:> .\n\n";

class TurtleWriter {
public:
    TurtleWriter(const GraphView& graph, std::ostream& out) : graph_(graph), sink_(out), text_(sink_.text()) {}

    Status write() {
        text_ += kHead;
        if (Status done = graph_.each_node([this](const Node& n) { node(n); }); !done) return done;
        if (Status done = graph_.each_relation([this](const RelationRow& r) { relation(r); }); !done) return done;
        return sink_.finish();
    }

private:
    void node(const Node& node) {
        iri("entity", node.key);
        text_.append(" rdfs:label ");
        append_turtle_string(text_, node.label);
        words("ent:kind", to_string(node.kind));
        words("ent:country", node.country);
        if (node.latitude) number("geo:lat", *node.latitude);
        if (node.longitude) number("geo:long", *node.longitude);
        if (!node.wikidata.empty()) {
            text_.append(" ;\n  owl:sameAs <http://www.wikidata.org/entity/");
            append_percent_encoded(text_, node.wikidata);
            text_.append(">");
        }
        close();
    }

    void relation(const RelationRow& row) {
        if (row.object_key.empty()) label(row);  // its subject may be no node
        if (row.polarity == "affirmed" && row.modality == "actual") plain(row);
        text_.append("<urn:entente:statement:");
        append_number(text_, row.id);
        text_.append("> a rdf:Statement, prov:Entity ;\n  rdf:subject ");
        iri("entity", row.subject_key);
        text_.append(" ;\n  rdf:predicate ");
        iri("relation", row.relation);
        text_.append(" ;\n  rdf:object ");
        object(row);
        qualify(row);
        evidence(row);
        close();
    }

    void label(const RelationRow& row) {
        iri("entity", row.subject_key);
        text_.append(" rdfs:label ");
        append_turtle_string(text_, row.subject);
        text_.append(" .\n");
    }

    void plain(const RelationRow& row) {
        iri("entity", row.subject_key);
        text_ += ' ';
        iri("relation", row.relation);
        text_ += ' ';
        object(row);
        text_.append(" .\n");
    }

    void object(const RelationRow& row) {
        if (!row.object_key.empty()) return iri("entity", row.object_key);
        append_turtle_string(text_, row.object_text);
    }

    void qualify(const RelationRow& row) {
        words("ent:polarity", row.polarity);
        words("ent:modality", row.modality);
        words("ent:date", row.date);
        words("ent:place", row.place);
        words("ent:attributedTo", row.attributed_to);
        words("ent:plover", row.plover);
        number("ent:confidence", row.confidence);
        words("ent:rule", row.rule);
    }

    void evidence(const RelationRow& row) {
        text_.append(" ;\n  prov:wasDerivedFrom [ a prov:Entity ;\n    prov:value ");
        append_turtle_string(text_, row.sentence);
        text_.append(" ;\n    ent:start ");
        append_number(text_, row.sentence_start);
        text_.append(" ;\n    ent:end ");
        append_number(text_, row.sentence_end);
        text_.append(" ;\n    prov:wasQuotedFrom ");
        document(row.document);
        text_.append(" ]");
    }

    /// By its address where it has one.
    void document(std::string_view uri) {
        if (!uri.starts_with("http://") && !uri.starts_with("https://")) return iri("document", uri);
        text_ += '<';
        append_percent_encoded(text_, uri, ":/?#[]@!$&'()*+,;=%");
        text_ += '>';
    }

    void iri(std::string_view space, std::string_view name) {
        text_.append("<urn:entente:").append(space).append(":");
        append_percent_encoded(text_, name, ":");
        text_ += '>';
    }

    void words(std::string_view property, std::string_view value) {
        if (value.empty()) return;
        text_.append(" ;\n  ").append(property).append(" ");
        append_turtle_string(text_, value);
    }

    /// Always an xsd:double, whether its text has a point or not.
    void number(std::string_view property, double value) {
        text_.append(" ;\n  ").append(property).append(" \"");
        append_number(text_, value);
        text_.append("\"^^xsd:double");
    }

    void close() {
        text_.append(" .\n");
        sink_.flush_if_full();
    }

    const GraphView& graph_;
    Sink sink_;
    std::string& text_;
};

Status write(const GraphView& graph, const ExportOptions& /*options*/, std::ostream& out) {
    return TurtleWriter(graph, out).write();
}

}  // namespace

extern const Format turtle_format;
const Format turtle_format{
    .name = "turtle",
    .suffix = ".ttl",
    .about = "RDF in Turtle, the evidence in PROV-O",
    .stream = write,
};

}  // namespace entente
