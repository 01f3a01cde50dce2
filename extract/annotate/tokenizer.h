// Text to tokens and sentences, by the conventions of Universal Dependencies for English (EWT, GUM).
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "extract/text/analysis.h"
#include "extract/text/document.h"

namespace entente {

/// The longest token in bytes; a longer run without a break is cut there, between code points.
inline constexpr std::uint32_t kMaxTokenBytes = 1000;

/// The longest sentence in tokens; a longer one is cut there, never inside a multi-word token.
inline constexpr std::uint32_t kMaxSentenceTokens = 1000;

/// Fills analysis.tokens and analysis.sentences from the document's blocks; what they held is dropped, their memory is
/// used again. Text outside of blocks is not read; a sentence never crosses a block.
///
/// Every character of a block that is no white space is in exactly one token; spans ascend, do not overlap and never
/// cut a code point. Takes time linear in the text, whatever it is. Safe to call from several threads.
///
/// Clitics are split and marked joined (do|n't, Kim|'s, can|not); hyphenated words are split (U.S.|-|North) unless they
/// start with a prefix (non-, pre-, co-); an abbreviation keeps its full stop, at a sentence's end too ("in the U.S.").
void tokenize(const Document& document, Analysis& analysis);

/// The tokens alone of parts of a text, which ascend, for what is no running text.
[[nodiscard]] std::vector<Token> tokens_of(std::string_view text, std::span<const Span> parts);

}  // namespace entente
