// Form and tag to lemma, by the conventions of UD English EWT and GUM.
#pragma once

#include <string>
#include <string_view>

#include "extract/text/analysis.h"
#include "extract/text/document.h"

namespace entente {

/// Fills Token::lemma of all tokens from their forms, upos and xpos; Analysis::lemmas is written anew. A lemma is never
/// empty. Words are in lower case except names, "I", and acronyms that stand among ordinary words. Pronouns have the
/// nominative (him -> he) but possessives stay (his -> his); n't is not, 'll is will; better is good or well.
///
/// Table (irregular forms, pronouns, contractions) first, rules after: see lemma_rules.h.
void lemmatize(const Document& document, Analysis& analysis);

/// The same for one word without its neighbours.
void append_lemma(std::string& out, std::string_view form, Upos upos, Xpos xpos);

}  // namespace entente
