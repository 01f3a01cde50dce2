// What the graph holds: entities, and relations between them with their evidence. Plain values without text engines:
// offsets are Unicode code points of the document's text, so that SQL's substr and other languages' slices agree.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/base/kind.h"

namespace entente {

/// Half-open range of code points in a document's text.
struct TextRange {
    std::uint32_t start = 0;
    std::uint32_t end = 0;
    auto operator<=>(const TextRange&) const = default;
};

/// Someone or something with one identity, whatever it is called.
struct Entity {
    std::string key;   // identity across documents and graphs, e.g. "country:PRK", "person:donald-trump"
    std::string name;  // full usual English name
    EntityKind kind = EntityKind::other;
    std::string country;  // ISO 3166 alpha-3 that it belongs to; empty where unknown
    std::optional<double> latitude;
    std::optional<double> longitude;
    std::string wikidata;              // "Q…"; empty where unknown
    std::vector<std::string> aliases;  // other names, the document's own forms among them
    bool known = false;                // from a pack: these values stand against those that are only read in texts
    // Of a person whom no pack knows, to tell namesakes apart (namesakes.h):
    std::string trade;        // sport, arts, faith, public: what the document says that they do; empty where it doesn't
    std::int64_t decade = 0;  // of the document: 1990; 0 where it has no date
};

/// How a mention refers.
enum class MentionForm : std::uint8_t { name, demonym, nominal, pronoun };
enum class Polarity : std::uint8_t { affirmed, negated };
enum class Modality : std::uint8_t { actual, future, possible, former };

[[nodiscard]] std::string_view to_string(MentionForm form);
[[nodiscard]] std::string_view to_string(Polarity polarity);
[[nodiscard]] std::string_view to_string(Modality modality);

/// A place in the text that refers to an entity. `kind` may differ from the entity's ("Washington" the government).
struct MentionFact {
    std::uint32_t entity = 0;  // index in DocumentFacts::entities
    EntityKind kind = EntityKind::other;
    MentionForm form = MentionForm::name;
    TextRange range;
    std::uint32_t sentence = 0;  // index in DocumentFacts::sentences
    std::string rule;            // what decided whom a reference means ("relative-pronoun"); empty for names
};

/// Why we believe a relation: where it is said and which rule read it.
struct Evidence {
    std::uint32_t sentence = 0;  // index in DocumentFacts::sentences
    std::string rule;            // pack/relation, e.g. "en/met"
    std::string construction;    // how it was said: active, passive, noun, title, …
    std::string trigger;         // the words that carried it
    double confidence = 0.5;     // 0 to 1
};

/// One relation as one sentence says it.
struct Relation {
    std::uint32_t subject = 0;  // index in DocumentFacts::entities
    std::string name;           // "met"
    std::optional<std::uint32_t> object;
    std::string object_text;  // words of the object phrase; empty where none
    Polarity polarity = Polarity::affirmed;
    Modality modality = Modality::actual;
    std::string date;                      // ISO 8601 or START/END; empty where the sentence does not date it
    std::string date_from;                 // YYYY-MM-DD, the first and the last day of `date`; empty where it is open
    std::string date_to;                   // ("since 2017" has no last day) or not known
    std::optional<std::uint32_t> place;    // index in DocumentFacts::entities
    std::optional<std::uint32_t> speaker;  // who claims it; index in DocumentFacts::entities
    Evidence evidence;
};

/// A temporal expression and its ISO value (empty where it could not be resolved).
struct DateFact {
    TextRange range;
    std::string text;
    std::string value;
};

/// A paragraph that may be a site's: one that says the same under many stories.
struct ParagraphFact {
    TextRange range;
    std::int64_t hash = 0;     // of its site and its words
    std::int64_t context = 0;  // differs where the rest of the document does
};

/// What one relation's name means; the same in every document.
struct RelationType {
    std::string name;
    std::string plover;  // PLOVER event code, or empty
    bool symmetric = false;
    std::string about;
};

/// Everything that one document says: what the store takes, whole, or not at all.
struct DocumentFacts {
    std::string uri;
    std::string title;
    std::string date;
    std::string language;
    std::string text;    // UTF-8
    std::string layout;  // bytes that only the extractor reads: where the text's blocks stand; empty where unknown
    std::vector<std::pair<std::string, std::string>> metadata;
    std::vector<std::int64_t> bands;        // documents that have one in common tell the same story; may be empty
    std::vector<ParagraphFact> paragraphs;  // what three contexts repeat of them is nobody's news; may be empty
    std::uint32_t words = 0;
    std::uint32_t sentence_count = 0;
    std::vector<TextRange> sentences;  // whether or not something was found in them
    std::vector<Entity> entities;
    std::vector<MentionFact> mentions;
    std::vector<Relation> relations;
    std::vector<DateFact> dates;
};

}  // namespace entente
