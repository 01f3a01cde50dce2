#include "rules/schema.h"

#include <algorithm>

#include "rules/file.h"
#include "rules/read_frames.h"

namespace entente {
namespace {

std::string json(std::string_view text) {
    std::string out = R"(")";
    for (const char byte : text) {
        if (byte == '"' || byte == '\\') out += '\\';
        out += byte;
    }
    return out + '"';
}

std::string reference(std::string_view table) {
    return R"({ "$ref": "#/definitions/)" + std::string(table) + R"(" })";
}

std::string choices(std::span<const std::string_view> words) {
    std::string out;
    for (const std::string_view word : words) out += (out.empty() ? "" : ", ") + json(word);
    return R"("enum": [)" + out + "]";
}

constexpr std::string_view kTexts = R"("type": "array", "items": { "type": "string", "minLength": 1 })";

/// Tables whose keys are words of the pack's own.
std::string open_table(std::string_view key) {
    if (key == "relation") return R"("type": "object", "additionalProperties": )" + reference("relation");
    if (key == "list") return R"("type": "object", "additionalProperties": { )" + std::string(kTexts) + " }";
    if (key == "fragment") return R"("type": "object", "additionalProperties": { "type": "string" })";
    return R"("type": "object", "additionalProperties": { )" + choices(modality_names()) + " }";
}

/// What a value of the field looks like. `tables` are the names of those that have a definition.
std::string shape(const FieldInfo& field, std::string_view owner) {
    switch (field.shape) {
        case Shape::text: return field.choices.empty() ? R"("type": "string", "minLength": 1)" : choices(field.choices);
        case Shape::texts: return std::string(kTexts);
        case Shape::boolean: return R"("type": "boolean")";
        case Shape::number: return R"("type": "number")";
        case Shape::date: return R"("type": "string", "pattern": "^\\d{4}(-\\d{2}(-\\d{2})?)?$")";
        case Shape::tables: return R"("type": "array", "items": )" + reference(field.key);
        case Shape::table: break;
    }
    const bool closed = owner == "file" && (field.key == "pack" || field.key == "modality" || field.key == "words");
    return closed ? R"("allOf": [)" + reference(field.key) + "]" : open_table(field.key);
}

/// A table's keys, as the members of a JSON object.
std::string definition(const TableInfo& table, const std::string& indent) {
    std::string required;
    std::string properties;
    for (const FieldInfo& field : table.fields) {
        if (field.required) required += (required.empty() ? "" : ", ") + json(field.key);
        properties += (properties.empty() ? "" : ",\n") + indent + "  " + json(field.key) + R"(: { "description": )" +
                      json(field.about) + ", " + shape(field, table.name) + " }";
    }
    std::string out = indent + R"("description": )" + json(table.about) + ",\n" + indent + "\"type\": \"object\",\n" +
                      indent + "\"additionalProperties\": false,\n";
    if (!required.empty()) out += indent + R"("required": [)" + required + "],\n";
    return out + indent + "\"properties\": {\n" + properties + "\n" + indent + "}";
}

}  // namespace

std::string pack_schema() {
    const auto tables = pack_tables();
    std::string definitions;
    for (std::size_t i = 1; i < tables.size(); ++i) {
        definitions +=
            (i > 1 ? ",\n    " : "    ") + json(tables[i].name) + ": {\n" + definition(tables[i], "      ") + "\n    }";
    }
    return "{\n  \"$schema\": \"http://json-schema.org/draft-07/schema#\",\n  \"title\": \"entente rule pack\",\n" +
           definition(tables.front(), "  ") + ",\n  \"definitions\": {\n" + definitions + "\n  }\n}\n";
}

}  // namespace entente
