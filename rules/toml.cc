#include "rules/toml.h"

#include <toml++/toml.h>

#include <algorithm>
#include <exception>
#include <utility>

namespace entente {
namespace {

constexpr std::uint32_t kMostDots = 100;
constexpr std::string_view kOpening = "Error while parsing ";  // of the parser's messages

TomlPosition position(const toml::source_region& region) {
    return {.line = static_cast<std::uint32_t>(region.begin.line),
            .column = static_cast<std::uint32_t>(region.begin.column)};
}

std::string padded(unsigned value, std::size_t width) {
    std::string digits = std::to_string(value);
    return std::string(width - std::min(width, digits.size()), '0') + digits;
}

std::string iso(const toml::date& date) {
    return padded(date.year, 4) + '-' + padded(date.month, 2) + '-' + padded(date.day, 2);
}

TomlNode convert(toml::node& node);

void convert_members(toml::table& table, TomlNode& out) {
    out.kind = TomlNode::Kind::table;
    out.members.reserve(table.size());
    for (auto&& [key, value] : table) {
        out.members.push_back(
            {.key = std::string(key.str()), .where = position(key.source()), .value = convert(value)});
    }
    std::sort(out.members.begin(), out.members.end(), [](const TomlMember& a, const TomlMember& b) {
        return std::pair(a.where.line, a.where.column) < std::pair(b.where.line, b.where.column);
    });
}

void convert_items(toml::array& array, TomlNode& out) {
    out.kind = TomlNode::Kind::list;
    out.items.reserve(array.size());
    for (auto&& item : array) out.items.push_back(convert(item));
}

void convert_number(double value, TomlNode& out) {
    out.kind = TomlNode::Kind::number;
    out.number = value;
}

void convert_scalar(toml::node& node, TomlNode& out) {
    if (auto* text = node.as_string()) {
        out.text = std::move(text->get());
    } else if (auto* integer = node.as_integer()) {
        convert_number(static_cast<double>(integer->get()), out);
    } else if (auto* real = node.as_floating_point()) {
        convert_number(real->get(), out);
    } else if (auto* boolean = node.as_boolean()) {
        out.kind = TomlNode::Kind::boolean;
        out.boolean = boolean->get();
    } else {
        out.kind = TomlNode::Kind::date;
        if (auto* date = node.as_date()) out.text = iso(date->get());
    }
}

TomlNode convert(toml::node& node) {
    TomlNode out;
    out.where = position(node.source());
    if (auto* table = node.as_table()) {
        convert_members(*table, out);
    } else if (auto* array = node.as_array()) {
        convert_items(*array, out);
    } else {
        convert_scalar(node, out);
    }
    return out;
}

/// Dotted keys nest tables as deep as they are long, and trees are walked by recursion. Returns the first line with
/// more dots outside strings than any honest file has; 0 if none.
std::uint32_t overlong_key_line(std::string_view toml) {
    std::uint32_t line = 1;
    std::uint32_t dots = 0;
    char quote = 0;  // what opened the string or comment
    for (const char byte : toml) {
        if (byte == '\n') {
            ++line;
            dots = 0;
            quote = 0;
        } else if (quote != 0) {
            if (byte == quote && quote != '#') quote = 0;
        } else if (byte == '"' || byte == '\'' || byte == '#') {
            quote = byte;  // a comment ends with the line, as all do here
        } else if (byte == '.' && ++dots > kMostDots) {
            return line;
        }
    }
    return 0;
}

/// Without the opening that every message has, and in plain words where many need them.
std::string friendly(std::string_view description) {
    if (description.find("unescaped control characters") != std::string_view::npos) {
        return "a string is not closed; write its second quote on the line of the first";
    }
    if (description.starts_with(kOpening)) description.remove_prefix(kOpening.size());
    return std::string(description);
}

}  // namespace

std::variant<TomlNode, TomlError> parse_toml(std::string_view toml) {
    if (const std::uint32_t line = overlong_key_line(toml); line > 0) {
        return TomlError{.where = {.line = line, .column = 1}, .message = "a key of more than 100 parts"};
    }
    try {
        toml::table table = toml::parse(toml);
        return convert(table);
    } catch (const toml::parse_error& error) {
        return TomlError{.where = position(error.source()), .message = friendly(error.description())};
    } catch (const std::exception& error) {
        return TomlError{.where = {}, .message = error.what()};
    }
}

}  // namespace entente
