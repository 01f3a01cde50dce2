// The closed lists of English words that name finding leans on. Words are folded (lower case).
#pragma once

#include <span>
#include <string_view>

namespace entente {

/// Articles, prepositions, pronouns, conjunctions, auxiliaries, common sentence openers: no part of a name when they
/// stand first in a sentence.
[[nodiscard]] bool is_function_word(std::string_view word);

/// Last words of organisations' names: Ministry, Council, Corp.
[[nodiscard]] bool is_org_head(std::string_view word);
/// Last two words of organisations' names where the last alone would say nothing: School District, Stock Exchange.
[[nodiscard]] bool is_body_of_two_words(std::string_view before, std::string_view last);
/// First words of names such as "Ministry of Defence", "University of Sheffield", "Bank of England".
[[nodiscard]] bool is_org_opening(std::string_view word);
/// Last words of facilities' names: Palace, Airport, Bridge.
[[nodiscard]] bool is_facility_head(std::string_view word);
/// Last words of names of things that are neither people nor bodies: Act, Prize, Program, Day.
[[nodiscard]] bool is_thing_head(std::string_view word);
/// What bodies are for, before an "and" in their names: "Food and Drug Administration".
[[nodiscard]] bool is_topic_of_bodies(std::string_view word);
/// Small words inside names: of, the, de, al, bin, van.
[[nodiscard]] bool is_name_connector(std::string_view word);
/// Prepositions that put something in, at or on the way to a place.
[[nodiscard]] bool is_place_preposition(std::string_view word);
/// Month and weekday names, which are capitalised and no one's name.
[[nodiscard]] bool is_calendar_word(std::string_view word);
/// Nouns for people who act for their country or body: officials, troops, government.
[[nodiscard]] bool is_agent_noun(std::string_view word);
/// Nouns that point back at someone or some body already named: country, bloc, counterpart.
[[nodiscard]] bool is_party_noun(std::string_view word);
/// Nouns that make a leader's name one of a government: "the Trump administration", "the Maduro regime".
[[nodiscard]] bool is_administration_noun(std::string_view word);
/// Names of bodies that many countries have: "Foreign Ministry", "National Assembly". Whose is meant the document
/// tells.
[[nodiscard]] bool is_body_of_many_countries(std::string_view name);
/// Words that make an office a past one: former, ex, then.
[[nodiscard]] bool is_former_word(std::string_view word);

/// Titles and roles that stand before or after names whatever the country, beyond the packs' offices.
[[nodiscard]] std::span<const std::string_view> general_titles();
/// Titles of several people at once: Senators, Representatives, Presidents. Folded.
[[nodiscard]] bool is_plural_title(std::string_view word);
/// Whether a title is a form of address only (Mr., Dr.), which names no office.
[[nodiscard]] bool is_courtesy_title(std::string_view word);

}  // namespace entente
