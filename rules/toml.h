// A TOML file as a plain tree that remembers where everything stands. The wrapper of toml++: nothing else includes it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace entente {

/// Line and column, both from 1; columns count characters.
struct TomlPosition {
    std::uint32_t line = 0;
    std::uint32_t column = 0;
};

struct TomlMember;

struct TomlNode {
    enum class Kind : std::uint8_t { text, number, boolean, date, list, table };
    Kind kind = Kind::text;
    TomlPosition where;
    std::string text;  // text; date: a local date as YYYY-MM-DD, other dates and times empty
    double number = 0;
    bool boolean = false;
    std::vector<TomlNode> items;      // list
    std::vector<TomlMember> members;  // table, in the order of the file
};

struct TomlMember {
    std::string key;
    TomlPosition where;
    TomlNode value;
};

/// Why a file is no TOML, and where.
struct TomlError {
    TomlPosition where;
    std::string message;
};

/// The whole file as one table, or the first error. Never throws; `toml` may hold any bytes.
[[nodiscard]] std::variant<TomlNode, TomlError> parse_toml(std::string_view toml);

}  // namespace entente
