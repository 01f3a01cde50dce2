// I, we, our country: what speakers say of themselves. Resolved last, when all speakers are known.
#pragma once

#include <vector>

#include "extract/entity/discourse.h"
#include "extract/entity/person_roles.h"
#include "extract/entity/pronoun_words.h"
#include "extract/entity/speakers.h"

namespace entente {

class FirstPerson {
public:
    FirstPerson(Discourse& discourse, const Speakers& speakers, PersonRoles& roles)
        : discourse_(discourse), speakers_(speakers), roles_(roles) {}

    void note(std::uint32_t token, Pronoun pronoun) { pronouns_.push_back({token, pronoun}); }
    /// "our country", "our government", "this nation" in a speaker's mouth: tokens [first, last).
    void note_own_country(std::uint32_t first, std::uint32_t last, std::uint32_t head) {
        countries_.push_back({first, last, head});
    }
    void resolve();

private:
    struct Waiting {
        std::uint32_t token = 0;
        Pronoun pronoun;
    };
    struct Phrase {
        std::uint32_t first = 0;
        std::uint32_t last = 0;
        std::uint32_t head = 0;
    };
    void resolve(const Waiting& waiting);
    void resolve(const Phrase& phrase);
    void enter_sentence_of(std::uint32_t token);

    Discourse& discourse_;
    const Speakers& speakers_;
    PersonRoles& roles_;
    std::vector<Waiting> pronouns_;
    std::vector<Phrase> countries_;
};

}  // namespace entente
