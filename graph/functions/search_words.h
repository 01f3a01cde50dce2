// What a user asks of the full-text search: words, "phrases", begin*, -without, OR. Only graph/*.cc includes this.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "graph/base/result.h"

namespace entente {

/// Words that stand one after the other.
struct SoughtPhrase {
    std::string text;
    bool is_prefix = false;  // the last of them may go on
};

/// What one sentence must hold, and must not.
struct SoughtWords {
    std::vector<SoughtPhrase> all;
    std::vector<SoughtPhrase> none;
};

/// The alternatives, of which one must hold. An error where one of them names nothing to look for.
[[nodiscard]] Result<std::vector<SoughtWords>> parse_sought(std::string_view text);

/// The expression of FTS5 for documents in which there may be such a sentence. Documents in which the words stand
/// together rank higher.
[[nodiscard]] std::string match_expression(const std::vector<SoughtWords>& alternatives);

}  // namespace entente
