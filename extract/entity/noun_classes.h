// What common nouns can stand for: the heads of descriptions such as "the country", "the bloc", "the two leaders".
// Words are folded.
#pragma once

#include <string_view>

namespace entente {

enum class NounClass : unsigned char {
    none,
    country,         // country, nation, kingdom
    government,      // government, regime: the country that it governs
    administration,  // administration: a leader's, a body of its own
    org,             // group, agency, company: an organisation of any sort
    institution,     // team, school, party: as body, or the one organisation that a text is about
    body,            // ministry, council, court: one whose name says it
    city,            // city, capital, town
    region,          // province, island
    facility,        // palace, base, site
};

/// What a singular noun names when it repeats something said before.
[[nodiscard]] NounClass noun_class(std::string_view word);

/// Adjectives that make a description mean another thing than the one spoken of: other, previous, neighbouring, first.
[[nodiscard]] bool is_contrasting(std::string_view adjective);
/// Words that make a country's team one of sport: national, football, women's.
[[nodiscard]] bool is_of_sport(std::string_view word);
/// Nouns for those who play in a team or lead it: captain, coach.
[[nodiscard]] bool is_of_team(std::string_view noun);
/// Whether an organisation whose name has these head words can be called by a noun of class org: a ministry is no
/// company.
[[nodiscard]] bool can_be_called(std::string_view noun, std::string_view head_of_name);
/// Nouns whose first sense is a person: leader, senator, journalist.
[[nodiscard]] bool is_person_noun(std::string_view word);
/// Everyday nouns for things, acts, groups and qualities, and their plurals in -s: day, provisions, credit.
[[nodiscard]] bool is_common_noun(std::string_view word);
/// Everyday nouns, persons' included, and adjectives: what a person's name does not begin with.
[[nodiscard]] bool is_everyday_word(std::string_view word);
/// The singular of a person's plural that a pair can be: leaders -> leader, men -> man; empty for others.
[[nodiscard]] std::string_view pair_of_people(std::string_view plural);
/// Plurals for countries: countries, sides, neighbours, nations.
[[nodiscard]] bool is_pair_of_countries(std::string_view plural);

}  // namespace entente
