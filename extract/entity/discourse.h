// What a reader keeps in mind on the way through a document: who was named where, what is known of each, and which
// phrases could be meant by the next pronoun. The state of the pass that resolves references; one document, one thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/entity/gazetteer.h"
#include "extract/entity/syntax.h"
#include "extract/text/analysis.h"

namespace entente {

/// Something that was spoken of: an entity, a group of them, or a common noun that no one can name but that a pronoun
/// may mean all the same.
struct Candidate {
    std::uint32_t entity = kNoEntity;
    std::uint32_t group = kNoEntity;  // Discourse::members says who
    std::uint32_t head = 0;           // token
    std::uint32_t sentence = 0;
    Role role = Role::other;
    bool person = false;
    bool plural = false;
    bool name = false;
    bool collective = false;  // a team: "they" as well as "it"
    bool main = true;         // not inside a relative or adverbial clause
};

class Discourse {
public:
    Discourse(const Gazetteer& packs, const Document& text, Analysis& layers);

    static constexpr std::uint32_t kNone = Syntax::kNone;

    // ---- the text
    [[nodiscard]] std::string_view word(std::uint32_t token) const { return words_[token]; }
    /// The word in lower case without marks; valid until the next call.
    [[nodiscard]] std::string_view lower(std::uint32_t token) const;
    [[nodiscard]] std::string lower(std::uint32_t first, std::uint32_t last) const;
    [[nodiscard]] const Title* title_at(std::uint32_t token) const;
    /// The named mention that covers a token; nullptr where none does.
    [[nodiscard]] const Mention* name_at(std::uint32_t token) const;
    [[nodiscard]] std::uint32_t head_of(const Mention& mention) const {
        return syntax.head_of(mention.first, mention.last);
    }

    // ---- entities
    /// Whom the phrase with this head means: by its name, its resolved reference, or the name that stands in it
    /// ("leader Kim Jong-un"); kNoEntity where that is not known.
    [[nodiscard]] std::uint32_t entity_at(std::uint32_t token) const;
    [[nodiscard]] EntityKind kind(std::uint32_t entity) const { return analysis.entities[entity].kind; }
    [[nodiscard]] bool is_person(std::uint32_t entity) const { return kind(entity) == EntityKind::person; }
    [[nodiscard]] Gender gender(std::uint32_t entity) const;
    [[nodiscard]] std::optional<std::uint32_t> entry(std::uint32_t entity) const;
    /// The country as an entity of this document, made where it is not one yet; kNoEntity for an unknown code.
    std::uint32_t country_entity(std::string_view code);
    /// The country that an entity is or belongs to.
    std::uint32_t country_of(std::uint32_t entity);
    std::uint32_t entity_of_entry(std::uint32_t index);
    /// The entity of that key, made where the document has it not yet.
    std::uint32_t intern(Entity entity);
    /// The country that most of the text's names belong to; kNoEntity where no country has two thirds of them.
    [[nodiscard]] std::uint32_t home();
    /// The organisation that the text names far more than any other; kNoEntity for none.
    [[nodiscard]] std::uint32_t main_body();

    // ---- what was spoken of
    /// Notes a named mention as a candidate.
    void see_name(const Mention& mention);
    /// Notes a common noun.
    void see_noun(std::uint32_t head, bool person, bool plural);
    /// Records a reference and notes it as a candidate.
    void refer(std::uint32_t first, std::uint32_t last, std::uint32_t head, std::uint32_t entity, MentionForm form,
               ReferenceRule rule);
    /// The last noted candidate is a team, of which one says "they".
    void mark_collective() { candidates_.back().collective = true; }
    /// Records a phrase that means several, and notes it.
    void refer_group(MentionGroup group);
    /// Notes several that were named together.
    void see_group(std::uint32_t head, const std::vector<std::uint32_t>& entities);
    [[nodiscard]] const std::vector<std::uint32_t>& members(std::uint32_t group) const { return groups_[group]; }
    [[nodiscard]] const std::vector<Candidate>& candidates() const { return candidates_; }
    void enter_sentence(std::uint32_t sentence) { sentence_ = sentence; }
    [[nodiscard]] std::uint32_t sentence() const { return sentence_; }
    /// Joins the references to the mentions; the last call.
    void finish();

    const Gazetteer& gazetteer;
    const Document& document;
    Analysis& analysis;
    Syntax syntax;

private:
    void note(Candidate seen);
    void index_mentions();
    void read_genders();
    void grow_entities();

    Words words_;
    std::uint32_t sentence_ = 0;
    std::vector<std::uint32_t> mention_at_;  // of tokens: index in analysis.mentions
    std::vector<std::uint32_t> title_at_;    // of tokens: index in analysis.titles
    std::vector<std::uint32_t> reference_;   // of head tokens: the entity that a reference means
    std::vector<Mention> references_;
    std::vector<Candidate> candidates_;
    std::vector<std::vector<std::uint32_t>> groups_;
    std::optional<std::uint32_t> home_;  // as asked for first
    std::optional<std::uint32_t> main_body_;
    std::vector<Gender> genders_;         // of entities
    std::vector<std::uint32_t> entries_;  // of entities; kNone where no pack knows them
    StringMap<std::uint32_t> keys_;
    mutable std::string buffer_;
};

}  // namespace entente
