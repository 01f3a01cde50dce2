// Resolves pronouns, each kind by its own rule; silent where two readings are close.
#pragma once

#include "extract/entity/discourse.h"
#include "extract/entity/person_roles.h"
#include "extract/entity/quotations.h"

namespace entente {

class Pronouns {
public:
    Pronouns(Discourse& discourse, const Quotations& quotations, PersonRoles& roles)
        : discourse_(discourse), quotations_(quotations), roles_(roles) {}

    /// Whether the token is a pronoun; where it means someone known, records it.
    bool resolve(std::uint32_t token);
    /// First person in quotations: when all else is resolved.
    void resolve_speakers();

private:
    struct Pronoun;
    /// What speaks for one referent: the sum over the sentences of its best place in each.
    struct Score {
        std::uint32_t entity = kNoEntity;
        std::uint32_t group = kNoEntity;
        std::uint32_t head = 0;
        double total = 0;
        double best_here = 0;  // in the sentence being counted
        std::uint32_t sentence = 0;
    };

    void resolve_relative(std::uint32_t token);
    void resolve_reflexive(std::uint32_t token, const Pronoun& pronoun);
    bool resolve_subject_ahead(std::uint32_t token, const Pronoun& pronoun);
    void resolve_personal(std::uint32_t token, const Pronoun& pronoun);

    [[nodiscard]] std::uint32_t named_right_before(std::uint32_t token) const;
    [[nodiscard]] bool has_rival(std::uint32_t entity, const Pronoun& pronoun) const;
    [[nodiscard]] bool agrees(std::uint32_t entity, const Pronoun& pronoun) const;
    [[nodiscard]] bool agrees(const Candidate& candidate, const Pronoun& pronoun) const;
    [[nodiscard]] bool is_barred(const Candidate& candidate, std::uint32_t token, const Pronoun& pronoun) const;
    [[nodiscard]] bool is_filler_it(std::uint32_t token) const;
    [[nodiscard]] double weight(const Candidate& candidate, std::uint32_t token, const Pronoun& pronoun) const;
    void bar_arguments(std::uint32_t token, const Pronoun& pronoun);
    void score(std::uint32_t token, const Pronoun& pronoun);
    void record(std::uint32_t token, std::uint32_t entity, ReferenceRule rule);

    Discourse& discourse_;
    const Quotations& quotations_;
    PersonRoles& roles_;
    std::vector<Score> scores_;          // scratch memory
    std::vector<std::uint32_t> barred_;  // scratch memory: entities that the pronoun cannot mean
    std::vector<std::uint32_t> first_person_;
};

}  // namespace entente
