#include "extract/entity/noun_classes.h"

#include <algorithm>
#include <iterator>
#include <unordered_map>
#include <unordered_set>

namespace entente {
namespace {

constexpr std::string_view kPersonNouns[] = {
#include "extract/entity/person_nouns.inc"
};

}  // namespace

NounClass noun_class(std::string_view word) {
    static const std::unordered_map<std::string_view, NounClass> classes = {
        {"country", NounClass::country},   {"nation", NounClass::country},   {"kingdom", NounClass::country},
        {"republic", NounClass::country},  {"state", NounClass::country},    {"government", NounClass::government},
        {"regime", NounClass::government}, {"group", NounClass::org},        {"bloc", NounClass::org},
        {"alliance", NounClass::org},      {"agency", NounClass::org},       {"company", NounClass::org},
        {"firm", NounClass::org},          {"organization", NounClass::org}, {"organisation", NounClass::org},
        {"watchdog", NounClass::org},      {"carmaker", NounClass::org},     {"automaker", NounClass::org},
        {"planemaker", NounClass::org},    {"broadcaster", NounClass::org},  {"newspaper", NounClass::org},
        {"lender", NounClass::org},        {"airline", NounClass::org},      {"militia", NounClass::org},
        {"conglomerate", NounClass::org},  {"party", NounClass::body},       {"ministry", NounClass::body},
        {"council", NounClass::body},      {"court", NounClass::body},       {"parliament", NounClass::body},
        {"committee", NounClass::body},    {"commission", NounClass::body},  {"union", NounClass::body},
        {"coalition", NounClass::body},    {"association", NounClass::body}, {"bank", NounClass::body},
        {"university", NounClass::body},   {"institute", NounClass::body},   {"department", NounClass::body},
        {"congress", NounClass::body},     {"assembly", NounClass::body},    {"senate", NounClass::body},
        {"city", NounClass::city},         {"capital", NounClass::city},     {"town", NounClass::city},
        {"village", NounClass::city},      {"province", NounClass::region},  {"island", NounClass::region},
        {"peninsula", NounClass::region},  {"palace", NounClass::facility},  {"base", NounClass::facility},
        {"site", NounClass::facility},     {"plant", NounClass::facility},   {"complex", NounClass::facility},
        {"airport", NounClass::facility},  {"resort", NounClass::facility},  {"embassy", NounClass::facility},
        {"facility", NounClass::facility},
    };
    const auto found = classes.find(word);
    return found == classes.end() ? NounClass::none : found->second;
}

bool is_person_noun(std::string_view word) {
    return std::binary_search(std::begin(kPersonNouns), std::end(kPersonNouns), word);
}

std::string_view pair_of_people(std::string_view plural) {
    static const std::unordered_map<std::string_view, std::string_view> words = {
        {"leaders", "leader"},     {"men", "man"},
        {"women", "woman"},        {"presidents", "president"},
        {"ministers", "minister"}, {"diplomats", "diplomat"},
        {"rivals", "leader"},      {"politicians", "leader"},
        {"statesmen", "leader"},   {"pair", "leader"},
        {"duo", "leader"},
    };
    const auto found = words.find(plural);
    return found == words.end() ? std::string_view() : found->second;
}

bool is_pair_of_countries(std::string_view plural) {
    static const std::unordered_set<std::string_view> words = {
        "countries", "nations", "sides",       "neighbors", "neighbours",  "states", "capitals",
        "powers",    "allies",  "governments", "economies", "adversaries", "foes",   "koreas"};
    return words.contains(plural);
}

}  // namespace entente
