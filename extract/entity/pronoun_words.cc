#include "extract/entity/pronoun_words.h"

#include <unordered_map>
#include <unordered_set>

namespace entente {
namespace {

using Sort = PronounSort;
using Case = PronounCase;

}  // namespace

std::optional<Pronoun> pronoun_of(std::string_view word) {
    static const std::unordered_map<std::string_view, Pronoun> words = {
        {"he", {Sort::he, Case::plain}},
        {"him", {Sort::he, Case::plain}},
        {"his", {Sort::he, Case::possessive}},
        {"himself", {Sort::he, Case::reflexive}},
        {"she", {Sort::she, Case::plain}},
        {"her", {Sort::she, Case::plain}},
        {"hers", {Sort::she, Case::possessive}},
        {"herself", {Sort::she, Case::reflexive}},
        {"it", {Sort::it, Case::plain}},
        {"its", {Sort::it, Case::possessive}},
        {"itself", {Sort::it, Case::reflexive}},
        {"they", {Sort::they, Case::plain}},
        {"them", {Sort::they, Case::plain}},
        {"their", {Sort::they, Case::possessive}},
        {"themselves", {Sort::they, Case::reflexive}},
        {"i", {Sort::first_singular, Case::plain}},
        {"me", {Sort::first_singular, Case::plain}},
        {"my", {Sort::first_singular, Case::possessive}},
        {"myself", {Sort::first_singular, Case::reflexive}},
        {"we", {Sort::first_plural, Case::plain}},
        {"us", {Sort::first_plural, Case::plain}},
        {"our", {Sort::first_plural, Case::possessive}},
        {"ourselves", {Sort::first_plural, Case::reflexive}},
        {"who", {Sort::relative_person, Case::plain}},
        {"whom", {Sort::relative_person, Case::plain}},
        {"which", {Sort::relative, Case::plain}},
        {"whose", {Sort::whose, Case::possessive}},
    };
    const auto found = words.find(word);
    return found == words.end() ? std::nullopt : std::optional(found->second);
}

bool is_verb_of_actors(std::string_view lemma) {
    static const std::unordered_set<std::string_view> verbs = {
        "say",     "announce", "declare", "agree",    "refuse",      "deny",    "reject",    "accuse",    "demand",
        "warn",    "threaten", "vow",     "pledge",   "promise",     "plan",    "decide",    "want",      "hope",
        "intend",  "seek",     "ask",     "call",     "urge",        "condemn", "criticize", "criticise", "welcome",
        "praise",  "sign",     "ratify",  "impose",   "ban",         "invade",  "annex",     "attack",    "bomb",
        "launch",  "test",     "deploy",  "withdraw", "expel",       "recall",  "arrest",    "detain",    "release",
        "host",    "offer",    "propose", "suggest",  "negotiate",   "vote",    "veto",      "join",      "recognize",
        "support", "oppose",   "back",    "fund",     "sell",        "buy",     "acquire",   "hire",      "employ",
        "publish", "report",   "confirm", "admit",    "acknowledge", "claim",   "argue",     "believe",   "know",
        "think",   "consider", "expect",  "fear",     "accept",      "approve", "adopt",     "pursue",    "abandon",
        "resume",  "suspend",  "halt",    "cut",      "sever",       "violate", "comply",    "cooperate", "retaliate",
        "respond", "export",   "import",  "enrich",   "develop",     "build",   "possess",   "conduct",   "hold",
        "operate", "control",  "occupy",  "govern",   "sanction",    "sue",     "charge",    "prosecute", "investigate",
        "order",   "fire",     "shoot",   "capture",  "seize",       "fight",   "surrender", "apologize", "apologise",
        "insist",  "stress",   "note",    "add",      "tell",        "face",    "lose",      "win",       "organize",
        "invite",  "open",     "close",   "provide",  "receive",     "pay",     "spend",     "borrow",    "train"};
    return verbs.contains(lemma);
}

bool is_verb_of_judging(std::string_view lemma) {
    static const std::unordered_set<std::string_view> verbs = {
        "thank",  "congratulate", "praise",   "criticize", "criticise", "condemn", "blame",    "honor",
        "honour", "commend",      "fault",    "applaud",   "punish",    "reward",  "accuse",   "rebuke",
        "pardon", "mock",         "scold",    "laud",      "help",      "assist",  "aid",      "arrest",
        "jail",   "convict",      "indict",   "charge",    "sentence",  "dismiss", "sack",     "oust",
        "strip",  "remove",       "remember", "salute",    "admire",    "respect", "sanction", "fine"};
    return verbs.contains(lemma);
}

bool is_verb_of_claims(std::string_view lemma) {
    static const std::unordered_set<std::string_view> verbs = {
        "deny",  "confirm", "admit",  "regret", "dispute", "explain", "say",     "know",    "doubt",  "believe",
        "claim", "mean",    "prove",  "think",  "assert",  "mention", "suggest", "concede", "repeat", "acknowledge",
        "put",   "deserve", "forget", "prefer", "discuss", "propose", "predict", "expect",  "recall", "announce"};
    return verbs.contains(lemma);
}

bool is_verb_of_mere_it(std::string_view lemma) {
    static const std::unordered_set<std::string_view> verbs = {
        "seem",  "appear", "happen", "mean",  "matter", "take",   "make", "turn", "come",
        "go",    "work",   "look",   "feel",  "sound",  "depend", "rain", "help", "hurt",
        "start", "end",    "strike", "occur", "follow", "get",    "be",   "cost"};
    return verbs.contains(lemma);
}

bool is_mutual_verb(std::string_view lemma) {
    static const std::unordered_set<std::string_view> verbs = {"meet",   "talk",      "speak", "negotiate",
                                                               "confer", "dine",      "lunch", "chat",
                                                               "agree",  "cooperate", "argue", "debate"};
    return verbs.contains(lemma);
}

bool is_owned_by_bodies(std::string_view noun) {
    static const std::unordered_set<std::string_view> nouns = {
        "government",   "military",     "army",        "navy",        "troops",       "forces",      "soldiers",
        "president",    "leader",       "leaders",     "leadership",  "economy",      "people",      "citizens",
        "nationals",    "border",       "borders",     "capital",     "territory",    "sovereignty", "neighbors",
        "neighbours",   "neighbor",     "neighbour",   "embassy",     "ambassador",   "diplomats",   "parliament",
        "constitution", "ministry",     "minister",    "airspace",    "waters",       "coast",       "population",
        "members",      "headquarters", "staff",       "employees",   "spokesman",    "spokeswoman", "spokesperson",
        "chairman",     "founder",      "director",    "executives",  "shareholders", "customers",   "allies",
        "ally",         "enemies",      "adversaries", "partners",    "website",      "officials",   "arsenal",
        "missiles",     "nukes",        "ambitions",   "obligations", "commitments",  "commitment",  "aggression",
        "sanctions",    "exports",      "imports",     "currency",    "elections",    "lawmakers",   "envoy",
        "delegation",   "decision",     "intention",   "policy",      "stance",       "request",     "proposal"};
    return nouns.contains(noun);
}

}  // namespace entente
