#include "extract/entity/thing_nouns.h"

#include <algorithm>

#include "extract/entity/noun_classes.h"
#include "extract/entity/person_roles.h"
#include "graph/base/fold.h"

namespace entente {
namespace {

constexpr std::size_t kMostNouns = 16;

}  // namespace

const std::vector<std::string>& ThingNouns::nouns_of(std::uint32_t entity) {
    if (entity >= nouns_.size()) {
        nouns_.resize(entity + 1);
        read_.resize(entity + 1, 0);
    }
    std::vector<std::string>& nouns = nouns_[entity];
    if (read_[entity] == 0) {
        read_[entity] = 1;
        const std::string name = folded(discourse_.analysis.entities[entity].name);
        nouns.emplace_back(role_head(name));  // "bank" of England
        nouns.push_back(name.substr(name.find_last_of(' ') + 1));
    }
    return nouns;
}

void ThingNouns::add(std::uint32_t entity, std::string noun) {
    const std::vector<std::string>& known = nouns_of(entity);
    if (known.size() < kMostNouns && std::find(known.begin(), known.end(), noun) == known.end())
        nouns_[entity].push_back(std::move(noun));
}

bool ThingNouns::is(std::uint32_t entity, std::string_view noun) {
    const std::vector<std::string>& known = nouns_of(entity);
    return std::find(known.begin(), known.end(), noun) != known.end();
}

bool ThingNouns::may_be(std::uint32_t entity, std::string_view noun) {
    const std::vector<std::string>& known = nouns_of(entity);
    return std::all_of(known.begin(), known.end(), [&](const std::string& head) { return can_be_called(noun, head); });
}

}  // namespace entente
