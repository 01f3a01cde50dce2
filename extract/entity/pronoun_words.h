// The pronouns of English that may mean someone, by person, number and case.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace entente {

enum class PronounSort : std::uint8_t {
    he,
    she,
    it,
    they,
    first_singular,
    first_plural,
    relative_person,
    relative,
    whose,
};
enum class PronounCase : std::uint8_t { plain, possessive, reflexive };

struct Pronoun {
    PronounSort sort = PronounSort::it;
    PronounCase form = PronounCase::plain;
};

/// What a word in lower case is; none where it is no such pronoun.
[[nodiscard]] std::optional<Pronoun> pronoun_of(std::string_view word);

[[nodiscard]] inline bool is_relative(PronounSort sort) {
    return sort >= PronounSort::relative_person;
}
[[nodiscard]] inline bool is_first_person(PronounSort sort) {
    return sort == PronounSort::first_singular || sort == PronounSort::first_plural;
}

/// Verbs whose subject decides or speaks: a person, a body or a state, never a mere thing. By lemma.
[[nodiscard]] bool is_verb_of_actors(std::string_view lemma);
/// Verbs that are followed by what their object did: thank, congratulate, blame. By lemma.
[[nodiscard]] bool is_verb_of_judging(std::string_view lemma);
/// Verbs whose object "it" is what was said or happened: "denied it", "knew it".
[[nodiscard]] bool is_verb_of_claims(std::string_view lemma);
/// Verbs whose "it" is mostly no thing at all: seem, happen, matter. By lemma.
[[nodiscard]] bool is_verb_of_mere_it(std::string_view lemma);
/// What two do with each other: meet, talk, negotiate.
[[nodiscard]] bool is_mutual_verb(std::string_view lemma);
/// Nouns for what only states and bodies have: troops, government, headquarters. Singular or plural, lower case.
[[nodiscard]] bool is_owned_by_bodies(std::string_view noun);

}  // namespace entente
