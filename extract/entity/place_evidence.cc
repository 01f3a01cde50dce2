// Evidence adds up: a preposition of place (in, near: much; to, from, of: less), the country or region behind a comma,
// "the town of", "province", a dateline, a country that the document names, many inhabitants.
#include "extract/entity/place_evidence.h"

#include <algorithm>
#include <tuple>
#include <unordered_set>

#include "extract/entity/noun_classes.h"
#include "extract/entity/word_lists.h"
#include "graph/base/fold.h"

namespace entente {
namespace {

constexpr std::uint32_t kLargeTown = 100'000;
constexpr std::uint32_t kCity = 500'000;

bool is_strong_preposition(std::string_view word) {
    return word == "in" || word == "near" || word == "outside" || word == "around" || word == "across" ||
           word == "throughout" || word == "In" || word == "Near" || word == "inside" || word == "downtown";
}

bool is_weak_preposition(std::string_view word) {
    return word == "to" || word == "from" || word == "into" || word == "toward" || word == "towards" || word == "via" ||
           word == "through" || word == "between" || word == "reached" || word == "visited" || word == "visiting" ||
           word == "visit" || word == "left";
}

/// After a name, or with "of" before it. "state" and "department" say too much else.
EntityKind kind_of_noun(std::string_view word) {
    static const std::unordered_map<std::string_view, EntityKind> kinds = {
        {"province", EntityKind::region},   {"region", EntityKind::region}, {"district", EntityKind::region},
        {"county", EntityKind::region},     {"oblast", EntityKind::region}, {"governorate", EntityKind::region},
        {"prefecture", EntityKind::region}, {"canton", EntityKind::region}, {"city", EntityKind::city},
        {"town", EntityKind::city},         {"village", EntityKind::city},  {"suburb", EntityKind::city},
        {"township", EntityKind::city},     {"hamlet", EntityKind::city},   {"municipality", EntityKind::city}};
    const auto found = kinds.find(word);
    return found == kinds.end() ? EntityKind::other : found->second;
}

/// "the port of Odesa", "residents of Goma": what only towns have.
bool is_of_town(std::string_view word) {
    static const std::unordered_set<std::string_view> words = {
        "port",   "capital",    "mayor",     "residents", "people",    "streets",     "outskirts", "north",  "south",
        "east",   "west",       "northeast", "northwest", "southeast", "southwest",   "siege",     "battle", "airport",
        "bishop", "archbishop", "suburbs",   "center",    "centre",    "inhabitants", "City",      "Town",   "fall"};
    return words.contains(word);
}

bool is_all_capitals(std::string_view word) {
    return word.size() > 2 && std::none_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

}  // namespace

PlaceWeigher::PlaceWeigher(const Gazetteer& gazetteer, const Document& document, const Analysis& analysis)
    : gazetteer_(gazetteer), document_(document), analysis_(analysis), words_(document, analysis) {
    count_lands();
}

void PlaceWeigher::count_lands() {
    for (const Mention& mention : analysis_.mentions) {
        if (mention.alias == kNoAlias) continue;
        const NameEntry& entry = gazetteer_.entry(gazetteer_.readings(mention.alias).front().entry);
        if (!entry.country.empty() && !entry.common && entry.kind != EntityKind::person) ++lands_[entry.country];
    }
}

/// "the port city of Goma", "the town Goma", "Ituri province", "Kherson city"
EntityKind PlaceWeigher::told_kind(const Mention& mention) const {
    const Sentence& sentence = analysis_.sentences[mention.sentence];
    if (mention.last < sentence.last) {
        const EntityKind after = kind_of_noun(word(mention.last));
        if (after != EntityKind::other) return after;
    }
    if (mention.first < sentence.first + 2) return EntityKind::other;
    const std::string_view before = word(mention.first - 1);
    return before == "of" ? kind_of_noun(word(mention.first - 2)) : EntityKind::other;
}

/// The country or region that follows: "Goma, Congo", "Springfield, Illinois", "Homs (Syria)".
const NameEntry* PlaceWeigher::land_after(const Mention& mention) const {
    const Sentence& sentence = analysis_.sentences[mention.sentence];
    if (mention.last + 1 >= sentence.last) return nullptr;
    if (word(mention.last) != "," && word(mention.last) != "(") return nullptr;
    std::uint32_t at = mention.last + 1;
    if (at + 1 < sentence.last && (word(at) == "in" || word(at) == "the")) ++at;
    const auto match = gazetteer_.find(words_, at, sentence.last, matches_);
    if (!match) return nullptr;
    const Reading reading = gazetteer_.readings(match->alias).front();
    const NameEntry& entry = gazetteer_.entry(reading.entry);
    const bool is_land = entry.kind == EntityKind::country || entry.kind == EntityKind::region;
    return is_land && reading.use == AliasUse::name ? &entry : nullptr;
}

/// "GOMA, Congo (Agency) - ", "Goma — "
bool PlaceWeigher::is_dateline(const Mention& mention) const {
    const Sentence& sentence = analysis_.sentences[mention.sentence];
    if (mention.first != sentence.first || mention.last >= sentence.last) return false;
    const bool first_of_block = mention.span.start == document_.blocks[sentence.block].span.start;
    const std::string_view next = word(mention.last);
    const bool dash = next == "-" || next == "--" || next == "\xE2\x80\x94" || next == "\xE2\x80\x93";
    const bool spaced = dash && analysis_.tokens[mention.last].space_before;
    const bool capitals = is_all_capitals(word(mention.first)) && is_all_capitals(word(mention.last - 1));
    return first_of_block && (spaced || (capitals && (next == "," || next == "(" || next == ":")));
}

/// Every word is one that the tagger takes for a name (or for a noun, where another tells what it is), and no part of a
/// longer run of capitals.
bool PlaceWeigher::is_plain_name(const Mention& mention) const {
    const Sentence& sentence = analysis_.sentences[mention.sentence];
    for (std::uint32_t t = mention.first; t < mention.last; ++t) {
        const bool joint = word(t) == "-" || is_name_connector(word(t));
        const Upos tag = analysis_.tokens[t].upos;
        const bool noun = (tag == Upos::noun && told_kind(mention) != EntityKind::other) ||
                          (tag == Upos::adj && t + 1 < mention.last);  // "Thai Nguyen"
        if (!joint && tag != Upos::propn && tag != Upos::x && !noun) return false;
    }
    if (mention.last >= sentence.last) return true;
    const char next = word(mention.last).front();
    if (next == ':' && mention.last + 1 < sentence.last) return false;  // a work's title: "Batman: Arkham"
    return next < 'A' || next > 'Z';
}

/// "in Lashio and Muse": the other one is a place.
bool PlaceWeigher::follows_place(const Mention& mention) const {
    const std::string_view joint = word(mention.first - 1);
    if (joint != "and" && joint != "," && joint != "or") return false;
    const auto at = std::lower_bound(analysis_.mentions.begin(), analysis_.mentions.end(), mention.span.start,
                                     [](const Mention& m, std::uint32_t start) { return m.span.start < start; });
    if (at == analysis_.mentions.begin()) return false;
    const Mention& before = *std::prev(at);
    if (before.last + 1 != mention.first || before.sentence != mention.sentence) return false;
    if (before.first == analysis_.sentences[before.sentence].first) return false;
    const bool placed = is_strong_preposition(word(before.first - 1)) || is_weak_preposition(word(before.first - 1));
    const bool known = before.alias != kNoAlias &&
                       gazetteer_.entry(gazetteer_.readings(before.alias).front().entry).kind == EntityKind::city;
    return placed && (known || gazetteer_.find_weak(words_, before.first, before.last, matches_) != kNoAlias);
}

PlaceEvidence PlaceWeigher::weigh(const Mention& mention) const {
    PlaceEvidence out;
    const Sentence& sentence = analysis_.sentences[mention.sentence];
    if (!is_plain_name(mention) && !is_dateline(mention)) return out;
    if (is_dateline(mention)) out.weight += 3;
    out.kind = told_kind(mention);
    if (out.kind != EntityKind::other) out.weight += 3;
    if (land_after(mention) != nullptr) {
        out.named_land = true;
        out.weight += 2;
    }
    if (mention.first == sentence.first) return out;
    const std::string_view before = word(mention.first - 1);
    const bool owned = mention.first > sentence.first + 1 && before == "of" && is_of_town(word(mention.first - 2));
    if (is_strong_preposition(before)) {
        out.weight += 2.5;
    } else if (is_weak_preposition(before) || owned) {
        out.weight += 1.5;
    } else if (follows_place(mention)) {
        out.weight += 2;
    }
    return out;
}

double PlaceWeigher::standing(std::uint32_t alias) const {
    double most = 0;
    for (const Reading& reading : gazetteer_.readings(alias)) {
        const NameEntry& entry = gazetteer_.entry(reading.entry);
        const std::uint32_t people = gazetteer_.population(reading.entry);
        double weight = people >= kCity ? 1 : people >= kLargeTown ? 0.5 : 0;
        if (lands_.contains(entry.country)) weight += 1;
        most = std::max(most, weight);
    }
    return most;
}

std::optional<Reading> PlaceWeigher::choose(const Mention& mention, std::span<const Reading> readings) const {
    const NameEntry* const land = land_after(mention);
    const EntityKind told = told_kind(mention);
    const auto lies_in_land = [&](const Reading& reading) {
        if (land == nullptr) return true;
        if (land->country != gazetteer_.entry(reading.entry).country) return false;
        const std::string_view region = gazetteer_.region(reading.entry);
        return land->kind == EntityKind::country || region.empty() || region == land->name;
    };
    if (std::none_of(readings.begin(), readings.end(), lies_in_land)) return std::nullopt;
    const auto rank = [&](const Reading& reading) {
        const NameEntry& entry = gazetteer_.entry(reading.entry);
        const bool in_land = lies_in_land(reading);
        const bool as_told = told == EntityKind::other ? entry.kind == EntityKind::city : entry.kind == told;
        const auto here = lands_.find(entry.country);
        return std::tuple(in_land, as_told, here == lands_.end() ? 0U : 1U, gazetteer_.population(reading.entry));
    };
    const auto best = std::max_element(readings.begin(), readings.end(),
                                       [&](const Reading& a, const Reading& b) { return rank(a) < rank(b); });
    return best == readings.end() ? std::nullopt : std::optional(*best);
}

}  // namespace entente
