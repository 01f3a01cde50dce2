// [[name]] tables with the columns as keys.
#include <array>
#include <charconv>

#include "rules/list_row.h"
#include "rules/toml.h"
#include "rules/words.h"

namespace entente {
namespace {

std::string text_of(const TomlNode& node) {
    switch (node.kind) {
        case TomlNode::Kind::boolean: return node.boolean ? "yes" : "no";
        case TomlNode::Kind::number: {
            std::array<char, 32> buffer{};
            auto* const end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), node.number).ptr;
            return {buffer.data(), end};
        }
        default: return node.text;
    }
}

void read_member(const TomlMember& member, ListRows& rows) {
    const ListColumn column = list_column(member.key);
    if (column == ListColumn::ignored) {
        rows.warning(member.where.line, "the key " + backquoted(member.key) + " is none of a list's; it is left out");
    } else if (member.value.kind == TomlNode::Kind::list) {
        for (const TomlNode& item : member.value.items) rows.add_alias(item.text);
    } else {
        rows.set(column, text_of(member.value));
    }
}

}  // namespace

void read_list_toml(std::string_view text, ListRows& rows) {
    const auto parsed = parse_toml(text);
    if (const auto* error = std::get_if<TomlError>(&parsed)) {
        return rows.error(error->where.line, "no valid TOML: " + error->message);
    }
    bool any = false;
    for (const TomlMember& member : std::get<TomlNode>(parsed).members) {
        if (member.key != "name" || member.value.kind != TomlNode::Kind::list) {
            rows.error(member.where.line, backquoted(member.key) +
                                              " is no [[name]]; a list has nothing else. A pack "
                                              "of rules and offices is given with --pack");
            continue;
        }
        any = true;
        for (const TomlNode& table : member.value.items) {
            rows.begin(table.where.line);
            for (const TomlMember& key : table.members) read_member(key, rows);
            rows.end();
        }
    }
    if (!any) rows.error(1, "no [[name]] is in this list");
}

}  // namespace entente
