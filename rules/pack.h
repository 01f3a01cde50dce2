// What a rule pack says, as plain values: facts about names, and frames. docs/rules.md describes the files.
// Loading checks each file by itself and the packs against each other; what is returned holds no broken rule.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/base/diagnostics.h"
#include "graph/base/kind.h"

namespace entente {

/// Where something stands: a file of the pack, line and column from 1.
struct SourcePlace {
    std::uint32_t file = 0;  // index in Packs::files
    std::uint32_t line = 0;
    std::uint32_t column = 0;
};

enum class Gender : std::uint8_t { unknown, male, female };

/// A named thing: country, place, org, person or event.
struct NameEntry {
    SourcePlace where;
    EntityKind kind = EntityKind::other;
    std::string id;  // as written; a country's code for a country; empty where none was given
    std::string name;
    std::vector<std::string> aliases;
    std::vector<std::string> demonyms;  // countries (and regions) only: adjectives and people's nouns, singular
    std::vector<std::string> people;    // plurals that are not a demonym with -s
    std::vector<std::string> metonyms;  // seats that stand for the government
    std::string capital;
    std::string surname;  // persons only; never empty there after loading
    Gender gender = Gender::unknown;
    std::string country;  // ISO 3166 alpha-3; a country's own code for a country; empty where unknown
    std::optional<double> latitude;
    std::optional<double> longitude;
    std::string wikidata;
    bool common = false;  // is also an everyday word: a capital letter alone does not make it a name
};

/// A person who held an office. Dates are ISO 8601 as written (YYYY, YYYY-MM, YYYY-MM-DD), empty where open.
struct Holder {
    std::uint32_t person = 0;  // index in Packs::names
    std::string from;
    std::string until;
};

struct Office {
    SourcePlace where;
    std::vector<std::string> titles;
    std::vector<std::string> descriptions;
    std::uint32_t of = 0;  // index in Packs::names: a country or an org
    std::vector<Holder> holders;
};

enum class ObjectText : std::uint8_t { no, optional, only };

/// One element of a verb or noun entry after its first word.
struct PhrasePiece {
    enum class Kind : std::uint8_t {
        word,     // this very word (a particle, a preposition, a noun's lemma)
        gap,      // ~: determiners, adjectives, or nothing
        object,   // {}: the object stands here
        text,     // {text}: the phrase that becomes object_text
        content,  // "to", "that", "-ing" at the end: the clause that follows becomes object_text; `word` says which
    };
    Kind kind = Kind::word;
    std::string word;
};

/// "impose ~ sanctions on": lemma "impose"; pieces gap, word "sanctions", word "on", object.
/// After loading, where the object stands is always explicit unless the entry takes none.
struct VerbEntry {
    SourcePlace where;
    std::string written;
    std::string lemma;
    std::vector<PhrasePiece> pieces;
    bool negative = false;           // says that the relation did not come about
    std::optional<std::string> modality;  // "future", "possible": what it does to its content
};

/// "sanctions (on, against)": lemma "sanction", written as given; prepositions of the object.
struct NounEntry {
    SourcePlace where;
    std::string written;
    std::string word;  // the words before the brackets
    std::vector<std::string> prepositions;  // empty: the default (with, between, and)
};

/// "critical of": the adjective and the preposition of its object.
struct AdjectiveEntry {
    SourcePlace where;
    std::string written;
    std::string word;
    std::string preposition;
};

/// `SUBJECT relation OBJECT "words" [qualifier] …`, as docs/rules.md says.
struct ExpectedFact {
    std::string written;
    std::string subject;
    std::string relation;
    std::string object;  // empty where words alone are expected
    std::string object_text;
    std::optional<std::string> polarity, modality, date, place, by;
};

struct FrameExample {
    SourcePlace where;
    std::string text;
    std::string date;
    std::vector<ExpectedFact> expect;
};

/// One relation and what says it.
struct Frame {
    SourcePlace where;
    std::string pack;
    std::string name;
    std::string about;
    std::string plover;
    bool symmetric = false;
    KindSet subject;
    KindSet object;
    ObjectText object_text = ObjectText::no;
    double confidence = 0.8;
    std::vector<VerbEntry> verbs;
    std::vector<NounEntry> nouns;
    std::vector<AdjectiveEntry> adjectives;
    std::vector<VerbEntry> unless;
    std::vector<FrameExample> examples;
};

/// All packs that were loaded, merged. Immutable after loading.
struct Packs {
    std::vector<std::string> files;  // paths as they are shown to the user
    std::vector<NameEntry> names;
    std::vector<Office> offices;
    std::vector<Frame> frames;  // ascending by name
};

/// Loads every *.toml below each folder, in the order of their paths. Broken entries are left out and said in
/// `diagnostics`. What several packs say of one relation is added up; a conflict is an error.
[[nodiscard]] Packs load_packs(const std::vector<std::filesystem::path>& folders, Diagnostics& diagnostics);

/// The same for one file's text: for tests and editors. `path` is what messages show.
[[nodiscard]] Packs load_pack_text(std::string_view path, std::string_view toml, Diagnostics& diagnostics);

/// "FILE:LINE:COLUMN" of a place in these packs.
[[nodiscard]] std::string to_string(const Packs& packs, SourcePlace where);

}  // namespace entente
