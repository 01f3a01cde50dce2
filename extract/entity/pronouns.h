// Resolves pronouns, each kind by its own rule; silent where two readings are close.
#pragma once

#include "extract/entity/antecedents.h"
#include "extract/entity/discourse.h"
#include "extract/entity/first_person.h"
#include "extract/entity/pronoun_words.h"
#include "extract/entity/speakers.h"

namespace entente {

class Pronouns {
public:
    Pronouns(Discourse& discourse, const Speakers& speakers, FirstPerson& first_person)
        : discourse_(discourse), speakers_(speakers), first_person_(first_person), antecedents_(discourse) {}

    /// Whether the token is a pronoun; where it means someone known, records it.
    bool resolve(std::uint32_t token);

private:
    void resolve_relative(std::uint32_t token);
    void resolve_reflexive(std::uint32_t token, Pronoun pronoun);
    bool resolve_subject_ahead(std::uint32_t token, Pronoun pronoun);
    void resolve_personal(std::uint32_t token, Pronoun pronoun);

    [[nodiscard]] bool is_of_event(std::uint32_t token, std::uint32_t predicate) const;
    [[nodiscard]] std::uint32_t named_right_before(std::uint32_t token) const;
    [[nodiscard]] bool is_list(std::uint32_t first, std::uint32_t token) const;
    [[nodiscard]] std::uint32_t person_of_place(std::uint32_t token, std::uint32_t place) const;
    [[nodiscard]] bool has_rival(std::uint32_t entity, Pronoun pronoun) const;
    void record(std::uint32_t token, std::uint32_t entity, ReferenceRule rule);

    Discourse& discourse_;
    const Speakers& speakers_;
    FirstPerson& first_person_;
    Antecedents antecedents_;
};

}  // namespace entente
