// What the text calls organisations and places, beside their names: "Yonhap, a news agency" is an agency, the Church of
// Scientology a church. "The agency", "the church" mean them later.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extract/entity/discourse.h"

namespace entente {

class ThingNouns {
public:
    explicit ThingNouns(const Discourse& discourse) : discourse_(discourse) {}

    /// The text says that the entity is one. `noun` is folded.
    void add(std::uint32_t entity, std::string noun);
    /// Whether the text says so, or the entity's name has the noun as its head.
    [[nodiscard]] bool is(std::uint32_t entity, std::string_view noun);
    /// Whether an organisation may be called that by what its name and the text say of it.
    [[nodiscard]] bool may_be(std::uint32_t entity, std::string_view noun);

private:
    [[nodiscard]] const std::vector<std::string>& nouns_of(std::uint32_t entity);

    const Discourse& discourse_;
    std::vector<std::vector<std::string>> nouns_;  // of entities: those of the name first
    std::vector<char> read_;
};

}  // namespace entente
