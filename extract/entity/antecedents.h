// Whom he, she, it and they mean: the phrases before a pronoun weighed against each other.
#pragma once

#include <vector>

#include "extract/entity/discourse.h"
#include "extract/entity/pronoun_words.h"

namespace entente {

class Antecedents {
public:
    explicit Antecedents(const Discourse& discourse) : discourse_(discourse) {}

    /// What a pronoun means: an entity, a group of entities, or neither.
    struct Answer {
        std::uint32_t entity = kNoEntity;
        std::uint32_t group = kNoEntity;
        ReferenceRule rule = ReferenceRule::none;
    };

    /// `speaker`: who says the words, whom they cannot mean; kNoEntity where nobody known does.
    [[nodiscard]] Answer find(std::uint32_t token, Pronoun pronoun, std::uint32_t speaker);
    /// Whether gender, number and kind let the pronoun mean the entity.
    [[nodiscard]] bool agrees(std::uint32_t entity, Pronoun pronoun) const;
    [[nodiscard]] bool agrees(const Candidate& candidate, Pronoun pronoun) const;

private:
    /// What speaks for one referent: the sum over the sentences of its best place in each.
    struct Score {
        std::uint32_t entity = kNoEntity;
        std::uint32_t group = kNoEntity;
        double total = 0;
        double best_here = 0;  // in the sentence being counted
        std::uint32_t sentence = 0;
        std::uint32_t nearest = 0;  // sentence of the last mention
        bool collective = false;
        bool was_subject = false;  // of a main clause, in some sentence looked at
    };

    [[nodiscard]] bool asks_for_actor(std::uint32_t token, Pronoun pronoun) const;
    [[nodiscard]] bool may_act(const Candidate& candidate) const;
    [[nodiscard]] bool is_barred(const Candidate& candidate, std::uint32_t token, Pronoun pronoun) const;
    [[nodiscard]] bool is_filler(std::uint32_t token) const;
    [[nodiscard]] bool is_joined_owner(const Candidate& candidate, std::uint32_t token) const;
    [[nodiscard]] bool is_judged(const Candidate& candidate, std::uint32_t token, Pronoun pronoun) const;
    [[nodiscard]] bool is_owner_above(const Candidate& candidate, std::uint32_t token) const;
    [[nodiscard]] bool is_added_owner(const Candidate& candidate, std::uint32_t token) const;
    [[nodiscard]] bool is_reporter(const Candidate& candidate, std::uint32_t token, Pronoun pronoun) const;
    [[nodiscard]] double weight(const Candidate& candidate, std::uint32_t token, Pronoun pronoun) const;
    [[nodiscard]] bool is_far_fetched(const Score& best) const;
    [[nodiscard]] bool is_alone(const Score& best) const;
    [[nodiscard]] double margin(std::uint32_t token, Pronoun pronoun) const;
    void bar_arguments(std::uint32_t token, Pronoun pronoun);
    void score(std::uint32_t token, Pronoun pronoun);

    const Discourse& discourse_;
    bool actor_ = false;                 // the words around ask for a person, a body or a state
    std::vector<Score> scores_;          // scratch memory
    std::vector<std::uint32_t> barred_;  // scratch memory: entities that the pronoun cannot mean
};

}  // namespace entente
