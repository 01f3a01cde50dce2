// What a rule pack says, as plain values: facts about names, and frames. docs/rules.md describes the files.
// Loading checks each file by itself and the packs against each other; what is returned holds no broken rule.
#pragma once

#include <compare>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/base/diagnostics.h"
#include "graph/base/kind.h"
#include "rules/pattern.h"

namespace entente {

/// Where something stands: a file of the pack, line and column from 1.
struct SourcePlace {
    std::uint32_t file = 0;  // index in Packs::files
    std::uint32_t line = 0;
    std::uint32_t column = 0;
    auto operator<=>(const SourcePlace&) const = default;
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

/// Whether a relation keeps words beside, or in place of, its object.
enum class ObjectText : std::uint8_t {
    no,        // needs an entity; words are not kept
    also,      // needs an entity; words may go with it
    optional,  // an entity, words, or both
    only,      // words; never an entity
};

/// What a verb does to its content, or an entry to the whole relation. `negated` says that it did not come about.
enum class ContentModality : std::uint8_t { actual, future, possible, negated };

/// One element of a phrase entry after its lemma.
struct PhrasePiece {
    enum class Kind : std::uint8_t {
        word,       // one of `words`: a particle, a preposition, a noun
        gap,        // ~: determiners, adjectives, nouns that go before, or nothing
        object,     // {}: an entity stands here
        either,     // an entity or, failing that, words (only in frames whose object_text is optional)
        possessor,  // {}'s: an entity that owns the noun that follows
        subject,    // {subject}: the relation's subject, where it is not the verb's own
        text,       // {text}: the phrase that becomes object_text
        content,    // "to", "that", "-ing" at the end: the clause that follows becomes object_text
    };
    Kind kind = Kind::word;
    /// word: the alternatives, each one word or several with single spaces ("ballistic missile"; a singular noun covers
    /// its plural; "oneself" is any reflexive pronoun); content: exactly one of "to", "that", "-ing"; else empty.
    std::vector<std::string> words;
    KindSet kinds = {};      // object, possessor: "{org}" narrows the frame's kinds; empty: as the frame has them
    bool text_head = false;  // word: the noun of a light verb, whose phrase is the object_text
};

/// How many a role takes: coordinated names and plurals are several.
enum class RoleCount : std::uint8_t { any, one, several };

/// One way to say it, for one lemma: "impose|slap ~ sanctions on" becomes two of these, with the lemmas "impose" and
/// "slap", and the pieces gap, word "sanctions" (text_head), word "on", object. After loading, lists are spelled out,
/// and where the object stands is explicit unless the entry takes none. Adjectives have the adjective or noun as lemma:
/// "critical of" is lemma "critical", word "of", object; "{text} of {}" has no lemma.
struct PhraseEntry {
    SourcePlace where;
    std::string written;
    std::string lemma;
    std::vector<PhrasePiece> pieces;
    bool negative = false;  // states that the relation did not come about
    bool converse = false;  // the verb's subject is the relation's object; {} marks the relation's subject
    std::optional<ContentModality> modality;
};

/// A preposition that a noun entry names. `text` says that it governs object_text, not the object.
struct NounPreposition {
    std::string word;
    bool text = false;
};

/// "sanctions (on, against)": the words before the brackets, and the prepositions of the object.
struct NounEntry {
    SourcePlace where;
    std::string written;
    std::vector<std::string> words;             // as written; the last one is the head
    std::vector<NounPreposition> prepositions;  // empty: the default (with, between, and)
    bool own_text = false;                      // "nuclear test ({text}, in)": the noun's own phrase is the object_text
    std::optional<ContentModality> modality;
};

/// What joins two names without a verb, the subject standing on the other side of it than the object: "in {}" is word
/// "in", object; "{}'s" is one possessor; "({org})" is word "(", object, word ")".
struct AdjacentEntry {
    SourcePlace where;
    std::string written;
    std::vector<PhrasePiece> pieces;
    bool object_first = false;  // the object's mark begins it: the subject follows
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
    bool pending = false;  // right, but not read so yet: no failure
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
    bool possessor = false;  // the owner of the object phrase may be the object
    double confidence = 0.8;
    std::string is_a;     // the wider relation that it states as well; empty for none
    std::string inverse;  // the relation that it states as well, the other way round; empty for none
    RoleCount subject_count = RoleCount::any;
    RoleCount object_count = RoleCount::any;
    std::vector<std::string> recipient;  // prepositions of the object where an entry has no place for it
    std::vector<std::string> topic;      // prepositions of the words where an entry has no place for them
    std::vector<std::string> place;      // prepositions of the place; empty: the usual ones
    std::vector<PhraseEntry> verbs;      // `negative` and `converse` ones among them
    std::vector<NounEntry> nouns;
    std::vector<PhraseEntry> adjectives;
    std::vector<AdjacentEntry> adjacent;
    std::vector<PhraseEntry> unless;  // what excludes the verbs; no object is implied here
    std::vector<FrameExample> examples;
};

/// One [[relation.*.pattern]]: a way to say its relation that no frame can tell.
struct PatternRule {
    SourcePlace where;
    std::string pack;
    std::string name;  // unlike any other pattern's or relation's
    std::string about;
    std::string written;      // the trigger, or the tokens
    std::uint32_t frame = 0;  // index in Packs::frames
    TokenTest trigger;        // where `tokens` is empty
    Sequence tokens;
    PatternAnchor anchor;         // what it is looked up by
    std::size_t anchor_item = 0;  // the element of `tokens` that has it
    std::optional<RolePath> subject, object, text, place, content;
    std::vector<TokenTest> without;  // none of them holds of the trigger
    bool optional_object = false;
    bool optional_text = false;
    bool negative = false;
    ContentModality modality = ContentModality::actual;  // of `content` where that is given, else of the relation
    double confidence = 0.8;
    std::vector<std::string> needs;  // relations that its tests ask for
    bool late = false;               // read when all frames have been
    std::size_t specificity = 0;
};

/// The [pack] table of one folder.
struct PackInfo {
    SourcePlace where;
    std::string name;
    std::string version;
    std::string about;
};

/// Words that colour what they stand with, by lemma: the [words] tables of all packs.
struct WordClasses {
    std::vector<std::string> speech;     // verbs: their subject claims what they govern
    std::vector<std::string> light;      // verbs: their subject does what their object names ("made an offer")
    std::vector<std::string> own;        // verbs: the same, though it is not done (yet): "considered sanctions"
    std::vector<std::string> wish;       // verbs: their object is only wished for ("called for talks")
    std::vector<std::string> undo;       // verbs: their object does not come about ("cancelled the summit")
    std::vector<std::string> performed;  // verbs: whoever says "I want to" do it does it ("I want to thank")
    std::vector<std::string> trait;      // nouns: what they are "of" owns them as a possessor does ("the courage of X")
    std::vector<std::string> public_body;   // words of a body's name that make its head's post a public office
    std::vector<std::string> private_body;  // the same, that make it none, whatever else the name says ("party")
    std::vector<std::string> private_post;  // titles that are no public office: "CEO", "founder"
    std::vector<std::string> planned;       // nouns: the infinitive that hangs on them is future ("a plan to")
    std::vector<std::string> future;        // words before a noun of action ("planned")
    std::vector<std::string> possible;      // the same ("possible")
    std::vector<std::string> absent;        // the same ("cancelled", "no")
};

/// A list of words that entries share. After loading its words stand in them; this is for checks.
struct ListInfo {
    SourcePlace where;
    std::string name;
    bool used = false;  // an entry names it
};

/// A piece of patterns that several share. After loading it stands in them; this is for checks.
using FragmentInfo = ListInfo;

/// A list of names that belongs to a pack, or that a user gave beside the packs (rules/name_list.h reads it).
struct NameListFile {
    std::string path;
    std::optional<EntityKind> kind;  // of rows that have none
};

/// All packs that were loaded, merged. Immutable after loading.
struct Packs {
    std::vector<PackInfo> packs;     // in the order of the folders
    std::vector<std::string> files;  // paths as they are shown to the user
    std::vector<NameEntry> names;
    std::vector<Office> offices;
    std::vector<Frame> frames;          // ascending by name
    std::vector<PhraseEntry> modality;  // verbs that change what they govern: "plan to" (future), "fail to" (negated)
    std::vector<ListInfo> lists;        // ascending by name
    WordClasses words;
    std::vector<PatternRule> patterns;     // in the order in which they are tried
    std::vector<FragmentInfo> fragments;   // in the order of the files
    std::vector<NameListFile> name_lists;  // *.csv and *.tsv below the folders, in the order of their paths
};

struct LoadOptions {
    bool examples = true;  // extraction has no use for them
};

/// Loads every *.toml below each folder (or one file by itself), in the order of their paths; lists of names are only
/// found. Broken entries are left out and said in `diagnostics`, in the order of files, lines and columns. What several
/// packs say of one relation is added up; a conflict is an error. Reads files in a few threads; the result does not
/// depend on their number.
[[nodiscard]] Packs load_packs(const std::vector<std::filesystem::path>& folders, Diagnostics& diagnostics,
                               LoadOptions options = {});

/// The files that load_packs would read in its order, then the lists of names that it would find.
[[nodiscard]] std::vector<std::filesystem::path> pack_files(const std::vector<std::filesystem::path>& folders);

/// The same as load_packs for one file's text: for tests and editors. `path` is what messages show.
[[nodiscard]] Packs load_pack_text(std::string_view path, std::string_view toml, Diagnostics& diagnostics);

/// "FILE:LINE:COLUMN" of a place in these packs.
[[nodiscard]] std::string to_string(const Packs& packs, SourcePlace where);

}  // namespace entente
