#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extract/text/document.h"
#include "extract/text/token.h"
#include "extract/text/windows.h"
#include "graph/fact.h"

namespace entente {

inline constexpr std::uint32_t kNoEntity = 0xFFFFFFFFU;
inline constexpr std::uint32_t kNoAlias = 0xFFFFFFFFU;

/// The rule that decided whom a reference means; none for names. extract/entity/references.h says what each one reads.
enum class ReferenceRule : std::uint8_t {
    none,
    apposition,
    relative_pronoun,
    reflexive,
    quoted_speaker,
    subject_ahead,
    person_pronoun,
    acting_pronoun,
    thing_pronoun,
    plural_pronoun,
    turn_speaker,
    author,
    speaks_for,
    own_country,
    counterpart,
    office_of_country,
    office_of_owner,
    repeated_role,
    government,
    capital,
    office_alone,
    administration,
    national_team,
    repeated_noun,
    country_noun,
    org_noun,
    place_noun,
    group,
};

[[nodiscard]] std::string_view to_string(ReferenceRule rule);

/// A stretch of text that refers to an entity: tokens [first, last) of one sentence, bytes `span` of the text.
struct Mention {
    Span span;
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    std::uint32_t sentence = 0;
    std::uint32_t entity = kNoEntity;  // index in Analysis::entities; kNoEntity until identity is known
    std::uint32_t alias = kNoAlias;    // the gazetteer's alias that it is; kNoAlias for a name that no pack knows
    EntityKind kind = EntityKind::other;
    MentionForm form = MentionForm::name;
    ReferenceRule rule = ReferenceRule::none;
};

/// A phrase or pronoun that means several entities at once: "the two leaders", a plural "they". It is no mention of the
/// graph; relations spell it out. Tokens [first, last) of one sentence, `head` among them.
struct MentionGroup {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    std::uint32_t head = 0;
    std::uint32_t sentence = 0;
    std::vector<std::uint32_t> entities;  // indices in Analysis::entities, two or more, in the order they were named
    MentionForm form = MentionForm::nominal;  // nominal or pronoun
};

/// The longest name of the packs that starts at a token.
struct KnownName {
    std::uint32_t last = kNotLookedUp;  // one past its last token; 0 where none starts
    std::uint32_t alias = kNoAlias;
    static constexpr std::uint32_t kNotLookedUp = 0xFFFFFFFFU;
};

/// The words of an office or role: tokens [first, last), "Foreign Minister", "spokesman". Not part of any name.
struct Title {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    std::uint32_t sentence = 0;
};

enum class TimeType : std::uint8_t { date, time, duration, set };

/// The part of its value that an expression means, or how exact it is: "early 2018", "about two weeks".
enum class TimeMod : std::uint8_t { none, start, mid, end, approximate, less_than, more_than };

/// How the word before an expression bounds what it dates: "since 2017", "until Friday", "before June", "after 2015".
enum class TimeBound : std::uint8_t { none, since, until, before, after };

/// A temporal expression: tokens [first, last) and its value by TIMEX3 (ISO 8601 with extensions), empty where it could
/// not be resolved. extract/time/time_value.h reads values.
struct TimeExpression {
    Span span;
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    std::uint32_t sentence = 0;
    std::string value;
    TimeType type = TimeType::date;
    TimeMod mod = TimeMod::none;
    TimeBound bound = TimeBound::none;
    std::string date_from;  // YYYY-MM-DD: the first and the last day that it covers; empty where they are not known.
    std::string date_to;    // Also those of a duration that ends or begins at a known day ("over the past year").
    std::string range;      // "2015/2018" for both ends of "from 2015 to 2018"; empty for others
};

/// What the stages of the pipeline have found out about one document so far. Indices are into these vectors.
/// Relation::evidence.sentence is an index in `sentences`.
struct Analysis {
    std::vector<Token> tokens;
    std::vector<Sentence> sentences;
    std::string lemmas;                  // one pool for Token::lemma
    std::vector<KnownName> known_names;  // of each token, as the parse's stage found them; may be empty
    std::vector<Title> titles;           // ascending, apart from each other
    std::vector<Mention> mentions;       // ascending by span
    std::vector<MentionGroup> groups;    // ascending; none overlaps a mention's head
    std::vector<Mention> undecided;      // runs of capitals that are nobody: neither known nor of a kind that shows
    std::vector<Entity> entities;
    std::vector<TimeExpression> dates;
    std::vector<Relation> relations;

    void clear();
    [[nodiscard]] std::string_view lemma(const Token& token) const { return token.lemma.of(lemmas); }
};

/// Those of one sentence, out of mentions, groups, titles or dates: anything that ascends by its member `sentence`.
template <typename Item>
[[nodiscard]] std::span<const Item> of_sentence(const std::vector<Item>& items, std::uint32_t sentence) {
    const auto before = [](const Item& item, std::uint32_t s) { return item.sentence < s; };
    const auto first = std::lower_bound(items.begin(), items.end(), sentence, before);
    const auto last = std::lower_bound(first, items.end(), sentence + 1, before);
    return {first, last};
}

/// The form of each token, for code that reads many.
class Words {
public:
    Words(const Document& document, const Analysis& analysis) : text_(document.text), tokens_(analysis.tokens) {}
    [[nodiscard]] std::string_view operator[](std::size_t token) const { return tokens_[token].span.of(text_); }

private:
    std::string_view text_;
    const std::vector<Token>& tokens_;
};

/// The document and its analysis as the graph takes them: offsets in code points, only sentences that carry something.
[[nodiscard]] DocumentFacts to_facts(Document document, Analysis analysis);
/// What the analysis of a window's document found in the window's own part, with the whole document's offsets.
[[nodiscard]] DocumentFacts own_facts(const WindowDocument& window, Analysis analysis);
/// Adds to what was found in a document all that the graph keeps of the document itself.
void add_origin(Document&& document, DocumentFacts& facts);

}  // namespace entente
