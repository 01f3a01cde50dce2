// English inflection undone by rule: what letters say, without any list of words. The table of exceptions
// (lemma_table.inc) holds every known word for which these rules are wrong.
#pragma once

#include <string>
#include <string_view>

namespace entente {

/// The endings that inflection adds.
enum class Inflection : char {
    plural = 'n',       // cities -> city
    third = 'z',        // carries -> carry
    past = 'd',         // planned -> plan
    gerund = 'g',       // making -> make
    comparative = 'r',  // bigger -> big
    superlative = 's',  // biggest -> big
};

/// Appends the lemma of the inflected `form`, which is in lower case.
void append_rule_lemma(std::string& out, std::string_view form, Inflection inflection);

}  // namespace entente
