// Whether a relation is affirmed or negated, actual, planned or possible, and who says so: by the parse.
#pragma once

#include <cstdint>
#include <optional>
#include <unordered_map>

#include "extract/relation/clause.h"
#include "extract/relation/noun_phrase.h"
#include "extract/relation/word_forms.h"
#include "rules/pack.h"

namespace entente {

struct Qualifiers {
    Polarity polarity = Polarity::affirmed;
    Modality modality = Modality::actual;
};

class Qualifier {
public:
    Qualifier(const SentenceView& view, const NounPhrases& phrases, const Clauses& clauses, const WordForms& words)
        : view_(view), phrases_(phrases), clauses_(clauses), words_(words) {}

    /// Says what a verb or noun does to the clause that is its content.
    void set_content(std::uint32_t clause, ContentModality modality) { contents_.emplace(clause, modality); }

    /// Of what a verb, or a noun or adjective with a copula, says.
    [[nodiscard]] Qualifiers of_clause(std::uint32_t head) const;
    /// Of what a noun of action says: its own modifiers, then the clause that it stands in.
    [[nodiscard]] Qualifiers of_noun(std::uint32_t noun) const;
    /// The entity that claims what the token's clause says; nothing where the article itself does.
    [[nodiscard]] std::optional<std::uint32_t> speaker(std::uint32_t token) const;

private:
    [[nodiscard]] bool has_to(std::uint32_t head) const;
    [[nodiscard]] bool is_question(std::uint32_t head, std::uint32_t auxiliary) const;
    [[nodiscard]] bool is_subjunctive(std::uint32_t head) const;
    [[nodiscard]] bool is_headline_infinitive(std::uint32_t head) const;
    [[nodiscard]] bool is_performed(std::uint32_t head) const;
    [[nodiscard]] bool is_not_only(std::uint32_t adverb) const;
    [[nodiscard]] bool is_coming(std::uint32_t mark) const;
    [[nodiscard]] bool is_no_longer(std::uint32_t adverb) const;
    void add_modifier(const std::string& word, Qualifiers& out) const;
    void add_own(std::uint32_t head, Qualifiers& out) const;
    void add_governor(std::uint32_t head, Qualifiers& out, int depth) const;
    [[nodiscard]] std::optional<std::uint32_t> sole(const std::vector<std::uint32_t>& heads) const;

    const SentenceView& view_;
    const NounPhrases& phrases_;
    const Clauses& clauses_;
    const WordForms& words_;
    std::unordered_map<std::uint32_t, ContentModality> contents_;  // by the head of the clause
};

}  // namespace entente
