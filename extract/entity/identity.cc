// Two passes over the mentions. First those that say by themselves whom they mean: full names, countries, demonyms,
// unknown full names; they establish the document's entities. Then those that lean on others: surnames, single
// unknown words, acronyms. Invariant: an entity is made once for each key.
#include "extract/entity/identity.h"

#include <algorithm>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "extract/entity/word_lists.h"
#include "graph/base/fold.h"

namespace entente {
namespace {

constexpr std::string_view kFamilyNameFirst[] = {"CHN", "PRK", "KOR", "VNM", "TWN", "HUN", "KHM"};

bool family_name_first(std::string_view country) {
    return std::find(std::begin(kFamilyNameFirst), std::end(kFamilyNameFirst), country) != std::end(kFamilyNameFirst);
}

class Resolver {
public:
    Resolver(const Gazetteer& gazetteer, const Document& document, Analysis& analysis)
        : gazetteer_(gazetteer), document_(document), analysis_(analysis), words_(document, analysis) {}

    void run() {
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
        if (!chosen) return;
        settle(mention, known_entity(chosen->entry), chosen->use == AliasUse::demonym ? MentionForm::demonym : MentionForm::name);
        if (const NameEntry& entry = gazetteer_.entry(chosen->entry); entry.kind == EntityKind::person) {
            surnames_[folded(entry.surname)].push_back(mention.entity);
        }
    }

    /// The reading of an alias that stands by itself, or none where it is a surname or a common word without support.
    std::optional<Reading> choose(const Mention& mention, std::span<const Reading> readings) const {
        std::optional<Reading> name;
        std::optional<Reading> seat;
        for (const Reading& reading : readings) {
            if (reading.use == AliasUse::metonym && !seat) seat = reading;
            if ((reading.use == AliasUse::name || reading.use == AliasUse::demonym) && !name) name = reading;
        }
        if (seat && !(name && gazetteer_.entry(name->entry).kind == EntityKind::country) && acts(mention)) return seat;
        if (!name) return std::nullopt;
        if (gazetteer_.entry(name->entry).common && opens_sentence(mention) && mention.last - mention.first == 1) {
            return supported_elsewhere(mention) ? name : std::nullopt;
        }
        return name;
    }

    /// Whether a capital's name stands for the government: not in or on the way to it, no dateline, no "Paris, France".
    bool acts(const Mention& mention) const {
        const Sentence& sentence = analysis_.sentences[mention.sentence];
        if (mention.first > sentence.first && is_place_preposition(folded(words_[mention.first - 1]))) return false;
        if (mention.last >= sentence.last) return mention.first != sentence.first;
        const std::string_view next = words_[mention.last];
        if (mention.first == sentence.first && (next == "(" || next == "," || next == "-")) return false;
        if (next == "," && mention.last + 1 < sentence.last && is_land_at(mention.last + 1, sentence.last)) return false;
        return true;
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

    bool supported_elsewhere(const Mention& mention) const {
        return std::any_of(analysis_.mentions.begin(), analysis_.mentions.end(), [&](const Mention& other) {
            return other.alias == mention.alias && !opens_sentence(other);
        });
    }

    void establish_unknown(Mention& mention) {
        if (mention.kind == EntityKind::person && mention.last - mention.first < 2) return;
        const std::string name(mention.span.of(document_.text));
        Entity entity;
        entity.country = country_before(mention);
        entity.key = entity_key(mention.kind, name, entity.country);
        entity.name = name;
        entity.kind = mention.kind;
        const bool is_person = mention.kind == EntityKind::person;
        settle(mention, intern(std::move(entity)), MentionForm::name);
        if (is_person) surnames_[folded(surname_of(mention))].push_back(mention.entity);
        if (!is_person) note_acronym(mention);
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
            if (match) return gazetteer_.entry(gazetteer_.readings(match->alias).front().entry).country;
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
        if (const auto acronym = acronyms_.find(std::string(mention.span.of(document_.text)));
            acronym != acronyms_.end()) {
            settle(mention, acronym->second, MentionForm::name);
            return;
        }
        if (mention.last - mention.first > 2) return;
        const std::string surname = folded(mention.span.of(document_.text));
        if (const auto local = local_person(surname, mention)) {
            settle(mention, *local, MentionForm::name);
        } else if (const auto known = known_person(mention)) {
            settle(mention, known_entity(*known), MentionForm::name);
            surnames_[surname].push_back(mention.entity);
        } else if (follows_title(mention) && mention.alias == kNoAlias) {
            settle_lone_surname(mention);
        }
    }

    /// The person of that surname who was named in this document; the one the title fits, where there are several.
    std::optional<std::uint32_t> local_person(const std::string& surname, const Mention& mention) const {
        const auto found = surnames_.find(surname);
        if (found == surnames_.end()) return std::nullopt;
        const std::vector<std::uint32_t>& people = found->second;
        const bool one = std::all_of(people.begin(), people.end(), [&](std::uint32_t p) { return p == people.front(); });
        if (one) return people.front();
        if (const auto known = known_person(mention)) {
            const std::string key = gazetteer_.entity(*known).key;
            for (const std::uint32_t person : people) {
                if (analysis_.entities[person].key == key) return person;
            }
        }
        return most_named(people);
    }

    /// Whom the document names in full most often: the first among those.
    static std::uint32_t most_named(const std::vector<std::uint32_t>& people) {
        const auto times = [&](std::uint32_t person) { return std::count(people.begin(), people.end(), person); };
        return *std::max_element(people.begin(), people.end(),
                                 [&](std::uint32_t a, std::uint32_t b) { return times(a) < times(b); });
    }

    /// The person of the packs that a surname means: by the title before it, else the one leader in office.
    std::optional<std::uint32_t> known_person(const Mention& mention) const {
        if (mention.alias == kNoAlias) return std::nullopt;
        std::vector<std::uint32_t> people;
        for (const Reading& reading : gazetteer_.readings(mention.alias)) {
            if (reading.use == AliasUse::surname) people.push_back(reading.entry);
        }
        if (people.empty()) return std::nullopt;
        if (const auto titled = by_title(mention, people)) return titled;
        if (people.size() == 1 && follows_title(mention)) return people.front();
        if (is_weak(mention, people)) return std::nullopt;
        std::erase_if(people, [&](std::uint32_t person) { return !gazetteer_.is_leader(person, document_.date); });
        if (people.size() != 1) return std::nullopt;
        return people.front();
    }

    /// A surname that is also a word, and stands where any word has a capital, or in a date.
    bool is_weak(const Mention& mention, const std::vector<std::uint32_t>& people) const {
        const bool common = std::any_of(people.begin(), people.end(),
                                        [&](std::uint32_t person) { return gazetteer_.entry(person).common; });
        if (!common && !is_calendar_word(folded(words_[mention.first]))) return false;
        return opens_sentence(mention) || touches_number(mention);
    }

    bool touches_number(const Mention& mention) const {
        const auto is_number = [&](std::uint32_t token) { return words_[token].front() >= '0' && words_[token].front() <= '9'; };
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

    bool follows_title(const Mention& mention) const { return title_before(mention) != nullptr; }

    std::string title_text(const Title& title) const {
        const Span span = {analysis_.tokens[title.first].span.start, analysis_.tokens[title.last - 1].span.end};
        return folded(span.of(document_.text));
    }

    std::optional<std::uint32_t> by_title(const Mention& mention, const std::vector<std::uint32_t>& people) const {
        const Title* title = title_before(mention);
        if (title == nullptr) return std::nullopt;
        std::optional<std::uint32_t> found;
        for (const std::uint32_t holder : gazetteer_.holders(title_text(*title), std::nullopt, document_.date)) {
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
        surnames_[folded(name)].push_back(mention.entity);
    }

    // ---- entities

    void settle(Mention& mention, std::uint32_t entity, MentionForm form) {
        mention.entity = entity;
        mention.kind = analysis_.entities[entity].kind;
        mention.form = form;
        note_form(entity, std::string(mention.span.of(document_.text)));
    }

    void note_form(std::uint32_t entity, std::string form) {
        Entity& known = analysis_.entities[entity];
        if (form == known.name || form.find('\n') != std::string::npos) return;
        if (std::find(known.aliases.begin(), known.aliases.end(), form) == known.aliases.end()) {
            known.aliases.push_back(std::move(form));
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
        std::erase_if(analysis_.mentions, [](const Mention& mention) { return mention.entity == kNoEntity; });
    }

    const Gazetteer& gazetteer_;
    const Document& document_;
    Analysis& analysis_;
    Words words_;
    mutable std::unordered_map<std::string, std::uint32_t> entities_;               // by key
    std::unordered_map<std::string, std::vector<std::uint32_t>> surnames_;  // folded -> persons, a time each
    std::unordered_map<std::string, std::uint32_t> acronyms_;
    mutable std::vector<AliasTrie::Match> scratch_;
};

}  // namespace

void resolve_identity(const Gazetteer& gazetteer, const Document& document, Analysis& analysis) {
    Resolver(gazetteer, document, analysis).run();
}

}  // namespace entente
