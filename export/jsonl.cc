// JSON Lines: what each sentence says, one row of the view `relations` a line, with the sentence, its document and the
// rule that found it. What is null in the view is left out.
#include "export/format.h"
#include "export/support/json.h"
#include "export/support/sink.h"

namespace entente {
namespace {

void append_relation(std::string& text, const RelationRow& row) {
    JsonObject object(text);
    object.number("id", row.id);
    object.string("subject", row.subject);
    object.string("subject_kind", row.subject_kind);
    object.string("relation", row.relation);
    object.words("object", row.object);
    object.words("object_kind", row.object_kind);
    object.words("object_text", row.object_text);
    object.string("polarity", row.polarity);
    object.string("modality", row.modality);
    object.words("date", row.date);
    object.words("place", row.place);
    object.words("attributed_to", row.attributed_to);
    object.words("plover", row.plover);
    object.number("confidence", row.confidence);
    object.string("rule", row.rule);
    object.string("document", row.document);
    object.words("document_date", row.document_date);
    object.string("sentence", row.sentence);
    object.number("sentence_start", row.sentence_start);
    object.number("sentence_end", row.sentence_end);
}

Status write(const GraphView& graph, const ExportOptions& /*options*/, std::ostream& out) {
    Sink sink(out);
    const auto line = [&sink](const RelationRow& row) {
        append_relation(sink.text(), row);
        sink.text() += '\n';
        sink.flush_if_full();
    };
    if (Status done = graph.each_relation(line); !done) return done;
    return sink.finish();
}

}  // namespace

extern const Format jsonl_format;
const Format jsonl_format{
    .name = "jsonl",
    .suffix = ".jsonl",
    .about = "JSON Lines of the relations, each with its sentence",
    .stream = write,
};

}  // namespace entente
