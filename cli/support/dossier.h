// All that the graph, and the packs, hold on one entity: what `entente show` prints.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "cli/support/stated.h"
#include "graph/query.h"
#include "rules/pack.h"

namespace entente {

/// An office that the packs say somebody held. Dates are ISO or empty.
struct OfficeHeld {
    std::string title;
    std::string of;
    std::string from;
    std::string until;
};

struct Dossier {
    using Rows = std::vector<std::vector<std::string>>;
    std::int64_t id = 0;
    std::vector<std::string> head;  // name, kind, country, wikidata, mentions, documents, key, whether a pack knows it
    Rows forms;                     // text, form, count
    Rows rules;                     // what decided that a mention means it ("name", "person-pronoun", ...), count
    Rows namesakes;                 // others of that name whom documents tell apart: country, key, mentions
    std::vector<OfficeHeld> offices;
    std::vector<Stated> statements;

    [[nodiscard]] bool is_person() const { return head[1] == "person"; }
    [[nodiscard]] bool is_known() const { return head[7] == "1"; }
};

[[nodiscard]] Result<Dossier> read_dossier(const Graph& graph, std::int64_t id);

/// The offices that the packs give a person of that name, the latest first.
[[nodiscard]] std::vector<OfficeHeld> offices_held(const Packs& packs, std::string_view person);

/// The statements' sentences that tell most of it: those with most statements, facts before what is only possible.
/// At most `most`, indexes of Dossier::statements, one for a sentence.
[[nodiscard]] std::vector<std::size_t> telling_sentences(const Dossier& dossier, std::size_t most);

/// "2018: met 5, proposed 2" for each year, in order: the year and its relations, the most frequent first.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> relations_by_year(const Dossier& dossier);

}  // namespace entente
