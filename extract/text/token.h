#pragma once

#include <cstdint>

#include "extract/text/span.h"
#include "extract/text/tags.h"

namespace entente {

inline constexpr std::int32_t kNoHead = -1;

/// One syntactic word of Universal Dependencies, as a plain value. Its form is span.of(document.text).
struct Token {
    Span span;
    Span lemma;                   // bytes of Analysis::lemmas; empty before lemmatising
    std::int32_t head = kNoHead;  // index in Analysis::tokens, within the same sentence; kNoHead: root or not parsed
    Upos upos = Upos::x;
    Xpos xpos = Xpos::xx;
    Deprel deprel = Deprel::dep;
    bool space_before = false;  // white space (or the text's start) stands before it
    bool joined = false;        // shares a multi-word token with the token before ("don" + "'t")
    std::uint16_t feats = 0;    // bits of Feat
};

/// A run of tokens [first, last) that is one sentence.
struct Sentence {
    Span span;  // from the first token's start to the last one's end
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    std::uint32_t block = 0;  // index in Document::blocks

    [[nodiscard]] std::uint32_t size() const { return last - first; }
};

}  // namespace entente
