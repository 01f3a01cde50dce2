// Two passes over the mentions. First those that say by themselves whom they mean: full names, countries, demonyms,
// unknown full names; they establish the document's entities. Then those that lean on others: surnames, single
// unknown words, acronyms. Invariant: an entity is made once for each key.
#include "extract/entity/identity.h"

#include <algorithm>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "extract/entity/given_names.h"
#include "extract/entity/noun_classes.h"
#include "extract/entity/place_evidence.h"
#include "extract/entity/string_hash.h"
#include "extract/entity/syntax.h"
#include "extract/entity/trades.h"
#include "extract/entity/word_lists.h"
#include "graph/base/fold.h"

namespace entente {
namespace {

constexpr std::size_t kShortestRareSurname = 4;  // bytes: "Li" and "He" say too little
constexpr std::size_t kMostNamesakes = 32;       // persons of one surname kept apart in a document

/// Words for a part of a town: "south of Damascus", "the streets of Tehran".
bool is_part_of_town(std::string_view word) {
    static const std::unordered_set<std::string_view> words = {
        "south",     "north",   "east",   "west",   "outskirts", "suburb",  "suburbs", "streets",
        "city",      "capital", "center", "centre", "mayor",     "airport", "outside", "people",
        "residents", "port",    "heart",  "battle", "siege",     "part",    "parts"};
    return words.contains(word);
}

bool is_mostly_american(std::string_view body) {
    return body == "congress" || body == "senate" || body == "house of representatives" || body == "republican party" ||
           body == "democratic party" || body == "treasury";
}

constexpr std::string_view kFamilyNameFirst[] = {"CHN", "PRK", "KOR", "VNM", "TWN", "HUN", "KHM"};

bool family_name_first(std::string_view country) {
    return std::find(std::begin(kFamilyNameFirst), std::end(kFamilyNameFirst), country) != std::end(kFamilyNameFirst);
}

class Resolver {
public:
    Resolver(const Gazetteer& gazetteer, const Document& document, Analysis& analysis)
        : gazetteer_(gazetteer),
          document_(document),
          analysis_(analysis),
          words_(document, analysis),
          syntax_(document, analysis),
          places_(gazetteer, document, analysis) {}

    void run() {
        count_lands();
        read_initials();
        for (Mention& mention : analysis_.mentions) establish(mention);
        for (Mention& mention : analysis_.mentions) {
            if (mention.entity == kNoEntity) lean(mention);
        }
        drop_nobody();
    }

private:
    // ---- first pass

    void establish(Mention& mention) {
        if (mention.alias == kNoAlias) {
            if (mention.kind != EntityKind::other) establish_unknown(mention);
            return;
        }
        const auto readings = gazetteer_.readings(mention.alias);
        const auto chosen = choose(mention, readings);
        if (!chosen) return settle_elsewhere(mention);
        if (settle_body(mention, gazetteer_.entry(chosen->entry))) return;
        if (const std::string land = land_of_namesake(mention, chosen->entry); !land.empty()) {
            return settle_namesake(mention, land);
        }
        settle(mention, known_entity(chosen->entry),
               chosen->use == AliasUse::demonym ? MentionForm::demonym : MentionForm::name);
        if (const NameEntry& entry = gazetteer_.entry(chosen->entry); entry.kind == EntityKind::person) {
            note_person(surname_key(entry.surname), mention.entity);
            note_given_name(mention.entity);
        }
    }

    /// "British footballer John Moore", where the packs' John Moore is an Australian who holds no office that day: the
    /// country of the other one; empty where it may be the packs' own.
    std::string land_of_namesake(const Mention& mention, std::uint32_t person) const {
        const NameEntry& entry = gazetteer_.entry(person);
        if (entry.kind != EntityKind::person || entry.country.empty() || mention.last - mention.first < 2) return {};
        if (mention.first == analysis_.sentences[mention.sentence].first) return {};
        const std::string_view trade = trade_of(folded(words_[mention.first - 1]));
        if (trade.empty()) return {};
        std::vector<const Office*> offices;
        if (trade == "public") {
            if (document_.date.empty()) return {};
            gazetteer_.offices_of(person, document_.date, offices);
            if (!offices.empty()) return {};
        }
        const std::string land = country_before(mention);
        return land == entry.country ? std::string() : land;
    }

    void settle_namesake(Mention& mention, const std::string& land) {
        Entity entity;
        entity.name = mention.span.of(document_.text);
        entity.kind = mention.kind = EntityKind::person;
        entity.country = land;
        entity.key = entity_key(entity.kind, entity.name, {}) + "~" + land;  // graph/namesakes.h
        settle(mention, intern(std::move(entity)), MentionForm::name);
        note_person(surname_key(surname_of(mention)), mention.entity);
    }

    bool settle_body(Mention& mention, const NameEntry& entry) {
        if (entry.kind != EntityKind::org) return false;
        const std::string_view body = mention.span.of(document_.text);
        if (!is_body_of_many_countries(folded(body))) return false;
        const auto land = land_of_body(mention, entry);
        if (!land) return false;
        settle(mention, body_of(*land, body), MentionForm::name);
        return true;
    }

    /// The reading of an alias that stands by itself, or none where it is a surname or a common word without support.
    std::optional<Reading> choose(const Mention& mention, std::span<const Reading> readings) const {
        if (gazetteer_.is_weak(mention.alias)) return choose_place(mention, readings);
        std::optional<Reading> name;
        std::optional<Reading> seat;
        for (const Reading& reading : readings) {
            if (reading.use == AliasUse::metonym && !seat) seat = reading;
            if ((reading.use == AliasUse::name || reading.use == AliasUse::demonym) && !name) name = reading;
        }
        if (name) name = best_of_kind(*name, readings);
        if (is_namesake_of_person(mention, name) || is_part_of_longer(mention, name)) return std::nullopt;
        if (const auto region = region_meant(mention, readings)) return region;
        if (const auto half = half_of_korea(mention, name)) return half;
        if (seat && !(name && gazetteer_.entry(name->entry).kind == EntityKind::country) && acts(mention)) return seat;
        if (!name) return std::nullopt;
        if (is_foreign_acronym(mention, gazetteer_.entry(name->entry))) return std::nullopt;
        if (is_code_of_region(mention, gazetteer_.entry(name->entry))) return std::nullopt;
        if (stands_for_another(mention, name->entry)) return std::nullopt;
        const bool everyday = gazetteer_.entry(name->entry).common && name->use != AliasUse::demonym;
        if (everyday && opens_sentence(mention) && mention.last - mention.first == 1) {
            const bool placed =
                is_dateline(mention, analysis_.sentences[mention.sentence]) || places_.land_after(mention) != nullptr;
            return placed || supported_elsewhere(mention) || is_bare_actor(mention) ? name : std::nullopt;
        }
        return name;
    }

    /// "Paris" after "Valeska Paris" was named, where it acts: she, not the town.
    bool is_namesake_of_person(const Mention& mention, const std::optional<Reading>& name) const {
        if (mention.last - mention.first != 1 || !name) return false;
        const EntityKind kind = gazetteer_.entry(name->entry).kind;
        // "Sadr" after "Moqtada al-Sadr", where SADR is a state's acronym
        const bool acronym =
            is_all_capitals(gazetteer_.written(mention.alias)) && !is_all_capitals(words_[mention.first]);
        if (kind != EntityKind::city && kind != EntityKind::region && !acronym) return false;
        return surnames_.contains(folded(mention.span.of(document_.text))) && acts(mention);
    }

    /// Whether several of one kind and different countries bear the name.
    bool is_shared(std::span<const Reading> readings) const {
        const NameEntry& first = gazetteer_.entry(readings.front().entry);
        return std::any_of(readings.begin() + 1, readings.end(), [&](const Reading& other) {
            const NameEntry& entry = gazetteer_.entry(other.entry);
            return other.use == readings.front().use && entry.kind == first.kind && entry.country != first.country;
        });
    }

    /// Of several of one kind that bear a name: who was there on the document's day, then whose country is spoken of.
    Reading best_of_kind(Reading first, std::span<const Reading> readings) const {
        if (readings.size() < 2) return first;
        const EntityKind kind = gazetteer_.entry(first.entry).kind;
        const auto rank = [&](const Reading& reading) {
            const std::string& land = gazetteer_.entry(reading.entry).country;
            return std::pair(gazetteer_.exists_at(reading.entry, document_.date), spoken_of_.contains(land));
        };
        for (const Reading& other : readings) {
            const bool fits = other.use == first.use && gazetteer_.entry(other.entry).kind == kind;
            if (fits && rank(other) > rank(first)) first = other;
        }
        return first;
    }

    /// "the People's House", "the White House Commission on Aging": one word of a body's name.
    bool is_part_of_longer(const Mention& mention, const std::optional<Reading>& name) const {
        if (!name || mention.last - mention.first != 1 || gazetteer_.entry(name->entry).kind != EntityKind::org)
            return false;
        const Sentence& sentence = analysis_.sentences[mention.sentence];
        const std::string word = folded(words_[mention.first]);
        if (word == "house" && mention.first > sentence.first + 1 && words_[mention.first - 2] == "People") return true;
        if (is_of_other_land(mention, gazetteer_.entry(name->entry))) return true;
        if (!is_org_head(word) || mention.last + 1 >= sentence.last) return false;
        const std::string_view joint = words_[mention.last];
        const char next = words_[mention.last + 1].front();
        return (joint == "on" || joint == "for") && next >= 'A' && next <= 'Z';
    }

    /// "the Denmark Democrats"
    bool is_of_other_land(const Mention& mention, const NameEntry& entry) const {
        if (entry.country.empty() || mention.first == analysis_.sentences[mention.sentence].first) return false;
        if (is_body_of_many_countries(folded(mention.span.of(document_.text)))) return false;
        const auto before = gazetteer_.find(words_, mention.first - 1, mention.first, scratch_);
        if (!before) return false;
        const Reading reading = gazetteer_.readings(before->alias).front();
        const NameEntry& land = gazetteer_.entry(reading.entry);
        return reading.use == AliasUse::name && land.kind == EntityKind::country && land.country != entry.country;
    }

    /// "Atlanta, Georgia", "the governor of Washington": the region where a country or town bears its name too.
    std::optional<Reading> region_meant(const Mention& mention, std::span<const Reading> readings) const {
        const auto region = std::find_if(readings.begin(), readings.end(), [&](const Reading& reading) {
            return reading.use == AliasUse::name && gazetteer_.entry(reading.entry).kind == EntityKind::region;
        });
        if (region == readings.end() || readings.size() < 2) return std::nullopt;
        const std::string& country = gazetteer_.entry(region->entry).country;
        const bool meant =
            has_regional_office(mention) || follows_town_of(mention, country) || is_among_regions(mention, country);
        return meant ? std::optional(*region) : std::nullopt;
    }

    /// "Texas, New York and Florida": regions of one country beside it.
    bool is_among_regions(const Mention& mention, const std::string& country) const {
        const auto index = static_cast<std::size_t>(&mention - analysis_.mentions.data());
        const auto is_region = [&](std::size_t other, std::uint32_t joint) {
            if (other >= analysis_.mentions.size() || joint >= analysis_.tokens.size()) return false;
            const Mention& name = analysis_.mentions[other];
            if (name.alias == kNoAlias || (words_[joint] != "," && words_[joint] != "and")) return false;
            const NameEntry& entry = gazetteer_.entry(gazetteer_.readings(name.alias).front().entry);
            return entry.kind == EntityKind::region && entry.country == country;
        };
        const auto touches = [&](const Mention& left, const Mention& right) {
            return left.sentence == right.sentence && right.first > left.last && right.first - left.last <= 2;
        };
        const std::size_t next = index + 1;
        return (index > 0 && touches(analysis_.mentions[index - 1], mention) &&
                is_region(index - 1, mention.first - 1)) ||
               (next < analysis_.mentions.size() && touches(mention, analysis_.mentions[next]) &&
                is_region(next, mention.last));
    }

    bool has_regional_office(const Mention& mention) const {
        const Sentence& sentence = analysis_.sentences[mention.sentence];
        static const std::unordered_set<std::string_view> words = {
            "governor", "gov.", "senator", "sen.", "state", "rep.", "congressman", "congresswoman", "legislature"};
        if (mention.last < sentence.last && words.contains(folded(words_[mention.last]))) return true;
        return mention.first > sentence.first + 1 && words_[mention.first - 1] == "of" &&
               words.contains(folded(words_[mention.first - 2]));
    }

    bool follows_town_of(const Mention& mention, const std::string& country) const {
        if (mention.first < 2 || words_[mention.first - 1] != ",") return false;
        const auto at = std::lower_bound(analysis_.mentions.begin(), analysis_.mentions.end(), mention.span.start,
                                         [](const Mention& m, std::uint32_t start) { return m.span.start < start; });
        if (at == analysis_.mentions.begin()) return false;
        const Mention& before = *std::prev(at);
        if (before.last + 1 != mention.first || before.alias == kNoAlias) return false;
        const auto towns = gazetteer_.readings(before.alias);
        return std::any_of(towns.begin(), towns.end(), [&](const Reading& reading) {
            const NameEntry& entry = gazetteer_.entry(reading.entry);
            return entry.country == country && (entry.kind == EntityKind::city || entry.kind == EntityKind::facility);
        });
    }

    /// "Korea" in a text that names one of the two alone: that one, but where it is a place ("the war in Korea").
    std::optional<Reading> half_of_korea(const Mention& mention, const std::optional<Reading>& name) const {
        if (!name || folded(mention.span.of(document_.text)) != "korea") return std::nullopt;
        const auto north = gazetteer_.country("PRK");
        const auto south = gazetteer_.country("KOR");
        if (!north || !south || lands_.contains(*north) == lands_.contains(*south)) return std::nullopt;
        if (mention.first > analysis_.sentences[mention.sentence].first &&
            is_place_preposition(folded(words_[mention.first - 1])))
            return std::nullopt;
        return Reading{lands_.contains(*north) ? *north : *south, AliasUse::name};
    }

    /// "the Chinese consortium CBC" is not the CBC of Canada, here and in what follows.
    bool is_foreign_acronym(const Mention& mention, const NameEntry& entry) const {
        if (entry.kind != EntityKind::org || mention.last - mention.first != 1) return false;
        if (!is_all_capitals(words_[mention.first])) return false;
        if (foreign_.contains(mention.alias)) return true;
        if (entry.country.empty()) return false;
        const std::uint32_t first = analysis_.sentences[mention.sentence].first;
        if (mention.first < first + 2) return false;
        const NounClass sort = noun_class(folded(words_[mention.first - 1]));
        if (sort != NounClass::org && sort != NounClass::body) return false;
        const auto land = land_ending_at(mention.first - 1, first);
        if (!land || *land == entry.country) return false;
        foreign_.insert(mention.alias);
        return true;
    }

    /// "Scranton, PA": two letters behind a town are its state's.
    bool is_code_of_region(const Mention& mention, const NameEntry& entry) const {
        const auto index = static_cast<std::size_t>(&mention - analysis_.mentions.data());
        if (entry.kind != EntityKind::org || index == 0 || mention.last - mention.first != 1) return false;
        const std::string_view code = words_[mention.first];
        const Mention& town = analysis_.mentions[index - 1];
        const bool behind = town.sentence == mention.sentence && town.last + 1 == mention.first &&
                            words_[town.last] == "," && (code.size() == 2 || (code.size() == 4 && code[1] == '.'));
        if (!behind || town.alias == kNoAlias) return false;
        const NameEntry& place = gazetteer_.entry(gazetteer_.readings(town.alias).front().entry);
        return place.kind == EntityKind::city && place.country == "USA";
    }

    /// All mentions of one name mean the same town: the one whose country is named beside it once.
    std::optional<Reading> choose_place(const Mention& mention, std::span<const Reading> readings) const {
        const auto [found, is_new] = towns_.try_emplace(mention.alias, std::nullopt);
        if (!is_new) return found->second;
        found->second = places_.choose(mention, readings);
        for (const Mention& other : analysis_.mentions) {
            if (other.alias == mention.alias && places_.weigh(other).named_land) {
                found->second = places_.choose(other, readings);
                break;
            }
        }
        return found->second;
    }

    /// "Delta, Colorado", where the table's Deltas lie elsewhere: a town of the country that is named.
    void settle_elsewhere(Mention& mention) {
        if (!gazetteer_.is_weak(mention.alias)) return;
        const NameEntry* const land = places_.land_after(mention);
        if (land == nullptr) return;
        Entity entity;
        entity.country = land->country;
        entity.name = mention.span.of(document_.text);
        entity.kind = EntityKind::city;
        entity.key = entity_key(entity.kind, entity.name, entity.country);
        settle(mention, intern(std::move(entity)), MentionForm::name);
    }

    /// Whether a capital's name stands for the government: not in or on the way to it, no dateline, no "Paris, France".
    bool acts(const Mention& mention) const {
        if (mention.span.start > analysis_.tokens[mention.first].span.start) return true;  // "pro-Moscow"
        const Sentence& sentence = analysis_.sentences[mention.sentence];
        if (mention.first > sentence.first && is_place_preposition(folded(words_[mention.first - 1]))) return false;
        if (is_dateline(mention, sentence) || is_headed_for(mention) || is_called_capital(mention)) return false;
        if (mention.last >= sentence.last) return mention.first != sentence.first && acts_by_parse(mention);
        if (words_[mention.last] == ";") return false;
        if (words_[mention.last] == "," && mention.last + 1 < sentence.last &&
            (is_land_at(mention.last + 1, sentence.last) || is_called_town(mention.last + 1, sentence.last))) {
            return false;
        }
        return acts_by_parse(mention);
    }

    /// "Hanoi, the capital of Vietnam"
    bool is_called_town(std::uint32_t at, std::uint32_t end) const {
        if (at + 1 >= end) return false;
        const std::string article = folded(words_[at]);
        const std::string noun = folded(words_[at + 1]);
        return (article == "the" || article == "a") && (noun == "capital" || noun == "city" || noun == "town");
    }

    /// "WASHINGTON/PARIS, May 9 -", "ADDIS ABABA â"
    bool is_dateline(const Mention& mention, const Sentence& sentence) const {
        const bool opens =
            mention.first == sentence.first || (mention.first > sentence.first && words_[mention.first - 1] == "/");
        if (!opens || mention.last >= sentence.last) return false;
        const std::string_view next = words_[mention.last];
        if (next == ",") return has_dash_near(mention.last, sentence.last) || is_dated(mention, sentence);
        if (next == ":") return is_all_capitals(mention.span.of(document_.text));
        return next == "(" || next == "/" || is_dash(next);
    }

    /// "MANILA, January 18", "Jeddah, 21 May 2023. "
    bool is_dated(const Mention& mention, const Sentence& sentence) const {
        if (mention.span.start != document_.blocks[sentence.block].span.start) return false;
        if (mention.last + 2 >= sentence.last) return false;
        const auto is_month = [&](std::uint32_t t) {
            static const std::unordered_set<std::string_view> short_forms = {
                "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "may"};
            std::string word = folded(words_[t]);
            if (word.ends_with('.')) word.pop_back();
            return short_forms.contains(word) || is_calendar_word(word);
        };
        const std::uint32_t at = mention.last + 1;
        return is_month(at) || (is_number(at) && is_month(at + 1));
    }

    bool is_number(std::uint32_t token) const { return words_[token].front() >= '0' && words_[token].front() <= '9'; }

    static bool is_all_capitals(std::string_view text) {
        return std::none_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    }

    static bool is_dash(std::string_view word) {
        return word == "-" || word == "--" || word == "\xE2\x80\x94" || word == "\xE2\x80\x93";
    }

    bool has_dash_near(std::uint32_t first, std::uint32_t last) const {
        for (std::uint32_t t = first; t < last && t < first + 8; ++t) {
            if (is_dash(words_[t])) return true;
        }
        return false;
    }

    /// "the nation's capital, Wellington"
    bool is_called_capital(const Mention& mention) const {
        if (mention.first < analysis_.sentences[mention.sentence].first + 2) return false;
        const std::uint32_t noun = words_[mention.first - 1] == "," ? mention.first - 2 : mention.first - 1;
        const std::string word = folded(words_[noun]);
        return word == "capital" || word == "city";
    }

    /// "barely left for Tokyo", "left London for Paris"
    bool is_headed_for(const Mention& mention) const {
        const std::uint32_t first = analysis_.sentences[mention.sentence].first;
        if (mention.first < first + 2 || words_[mention.first - 1] != "for") return false;
        static const std::unordered_set<std::string_view> verbs = {"left",     "leave",     "leaving", "leaves",
                                                                   "departed", "departing", "departs", "heading",
                                                                   "headed",   "bound",     "heads",   "depart"};
        constexpr std::uint32_t kReach = 4;
        const std::uint32_t start = std::max(first, mention.first < kReach + 2 ? 0 : mention.first - kReach - 2);
        for (std::uint32_t t = start; t + 1 < mention.first; ++t) {
            if (verbs.contains(words_[t])) return true;
        }
        return false;
    }

    /// By the part it plays: who does, owns or is dealt with acts; what only stands before a noun is a place, unless
    /// that noun acts for its country; conjuncts are as the first of them.
    bool acts_by_parse(const Mention& mention) const {
        std::uint32_t head = syntax_.head_of(mention.first, mention.last);
        for (int steps = 0; steps < 8 && syntax_.deprel(head) == Deprel::conj && !syntax_.is_root(head); ++steps)
            head = syntax_.head(head);
        if (syntax_.is_root(head)) return true;
        const std::uint32_t governor = syntax_.head(head);
        const Deprel relation = syntax_.deprel(head);
        if (relation == Deprel::compound || relation == Deprel::nmod_desc || relation == Deprel::amod) {
            const std::string noun = folded(words_[governor]);
            return !is_of_town(noun) && (is_agent_noun(noun) || is_person_noun(noun));
        }
        const std::string_view preposition = syntax_.preposition(head);
        if (relation == Deprel::nmod_poss && is_of_town(folded(words_[governor]))) return false;
        if (relation == Deprel::obj) return !is_place_preposition(syntax_.lemma(governor));
        if (relation != Deprel::obl && relation != Deprel::nmod) return true;
        if (is_place_preposition(folded(preposition))) return false;
        if (preposition == "of") return !is_part_of_town(folded(words_[governor])) && !is_town_officer(governor);
        return true;
    }

    /// "Oslo's District Court", "Seoul's mayor": what a town has, and a country's government has not.
    static bool is_of_town(std::string_view noun) {
        static const std::unordered_set<std::string_view> words = {
            "court",      "courthouse", "council", "police", "archbishop", "bishop", "skyline", "museum",
            "university", "hospital",   "metro",   "stock",  "mp",         "mps",    "native",  "student"};
        return words.contains(noun) || is_part_of_town(noun) || is_facility_head(noun);
    }

    /// "Governor Johnson Sakaja of Nairobi", "Archbishop Nzapalainga of Bangui": whom a town has.
    bool is_town_officer(std::uint32_t person) const {
        const auto at = std::upper_bound(analysis_.titles.begin(), analysis_.titles.end(), person,
                                         [](std::uint32_t token, const Title& title) { return token < title.last; });
        if (at == analysis_.titles.begin()) return false;
        static const std::unordered_set<std::string_view> words = {
            "governor", "mayor", "archbishop", "bishop", "cardinal", "rabbi", "imam", "prefect", "patriarch"};
        const Title& title = *std::prev(at);
        return person - title.last < 4 && words.contains(folded(words_[title.last - 1]));
    }

    bool is_land_at(std::uint32_t token, std::uint32_t last) const {
        const auto match = gazetteer_.find(words_, token, last, scratch_);
        if (!match) return false;
        const Reading reading = gazetteer_.readings(match->alias).front();
        const EntityKind kind = gazetteer_.entry(reading.entry).kind;
        return reading.use == AliasUse::name && (kind == EntityKind::country || kind == EntityKind::region);
    }

    bool opens_sentence(const Mention& mention) const {
        return mention.first == analysis_.sentences[mention.sentence].first;
    }

    /// "Turkey has jailed", "Apple's chief": as a common noun in the singular it would have an article.
    bool is_bare_actor(const Mention& mention) const {
        if (analysis_.tokens[mention.first].xpos != Xpos::nnp) return false;
        const Deprel relation = syntax_.deprel(mention.first);
        return relation == Deprel::nsubj || relation == Deprel::nsubj_pass || relation == Deprel::nmod_poss;
    }

    bool supported_elsewhere(const Mention& mention) const { return aliases_inside_.contains(mention.alias); }

    /// How often each country is named, its people included; and which aliases stand inside sentences.
    void count_lands() {
        for (const Mention& mention : analysis_.mentions) {
            if (mention.alias == kNoAlias) continue;
            if (!opens_sentence(mention)) aliases_inside_.insert(mention.alias);
            const Reading reading = gazetteer_.readings(mention.alias).front();
            const NameEntry& entry = gazetteer_.entry(reading.entry);
            if (entry.kind == EntityKind::country) ++lands_[reading.entry];
            const bool telling = reading.use != AliasUse::surname && !entry.country.empty();
            if (!telling || is_shared(gazetteer_.readings(mention.alias))) continue;
            spoken_of_.insert(entry.country);
            if (!gazetteer_.is_weak(mention.alias) && !is_mostly_american(folded(mention.span.of(document_.text))))
                ++told_[entry.country];
        }
        for (const auto& [land, times] : lands_) {
            if (main_land_ == kNoEntity || times > lands_[main_land_] ||
                (times == lands_[main_land_] && land < main_land_))
                main_land_ = land;
        }
    }

    // ---- initials

    /// The letters of each body's name of three words and more: "University of North Carolina" may be UNC later on.
    void read_initials() {
        for (std::uint32_t i = 0; i < analysis_.mentions.size(); ++i) {
            const Mention& mention = analysis_.mentions[i];
            if (mention.last - mention.first < 3) continue;
            const bool known = mention.alias != kNoAlias;
            const Reading reading = known ? gazetteer_.readings(mention.alias).front() : Reading{};
            if (known) named_at_length_.insert(reading.entry);
            if ((known ? gazetteer_.entry(reading.entry).kind : mention.kind) != EntityKind::org) continue;
            std::string letters;
            for (std::uint32_t t = mention.first; t < mention.last; ++t) {
                if (words_[t].front() >= 'A' && words_[t].front() <= 'Z') letters += words_[t].front();
            }
            if (letters.size() >= 3) initials_.try_emplace(std::move(letters), i);
        }
        for (const Mention& mention : analysis_.mentions) {
            if (is_spelt_out(mention)) foreign_.insert(mention.alias);
        }
    }

    /// "Foreign Assistance Act of 1961 (FAA)": words of another name stand before the brackets and begin with its
    /// letters.
    bool is_spelt_out(const Mention& mention) const {
        const Sentence& sentence = analysis_.sentences[mention.sentence];
        if (mention.alias == kNoAlias || mention.last - mention.first != 1 || mention.last >= sentence.last)
            return false;
        const std::string_view letters = words_[mention.first];
        if (letters.size() < 3 || !is_all_capitals(letters) || mention.first < sentence.first + 3) return false;
        if (words_[mention.first - 1] != "(" || words_[mention.last] != ")") return false;
        std::size_t left = letters.size();
        std::uint32_t at = mention.first - 1;
        while (left > 0 && at > sentence.first && mention.first - at < 12) {
            const std::string_view word = words_[--at];
            const bool small = is_name_connector(word) || is_number(at);
            if (small) continue;
            if (word.front() != letters[--left]) return false;
        }
        if (left > 0) return false;
        const Span phrase = {analysis_.tokens[at].span.start, analysis_.tokens[mention.first - 2].span.end};
        const NameEntry& entry = gazetteer_.entry(gazetteer_.readings(mention.alias).front().entry);
        return is_no_body(mention.first - 1) && !folded(entry.name).starts_with(folded(phrase.of(document_.text)));
    }

    /// Whether no body's name ends there: an act's, a prize's, or none that anybody knows.
    bool is_no_body(std::uint32_t last) const {
        return std::none_of(analysis_.mentions.begin(), analysis_.mentions.end(), [&](const Mention& name) {
            if (name.last != last) return false;
            if (name.alias == kNoAlias) return name.kind == EntityKind::org;
            return gazetteer_.entry(gazetteer_.readings(name.alias).front().entry).kind == EntityKind::org;
        });
    }

    /// "UNC" in a text that names the University of North Carolina and no United Nations Command.
    bool stands_for_another(const Mention& mention, std::uint32_t entry) const {
        if (mention.last - mention.first != 1 || named_at_length_.contains(entry)) return false;
        const auto found = initials_.find(mention.span.of(document_.text));
        if (found == initials_.end()) return false;
        const Mention& whole = analysis_.mentions[found->second];
        return whole.alias == kNoAlias || gazetteer_.readings(whole.alias).front().entry != entry;
    }

    std::optional<std::uint32_t> by_initials(const Mention& mention) const {
        const auto found = initials_.find(mention.span.of(document_.text));
        if (found == initials_.end()) return std::nullopt;
        const std::uint32_t entity = analysis_.mentions[found->second].entity;
        return entity == kNoEntity ? std::nullopt : std::optional(entity);
    }

    // ---- bodies that many countries have

    /// The country whose Foreign Ministry, Supreme Court … it is: the one named beside it, else the one that the
    /// document is about; none where that leaves doubt or the packs' own reading is as good.
    std::optional<std::uint32_t> land_of_body(const Mention& mention, const NameEntry& entry) const {
        const auto beside = gazetteer_.country(land_beside(mention));
        const std::optional<std::uint32_t> own = gazetteer_.country(entry.country);
        if (beside) return beside != own ? beside : std::nullopt;
        if (main_land_ == kNoEntity || main_land_ == own) return std::nullopt;
        const auto times = [&](std::optional<std::uint32_t> land) {
            const auto found = land ? lands_.find(*land) : lands_.end();
            return found == lands_.end() ? 0U : found->second;
        };
        // Bodies that are mostly called so in one country need more before they are another's.
        const bool is_default = entry.kind == EntityKind::org && !entry.name.empty() &&
                                is_mostly_american(folded(mention.span.of(document_.text)));
        const std::uint32_t least = !is_default ? times(own) + 1 : times(own) == 0 ? 2 : 4 * times(own) + 4;
        if (times(main_land_) >= least) return main_land_;
        // A text about a country names its people, towns and bodies more often than the country.
        const auto told = [&](std::optional<std::uint32_t> land) {
            const auto found = land ? told_.find(gazetteer_.entry(*land).country) : told_.end();
            return found == told_.end() ? 0U : found->second;
        };
        return is_default && told(main_land_) >= 3 && told(main_land_) > 3 * told(own) ? std::optional(main_land_)
                                                                                       : std::nullopt;
    }

    std::string land_beside(const Mention& mention) const {
        const Sentence& sentence = analysis_.sentences[mention.sentence];
        const std::uint32_t first = sentence.first;
        std::uint32_t before = mention.first;
        if (before > first && words_[before - 1].ends_with('s') && words_[before - 1].size() <= 4) --before;
        if (const auto land = land_ending_at(before, first)) return *land;
        if (mention.last + 1 < sentence.last && words_[mention.last] == "of") {
            const auto match = gazetteer_.find(words_, mention.last + 1, sentence.last, scratch_);
            if (match) return gazetteer_.entry(gazetteer_.readings(match->alias).front().entry).country;
        }
        return {};
    }

    /// "Venezuelan National Assembly": the packs' own if they have it, else one made for the country.
    std::uint32_t body_of(std::uint32_t land, std::string_view body) const {
        const NameEntry& country = gazetteer_.entry(land);
        const std::string whole =
            (country.demonyms.empty() ? country.name : country.demonyms.front()) + " " + std::string(body);
        for (const std::string& name :
             {whole, std::string(body) + " of " + country.name, country.name + "'s " + std::string(body)}) {
            if (const auto known = gazetteer_.find_name(name);
                known && gazetteer_.entry(*known).kind == EntityKind::org) {
                return known_entity(*known);
            }
        }
        Entity entity;
        entity.country = country.country;
        entity.name = whole;
        entity.kind = EntityKind::org;
        entity.key = entity_key(EntityKind::org, whole, {});
        return intern(std::move(entity));
    }

    void establish_unknown(Mention& mention) {
        if (mention.kind == EntityKind::person && mention.last - mention.first < 2) return;
        const std::string name = spelt(mention);
        if (mention.kind == EntityKind::org && is_body_of_many_countries(folded(name))) {
            NameEntry none;
            if (const auto land = land_of_body(mention, none)) {
                settle(mention, body_of(*land, name), MentionForm::name);
                return;
            }
        }
        if (mention.kind == EntityKind::org && is_administration_noun(words_[mention.last - 1])) {
            settle_administration(mention);
            return;
        }
        Entity entity;
        entity.country = country_before(mention);
        entity.key = entity_key(mention.kind, name, entity.country);
        entity.name = name;
        entity.kind = mention.kind;
        const bool is_person = mention.kind == EntityKind::person;
        settle(mention, intern(std::move(entity)), MentionForm::name);
        if (is_person) {
            note_person(surname_key(surname_of(mention)), mention.entity);
            note_given_name(mention.entity);
        }
        if (!is_person) note_acronym(mention);
    }

    /// As the text has it, without invisible marks for line ends.
    std::string spelt(const Mention& mention) const {
        std::string out(mention.span.of(document_.text));
        for (const std::string_view mark : {"\xE2\x81\xA0", "\xE2\x80\x8B"}) {
            for (std::size_t at = out.find(mark); at != std::string::npos; at = out.find(mark))
                out.erase(at, mark.size());
        }
        return out;
    }

    /// "the Maduro regime": a body of its leader's country, whoever else bears the name.
    void settle_administration(Mention& mention) {
        Entity entity;
        entity.name = std::string(words_[mention.last - 2]) + " " + std::string(words_[mention.last - 1]);
        entity.kind = EntityKind::org;
        const auto match = gazetteer_.find(words_, mention.first, mention.last - 1, scratch_);
        if (match) {
            std::vector<std::uint32_t> leaders;
            for (const Reading& reading : gazetteer_.readings(match->alias)) {
                if (gazetteer_.is_leader(reading.entry, document_.date)) leaders.push_back(reading.entry);
            }
            if (leaders.size() == 1) entity.country = gazetteer_.entry(leaders.front()).country;
        }
        entity.key = entity_key(EntityKind::org, entity.name, {});
        settle(mention, intern(std::move(entity)), MentionForm::nominal);
    }

    std::string_view surname_of(const Mention& mention) const {
        const Entity& entity = analysis_.entities[mention.entity];
        const bool first = family_name_first(entity.country) || entity.name.find('-') != std::string::npos;
        return words_[first ? mention.first : mention.last - 1];
    }

    /// The country of the adjective or name before a title or inside an organisation's name; empty where there is none.
    std::string country_before(const Mention& mention) const {
        const std::uint32_t first = analysis_.sentences[mention.sentence].first;
        for (std::uint32_t at = mention.first; at > first && mention.first - at < 6; --at) {
            if (const auto land = land_ending_at(at, first)) return *land;
            const std::string_view word = words_[at - 1];
            if (word == "," || word == "." || word == "and") break;
        }
        if (mention.kind == EntityKind::org) {
            const auto match = gazetteer_.find(words_, mention.first, mention.last, scratch_);
            const Reading reading = match ? gazetteer_.readings(match->alias).front() : Reading{};
            // "Law School" is no body of Mr. Law's country
            if (match && reading.use != AliasUse::surname) return gazetteer_.entry(reading.entry).country;
        }
        return {};
    }

    std::optional<std::string> land_ending_at(std::uint32_t last, std::uint32_t first) const {
        for (std::uint32_t start = last; start > first && last - start < 3; --start) {
            const auto match = gazetteer_.find(words_, start - 1, last, scratch_);
            if (!match || match->last != last) continue;
            const NameEntry& entry = gazetteer_.entry(gazetteer_.readings(match->alias).front().entry);
            if (entry.kind == EntityKind::country) return entry.country;
        }
        return std::nullopt;
    }

    /// "International Crisis Group (ICG)": the letters in brackets mean the organisation from here on.
    void note_acronym(const Mention& mention) {
        if (mention.last + 2 >= analysis_.sentences[mention.sentence].last) return;
        if (words_[mention.last] != "(" || words_[mention.last + 2] != ")") return;
        const std::string_view letters = words_[mention.last + 1];
        const bool all_capitals =
            std::all_of(letters.begin(), letters.end(), [](char c) { return (c >= 'A' && c <= 'Z') || c == '.'; });
        if (letters.size() >= 2 && all_capitals) acronyms_.emplace(letters, mention.entity);
    }

    // ---- second pass

    void lean(Mention& mention) {
        if (const auto acronym = acronyms_.find(mention.span.of(document_.text)); acronym != acronyms_.end()) {
            settle(mention, acronym->second, MentionForm::name);
            return;
        }
        if (const auto body = by_initials(mention)) {
            settle(mention, *body, MentionForm::name);
            return;
        }
        if (mention.last - mention.first > 2 || mention.span.size() < 2 || is_shouted_word(mention)) return;
        const std::string surname = surname_key(mention.span.of(document_.text));
        if (is_calendar_word(surname) && touches_number(mention)) return;
        if (const auto local = local_person(surname, mention)) {
            settle(mention, *local, MentionForm::name);
        } else if (const auto known = known_person(mention)) {
            settle(mention, known_entity(*known), MentionForm::name);
            note_person(surname, mention.entity);
        } else if (const auto given = by_given_name(surname, mention)) {
            settle(mention, *given, MentionForm::name);
        } else if (follows_title(mention) && mention.alias == kNoAlias) {
            settle_lone_surname(mention);
        }
    }

    /// "TO", "AN" in a line of capitals is no To Lam.
    bool is_shouted_word(const Mention& mention) const {
        const std::string_view text = mention.span.of(document_.text);
        return text.size() > 1 && is_all_capitals(text) && is_function_word(folded(text));
    }

    /// A person of that surname who was named in full, and how often.
    struct Named {
        std::uint32_t entity = kNoEntity;
        std::uint32_t times = 0;
    };

    /// Folded, without the Arabic article: "Al-Sisi", "el-Sisi" and "Sisi" are one.
    static std::string surname_key(std::string_view surname) {
        std::string out = folded(surname);
        if ((out.starts_with("al-") || out.starts_with("el-")) && out.size() > 5) out.erase(0, 3);
        return out;
    }

    void note_person(const std::string& surname, std::uint32_t entity) {
        std::vector<Named>& people = surnames_[surname];
        const auto known =
            std::find_if(people.begin(), people.end(), [&](const Named& n) { return n.entity == entity; });
        if (known != people.end()) {
            ++known->times;
        } else if (people.size() < kMostNamesakes) {
            people.push_back({entity, 1});
        }
    }

    /// The given name, where one person alone bears it.
    void note_given_name(std::uint32_t entity) {
        const std::string& name = analysis_.entities[entity].name;
        const std::size_t end = name.find(' ');
        if (end == std::string::npos) return;
        const auto [found, is_new] = given_names_.try_emplace(folded(name.substr(0, end)), entity);
        if (!is_new && found->second != entity) found->second = kNoEntity;
    }

    /// "Yulia" after "Yulia Skripal"
    std::optional<std::uint32_t> by_given_name(const std::string& name, const Mention& mention) const {
        if (mention.alias != kNoAlias || opens_heading(mention)) return std::nullopt;
        const auto found = given_names_.find(name);
        return found == given_names_.end() || found->second == kNoEntity ? std::nullopt : std::optional(found->second);
    }

    bool opens_heading(const Mention& mention) const {
        const BlockKind kind = document_.blocks[analysis_.sentences[mention.sentence].block].kind;
        return kind == BlockKind::title || kind == BlockKind::heading;
    }

    /// The person of that surname who was named in this document. Of several the one whom the title fits, the one who
    /// was in office (a leader is called by the surname alone), the one named most.
    std::optional<std::uint32_t> local_person(const std::string& surname, const Mention& mention) const {
        const auto found = surnames_.find(surname);
        if (found == surnames_.end()) return std::nullopt;
        const std::vector<Named>& people = found->second;
        if (people.size() == 1)
            return is_other_by_title(people.front(), mention) ? std::nullopt : std::optional(people.front().entity);
        if (const auto only = only_of_gender(people, mention)) return only;
        if (const auto known = known_person(mention)) {
            const std::string key = gazetteer_.entity(*known).key;
            for (const Named& person : people) {
                if (analysis_.entities[person.entity].key == key) return person.entity;
            }
        }
        std::optional<std::uint32_t> leader;
        for (const Named& person : people) {
            const auto entry = gazetteer_.entry_of(analysis_.entities[person.entity].key);
            if (!entry || !gazetteer_.is_leader(*entry, document_.date)) continue;
            if (leader) return most_named(people);
            leader = person.entity;
        }
        return leader ? leader : most_named(people);
    }

    /// "President Biden" where only Jill Biden was named in full: the title is another's of that surname.
    bool is_other_by_title(const Named& person, const Mention& mention) const {
        if (is_of_other_gender(person, mention)) return true;
        if (mention.alias == kNoAlias || !follows_title(mention)) return false;
        const auto entry = gazetteer_.entry_of(analysis_.entities[person.entity].key);
        // "President Biden" beside Natalie Biden, whom no pack knows: who holds that office.
        if (!entry) return !is_courtesy_title(last_word_of_title(mention)) && holder_by_title(mention).has_value();
        if (bears_title(mention, *entry)) return false;
        const auto known = known_person(mention);
        return known && *known != *entry;
    }

    /// "Mrs. Till" after Emmett Till
    bool is_of_other_gender(const Named& person, const Mention& mention) const {
        const Title* title = title_before(mention);
        if (title == nullptr) return false;
        const Gender told = gender_of_title(folded(words_[title->last - 1]));
        const Gender known = gender_of(person.entity);
        return told != Gender::unknown && known != Gender::unknown && told != known;
    }

    /// "Ms. Kim" where Kim Jong-un and Kim Yo-jong were named: the one whom the form of address fits.
    std::optional<std::uint32_t> only_of_gender(const std::vector<Named>& people, const Mention& mention) const {
        const Title* title = title_before(mention);
        if (title == nullptr) return std::nullopt;
        const Gender told = gender_of_title(folded(words_[title->last - 1]));
        if (told == Gender::unknown) return std::nullopt;
        std::optional<std::uint32_t> only;
        for (const Named& person : people) {
            if (gender_of(person.entity) != told) continue;
            if (only) return std::nullopt;
            only = person.entity;
        }
        return only;
    }

    Gender gender_of(std::uint32_t entity) const {
        const auto entry = gazetteer_.entry_of(analysis_.entities[entity].key);
        if (entry && gazetteer_.entry(*entry).gender != Gender::unknown) return gazetteer_.entry(*entry).gender;
        const std::string& name = analysis_.entities[entity].name;
        return gazetteer_.gender_of_given_name(folded(name.substr(0, name.find(' '))));
    }

    static std::uint32_t most_named(const std::vector<Named>& people) {
        return std::max_element(people.begin(), people.end(),
                                [](const Named& a, const Named& b) { return a.times < b.times; })
            ->entity;
    }

    /// The person of the packs that a surname means: by the title before it, else the one leader in office.
    std::optional<std::uint32_t> known_person(const Mention& mention) const {
        if (mention.alias == kNoAlias) return std::nullopt;
        const std::vector<std::uint32_t> people = bearers(mention);
        if (people.empty()) return std::nullopt;
        if (const auto titled = by_title(mention, people)) return titled;
        if (follows_title(mention) && is_calling(last_word_of_title(mention))) return std::nullopt;
        if (people.size() == 1 && follows_title(mention) && bears_title(mention, people.front())) return people.front();
        if (is_weak(mention, people) || follows_plural_title(mention)) return std::nullopt;
        return famous(mention, people);
    }

    /// "Mayor Kenney", "Reverend Manning": of whom there are thousands; no statesman of that surname is meant.
    static bool is_calling(std::string_view title) {
        static const std::unordered_set<std::string_view> words = {
            "mayor",   "judge",      "magistrate", "reverend",   "rev.",         "bishop", "archbishop", "rabbi",
            "sheriff", "councillor", "councilor",  "councilman", "councilwoman", "father", "sister",     "pastor"};
        return words.contains(title);
    }

    std::vector<std::uint32_t> bearers(const Mention& mention) const {
        std::vector<std::uint32_t> people;
        for (const Reading& reading : gazetteer_.readings(mention.alias)) {
            if (reading.use == AliasUse::surname) people.push_back(reading.entry);
        }
        return people;
    }

    /// Whom a bare surname means among those who bear it: the one leader in office (without a date: the one who has led
    /// longest); else the only one of them who holds or held any office ("Pompeo met Kim", "Obama" after his term).
    std::optional<std::uint32_t> famous(const Mention& mention, const std::vector<std::uint32_t>& people) const {
        std::optional<std::uint32_t> found;
        int leaders = 0;
        for (const std::uint32_t person : people) {
            if (!gazetteer_.is_leader(person, document_.date)) continue;
            ++leaders;
            const std::string_view since = gazetteer_.leads_since(person);
            const bool longer =
                !found ||
                (!since.empty() && (gazetteer_.leads_since(*found).empty() || since < gazetteer_.leads_since(*found)));
            if (longer) found = person;
        }
        if (leaders == 1 || (leaders > 1 && document_.date.empty() && !gazetteer_.leads_since(*found).empty())) {
            return found;
        }
        return leaders > 1 || follows_title(mention) ? std::nullopt : only_official(mention, people);
    }

    std::optional<std::uint32_t> only_official(const Mention& mention, const std::vector<std::uint32_t>& people) const {
        std::optional<std::uint32_t> found;
        for (const std::uint32_t person : people) {
            const NameEntry& entry = gazetteer_.entry(person);
            if (gazetteer_.offices_ever(person).empty()) continue;
            if (found || entry.common || entry.surname.size() < kShortestRareSurname) return std::nullopt;
            if (is_function_word(folded(entry.surname))) return std::nullopt;
            found = person;
        }
        if (!found) return std::nullopt;
        // "Twain, Mark", "the Plains of Arafat": who does nothing, only where the person's country is spoken of.
        const std::string surname = folded(gazetteer_.entry(*found).surname);
        const Deprel part = syntax_.deprel(syntax_.head_of(mention.first, mention.last));
        const bool plays = is_subject(part) || part == Deprel::obj;
        if (ends_another_name(surname)) return std::nullopt;
        if (!gazetteer_.is_given_name(surname) && plays) return found;
        const std::string& land = gazetteer_.entry(*found).country;
        return land.empty() || spoken_of_.contains(land) ? found : std::nullopt;
    }

    /// "University of Texas student Amneh Jafari", whatever that was taken for: the Jafari of the packs is another.
    bool ends_another_name(const std::string& surname) const {
        return std::any_of(analysis_.mentions.begin(), analysis_.mentions.end(), [&](const Mention& other) {
            return other.alias == kNoAlias && other.last - other.first > 1 && folded(words_[other.last - 1]) == surname;
        });
    }

    /// A surname that is also a word, and stands where any word has a capital, or in a date.
    bool is_weak(const Mention& mention, const std::vector<std::uint32_t>& people) const {
        const bool common = std::any_of(people.begin(), people.end(),
                                        [&](std::uint32_t person) { return gazetteer_.entry(person).common; });
        if (!common && !is_calendar_word(folded(words_[mention.first]))) return false;
        return opens_sentence(mention) || touches_number(mention);
    }

    bool touches_number(const Mention& mention) const {
        const Sentence& sentence = analysis_.sentences[mention.sentence];
        return (mention.last < sentence.last && is_number(mention.last)) ||
               (mention.first > sentence.first && (is_number(mention.first - 1) || words_[mention.first - 1] == "in" ||
                                                   words_[mention.first - 1] == "last"));
    }

    const Title* title_before(const Mention& mention) const {
        const auto after = std::upper_bound(analysis_.titles.begin(), analysis_.titles.end(), mention.first,
                                            [](std::uint32_t token, const Title& title) { return token < title.last; });
        if (after == analysis_.titles.begin()) return nullptr;
        const Title& title = *std::prev(after);
        return title.last == mention.first && title.sentence == mention.sentence ? &title : nullptr;
    }

    /// Whether the title before a surname may be the person's: "Congresswoman Pompeo" is somebody else, since that is
    /// an office and he never held it; "Gen." and "Mr." say nothing.
    bool bears_title(const Mention& mention, std::uint32_t person) const {
        const std::string title = title_text(*title_before(mention));
        const std::string last = title.substr(title.find_last_of(' ') + 1);
        bool is_office = false;
        const auto holds = [&](std::uint32_t office) {
            const auto& titles = gazetteer_.office(office).titles;
            return std::any_of(titles.begin(), titles.end(), [&](const std::string& one) {
                const std::string known = folded(one);
                is_office = true;
                return known == last || known.ends_with(" " + last) || known.starts_with(last + " ");
            });
        };
        const auto offices = gazetteer_.offices_ever(person);
        return std::any_of(offices.begin(), offices.end(), holds) || !is_office || is_courtesy_title(last) ||
               gazetteer_.holders(last, std::nullopt, document_.date).empty();
    }

    /// "Senators Peters and Johnson": whoever they are, the title says who they are not. "Presidents Trump and Moon".
    bool follows_plural_title(const Mention& mention) const {
        if (mention.first == analysis_.sentences[mention.sentence].first) return false;
        const std::string word = folded(words_[mention.first - 1]);
        static const std::unordered_set<std::string_view> of_leaders = {"presidents", "leaders",     "premiers",
                                                                        "ministers",  "chancellors", "secretaries"};
        return is_plural_title(word) && !of_leaders.contains(word);
    }

    std::string last_word_of_title(const Mention& mention) const {
        return folded(words_[title_before(mention)->last - 1]);
    }

    /// The person of that surname who holds the office named before it, on the document's day.
    std::optional<std::uint32_t> holder_by_title(const Mention& mention) const {
        return by_title(mention, bearers(mention));
    }

    bool follows_title(const Mention& mention) const { return title_before(mention) != nullptr; }

    std::string title_text(const Title& title) const {
        const Span span = {analysis_.tokens[title.first].span.start, analysis_.tokens[title.last - 1].span.end};
        return folded(span.of(document_.text));
    }

    std::optional<std::uint32_t> by_title(const Mention& mention, const std::vector<std::uint32_t>& people) const {
        const Title* title = title_before(mention);
        if (title == nullptr) return std::nullopt;
        if (const auto found = one_holder(title_text(*title), people)) return found;
        // "CIA director": the packs may have the body in the title.
        if (title->first == analysis_.sentences[title->sentence].first) return std::nullopt;
        const Span whole = {analysis_.tokens[title->first - 1].span.start, analysis_.tokens[title->last - 1].span.end};
        return one_holder(folded(whole.of(document_.text)), people);
    }

    std::optional<std::uint32_t> one_holder(std::string_view title, const std::vector<std::uint32_t>& people) const {
        std::optional<std::uint32_t> found;
        for (const std::uint32_t holder : gazetteer_.holders(title, std::nullopt, document_.date)) {
            if (std::find(people.begin(), people.end(), holder) == people.end() || found == holder) continue;
            if (found) return std::nullopt;
            found = holder;
        }
        return found;
    }

    /// "Mr. Smith" whose full name the document never gives: a person of that surname, of this document alone.
    void settle_lone_surname(Mention& mention) {
        const std::string name(mention.span.of(document_.text));
        Entity entity;
        entity.country = country_before(mention);
        entity.key = "person:" + folded(name) + "@" + document_.uri;
        entity.name = name;
        entity.kind = EntityKind::person;
        settle(mention, intern(std::move(entity)), MentionForm::name);
        note_person(folded(name), mention.entity);
    }

    // ---- entities

    void settle(Mention& mention, std::uint32_t entity, MentionForm form) {
        mention.entity = entity;
        mention.kind = analysis_.entities[entity].kind;
        mention.form = form;
        if (mention.kind == EntityKind::org && is_administration_noun(words_[mention.last - 1]))
            mention.form = MentionForm::nominal;
        note_form(entity, mention.span.of(document_.text));
    }

    void note_form(std::uint32_t entity, std::string_view form) {
        Entity& known = analysis_.entities[entity];
        if (form == known.name || form.find('\n') != std::string_view::npos) return;
        if (std::find(known.aliases.begin(), known.aliases.end(), form) == known.aliases.end()) {
            known.aliases.emplace_back(form);
        }
    }

    std::uint32_t known_entity(std::uint32_t entry) const { return intern(gazetteer_.entity(entry)); }

    std::uint32_t intern(Entity entity) const {
        const auto [found, is_new] =
            entities_.try_emplace(entity.key, static_cast<std::uint32_t>(analysis_.entities.size()));
        if (is_new) analysis_.entities.push_back(std::move(entity));
        return found->second;
    }

    void drop_nobody() {
        for (const Mention& mention : analysis_.mentions) {
            if (mention.entity == kNoEntity && mention.alias == kNoAlias) analysis_.undecided.push_back(mention);
        }
        std::erase_if(analysis_.mentions, [](const Mention& mention) { return mention.entity == kNoEntity; });
    }

    const Gazetteer& gazetteer_;
    const Document& document_;
    Analysis& analysis_;
    Words words_;
    Syntax syntax_;
    PlaceWeigher places_;
    mutable std::unordered_set<std::uint32_t> foreign_;  // aliases of acronyms that another body bears here
    mutable std::unordered_map<std::uint32_t, std::optional<Reading>> towns_;  // alias -> which of them
    mutable std::unordered_map<std::string, std::uint32_t> entities_;          // by key
    std::unordered_map<std::string, std::vector<Named>> surnames_;             // folded
    std::unordered_map<std::string, std::uint32_t> given_names_;  // folded; kNoEntity where several bear it
    StringMap<std::uint32_t> acronyms_;
    StringMap<std::uint32_t> initials_;                       // of bodies named at length -> the mention
    std::unordered_set<std::uint32_t> named_at_length_;       // entries
    std::unordered_map<std::uint32_t, std::uint32_t> lands_;  // country's entry -> mentions
    std::unordered_set<std::string> spoken_of_;               // ISO codes of countries, their people and bodies
    StringMap<std::uint32_t> told_;                           // of each of them, how often
    std::uint32_t main_land_ = kNoEntity;                     // the entry of the country named most
    std::unordered_set<std::uint32_t> aliases_inside_;        // aliases that stand elsewhere than first in a sentence
    mutable std::vector<AliasTrie::Match> scratch_;
};

}  // namespace

void resolve_identity(const Gazetteer& gazetteer, const Document& document, Analysis& analysis) {
    Resolver(gazetteer, document, analysis).run();
}

}  // namespace entente
