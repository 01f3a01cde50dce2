// What may be meant by the word that a user has begun to type in the shell of `entente query`.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "graph/query.h"

namespace entente {

/// Each candidate may stand for the text from byte `start` on.
struct Completion {
    std::size_t start = 0;
    std::vector<std::string> candidates;  // sorted; without repetitions
};

/// The words of one graph: its views and their columns, SQL's own words and functions, and within quotes what the
/// column that they are compared with holds: relations, kinds, documents, else names of entities.
class Completer {
public:
    /// `commands` are the shell's own words (".help").
    Completer(const Graph& graph, std::vector<std::string> commands);

    /// For what was typed of a statement up to the cursor.
    [[nodiscard]] Completion complete(std::string_view typed) const;

private:
    [[nodiscard]] std::vector<std::string> words(std::string_view typed, std::string_view word) const;
    [[nodiscard]] std::vector<std::string> columns(std::string_view typed) const;
    [[nodiscard]] std::vector<std::string> values(std::string_view column, const std::string& begun) const;

    const Graph& graph_;
    std::vector<std::string> commands_;
    std::map<std::string, std::vector<std::string>> views_;  // and their columns
    std::vector<std::string> functions_;
};

}  // namespace entente
