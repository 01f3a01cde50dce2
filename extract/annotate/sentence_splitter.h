// Where sentences end among the tokens of one block: a logistic model over the boundary's features, its weights a table
// of small integers that extract/train/sentences.py learns from treebanks. Rules only say where no sentence may start
// (BoundaryReader::is_candidate), that a blank line always ends one, and how long one may grow.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "extract/text/token.h"

namespace entente {

/// Whether a block is one paragraph, or holds a whole text whose headings and items ran together.
enum class Layout : std::uint8_t { paragraph, run_together };

/// Appends the sentences of tokens [first, tokens.size()), all of block number `block`.
void split_sentences(std::string_view text, const std::vector<Token>& tokens, std::uint32_t first, std::uint32_t block,
                     Layout layout, std::vector<Sentence>& sentences);

}  // namespace entente
