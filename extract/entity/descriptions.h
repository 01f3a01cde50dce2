// Resolves noun phrases that describe: offices ("the North Korean leader", "his counterpart", "the president"),
// things ("the country", "the bloc", "the Syrian regime"), and pairs ("the two leaders").
#pragma once

#include <optional>
#include <string>

#include "extract/entity/discourse.h"
#include "extract/entity/first_person.h"
#include "extract/entity/person_roles.h"
#include "extract/entity/speakers.h"
#include "extract/entity/thing_nouns.h"

namespace entente {

class Descriptions {
public:
    Descriptions(Discourse& discourse, PersonRoles& roles, const Speakers& speakers, FirstPerson& first_person)
        : discourse_(discourse), roles_(roles), speakers_(speakers), first_person_(first_person), things_(discourse) {}

    /// Learns the role that a phrase with this head states of someone named, in whatever order they come: run over the
    /// whole document first.
    void learn(std::uint32_t head);
    /// Takes the phrase with this head: records whom it means, or that a common noun stands there.
    void resolve(std::uint32_t head);

private:
    /// A noun phrase that may describe.
    struct Phrase {
        std::uint32_t head = 0;
        std::uint32_t first = 0;
        std::uint32_t last = 0;
        PersonRole role;                         // its words as a role; `of` the country or body that it names
        std::uint32_t owner = kNoEntity;         // whom "his", "its", "Trump's" means
        std::uint32_t landmark = Syntax::kNone;  // token of the country or body in it
        bool definite = false;                   // the, that, an owner
        bool owned = false;                      // has an owner, known or not
        bool qualified = false;                  // another noun goes with it: "the sanctions regime"
        bool contrasted = false;                 // "another", "the previous": not what was spoken of
        bool first_person = false;               // our, my
        bool restricted = false;                 // by a clause: "the country that fired"
        bool described = false;                  // an adjective: "the elite group"
        bool deictic = false;                    // this
        bool plural = false;
        bool counted_two = false;  // two, both
    };
    struct Answer {
        std::uint32_t entity = kNoEntity;
        ReferenceRule rule = ReferenceRule::none;
    };

    [[nodiscard]] bool is_phrase_head(std::uint32_t token) const;
    [[nodiscard]] Phrase read(std::uint32_t head);
    [[nodiscard]] bool restricts(std::uint32_t clause, const Phrase& phrase) const;
    void read_child(std::uint32_t child, Phrase& phrase);
    void name_role(Phrase& phrase) const;
    [[nodiscard]] std::uint32_t leftmost(std::uint32_t token) const;
    /// The person or thing named in apposition to the phrase, whichever comes first; none where they are one name
    /// ("President Trump").
    [[nodiscard]] std::uint32_t apposed(const Phrase& phrase) const;
    [[nodiscard]] std::uint32_t titled(const Phrase& phrase) const;
    [[nodiscard]] std::uint32_t predicated(std::uint32_t head) const;

    [[nodiscard]] Answer answer(Phrase& phrase);
    [[nodiscard]] std::uint32_t counterpart(const Phrase& phrase);
    [[nodiscard]] std::uint32_t office_of(const PersonRole& role, std::uint32_t landmark);
    [[nodiscard]] std::uint32_t repeated(const PersonRole& role);
    [[nodiscard]] Answer thing(const Phrase& phrase);
    [[nodiscard]] std::uint32_t administration(const Phrase& phrase);
    [[nodiscard]] std::uint32_t administration_of(std::uint32_t person);
    template <typename Fits>
    [[nodiscard]] std::uint32_t most_salient(double margin, Fits fits) const;
    [[nodiscard]] std::uint32_t country_of_team(const Phrase& phrase);
    [[nodiscard]] bool is_only_one_lately(std::uint32_t body) const;
    [[nodiscard]] std::uint32_t body_of_member(const Phrase& phrase);
    [[nodiscard]] std::uint32_t only_body(std::string_view noun);
    [[nodiscard]] std::uint32_t country_throughout();
    void learn_membership(const Mention& named);
    void learn_thing(std::uint32_t entity, const Phrase& phrase);
    [[nodiscard]] static bool is_own_country(const Phrase& phrase);
    [[nodiscard]] std::uint32_t body_of_country(const Phrase& phrase);
    [[nodiscard]] bool is_before_name(const Phrase& phrase) const;
    [[nodiscard]] bool describes(std::uint32_t named, const Phrase& phrase) const;
    [[nodiscard]] bool leads(std::uint32_t person, std::uint32_t land);
    /// The country for which the words at a place are said: the speaker's, else the text's own.
    [[nodiscard]] std::uint32_t home_at(std::uint32_t token);
    [[nodiscard]] bool names_person(const Phrase& phrase) const;
    [[nodiscard]] bool is_listed(const Phrase& phrase) const;
    [[nodiscard]] std::uint32_t capital(const Phrase& phrase);
    [[nodiscard]] bool is_capital(std::uint32_t city);
    [[nodiscard]] bool kind_fits(std::uint32_t entity, std::string_view noun);
    void resolve_pair(const Phrase& phrase);
    void record(const Phrase& phrase, Answer found);

    static constexpr std::uint32_t kRecent = 3;  // sentences back in which a description finds what it repeats
    static constexpr std::size_t kMostCandidates = 80;

    Discourse& discourse_;
    PersonRoles& roles_;
    const Speakers& speakers_;
    FirstPerson& first_person_;
    ThingNouns things_;
    std::vector<std::uint32_t> teams_;  // countries whose teams were spoken of
};

}  // namespace entente
