// The packs' classes of words, with all their forms: what the engine asks of a word wherever it meets it.
#pragma once

#include <string>
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
    Set trait;
    Set planned;
    Set future;
    Set possible;
    Set absent;
};

}  // namespace entente
