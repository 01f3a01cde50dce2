// What the packs hold, counted and spelled out: for `entente rules list`.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "rules/pack.h"

namespace entente {

struct FactCounts {
    std::size_t countries = 0;
    std::size_t places = 0;
    std::size_t orgs = 0;
    std::size_t people = 0;
    std::size_t events = 0;
    std::size_t offices = 0;
    std::size_t holders = 0;
    std::size_t aliases = 0;
};

/// A relation as an analyst reads it. Entries are as they are written, each once.
struct RelationSummary {
    std::string name;
    std::string pack;
    std::string about;
    std::string plover;       // empty for none
    std::string subject;      // "actor"
    std::string object;       // "actor|place"; empty where words alone are kept
    std::string object_text;  // no, also, optional, only
    bool symmetric = false;
    std::string is_a;
    std::string inverse;
    std::vector<std::string> recipient;  // prepositions of these roles, where the frame names some
    std::vector<std::string> topic;
    std::vector<std::string> place;
    std::vector<std::string> verbs;
    std::vector<std::string> converse;
    std::vector<std::string> negative;
    std::vector<std::string> nouns;
    std::vector<std::string> adjectives;
    std::vector<std::string> adjacent;
    std::vector<std::string> unless;
    std::vector<std::string> patterns;  // name, and what it reads
    std::size_t examples = 0;
    std::size_t negative_examples = 0;  // those that expect nothing
    std::string where;                  // FILE:LINE:COLUMN
};

struct Inventory {
    std::vector<PackInfo> packs;
    FactCounts facts;
    std::vector<RelationSummary> relations;  // ascending by name
};

/// `packs` must have been loaded with examples.
[[nodiscard]] Inventory take_inventory(const Packs& packs);

/// The kinds as a rule writes them: "actor|city".
[[nodiscard]] std::string kinds_text(KindSet kinds);

}  // namespace entente
