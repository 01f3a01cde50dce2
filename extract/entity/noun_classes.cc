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

constexpr std::string_view kCommonNouns[] = {
#include "extract/entity/common_nouns.inc"
};

constexpr std::string_view kCommonAdjectives[] = {
#include "extract/entity/common_adjectives.inc"
};

}  // namespace

NounClass noun_class(std::string_view word) {
    static const std::unordered_map<std::string_view, NounClass> classes = {
        {"country", NounClass::country},
        {"nation", NounClass::country},
        {"kingdom", NounClass::country},
        {"republic", NounClass::country},
        {"homeland", NounClass::country},
        {"motherland", NounClass::country},
        {"fatherland", NounClass::country},
        {"government", NounClass::government},
        {"regime", NounClass::government},
        {"junta", NounClass::government},
        {"administration", NounClass::administration},
        {"group", NounClass::org},
        {"bloc", NounClass::org},
        {"alliance", NounClass::org},
        {"agency", NounClass::org},
        {"company", NounClass::org},
        {"consortium", NounClass::org},
        {"firm", NounClass::org},
        {"organization", NounClass::org},
        {"organisation", NounClass::org},
        {"watchdog", NounClass::org},
        {"carmaker", NounClass::org},
        {"automaker", NounClass::org},
        {"planemaker", NounClass::org},
        {"broadcaster", NounClass::org},
        {"newspaper", NounClass::org},
        {"lender", NounClass::org},
        {"airline", NounClass::org},
        {"militia", NounClass::org},
        {"conglomerate", NounClass::org},
        {"charity", NounClass::org},
        {"nonprofit", NounClass::org},
        {"ngo", NounClass::org},
        {"foundation", NounClass::institution},
        {"corporation", NounClass::org},
        {"retailer", NounClass::org},
        {"manufacturer", NounClass::org},
        {"chipmaker", NounClass::org},
        {"drugmaker", NounClass::org},
        {"startup", NounClass::org},
        {"publisher", NounClass::org},
        {"magazine", NounClass::institution},
        {"website", NounClass::institution},
        {"network", NounClass::body},
        {"channel", NounClass::body},
        {"station", NounClass::body},
        {"team", NounClass::institution},
        {"club", NounClass::institution},
        {"squad", NounClass::institution},
        {"band", NounClass::institution},
        {"orchestra", NounClass::institution},
        {"choir", NounClass::institution},
        {"ensemble", NounClass::institution},
        {"troupe", NounClass::institution},
        {"school", NounClass::institution},
        {"college", NounClass::institution},
        {"movement", NounClass::body},
        {"rebels", NounClass::body},
        {"insurgency", NounClass::institution},
        {"cartel", NounClass::institution},
        {"gang", NounClass::institution},
        {"sect", NounClass::institution},
        {"cult", NounClass::institution},
        {"institution", NounClass::institution},
        {"body", NounClass::body},
        {"think-tank", NounClass::org},
        {"thinktank", NounClass::org},
        {"operator", NounClass::org},
        {"utility", NounClass::body},
        {"exchange", NounClass::body},
        {"insurer", NounClass::org},
        {"brewer", NounClass::org},
        {"miner", NounClass::org},
        {"tabloid", NounClass::org},
        {"daily", NounClass::org},
        {"outlet", NounClass::body},
        {"franchise", NounClass::org},
        {"league", NounClass::body},
        {"federation", NounClass::body},
        {"consortium", NounClass::org},
        {"cooperative", NounClass::org},
        {"label", NounClass::body},
        {"studio", NounClass::institution},
        {"museum", NounClass::institution},
        {"party", NounClass::institution},
        {"ministry", NounClass::body},
        {"council", NounClass::body},
        {"court", NounClass::body},
        {"parliament", NounClass::body},
        {"committee", NounClass::body},
        {"commission", NounClass::body},
        {"union", NounClass::body},
        {"coalition", NounClass::body},
        {"association", NounClass::institution},
        {"bank", NounClass::institution},
        {"university", NounClass::institution},
        {"institute", NounClass::institution},
        {"department", NounClass::body},
        {"congress", NounClass::body},
        {"assembly", NounClass::body},
        {"senate", NounClass::body},
        {"church", NounClass::institution},
        {"society", NounClass::body},
        {"academy", NounClass::institution},
        {"army", NounClass::body},
        {"military", NounClass::body},
        {"navy", NounClass::body},
        {"police", NounClass::body},
        {"brigade", NounClass::body},
        {"authority", NounClass::body},
        {"bureau", NounClass::body},
        {"tribunal", NounClass::body},
        {"legislature", NounClass::body},
        {"cabinet", NounClass::body},
        {"chamber", NounClass::body},
        {"board", NounClass::body},
        {"fund", NounClass::body},
        {"front", NounClass::body},
        {"gallery", NounClass::institution},
        {"centre", NounClass::body},
        {"center", NounClass::body},
        {"hospital", NounClass::institution},
        {"laboratory", NounClass::institution},
        {"lab", NounClass::institution},
        {"service", NounClass::body},
        {"office", NounClass::body},
        {"observatory", NounClass::institution},
        {"temple", NounClass::body},
        {"mosque", NounClass::body},
        {"cathedral", NounClass::body},
        {"city", NounClass::city},
        {"capital", NounClass::city},
        {"town", NounClass::city},
        {"village", NounClass::city},
        {"metropolis", NounClass::city},
        {"municipality", NounClass::city},
        {"province", NounClass::region},
        {"island", NounClass::region},
        {"peninsula", NounClass::region},
        {"region", NounClass::body},
        {"territory", NounClass::body},
        {"state", NounClass::region},
        {"district", NounClass::region},
        {"canton", NounClass::region},
        {"prefecture", NounClass::region},
        {"governorate", NounClass::region},
        {"oblast", NounClass::region},
        {"county", NounClass::region},
        {"archipelago", NounClass::region},
        {"enclave", NounClass::region},
        {"constituency", NounClass::region},
        {"electorate", NounClass::region},
        {"riding", NounClass::region},
        {"continent", NounClass::body},
        {"palace", NounClass::facility},
        {"base", NounClass::facility},
        {"site", NounClass::facility},
        {"plant", NounClass::facility},
        {"complex", NounClass::facility},
        {"airport", NounClass::facility},
        {"resort", NounClass::facility},
        {"embassy", NounClass::facility},
        {"facility", NounClass::facility},
        {"reactor", NounClass::facility},
        {"prison", NounClass::facility},
        {"camp", NounClass::facility},
        {"stadium", NounClass::facility},
        {"arena", NounClass::facility},
        {"hotel", NounClass::facility},
        {"theatre", NounClass::facility},
        {"theater", NounClass::facility},
        {"port", NounClass::facility},
        {"bridge", NounClass::facility},
        {"dam", NounClass::facility},
    };
    const auto found = classes.find(word);
    return found == classes.end() ? NounClass::none : found->second;
}

bool is_contrasting(std::string_view adjective) {
    static const std::unordered_set<std::string_view> words = {
        "other",      "another",     "previous",      "prior",        "last",    "next",    "new",
        "former",     "neighboring", "first",         "second",       "third",   "fourth",  "neighbouring",
        "only",       "same",        "host",          "foreign",      "federal", "local",   "regional",
        "provincial", "central",     "interim",       "transitional", "biggest", "largest", "richest",
        "poorest",    "most",        "best",          "nearest",      "closest", "rival",   "outgoing",
        "incoming",   "successive",  "international", "parent",       "sister",  "nearby",  "ruling",
        "opposition", "municipal",   "home",          "native",       "right",   "wrong",   "special"};
    return words.contains(adjective);
}

bool is_of_sport(std::string_view word) {
    static const std::unordered_set<std::string_view> words = {
        "national", "football", "soccer", "cricket", "rugby",      "basketball", "volleyball", "hockey",     "handball",
        "baseball", "softball", "tennis", "olympic", "paralympic", "ski",        "skiing",     "wheelchair", "futsal",
        "curling",  "swimming", "women",  "men",     "under-21",   "davis",      "athletics",  "cycling"};
    return words.contains(word);
}

bool is_of_team(std::string_view noun) {
    static const std::unordered_set<std::string_view> words = {
        "captain",  "coach",    "player",  "goalkeeper", "skipper",     "striker", "midfielder",
        "defender", "athlete",  "trainer", "manager",    "bowler",      "batsman", "forward",
        "winger",   "teammate", "skip",    "fielder",    "quarterback", "member"};
    return words.contains(noun);
}

bool can_be_called(std::string_view noun, std::string_view head_of_name) {
    if (noun == head_of_name) return true;
    static const std::unordered_set<std::string_view> of_states = {
        "ministry", "court",  "parliament", "congress", "senate",   "assembly",    "military", "army",
        "navy",     "police", "cabinet",    "chamber",  "tribunal", "legislature", "regime",   "government"};
    if (of_states.contains(head_of_name)) return false;
    static const std::unordered_set<std::string_view> public_bodies = {
        "council", "committee", "commission", "department", "authority", "bureau", "board", "office", "service"};
    if (public_bodies.contains(head_of_name))
        return noun == "body" || noun == "institution" || noun == "watchdog" || noun == "group" ||
               (noun == "agency" && head_of_name != "council" && head_of_name != "committee" &&
                head_of_name != "board");
    if (head_of_name == "agency") {
        return noun == "body" || noun == "organization" || noun == "organisation" || noun == "watchdog" ||
               noun == "institution";
    }
    const NounClass named = noun_class(head_of_name);
    if (named == NounClass::administration) return noun == "agency" || noun == "group" || noun == "body";
    if (named != NounClass::institution && named != NounClass::body) return true;
    static const std::unordered_set<std::string_view> unions = {"union", "coalition", "league", "federation", "front"};
    if (unions.contains(head_of_name) && (noun == "bloc" || noun == "alliance")) return true;
    if (head_of_name == "bank" && (noun == "lender" || noun == "company" || noun == "firm")) return true;
    return noun == "organization" || noun == "organisation" || noun == "body" || noun == "institution" ||
           noun == "group" || noun == "charity";
}

bool is_person_noun(std::string_view word) {
    return std::binary_search(std::begin(kPersonNouns), std::end(kPersonNouns), word);
}

bool is_common_noun(std::string_view word) {
    const auto is_one = [](std::string_view noun) {
        return std::binary_search(std::begin(kCommonNouns), std::end(kCommonNouns), noun);
    };
    if (is_one(word)) return true;
    if (word.size() > 4 && word.ends_with("ies")) return is_one(std::string(word.substr(0, word.size() - 3)) + 'y');
    return word.size() > 3 && word.back() == 's' && word[word.size() - 2] != 's' &&
           is_one(word.substr(0, word.size() - 1));
}

bool is_everyday_word(std::string_view word) {
    return is_common_noun(word) || is_person_noun(word) ||
           std::binary_search(std::begin(kCommonAdjectives), std::end(kCommonAdjectives), word);
}

std::string_view pair_of_people(std::string_view plural) {
    static const std::unordered_map<std::string_view, std::string_view> words = {
        {"leaders", "leader"},     {"men", "man"},
        {"women", "woman"},        {"presidents", "president"},
        {"ministers", "minister"}, {"diplomats", "diplomat"},
        {"rivals", "leader"},      {"politicians", "leader"},
        {"statesmen", "leader"},   {"pair", "leader"},
        {"duo", "leader"},         {"two", "leader"},
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
