#include "rules/field.h"

#include <cmath>

#include "rules/words.h"

namespace entente {
namespace {

std::string_view describe(Shape shape) {
    switch (shape) {
        case Shape::text: return "a string in quotes";
        case Shape::texts: return "a list of strings";
        case Shape::boolean: return "true or false";
        case Shape::number: return "a number";
        case Shape::date: return R"(a date in quotes, as in "2017-01-20", "2017-01" or "2017")";
        case Shape::table: return "a table";
        case Shape::tables: return "a list of tables";
    }
    return {};
}

bool has_shape(const TomlNode& node, Shape shape) {
    switch (shape) {
        case Shape::text: return node.kind == TomlNode::Kind::text;
        case Shape::boolean: return node.kind == TomlNode::Kind::boolean;
        case Shape::number: return node.kind == TomlNode::Kind::number && std::isfinite(node.number);
        case Shape::date: return node.kind == TomlNode::Kind::text || node.kind == TomlNode::Kind::date;
        case Shape::table: return node.kind == TomlNode::Kind::table;
        case Shape::texts:
        case Shape::tables: return node.kind == TomlNode::Kind::list;
    }
    return false;
}

bool check_items(const FieldInfo& field, const TomlNode& list, ReadContext& context) {
    const bool tables = field.shape == Shape::tables;
    for (const TomlNode& item : list.items) {
        if (!has_shape(item, tables ? Shape::table : Shape::text)) {
            context.error(item.where, backquoted(field.key) + " must be " + std::string(describe(field.shape)) +
                                          "; this item is none");
            return false;
        }
        if (!tables && trimmed(item.text).empty()) {
            context.error(item.where, "an empty string in " + backquoted(field.key) + "; leave it out");
            return false;
        }
    }
    return true;
}

bool check_choice(const FieldInfo& field, const TomlNode& node, ReadContext& context) {
    if (field.choices.empty()) return true;
    if (std::find(field.choices.begin(), field.choices.end(), node.text) != field.choices.end()) return true;
    std::string all;
    for (const std::string_view choice : field.choices) {
        if (!all.empty()) all += ", ";
        all += choice;
    }
    context.error(node.where, backquoted(node.text) + " cannot be " + backquoted(field.key) + ": it is one of " + all +
                                  did_you_mean(node.text, {field.choices.begin(), field.choices.end()}));
    return false;
}

bool check_text(const FieldInfo& field, const TomlNode& node, ReadContext& context) {
    if (trimmed(node.text).empty()) {
        context.error(node.where, backquoted(field.key) + " is empty; write it or leave the key out");
        return false;
    }
    return check_choice(field, node, context);
}

bool check_date(const FieldInfo& field, const TomlNode& node, ReadContext& context) {
    if (is_iso_date(node.text)) return true;
    context.error(node.where, backquoted(field.key) + " must be " + std::string(describe(Shape::date)) +
                                  (node.text.empty() ? "" : "; " + backquoted(node.text) + " is none"));
    return false;
}

}  // namespace

bool check_shape(const FieldInfo& field, const TomlMember& member, ReadContext& context) {
    const TomlNode& node = member.value;
    if (!has_shape(node, field.shape)) {
        std::string message = backquoted(field.key) + " must be " + std::string(describe(field.shape));
        if (field.shape == Shape::tables) message += ": write [[" + member.key + "]]";
        context.error(node.where, std::move(message));
        return false;
    }
    switch (field.shape) {
        case Shape::text: return check_text(field, node, context);
        case Shape::date: return check_date(field, node, context);
        case Shape::texts:
        case Shape::tables: return check_items(field, node, context);
        default: return true;
    }
}

void report_unknown_key(const TomlMember& member, const std::vector<std::string_view>& keys, ReadContext& context) {
    std::string message = "unknown key " + backquoted(member.key);
    const std::string hint = did_you_mean(member.key, keys);
    if (hint.empty()) {
        message += "; the keys here are";
        for (const std::string_view key : keys) {
            message += key == keys.front() ? " " : ", ";
            message += key;
        }
    }
    context.error(member.where, message + hint);
}

void report_missing_key(std::string_view key, TomlPosition where, ReadContext& context) {
    context.error(where, "the key " + backquoted(key) + " is missing here");
}

}  // namespace entente
