#include "export/support/json.h"

namespace entente {

void add_attributes(JsonObject& object, const Node& node) {
    object.string("label", node.label);
    object.string("kind", to_string(node.kind));
    object.words("identity", node.key);
    object.words("country", node.country);
    if (node.latitude) object.number("lat", *node.latitude);
    if (node.longitude) object.number("lng", *node.longitude);
    object.words("wikidata", node.wikidata);
    object.number("mentions", node.mentions);
    object.number("documents", node.documents);
}

void add_attributes(JsonObject& object, const Edge& edge) {
    object.string("label", edge.relation);
    object.string("relation", edge.relation);
    object.number("weight", edge.weight);
    object.number("documents", edge.documents);
    object.words("first_date", edge.first_date);
    object.words("last_date", edge.last_date);
    object.number("negated", edge.negated);
    object.number("possible", edge.possible);
    object.flag("symmetric", edge.symmetric);
    object.words("plover", edge.plover);
}

}  // namespace entente
