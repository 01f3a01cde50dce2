// The packs' classes of words, with all their forms: what the engine asks of a word wherever it meets it.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>

#include "rules/pack.h"

namespace entente {

/// Folded forms of the words of each class of [words]. Immutable after construction.
class WordForms {
public:
    using Set = std::unordered_set<std::string>;

    explicit WordForms(const WordClasses& classes);

    Set speech;
    Set light;
    Set own;
    Set wish;
    Set undo;
    Set performed;
    Set trait;
    Set public_body;
    Set private_body;
    Set private_post;
    Set planned;
    Set future;
    Set possible;
    Set absent;
};

/// Whether a word of `name`, or a row of words, is one of the set's.
[[nodiscard]] bool has_words_of(std::string_view name, const WordForms::Set& set);

}  // namespace entente
