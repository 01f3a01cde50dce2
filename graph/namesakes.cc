#include "graph/namesakes.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

namespace entente {
namespace {

constexpr char kDivider = '~';
constexpr std::int64_t kLongestCareer = 40;  // years between the decades of two texts that may be about one person

using Group = std::vector<std::size_t>;  // indexes of profiles

/// Adds the trait to the suffixes of those that have one, if they have different ones; returns the groups.
template <typename TraitOf>
std::vector<Group> divide_by(const Group& group, std::vector<std::string>& suffixes, TraitOf trait_of) {
    std::map<std::string, Group> parts;
    for (const std::size_t i : group) parts[trait_of(i)].push_back(i);
    const bool told = parts.contains("");
    if (parts.size() - (told ? 1 : 0) < 2) return {group};
    std::vector<Group> out;
    for (const auto& [trait, members] : parts) {
        if (!trait.empty()) {
            for (const std::size_t i : members) suffixes[i] += kDivider + trait;
        }
        out.push_back(members);
    }
    return out;
}

/// The first decade of the run of decades that each belongs to, runs being far apart from each other.
std::map<std::int64_t, std::string> runs_of(const Group& group, const std::vector<PersonTraits>& profiles) {
    std::set<std::int64_t> decades;
    for (const std::size_t i : group) decades.insert(profiles[i].decade);
    std::map<std::int64_t, std::string> out;
    std::int64_t first = 0;
    std::int64_t before = 0;
    for (const std::int64_t decade : decades) {
        if (decade == 0) continue;
        if (first == 0 || decade - before >= kLongestCareer) first = decade;
        out[decade] = std::to_string(first);
        before = decade;
    }
    return out;
}

}  // namespace

std::string_view key_of_name(std::string_view key) {
    return key.find('@') == std::string_view::npos ? key.substr(0, key.find(kDivider)) : key;
}

std::vector<std::string> divide_namesakes(const std::vector<PersonTraits>& profiles) {
    std::vector<std::string> suffixes(profiles.size());
    Group all(profiles.size());
    for (std::size_t i = 0; i < all.size(); ++i) all[i] = i;
    for (const Group& land : divide_by(all, suffixes, [&](std::size_t i) { return profiles[i].country; })) {
        for (const Group& trade : divide_by(land, suffixes, [&](std::size_t i) { return profiles[i].trade; })) {
            const auto runs = runs_of(trade, profiles);
            divide_by(trade, suffixes, [&](std::size_t i) {
                const auto found = runs.find(profiles[i].decade);
                return found == runs.end() ? std::string() : found->second;
            });
        }
    }
    return suffixes;
}

Result<Namesakes> Namesakes::open(sqlite3* connection) {
    Namesakes out;
    out.connection_ = connection;
    const std::string of_documents =
        " AND sentence_id IN (SELECT sentence.id FROM appearance JOIN sentence "
        "ON sentence.document_id = appearance.document_id WHERE profile_id = ?3)";
    const std::array<std::pair<Statement*, std::string>, 9> statements = {{
        {&out.profiles_,
         "SELECT profile.id, entity_id, key, profile.country, trade, decade, known FROM entity "
         "JOIN profile ON entity_id = entity.id WHERE (key = ?1 OR (key > ?1 || '~' AND key < ?1 || '~~')) "
         "AND profile.kind_id = 0 ORDER BY profile.id"},
        {&out.find_, "SELECT id FROM entity WHERE key = ?"},
        {&out.insert_, "INSERT INTO entity (key, name, kind_id) SELECT ?1, name, kind_id FROM profile WHERE id = ?2"},
        {&out.repoint_, "UPDATE profile SET entity_id = ?1 WHERE id = ?2"},
        {&out.mentions_, "UPDATE mention SET entity_id = ?1 WHERE entity_id = ?2" + of_documents},
        {&out.subjects_, "UPDATE relation SET subject_id = ?1 WHERE subject_id = ?2" + of_documents},
        {&out.objects_, "UPDATE relation SET object_id = ?1 WHERE object_id = ?2" + of_documents},
        {&out.places_, "UPDATE relation SET place_id = ?1 WHERE place_id = ?2" + of_documents},
        {&out.speakers_, "UPDATE relation SET speaker_id = ?1 WHERE speaker_id = ?2" + of_documents},
    }};
    if (Status prepared = prepare_all(connection, statements); !prepared) return std::move(prepared).error();
    return out;
}

Result<std::vector<Namesakes::Profile>> Namesakes::profiles_of(const std::string& name) {
    std::vector<Profile> out;
    profiles_.bind(name);
    while (true) {
        const Result<bool> row = profiles_.step();
        if (!row) {
            profiles_.reset();
            return row.error();
        }
        if (!*row) break;
        out.push_back(
            {profiles_.integer(0), profiles_.integer(1), std::string(profiles_.text(2)),
             PersonTraits{std::string(profiles_.text(3)), std::string(profiles_.text(4)), profiles_.integer(5)},
             profiles_.integer(6) != 0});
    }
    profiles_.reset();
    return out;
}

Result<std::int64_t> Namesakes::entity_of(const std::string& key, const Profile& like) {
    const auto found = find_.bind(key).integer_of();
    if (!found) return found.error();
    if (*found) return **found;
    Status inserted = insert_.run_with(key, like.id);
    if (!inserted) return std::move(inserted).error();
    return static_cast<std::int64_t>(sqlite3_last_insert_rowid(connection_));
}

/// The profile, and all that its documents say of the entity it belonged to.
Status Namesakes::move(const Profile& profile, std::int64_t entity_id) {
    for (Statement* statement : {&mentions_, &subjects_, &objects_, &places_, &speakers_}) {
        if (Status done = statement->run_with(entity_id, profile.entity, profile.id); !done) return done;
    }
    return repoint_.run_with(entity_id, profile.id);
}

Status Namesakes::settle(std::string_view key, std::unordered_set<std::int64_t>& touched) {
    const std::string name(key_of_name(key));
    const Result<std::vector<Profile>> profiles = profiles_of(name);
    if (!profiles) return profiles.error();
    std::vector<PersonTraits> traits;
    for (const Profile& profile : *profiles) traits.push_back(profile.traits);
    const std::vector<std::string> suffixes = divide_namesakes(traits);
    for (std::size_t i = 0; i < suffixes.size(); ++i) {
        const Profile& profile = (*profiles)[i];
        const std::string wanted = profile.known ? name : name + suffixes[i];
        if (profile.key == wanted) continue;
        const Result<std::int64_t> entity = entity_of(wanted, profile);
        if (!entity) return entity.error();
        if (Status done = move(profile, *entity); !done) return done;
        touched.insert(profile.entity);
        touched.insert(*entity);
    }
    return Done{};
}

}  // namespace entente
