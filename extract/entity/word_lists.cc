#include "extract/entity/word_lists.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "graph/base/fold.h"

namespace entente {
namespace {

using Set = std::unordered_set<std::string_view>;

constexpr std::string_view kTitles[] = {"Mr",
                                        "Mr.",
                                        "Mrs",
                                        "Mrs.",
                                        "Ms",
                                        "Ms.",
                                        "Dr",
                                        "Dr.",
                                        "Prof.",
                                        "Professor",
                                        "Sir",
                                        "Dame",
                                        "Lord",
                                        "Lady",
                                        "Madam",
                                        "Gen.",
                                        "General",
                                        "Lt. Gen.",
                                        "Maj. Gen.",
                                        "Brig. Gen.",
                                        "Lt.",
                                        "Lieutenant",
                                        "Col.",
                                        "Colonel",
                                        "Lt. Col.",
                                        "Capt.",
                                        "Captain",
                                        "Major",
                                        "Maj.",
                                        "Sgt.",
                                        "Sergeant",
                                        "Adm.",
                                        "Admiral",
                                        "Vice Admiral",
                                        "Rear Admiral",
                                        "Commander",
                                        "Sen.",
                                        "Senator",
                                        "Rep.",
                                        "Representative",
                                        "Congressman",
                                        "Congresswoman",
                                        "Gov.",
                                        "Governor",
                                        "Mayor",
                                        "Judge",
                                        "Justice",
                                        "Chief Justice",
                                        "King",
                                        "Queen",
                                        "Prince",
                                        "Princess",
                                        "Crown Prince",
                                        "Emperor",
                                        "Sultan",
                                        "Emir",
                                        "Sheikh",
                                        "Pope",
                                        "Cardinal",
                                        "Archbishop",
                                        "Bishop",
                                        "Rev.",
                                        "Reverend",
                                        "Ayatollah",
                                        "Imam",
                                        "Rabbi",
                                        "President",
                                        "Vice President",
                                        "Deputy President",
                                        "President-elect",
                                        "Prime Minister",
                                        "Deputy Prime Minister",
                                        "Vice Premier",
                                        "Premier",
                                        "Chancellor",
                                        "Foreign Minister",
                                        "Vice Foreign Minister",
                                        "Deputy Foreign Minister",
                                        "Defense Minister",
                                        "Defence Minister",
                                        "Finance Minister",
                                        "Interior Minister",
                                        "Justice Minister",
                                        "Trade Minister",
                                        "Economy Minister",
                                        "Energy Minister",
                                        "Oil Minister",
                                        "Health Minister",
                                        "Information Minister",
                                        "Unification Minister",
                                        "Industry Minister",
                                        "Minister",
                                        "Foreign Secretary",
                                        "Home Secretary",
                                        "Defence Secretary",
                                        "Secretary of State",
                                        "Secretary of Defense",
                                        "Defense Secretary",
                                        "Treasury Secretary",
                                        "Commerce Secretary",
                                        "Energy Secretary",
                                        "Homeland Security Secretary",
                                        "Secretary",
                                        "Cabinet Secretary",
                                        "Permanent Secretary",
                                        "Principal Secretary",
                                        "Chief Secretary",
                                        "Chief Minister",
                                        "Secretary-General",
                                        "Secretary General",
                                        "General Secretary",
                                        "Deputy Secretary of State",
                                        "Assistant Secretary of State",
                                        "Under Secretary of State",
                                        "Undersecretary",
                                        "National Security Adviser",
                                        "National Security Advisor",
                                        "Security Adviser",
                                        "Adviser",
                                        "Advisor",
                                        "Senior Adviser",
                                        "Special Envoy",
                                        "Envoy",
                                        "Special Representative",
                                        "High Representative",
                                        "Ambassador",
                                        "Chief of Staff",
                                        "Attorney General",
                                        "Solicitor General",
                                        "Prosecutor",
                                        "Special Counsel",
                                        "Speaker",
                                        "House Speaker",
                                        "Majority Leader",
                                        "Minority Leader",
                                        "Opposition Leader",
                                        "Chairman",
                                        "Chairwoman",
                                        "Chair",
                                        "Vice Chairman",
                                        "Vice Chair",
                                        "Director",
                                        "Deputy Director",
                                        "Director General",
                                        "Director-General",
                                        "Executive Director",
                                        "Managing Director",
                                        "Chief Executive",
                                        "Chief Executive Officer",
                                        "CEO",
                                        "Chief Financial Officer",
                                        "Commissioner",
                                        "Coordinator",
                                        "Spokesman",
                                        "Spokeswoman",
                                        "Spokesperson",
                                        "Press Secretary",
                                        "Negotiator",
                                        "Chief Negotiator",
                                        "Leader",
                                        "Supreme Leader",
                                        "Chief",
                                        "Head",
                                        "Strongman",
                                        "Dictator",
                                        "Lawmaker",
                                        "Legislator",
                                        "Minister of Foreign Affairs",
                                        "Minister of Defense",
                                        "Minister of Defence",
                                        "Minister of Finance",
                                        "Head of State",
                                        "Trade Representative",
                                        "Foreign Affairs Chief",
                                        "Economist",
                                        "Analyst",
                                        "Historian",
                                        "Activist",
                                        "Journalist",
                                        "Lawyer",
                                        "Attorney",
                                        "Candidate",
                                        "Deputy",
                                        "Principal Deputy",
                                        "Principal Deputy Press Secretary",
                                        "Deputy Press Secretary",
                                        "Councillor",
                                        "Coach",
                                        "Founder",
                                        "Co-founder",
                                        "First Lady",
                                        "Diplomat"};

}  // namespace

std::span<const std::string_view> general_titles() {
    return kTitles;
}

bool is_plural_title(std::string_view word) {
    static const std::unordered_set<std::string> words = [] {
        std::unordered_set<std::string> out;
        for (const std::string_view title : kTitles) {
            if (title.find_first_of(" .-") != std::string_view::npos) continue;
            std::string plural = folded(title);
            if (plural.ends_with("man")) {
                plural.replace(plural.size() - 2, 2, "en");
            } else if (plural.ends_with("y")) {
                plural.replace(plural.size() - 1, 1, "ies");
            } else {
                plural += 's';
            }
            out.insert(std::move(plural));
        }
        return out;
    }();
    return words.contains(std::string(word));
}

bool is_function_word(std::string_view word) {
    static const Set words = {
        "a",         "an",        "the",       "this",     "that",    "these",    "those",     "my",
        "your",      "his",       "her",       "its",      "our",     "their",    "i",         "you",
        "he",        "she",       "it",        "we",       "they",    "me",       "him",       "us",
        "them",      "who",       "whom",      "whose",    "which",   "what",     "when",      "where",
        "why",       "how",       "and",       "or",       "but",     "nor",      "so",        "yet",
        "if",        "as",        "than",      "because",  "while",   "although", "though",    "since",
        "until",     "unless",    "whether",   "after",    "before",  "once",     "of",        "in",
        "on",        "at",        "by",        "for",      "with",    "about",    "against",   "between",
        "among",     "into",      "through",   "during",   "above",   "below",    "to",        "from",
        "up",        "down",      "out",       "off",      "over",    "under",    "near",      "amid",
        "despite",   "within",    "without",   "toward",   "towards", "upon",     "via",       "per",
        "is",        "am",        "are",       "was",      "were",    "be",       "been",      "being",
        "have",      "has",       "had",       "do",       "does",    "did",      "will",      "would",
        "shall",     "should",    "can",       "could",    "may",     "might",    "must",      "not",
        "no",        "yes",       "all",       "any",      "both",    "each",     "every",     "few",
        "more",      "most",      "other",     "some",     "such",    "only",     "own",       "same",
        "too",       "very",      "just",      "also",     "now",     "then",     "there",     "here",
        "however",   "meanwhile", "earlier",   "later",    "still",   "even",     "instead",   "nevertheless",
        "yesterday", "today",     "tomorrow",  "last",     "next",    "first",    "second",    "another",
        "many",      "much",      "several",   "one",      "two",     "three",    "four",      "five",
        "six",       "seven",     "eight",     "nine",     "ten",     "hundreds", "thousands", "according",
        "asked",     "speaking",  "following", "under",    "perhaps", "neither",  "either",    "nothing",
        "everyone",  "someone",   "like",      "given",    "again",   "soon",     "ahead",     "talks",
        "critics",   "officials", "experts",   "people",   "sources", "police",   "troops",    "let",
        "thank",     "thanks",    "good",      "well",     "well,",   "never",    "nor",       "recent",
        "recently",  "finally",   "further",   "new",      "old",     "great",    "real",      "long",
        "q",         "a.",        "mr",        "mrs",      "ms",      "dr",       "chapter",   "section",
        "photo",     "source",    "read",      "share",    "related", "updated",  "published", "security",
        "politics",  "world",     "opinion",   "analysis", "news"};
    return words.contains(word);
}

bool is_org_head(std::string_view word) {
    static const Set words = {"ministry",       "department",  "council",     "committee",
                              "commission",     "party",       "agency",      "organization",
                              "organisation",   "union",       "association", "federation",
                              "confederation",  "league",      "alliance",    "coalition",
                              "front",          "movement",    "army",        "navy",
                              "force",          "forces",      "corps",       "guard",
                              "guards",         "brigade",     "brigades",    "command",
                              "division",       "parliament",  "assembly",    "congress",
                              "senate",         "court",       "tribunal",    "bank",
                              "fund",           "group",       "institute",   "institution",
                              "university",     "college",     "school",      "academy",
                              "foundation",     "center",      "centre",      "bureau",
                              "office",         "service",     "services",    "authority",
                              "administration", "board",       "corp",        "corp.",
                              "corporation",    "inc",         "inc.",        "ltd",
                              "ltd.",           "plc",         "llp",         "llc",
                              "company",        "co.",         "holdings",    "industries",
                              "motors",         "airlines",    "airways",     "technologies",
                              "systems",        "partners",    "times",       "post",
                              "journal",        "tribune",     "herald",      "press",
                              "news",           "television",  "tv",          "radio",
                              "network",        "media",       "society",     "club",
                              "team",           "secretariat", "police",      "taskforce",
                              "initiative",     "consortium",  "caucus",      "gallery",
                              "cabinet",        "politburo",   "chamber",     "museum",
                              "trust"};
    return words.contains(word);
}

bool is_org_opening(std::string_view word) {
    static const Set words = {"ministry",   "department",   "university",   "bank",        "institute",  "council",
                              "court",      "office",       "bureau",       "house",       "chamber",    "board",
                              "academy",    "organization", "organisation", "association", "society",    "league",
                              "federation", "union",        "committee",    "commission",  "center",     "centre",
                              "college",    "museum",       "party",        "army",        "parliament", "fund"};
    return words.contains(word);
}

bool is_facility_head(std::string_view word) {
    static const Set words = {"palace",     "airport",  "bridge",     "base",      "tower",  "hospital", "stadium",
                              "prison",     "hotel",    "harbor",     "harbour",   "port",   "square",   "street",
                              "avenue",     "road",     "embassy",    "cathedral", "church", "mosque",   "temple",
                              "arena",      "hall",     "camp",       "dam",       "plant",  "facility", "complex",
                              "station",    "terminal", "library",    "theatre",   "park",   "room",     "theater",
                              "lighthouse", "barracks", "courthouse", "gardens"};
    return words.contains(word);
}

bool is_thing_head(std::string_view word) {
    static const Set words = {"shelf",         "glacier",    "peninsula",  "strait",       "basin",
                              "reef",          "plateau",    "fjord",      "lagoon",       "archipelago",
                              "program",       "programme",  "project",    "projects",     "initiative",
                              "plan",          "act",        "bill",       "law",          "code",
                              "treaty",        "agreement",  "accord",     "accords",      "pact",
                              "deal",          "protocol",   "convention", "summit",       "prize",
                              "award",         "awards",     "medal",      "cup",          "championship",
                              "championships", "games",      "series",     "season",       "show",
                              "film",          "album",      "report",     "review",       "index",
                              "survey",        "study",      "strategy",   "doctrine",     "system",
                              "systems",       "network",    "service",    "online",       "explorer",
                              "firefox",       "safety",     "security",   "policy",       "reform",
                              "crisis",        "war",        "day",        "week",         "month",
                              "year",          "eve",        "festival",   "expo",         "conference",
                              "forum",         "galleries",  "gallery",    "awareness",    "shuttle",
                              "mission",       "station",    "rights",     "freedom",      "justice",
                              "health",        "care",       "affairs",    "studies",      "science",
                              "sciences",      "technology", "energy",     "power",        "climate",
                              "recovery",      "relief",     "rescue",     "response",     "infrastructure",
                              "economy",       "market",     "markets",    "pipeline",     "stream",
                              "fund",          "tax",        "order",      "proclamation", "amendment",
                              "constitution",  "house",      "wall",       "lives",        "matter",
                              "edition",       "times",      "winner",     "sea",          "lake",
                              "river",         "mountains",  "coast",      "county",       "province",
                              "district",      "valley",     "refuge",     "leagues",      "beach"};
    return words.contains(word);
}

bool is_body_of_two_words(std::string_view before, std::string_view last) {
    static const std::unordered_map<std::string_view, Set> words = {
        {"district", {"school", "water", "park", "transit", "fire", "irrigation", "hospital", "sanitation"}},
        {"exchange", {"stock", "securities", "mercantile", "futures", "commodity", "metal", "commodities"}},
        {"plan", {"pension", "retirement"}},
        {"scheme", {"pension"}},
        {"management", {"investment", "asset", "capital", "wealth", "fund"}},
        {"partners", {"capital", "equity", "investment"}},
        {"capital", {"growth", "venture", "equity"}},
        {"trust", {"investment", "hospital", "hospitals", "nhs"}},
        {"network", {"television", "radio", "news"}},
        {"house", {"clearing", "auction", "publishing"}}};
    const auto found = words.find(last);
    return found != words.end() && found->second.contains(before);
}

bool is_topic_of_bodies(std::string_view word) {
    static const Set words = {
        "statistics", "parks",       "sport",       "athletics",   "oceanic",    "air",     "health",    "food",
        "trade",      "science",     "research",    "energy",      "education",  "labor",   "labour",    "economic",
        "social",     "culture",     "cultural",    "sports",      "security",   "defense", "defence",   "justice",
        "finance",    "agriculture", "industry",    "commerce",    "tourism",    "youth",   "women",     "arts",
        "sciences",   "technology",  "environment", "development", "transport",  "water",   "drug",      "aeronautics",
        "border",     "customs",     "immigration", "peace",       "truth",      "human",   "civil",     "fire",
        "media",      "information", "housing",     "urban",       "securities", "banking", "petroleum", "gas",
        "mining",     "fisheries",   "rural",       "land"};
    return words.contains(word);
}

bool is_name_connector(std::string_view word) {
    static const Set words = {"of", "de",  "la", "del", "der", "den", "von", "van", "bin", "bint", "al",
                              "el", "ibn", "da", "dos", "di",  "du",  "le",  "and", "for", "the"};
    return words.contains(word);
}

bool is_place_preposition(std::string_view word) {
    static const Set words = {"in",      "at",     "to",    "from",   "near",    "outside",  "around",     "into",
                              "through", "across", "via",   "toward", "towards", "inside",   "throughout", "reached",
                              "visited", "left",   "visit", "leave",  "leaving", "visiting", "downtown",   "central"};
    return words.contains(word);
}

bool is_calendar_word(std::string_view word) {
    static const Set words = {"january", "february",  "march",   "april",    "may",       "june",      "july",
                              "august",  "september", "october", "november", "december",  "jan.",      "feb.",
                              "mar.",    "apr.",      "jun.",    "jul.",     "aug.",      "sep.",      "sept.",
                              "oct.",    "nov.",      "dec.",    "monday",   "tuesday",   "wednesday", "thursday",
                              "friday",  "saturday",  "sunday",  "easter",   "christmas", "ramadan",   "am",
                              "pm",      "gmt"};
    return words.contains(word);
}

bool is_agent_noun(std::string_view word) {
    static const Set words = {
        "official",    "governments", "officials",    "authorities",     "troops",     "forces",    "government",
        "military",    "army",        "navy",         "police",          "leaders",    "diplomats", "diplomat",
        "negotiators", "negotiator",  "delegation",   "envoys",          "soldiers",   "warplanes", "jets",
        "warships",    "fighters",    "militants",    "representatives", "ministers",  "lawmakers", "prosecutors",
        "spokesman",   "spokeswoman", "spokesperson", "regime",          "leadership", "side",      "embassy",
        "ambassador",  "envoy",       "soldier",      "warship"};
    return words.contains(word);
}

bool is_party_noun(std::string_view word) {
    static const Set words = {
        "country", "countries",   "nation",    "nations",      "state",        "states",    "north",     "south",
        "bloc",    "group",       "agency",    "organization", "organisation", "company",   "kingdom",   "republic",
        "man",     "woman",       "men",       "women",        "pair",         "two",       "members",   "allies",
        "ally",    "rival",       "rivals",    "counterpart",  "counterparts", "neighbour", "neighbor",  "side",
        "sides",   "predecessor", "successor", "host",         "guest",        "kims",      "president", "leader"};
    return words.contains(word);
}

bool is_administration_noun(std::string_view word) {
    return word == "administration" || word == "regime";
}

bool is_body_of_many_countries(std::string_view name) {
    static const Set names = {"supreme court",
                              "constitutional court",
                              "national assembly",
                              "foreign ministry",
                              "defense ministry",
                              "defence ministry",
                              "interior ministry",
                              "finance ministry",
                              "justice ministry",
                              "health ministry",
                              "ministry of foreign affairs",
                              "ministry of defense",
                              "ministry of defence",
                              "ministry of the interior",
                              "ministry of finance",
                              "ministry of justice",
                              "parliament",
                              "senate",
                              "congress",
                              "central bank",
                              "army",
                              "navy",
                              "air force",
                              "labour party",
                              "labor party",
                              "democratic party",
                              "republican party",
                              "conservative party",
                              "communist party",
                              "socialist party",
                              "liberal party",
                              "green party",
                              "house of representatives",
                              "foreign office",
                              "health department",
                              "national guard",
                              "coast guard",
                              "cabinet",
                              "treasury",
                              "federal court"};
    return names.contains(name);
}

bool is_former_word(std::string_view word) {
    static const Set words = {"former", "ex", "then", "late", "outgoing", "ousted", "ex-"};
    return words.contains(word);
}

bool is_courtesy_title(std::string_view word) {
    static const Set words = {"mr",        "mr.",       "mrs",      "mrs.",       "ms",        "ms.",
                              "dr",        "dr.",       "prof.",    "professor",  "sir",       "dame",
                              "lord",      "lady",      "madam",    "rev.",       "reverend",  "economist",
                              "analyst",   "historian", "activist", "journalist", "lawyer",    "attorney",
                              "candidate", "coach",     "leader",   "founder",    "co-founder"};
    return words.contains(word);
}

}  // namespace entente
