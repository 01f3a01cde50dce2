// What common nouns can stand for: the heads of descriptions such as "the country", "the bloc", "the two leaders".
// Words are folded.
#pragma once

#include <string_view>

namespace entente {

enum class NounClass : unsigned char {
    none,
    country,     // country, nation, kingdom
    government,  // government, regime: the country that it governs
    org,         // group, agency, company: an organisation of any sort
    body,        // ministry, council, court: one whose name says it
    city,        // city, capital, town
    region,      // province, island
    facility,    // palace, base, site
};

/// What a singular noun names when it repeats something said before.
[[nodiscard]] NounClass noun_class(std::string_view word);
/// Nouns whose first sense is a person: leader, senator, journalist.
[[nodiscard]] bool is_person_noun(std::string_view word);
/// The singular of a person's plural that a pair can be: leaders -> leader, men -> man; empty for others.
[[nodiscard]] std::string_view pair_of_people(std::string_view plural);
/// Plurals for countries: countries, sides, neighbours, nations.
[[nodiscard]] bool is_pair_of_countries(std::string_view plural);

}  // namespace entente
