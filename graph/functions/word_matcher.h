// Sought words found in one sentence, by the tokenizer of the graph's index (graph/schema.sql). Only graph/*.cc
// includes this.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "graph/functions/search_words.h"
#include "graph/sqlite.h"

namespace entente {

/// A word of a text: its stem as it is in the index, and where it stands, in bytes.
struct IndexWord {
    std::string stem;
    std::size_t start = 0;
    std::size_t end = 0;
};

/// Bytes of a text.
struct ByteRange {
    std::size_t start = 0;
    std::size_t end = 0;
};

/// Must not outlive the connection.
class WordMatcher {
public:
    [[nodiscard]] static Result<WordMatcher> open(sqlite3* connection, const std::vector<SoughtWords>& alternatives);

    WordMatcher(WordMatcher&& other) noexcept;
    WordMatcher& operator=(WordMatcher&& other) noexcept;
    ~WordMatcher();

    /// The sought words in a sentence that holds those of an alternative, ascending and apart; empty where it does not.
    [[nodiscard]] std::vector<ByteRange> matches(std::string_view sentence) const;

private:
    struct State;
    explicit WordMatcher(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace entente
