// Whom pronouns and descriptions mean. Ordered rules, each named by ReferenceRule; a reference that no rule is sure of
// stays silent. What each reads:
//   apposition         "Lavrov, the foreign minister"; "his sister, Kim Yo-jong"
//   relative-pronoun   who, which, whose: the phrase that the clause hangs on
//   reflexive          himself: the clause's subject; "Coats, himself a senator"
//   subject-ahead      "In his speech, Trump said"
//   person-pronoun     he, she: salience, by gender, part of the clause and distance (antecedents.h)
//   acting-pronoun     it, they where the words ask for an actor: "it announced", "its troops"
//   thing-pronoun      it elsewhere, within the sentence or from subject to subject
//   plural-pronoun     they: a body or team
//   quoted-speaker, turn-speaker, author   I: who says the quotation, the turn of a transcript, the statement
//   speaks-for         we: the body or state for which that speaker holds an office, the team in which one plays
//   own-country        "our country": the speaker's
//   counterpart        "his Russian counterpart"
//   office-of-country, office-of-owner     "the French president", "its leader": by the text, else by the date
//   repeated-role      "the minister": whom the text called that, lately
//   office-alone       "the President" where nobody was called that: of the text's own country, by its date
//   government, capital, administration    "the Syrian regime", "Iran's capital", "his administration"
//   national-team      "the Swedish team", then "the team"
//   repeated-noun      "the church" after the Church of Scientology; "the charity" after "Greenpeace, a charity"
//   country-noun, org-noun, place-noun     "the country", "the company", "the island": the one spoken of last and most
// tests/bench/reference_score.py measures them, one by one; docs/references.md has the figures.
#pragma once

#include "extract/entity/gazetteer.h"
#include "extract/text/analysis.h"

namespace entente {

/// Adds to `analysis.mentions` (whose entities are known) mentions of form nominal and pronoun, to `analysis.groups`
/// phrases that mean several, and to `analysis.entities` holders of offices that only a description means. Needs the
/// parse. Time is linear in the length of the document.
void resolve_references(const Gazetteer& gazetteer, const Document& document, Analysis& analysis);

}  // namespace entente
