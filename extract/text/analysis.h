#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extract/text/document.h"
#include "extract/text/token.h"
#include "graph/fact.h"

namespace entente {

inline constexpr std::uint32_t kNoEntity = 0xFFFFFFFFU;

/// A stretch of text that refers to an entity: tokens [first, last) of one sentence, bytes `span` of the text.
struct Mention {
    Span span;
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    std::uint32_t sentence = 0;
    std::uint32_t entity = kNoEntity;  // index in Analysis::entities; kNoEntity until identity is known
    EntityKind kind = EntityKind::other;
    MentionForm form = MentionForm::name;
};

/// A temporal expression: tokens [first, last) and its ISO 8601 value, empty where it could not be resolved.
struct TimeExpression {
    Span span;
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    std::uint32_t sentence = 0;
    std::string value;
};

/// What the stages of the pipeline have found out about one document so far. Indices are into these vectors.
/// Relation::evidence.sentence is an index in `sentences`.
struct Analysis {
    std::vector<Token> tokens;
    std::vector<Sentence> sentences;
    std::string lemmas;  // one pool for Token::lemma
    std::vector<Mention> mentions;  // ascending by span
    std::vector<Entity> entities;
    std::vector<TimeExpression> dates;
    std::vector<Relation> relations;

    void clear();
    [[nodiscard]] std::string_view lemma(const Token& token) const { return token.lemma.of(lemmas); }
};

/// The document and its analysis as the graph takes them: offsets in code points, only sentences that carry something.
[[nodiscard]] DocumentFacts to_facts(Document document, Analysis analysis);

}  // namespace entente
