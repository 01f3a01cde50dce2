#include "graph/base/kind.h"

#include <algorithm>
#include <array>

namespace entente {
namespace {

constexpr std::array<std::string_view, kEntityKindCount> kNames = {"person", "org",      "country", "city", "region",
                                                                   "place",  "facility", "event",   "other"};

}  // namespace

std::string_view to_string(EntityKind kind) {
    return kNames[static_cast<std::size_t>(kind)];
}

std::optional<EntityKind> parse_entity_kind(std::string_view text) {
    const auto* found = std::find(kNames.begin(), kNames.end(), text);
    if (found == kNames.end()) return std::nullopt;
    return static_cast<EntityKind>(found - kNames.begin());
}

std::optional<KindSet> parse_kind_set(std::string_view text) {
    KindSet out;
    while (true) {
        const std::size_t bar = text.find('|');
        const std::string_view name = text.substr(0, bar);
        if (name == "actor") {
            out.add(kActorKinds);
        } else if (name == "place") {
            out.add(kPlaceKinds);
        } else if (const auto kind = parse_entity_kind(name)) {
            out.add(*kind);
        } else {
            return std::nullopt;
        }
        if (bar == std::string_view::npos) return out;
        text.remove_prefix(bar + 1);
    }
}

}  // namespace entente
