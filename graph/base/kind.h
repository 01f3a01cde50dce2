// What an entity is. The names are those of the graph's views.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string_view>

namespace entente {

enum class EntityKind : std::uint8_t { person, org, country, city, region, place, facility, event, other };

inline constexpr std::size_t kEntityKindCount = 9;

[[nodiscard]] std::string_view to_string(EntityKind kind);
[[nodiscard]] std::optional<EntityKind> parse_entity_kind(std::string_view text);

/// A set of kinds. `actor` and `place` are the two groups that rules name: person, org, country; and country, city,
/// region, place, facility.
class KindSet {
public:
    constexpr KindSet() = default;
    constexpr KindSet(std::initializer_list<EntityKind> kinds) {
        for (const EntityKind kind : kinds) add(kind);
    }
    constexpr void add(EntityKind kind) { bits_ = static_cast<std::uint16_t>(bits_ | bit(kind)); }
    constexpr void add(KindSet other) { bits_ = static_cast<std::uint16_t>(bits_ | other.bits_); }
    [[nodiscard]] constexpr bool has(EntityKind kind) const { return (bits_ & bit(kind)) != 0; }
    [[nodiscard]] constexpr bool empty() const { return bits_ == 0; }
    bool operator==(const KindSet&) const = default;

private:
    static constexpr std::uint16_t bit(EntityKind kind) {
        return static_cast<std::uint16_t>(1U << static_cast<unsigned>(kind));
    }
    std::uint16_t bits_ = 0;
};

inline constexpr KindSet kActorKinds = {EntityKind::person, EntityKind::org, EntityKind::country};
inline constexpr KindSet kPlaceKinds = {EntityKind::country, EntityKind::city, EntityKind::region, EntityKind::place,
                                        EntityKind::facility};

/// "actor|place", "person", …; nothing where a name is unknown.
[[nodiscard]] std::optional<KindSet> parse_kind_set(std::string_view text);

}  // namespace entente
