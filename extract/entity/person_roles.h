// Who is what: the offices and roles that the text states of persons ("President Moon", "Bill Browder, the British
// financier") and those that the packs know on the document's date. Descriptions are resolved through these.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/entity/discourse.h"

namespace entente {

/// Words of a role and whose it is. `text` is folded, without determiners: "foreign minister", "secretary of state".
struct PersonRole {
    std::string text;
    std::string head;              // its noun: "minister", "secretary"
    std::uint32_t of = kNoEntity;  // country or body; kNoEntity where it is not said
    bool former = false;
    bool said = false;  // by the text, not only by the packs
};

/// The noun of a role: the word before "of", "to" or "for", else the last one.
[[nodiscard]] std::string_view role_head(std::string_view text);

class PersonRoles {
public:
    explicit PersonRoles(Discourse& discourse) : discourse_(discourse) {}

    void add(std::uint32_t person, PersonRole role);
    /// The country whose team the text is about; kNoEntity for several.
    void set_team(std::uint32_t land) { team_ = land; }
    /// The roles of a person, the packs' among them.
    [[nodiscard]] const std::vector<PersonRole>& of(std::uint32_t person);
    /// Whether the person is what the words say. A description with fewer words than the role means it too ("the
    /// minister" the foreign minister), but never a president a vice president. `of` unknown on either side agrees.
    [[nodiscard]] bool fits(std::uint32_t person, const PersonRole& wanted);
    /// Whether the text itself states the role, not only the packs.
    [[nodiscard]] bool is_said(std::uint32_t person, const PersonRole& wanted);
    /// The one person named so far whom the words fit, by the text's own roles; kNoEntity for none or several.
    [[nodiscard]] std::uint32_t only_one(const PersonRole& wanted);
    /// Whom the words mean by themselves ("the president", "THE VICE PRESIDENT:"): the one person of whom the text says
    /// it, else who held the office in the text's own country on its date; kNoEntity for none or several.
    [[nodiscard]] std::uint32_t bearer(const PersonRole& wanted);
    /// Who held the office on the document's date in the country that the text is mostly about.
    [[nodiscard]] std::uint32_t holder_at_home(const PersonRole& wanted);
    /// Who led that country on that date.
    [[nodiscard]] std::uint32_t leader_at_home();
    /// The same for another country.
    [[nodiscard]] std::uint32_t leader_of(std::uint32_t land);
    /// The country of a person's office, else the person's own.
    [[nodiscard]] std::uint32_t land_of(std::uint32_t person);
    /// Whom a speaker means by "we": a body itself, what a spokesperson speaks for, the country of who holds an office
    /// in it; kNoEntity for others.
    [[nodiscard]] std::uint32_t speaks_for(std::uint32_t speaker);
    /// The one holder of the office on the document's date, by the packs; kNoEntity for none or several.
    [[nodiscard]] std::uint32_t holder(std::string_view text, std::uint32_t of);

private:
    void load(std::uint32_t person);
    [[nodiscard]] bool plays(std::uint32_t person);
    [[nodiscard]] bool is_borne(const PersonRole& wanted);

    Discourse& discourse_;
    std::uint32_t team_ = kNoEntity;
    std::vector<std::vector<PersonRole>> roles_;  // of entities
    std::vector<char> loaded_;
    StringMap<std::vector<std::uint32_t>> by_head_;  // persons, each once
};

}  // namespace entente
