// Matching the pieces of an entry ("impose ~ sanctions on {}") against a predicate and what hangs on it in the parse.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "extract/relation/clause.h"
#include "extract/relation/noun_phrase.h"
#include "extract/relation/word_forms.h"
#include "rules/pack.h"

namespace entente {

/// What the pieces took.
struct PhraseMatch {
    std::vector<Filler> objects;                  // entities in the object's place, coordinated ones too
    std::vector<Filler> subjects;                 // entities in {subject}'s place
    std::string text;                             // the object's words; empty where none
    std::uint32_t content = SentenceView::kNone;  // head of the clause that is the content
    bool mutual = false;                          // "each other" stands in the object's place
};

/// What a role may be filled with.
struct ObjectRule {
    KindSet kinds;
    bool possessor = false;                       // the owner of the phrase will do
    std::span<const std::string> recipient = {};  // prepositions of the object where the entry does not place it
    std::span<const std::string> topic = {};      // prepositions of the words where it does not place them
};

/// One try to match entries of one predicate. Cheap to make; keeps references.
class PhraseMatcher {
public:
    PhraseMatcher(const SentenceView& view, const NounPhrases& phrases, const Predicate& predicate,
                  const WordForms& words)
        : view_(view), phrases_(phrases), predicate_(predicate), words_(words) {}

    /// `pieces` are those after the entry's lemma; matching starts right of token `after`: the predicate's head, or the
    /// form of "be" where that is the lemma.
    [[nodiscard]] std::optional<PhraseMatch> match(const std::vector<PhrasePiece>& pieces, const ObjectRule& rule,
                                                   std::uint32_t after);

    /// Of the last match that failed: the piece that found nothing (their number if a particle was left over), and the
    /// token that the search had come to.
    [[nodiscard]] std::size_t failed_piece() const { return failed_piece_; }
    [[nodiscard]] std::uint32_t failed_at() const { return at_; }

private:
    [[nodiscard]] bool take(const std::vector<PhrasePiece>& pieces, std::size_t i);
    [[nodiscard]] bool take_word(const PhrasePiece& piece);
    [[nodiscard]] bool take_object(const std::vector<PhrasePiece>& pieces, std::size_t i, bool words_do);
    [[nodiscard]] std::vector<Filler> owners(std::uint32_t phrase) const;
    [[nodiscard]] bool is_reciprocal(std::uint32_t phrase) const;
    [[nodiscard]] bool take_subject();
    [[nodiscard]] bool take_text(const std::vector<PhrasePiece>& pieces, std::size_t i);
    [[nodiscard]] bool take_content(const std::string& kind);
    [[nodiscard]] bool accept_word(const PhrasePiece& piece, std::uint32_t token);
    [[nodiscard]] bool attaches(std::uint32_t token) const;
    [[nodiscard]] bool asks_how_many(std::uint32_t phrase) const;
    [[nodiscard]] bool is_embedded_question(std::uint32_t clause) const;
    [[nodiscard]] bool is_content(std::uint32_t token, const std::string& kind) const;
    [[nodiscard]] std::uint32_t phrase_here(const std::vector<PhrasePiece>& pieces, std::size_t i) const;
    [[nodiscard]] bool is_anchor(std::uint32_t token) const;
    [[nodiscard]] std::uint32_t governed_by(std::uint32_t word) const;
    [[nodiscard]] std::uint32_t second_phrase() const;
    [[nodiscard]] bool leaves_particle() const;
    [[nodiscard]] std::uint32_t governed_beside(std::span<const std::string> prepositions) const;
    void take_named_roles();
    void set_text(std::uint32_t phrase, std::uint32_t from);
    void write_text();

    const SentenceView& view_;
    const NounPhrases& phrases_;
    const Predicate& predicate_;
    const WordForms& words_;
    ObjectRule rule_;
    PhraseMatch match_;
    std::vector<std::uint32_t> anchors_;                 // the predicate, and the words and phrases matched so far
    std::uint32_t object_phrase_ = SentenceView::kNone;  // the logical object, once it is taken
    std::uint32_t text_phrase_ = SentenceView::kNone;    // head of the object's words
    std::uint32_t text_from_ = 0;
    std::uint32_t text_until_ = SentenceView::kNone;  // words of the entry end the phrase
    std::uint32_t at_ = 0;                            // matching goes on right of this token
    std::uint32_t word_ = SentenceView::kNone;        // the word matched last, until something else is
    std::size_t failed_piece_ = 0;
    bool wants_owner_ = false;  // the next noun must have an owner, which is the object
};

/// How many tokens from `at` on are one of the alternatives (each one word or several), a noun's plural included; 0
/// where none is there.
[[nodiscard]] std::uint32_t match_alternatives(const std::vector<std::string>& alternatives, const SentenceView& view,
                                               std::uint32_t at);

}  // namespace entente
