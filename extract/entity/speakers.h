// Who says the words at a place: the speaker of a quotation, of a turn in a transcript ("MR. CARNEY:", "THE
// PRESIDENT:"), or the author whom the text names ("Statement by President Obama on ...").
#pragma once

#include <cstdint>
#include <vector>

#include "extract/entity/discourse.h"
#include "extract/entity/person_roles.h"
#include "extract/entity/quotations.h"

namespace entente {

class Speakers {
public:
    Speakers(const Discourse& discourse, const Quotations& quotations, PersonRoles& roles)
        : discourse_(discourse), quotations_(quotations), roles_(roles) {}

    /// Finds turns and author: when the document's names and roles are known.
    void find();

    struct Speaker {
        std::uint32_t entity = kNoEntity;
        ReferenceRule rule = ReferenceRule::none;  // how "I" is known there
    };
    /// Who says the word: complete when all third persons are resolved.
    [[nodiscard]] Speaker at(std::uint32_t token) const;
    /// The same as an entity, from what is known so far.
    [[nodiscard]] std::uint32_t named_at(std::uint32_t token) const { return at(token).entity; }
    /// Whether speakers take turns in the text.
    [[nodiscard]] bool is_transcript() const { return !turns_.empty(); }
    /// Tokens [first, last) before the colon that opens a turn, if the token is one of them.
    [[nodiscard]] bool is_label(std::uint32_t token) const;

private:
    /// From `first` on, until the next one, `entity` speaks; kNoEntity for someone unknown.
    struct Turn {
        std::uint32_t label = 0;  // the label's first token
        std::uint32_t first = 0;  // after the colon
        std::uint32_t entity = kNoEntity;
    };

    void find_turns();
    void find_author();
    [[nodiscard]] std::uint32_t end_of_label(const Sentence& sentence) const;
    [[nodiscard]] std::uint32_t speaker_of_label(std::uint32_t first, std::uint32_t last) const;
    [[nodiscard]] std::uint32_t author_of_title(const Sentence& title) const;
    [[nodiscard]] std::uint32_t signed_by(const Sentence& last) const;

    const Discourse& discourse_;
    const Quotations& quotations_;
    PersonRoles& roles_;
    std::vector<Turn> turns_;  // ascending
    std::uint32_t author_ = kNoEntity;
};

}  // namespace entente
