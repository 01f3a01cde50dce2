// Clauses over the parse: who does what to whom, whatever the construction. One analysis turns active, passive,
// relative clauses, participles, infinitives under control and raising, and coordination of verbs into a predicate with
// its logical subject and object.
#pragma once

#include <cstdint>
#include <vector>

#include "extract/relation/noun_phrase.h"
#include "extract/relation/sentence_view.h"

namespace entente {

/// How a predicate takes its arguments; part of the evidence.
enum class Construction : std::uint8_t { active, passive, relative, participle, infinitive, coordinated };

[[nodiscard]] std::string_view to_string(Construction construction);

/// A verb, or an adjective or noun with a copula, and its logical arguments, by the heads of their phrases.
struct Predicate {
    std::uint32_t head = SentenceView::kNone;
    Construction construction = Construction::active;
    bool passive = false;
    bool is_purpose = false;              // "a grant to support farms": an infinitive behind an object that cannot act
    std::vector<std::uint32_t> subjects;  // logical subjects; empty where unknown
    std::uint32_t object = SentenceView::kNone;  // logical direct object
    std::uint32_t indirect_object = SentenceView::kNone;
};

class Clauses {
public:
    Clauses(const SentenceView& view, const NounPhrases& phrases) : view_(view), phrases_(phrases) {}

    [[nodiscard]] Predicate predicate(std::uint32_t head) const;
    /// The logical subjects of a verb or of a noun or adjective with a copula.
    [[nodiscard]] std::vector<std::uint32_t> subjects(std::uint32_t head) const;
    /// The same by grammar: of a passive whom it is done to.
    [[nodiscard]] std::vector<std::uint32_t> grammatical_subjects(std::uint32_t head) const { return patient(head, 0); }
    /// Who does what a noun of action names where the noun itself does not say: the subject of the verb that it is the
    /// object of.
    [[nodiscard]] std::vector<std::uint32_t> subjects_of_noun(std::uint32_t noun) const;
    [[nodiscard]] bool is_passive(std::uint32_t head) const;

private:
    [[nodiscard]] std::vector<std::uint32_t> subjects(std::uint32_t head, int depth) const;
    [[nodiscard]] std::uint32_t own_subject(std::uint32_t head) const;
    [[nodiscard]] std::vector<std::uint32_t> inherited(std::uint32_t head, int depth) const;
    [[nodiscard]] bool may_act(std::uint32_t object) const;
    [[nodiscard]] bool is_purpose(std::uint32_t head) const;
    [[nodiscard]] std::vector<std::uint32_t> with_listed(std::uint32_t head, std::uint32_t subject) const;
    [[nodiscard]] bool is_infinitive(std::uint32_t head) const;
    [[nodiscard]] std::uint32_t named_after(std::uint32_t object) const;
    [[nodiscard]] bool is_having(std::uint32_t head) const;
    [[nodiscard]] bool is_done_by_object(std::uint32_t head) const;
    [[nodiscard]] std::vector<std::uint32_t> controller(std::uint32_t governor, int depth) const;
    [[nodiscard]] std::vector<std::uint32_t> agents(std::uint32_t head) const;
    [[nodiscard]] std::vector<std::uint32_t> patient(std::uint32_t head, int depth) const;
    [[nodiscard]] std::uint32_t antecedent(std::uint32_t head) const;
    [[nodiscard]] std::uint32_t antecedent(std::uint32_t head, std::uint32_t pronoun) const;
    [[nodiscard]] bool is_relative_pronoun(std::uint32_t token) const;
    [[nodiscard]] std::uint32_t object_of(std::uint32_t head, bool passive) const;

    const SentenceView& view_;
    const NounPhrases& phrases_;
};

}  // namespace entente
