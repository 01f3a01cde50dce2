// The language inside a pattern's strings: tests, paths and sequences. docs/patterns.md defines it. Errors know where
// in the string they are.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "rules/pattern.h"

namespace entente {

/// What is wrong, and at which byte of the string.
struct PatternError {
    std::string message;
    std::size_t offset = 0;
};

template <typename T>
using Parsed = std::variant<T, PatternError>;

/// What strings may name: fragments by %name, lists by @name. Null where there is none of that name.
struct PatternNames {
    std::function<const std::string*(std::string_view)> fragment;
    std::function<const std::vector<std::string>*(std::string_view)> list;
    std::vector<std::string_view> fragments;  // all of them, for hints
    std::vector<std::string_view> lists;
    std::vector<std::string_view> relations;  // ascending
};

/// "[lemma=deny & tag=VERB]", or the same without brackets.
[[nodiscard]] Parsed<TokenTest> parse_test(std::string_view text, const PatternNames& names);
/// ">ccomp[relation=attacked] .subject"
[[nodiscard]] Parsed<RolePath> parse_role_path(std::string_view text, const PatternNames& names);
/// "subject:{actor} [lemma=clink] glasses with object:{actor}"
[[nodiscard]] Parsed<Sequence> parse_sequence(std::string_view text, const PatternNames& names);

}  // namespace entente
