// Two people of one name. Texts that name a person whom no pack knows meet under one key, the name's. Where they tell
// of different countries, trades or times, they are about different people: each gets an entity of its own, whose key
// is the name's with what tells them apart ("person:john-smith~GBR"). What says nothing of it stays with the name.
//
// The division is a function of the profiles that are there, whatever their order: by country where two are told, then
// within each by trade, then by times that lie more than thirty years apart. It is made again before each commit for
// the names whose profiles have changed, and taken back when what spoke for it goes. Only graph/*.cc includes this.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "graph/base/result.h"
#include "graph/sqlite.h"

namespace entente {

/// What one profile tells of a person.
struct PersonTraits {
    std::string country;
    std::string trade;
    std::int64_t decade = 0;  // 0: not known
};

/// The key of the name that a key divides: all before '~'; a key of one document alone ("...@URI") as it is.
[[nodiscard]] std::string_view key_of_name(std::string_view key);

/// For each of the profiles of one name what is to follow the name's key: "" or "~GBR", "~GBR~sport", "~1980".
[[nodiscard]] std::vector<std::string> divide_namesakes(const std::vector<PersonTraits>& profiles);

/// Bound to one connection, which must outlive it; used inside that connection's transaction.
class Namesakes {
public:
    [[nodiscard]] static Result<Namesakes> open(sqlite3* connection);

    /// Divides the profiles of the name that a person's key stands for; what a pack says stays with the name. Adds to
    /// `touched` the entities that gained or lost some.
    Status settle(std::string_view key, std::unordered_set<std::int64_t>& touched);

private:
    struct Profile {
        std::int64_t id = 0;
        std::int64_t entity = 0;
        std::string key;
        PersonTraits traits;
        bool known = false;  // from a pack: it is the name's
    };

    Result<std::vector<Profile>> profiles_of(const std::string& name);
    Result<std::int64_t> entity_of(const std::string& key, const Profile& like);
    Status move(const Profile& profile, std::int64_t entity_id);

    sqlite3* connection_ = nullptr;
    Statement profiles_, find_, insert_, repoint_, mentions_, subjects_, objects_, places_, speakers_;
};

}  // namespace entente
