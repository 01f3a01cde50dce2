// One pass over each sentence. At each token the longest of: a name that the packs know, a title, a run of capitalised
// words. A country's adjective before an organisation belongs to the organisation's name ("Russian Security Council").
// An unknown run's own words may tell its kind: its last word (Ministry, Airport), its opening ("University of"), a
// title before it; else kind_evidence.h weighs what stands around it.
#include "extract/entity/name_finder.h"

#include <algorithm>
#include <optional>

#include "extract/entity/kind_evidence.h"
#include "extract/entity/noun_classes.h"
#include "extract/entity/word_lists.h"
#include "graph/base/fold.h"

namespace entente {
namespace {

bool is_capitalised(std::string_view word) {
    const char first = word.front();
    if (first >= 'A' && first <= 'Z') return true;
    // Latin letters with marks: those below U+00E0, and the even ones of Latin Extended-A, are capitals.
    if (word.size() < 2) return false;
    const auto lead = static_cast<unsigned char>(first);
    const auto next = static_cast<unsigned char>(word[1]);
    if (lead == 0xC3) return next >= 0x80 && next < 0x9F;
    return (lead == 0xC4 || lead == 0xC5) && (next & 1U) == 0;
}

/// "TO", "THE" in a line of capitals.
bool is_shouted_small_word(std::string_view word) {
    return word.size() > 1 && word[1] >= 'A' && word[1] <= 'Z' && word != "US" && is_function_word(folded(word));
}

class NameFinder {
public:
    NameFinder(const Gazetteer& gazetteer, const Document& document, Analysis& analysis)
        : gazetteer_(gazetteer), document_(document), analysis_(analysis), words_(document, analysis) {}

    void run() {
        for (std::uint32_t s = 0; s < analysis_.sentences.size(); ++s) scan(s);
        weigh_kinds(gazetteer_, document_, analysis_);
    }

private:
    void scan(std::uint32_t sentence) {
        sentence_ = sentence;
        const BlockKind block = document_.blocks[analysis_.sentences[sentence].block].kind;
        in_headline_ = block == BlockKind::title || block == BlockKind::heading;
        first_ = analysis_.sentences[sentence].first;
        last_ = analysis_.sentences[sentence].last;
        for (std::uint32_t at = first_; at < last_;) at = step(at);
    }

    /// Takes what starts at `at`; returns the next token to look at.
    std::uint32_t step(std::uint32_t at) {
        if (const auto source = source_of_dateline(at)) return *source;
        const auto known = known_at(at);
        if (const auto firm = firm_at(at, known)) return add_org(at, *firm);
        const auto title_end = gazetteer_.find_title(words_, at, last_, matches_);
        if (title_end && (!known || *title_end >= known->last)) {
            if (const auto org_end = unknown_org(at)) return add_org(at, *org_end);
            return take_title(at, *title_end, known);
        }
        if (const auto half = half_of_korea(at)) return *half;
        if (known && is_law_report(at, *known)) return known->last;
        if (!known && is_prefixed(at)) return at + 1;
        if (!known && is_passed_over(at)) return at + 1;
        if (known) {
            if (const auto town = longer_town(at, *known)) return *town;
            return take_known(at, *known);
        }
        if (!is_capitalised(words_[at]) || ends_compound(at) || !starts_run(at)) return at + 1;
        return take_unknown(at);
    }

    /// "Meagher & Flom", "O'Melveny & Myers LLP": names joined by the sign.
    std::optional<std::uint32_t> firm_at(std::uint32_t at, const std::optional<Gazetteer::Match>& known) const {
        constexpr std::uint32_t kMostWords = 3;
        std::uint32_t sign = at;
        while (sign < last_ && sign < at + kMostWords && is_capitalised(words_[sign])) ++sign;
        if (sign == at || sign + 1 >= last_ || words_[sign] != "&" || (known && known->last > sign))
            return std::nullopt;
        const std::string_view before = words_[sign - 1];
        const std::string_view after = words_[sign + 1];
        if (before.size() < 3 || after.size() < 3 || !is_capitalised(after)) return std::nullopt;
        for (std::uint32_t t = at; t < sign + 2; ++t) {
            const std::string word = folded(words_[t]);
            if (t != sign && (is_everyday_noun(word) || is_everyday_word(word) || is_topic_of_bodies(word)))
                return std::nullopt;
            if (gazetteer_.find_title(words_, t, last_, scratch_)) return std::nullopt;
        }
        std::uint32_t end = sign + 2;
        for (std::uint32_t t = end; t < last_ && t < sign + 2 + kMostWords && is_capitalised(words_[t]); ++t) {
            if (is_org_head(folded(words_[t]))) end = t + 1;
        }
        return end;
    }

    /// "410 U.S. 113": a volume and a page of the reports that are called so.
    bool is_law_report(std::uint32_t at, const Gazetteer::Match& known) const {
        if (at == first_ || known.last != at + 1 || known.last >= last_) return false;
        return words_[at].ends_with('.') && is_number(words_[at - 1]) && is_number(words_[known.last]);
    }

    static bool is_number(std::string_view word) {
        return std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
    }

    /// "On-the-Record", "Stay-at-Home": the last part of a compound with a small word in it.
    bool ends_compound(std::uint32_t at) const {
        return at > first_ + 1 && words_[at - 1] == "-" && is_joined(at) && is_joined(at - 1) &&
               is_function_word(words_[at - 2]);
    }

    /// Whether nothing stands between a token and the one before it; an invisible character that only forbids or
    /// allows a line's end (word joiner, zero width space) is nothing.
    bool is_joined(std::uint32_t token) const {
        const auto& tokens = analysis_.tokens;
        const std::uint32_t start = tokens[token - 1].span.end;
        const std::string_view gap = std::string_view(document_.text).substr(start, tokens[token].span.start - start);
        return gap.empty() || gap == "\xE2\x81\xA0" || gap == "\xE2\x80\x8B";
    }

    /// The known name that starts there, if one does.
    std::optional<Gazetteer::Match> known_at(std::uint32_t at) {
        if (at >= analysis_.known_names.size() || analysis_.known_names[at].last == KnownName::kNotLookedUp) {
            return gazetteer_.find(words_, at, last_, matches_);
        }
        const KnownName& name = analysis_.known_names[at];
        return name.last == 0 ? std::nullopt : std::optional(Gazetteer::Match{name.last, name.alias});
    }

    /// A body's or land's name is no part of the office: "CIA director", "ambassador to the United Nations".
    std::uint32_t take_title(std::uint32_t at, std::uint32_t end, std::optional<Gazetteer::Match> known) {
        if (known && known->last < end && is_body(known->alias)) {
            const std::uint32_t office = words_[known->last] == "-" ? known->last + 1 : known->last;
            if (office < end) {
                add(at, known->last, known->alias, EntityKind::other);
                return take_title(office, end, std::nullopt);
            }
        }
        for (std::uint32_t joint = at + 1; joint + 1 < end; ++joint) {
            if (words_[joint] != "of" && words_[joint] != "to" && words_[joint] != "for") continue;
            const std::uint32_t body = words_[joint + 1] == "the" ? joint + 2 : joint + 1;
            const auto inside = body < last_ ? gazetteer_.find(words_, body, last_, matches_) : std::nullopt;
            const bool unknown = body < last_ && is_capitalised(words_[body]) && unknown_org(body);
            if (unknown || (inside && is_body(inside->alias))) {
                end = joint;
                break;
            }
        }
        analysis_.titles.push_back({at, end, sentence_});
        return end;
    }

    /// "BAGHDAD (Gulf Wire) Oct 13 -": who reports.
    std::optional<std::uint32_t> source_of_dateline(std::uint32_t at) {
        if (at == first_ || at - first_ > 10 || words_[at - 1] != "(") return std::nullopt;
        std::uint32_t end = at;
        while (end < last_ && end - at < 5 && is_capitalised(words_[end])) ++end;
        if (end - at < 2 || end + 1 >= last_ || words_[end] != ")") return std::nullopt;
        const auto known = gazetteer_.find(words_, at, last_, matches_);
        if (known && known->last == end) return std::nullopt;
        for (std::uint32_t t = end + 1; t < last_ && t < end + 8; ++t) {
            const std::string_view word = words_[t];
            if (word == "-" || word == "--" || word == "\xE2\x80\x94" || word == "\xE2\x80\x93") {
                add(at, end, kNoAlias, EntityKind::org);
                return end;
            }
        }
        return std::nullopt;
    }

    /// "Senators Peters and Johnson"; "The" before a name that the packs know without it.
    bool is_passed_over(std::uint32_t at) {
        if (at + 1 >= last_ || !is_capitalised(words_[at]) || !is_capitalised(words_[at + 1])) return false;
        const std::string word = folded(words_[at]);
        if (is_plural_title(word)) return !in_headline_ && !unknown_org(at);
        if (!is_article(word)) return false;
        const auto known = gazetteer_.find(words_, at + 1, last_, matches_);
        return known && (known->last > at + 2 || is_whole_name(known->alias, 1));
    }

    /// "pro-Beijing", "ex-CIA": one word to the parser; the name in it is the mention.
    bool is_prefixed(std::uint32_t at) {
        const std::string_view word = words_[at];
        const std::size_t hyphen = word.find('-');
        if (hyphen == std::string_view::npos || hyphen + 2 >= word.size() || hyphen > 4) return false;
        static constexpr std::string_view kPrefixes[] = {"pro", "Pro", "anti", "Anti", "ex",
                                                         "Ex",  "non", "Non",  "post", "pre"};
        if (std::find(std::begin(kPrefixes), std::end(kPrefixes), word.substr(0, hyphen)) == std::end(kPrefixes))
            return false;
        const std::uint32_t alias = gazetteer_.alias_of(word.substr(hyphen + 1));
        if (alias == kNoAlias) return false;
        add(at, at + 1, alias, EntityKind::other);
        analysis_.mentions.back().span.start += static_cast<std::uint32_t>(hyphen + 1);
        return true;
    }

    bool is_body(std::uint32_t alias) const {
        const Reading reading = gazetteer_.readings(alias).front();
        const EntityKind kind = gazetteer_.entry(reading.entry).kind;
        return kind == EntityKind::org || kPlaceKinds.has(kind);
    }

    /// "the North", "the South" in a document about Korea; "North and South Korea".
    std::optional<std::uint32_t> half_of_korea(std::uint32_t at) {
        const bool north = words_[at] == "North";
        if (!north && words_[at] != "South") return std::nullopt;
        if (!is_about_korea()) return std::nullopt;
        const auto entry = gazetteer_.country(north ? "PRK" : "KOR");
        if (!entry) return std::nullopt;
        const bool halves = at + 3 < last_ && words_[at + 1] == "and" && words_[at + 3].starts_with("Korea");
        const bool alone = at > first_ && (words_[at - 1] == "the" || words_[at - 1] == "The") &&
                           (at + 1 >= last_ || !is_capitalised(words_[at + 1])) &&
                           !(at + 1 < last_ && words_[at + 1] == "-");
        if (!halves && !alone) return std::nullopt;
        add(at, at + 1, gazetteer_.own_alias(*entry), EntityKind::country);
        return at + 1;
    }

    bool is_about_korea() {
        if (!about_korea_) {
            std::uint32_t times = 0;
            for (std::uint32_t t = 0; t < analysis_.tokens.size() && times < 2; ++t) {
                if (words_[t].starts_with("Korea") || words_[t] == "Pyongyang") ++times;
            }
            about_korea_ = times >= 2;
        }
        return *about_korea_;
    }

    /// "Thai Nguyen", "New London": a town of several words whose first are known by themselves. What stands around it
    /// decides.
    std::optional<std::uint32_t> longer_town(std::uint32_t at, const Gazetteer::Match& known) {
        if (known.last >= last_ || !is_capitalised(words_[known.last])) return std::nullopt;
        const std::uint32_t end = run_end(at);
        if (end <= known.last || gazetteer_.find_weak(words_, at, end, matches_) == kNoAlias) return std::nullopt;
        add(at, end, kNoAlias, EntityKind::other);
        return end;
    }

    std::uint32_t take_known(std::uint32_t at, const Gazetteer::Match& known) {
        if (const auto place = place_of_event(at, known)) return *place;
        if (const auto land = land_of_agents(at, known)) return *land;
        if (is_administration(known)) {
            add(at, known.last + 1, kNoAlias, EntityKind::org);
            return known.last + 1;
        }
        // "Russian Security Council", "US State Department": the country's word is part of the body's name.
        if (const auto org = gazetteer_.find(words_, known.last, last_, matches_);
            org && is_land(known.alias) && is_org_of(org->alias, known.alias)) {
            add(at, org->last, org->alias, EntityKind::org);
            return org->last;
        }
        if (const auto end = longer_body(at, known)) return add_org(at, *end);
        if (const auto end = given_name_run(at, known)) {
            add(at, *end, kNoAlias, EntityKind::person);
            return *end;
        }
        if (const auto end = longer_person(at, known)) {
            add(at, *end, kNoAlias, EntityKind::person);
            return *end;
        }
        if (is_map_name(known)) return run_end(at);
        if (is_quarter(known)) {
            add(at, known.last + 1, kNoAlias, EntityKind::region);
            return known.last + 1;
        }
        if (!is_whole_name(known.alias, known.last - at)) {
            // "Soviet Union" is a land, though unions are bodies
            if (const auto end = unknown_org(at); end && *end > known.last) return add_org(at, *end);
            if (const auto end = person_run(at, known)) {
                add(at, *end, kNoAlias, EntityKind::person);
                return *end;
            }
        }
        add(at, known.last, known.alias, EntityKind::other);
        return known.last;
    }

    /// "the Hanoi summit": the place is named, the event is only described.
    std::optional<std::uint32_t> place_of_event(std::uint32_t at, const Gazetteer::Match& known) {
        if (gazetteer_.entry(gazetteer_.readings(known.alias).front().entry).kind != EntityKind::event)
            return std::nullopt;
        const std::string_view last = words_[known.last - 1];
        if (last != "summit" && last != "Summit" && last != "talks" && last != "conference") return std::nullopt;
        const auto place = gazetteer_.find(words_, at, known.last - 1, matches_);
        if (!place || !is_body(place->alias)) return std::nullopt;
        add(at, place->last, place->alias, EntityKind::other);
        return place->last;
    }

    /// "the Israeli military", "Venezuelan opposition leader": the land is named, the rest describes.
    std::optional<std::uint32_t> land_of_agents(std::uint32_t at, const Gazetteer::Match& known) {
        const std::uint32_t last = known.last - 1;
        if (last == at || is_capitalised(words_[last])) return std::nullopt;
        const auto title_end = gazetteer_.find_title(words_, last, last_, matches_);
        const bool goes_on = title_end && *title_end > known.last;
        if (!goes_on && !is_agent_noun(folded(words_[last]))) return std::nullopt;
        const auto land = gazetteer_.find(words_, at, last, matches_);
        if (!land || !is_land(land->alias)) return std::nullopt;
        add(at, land->last, land->alias, EntityKind::other);
        return land->last;
    }

    /// "the Maduro regime"
    bool is_administration(const Gazetteer::Match& known) const {
        if (known.last >= last_ || !is_administration_noun(words_[known.last])) return false;
        const Reading reading = gazetteer_.readings(known.alias).front();
        return gazetteer_.entry(reading.entry).kind == EntityKind::person;
    }

    /// "Siemens Gamesa" where only Siemens is known; "The National" no newspaper in "The National Unity Government".
    std::optional<std::uint32_t> longer_body(std::uint32_t at, const Gazetteer::Match& known) const {
        const Reading reading = gazetteer_.readings(known.alias).front();
        const EntityKind kind = gazetteer_.entry(reading.entry).kind;
        const bool is_town = kind == EntityKind::city || kind == EntityKind::region;
        // "Ho Chi Minh Stock Exchange"
        const bool is_person = kind == EntityKind::person && reading.use == AliasUse::name && known.last > at + 1;
        if ((kind != EntityKind::org && !is_town && !is_person) || in_headline_ || known.last >= last_)
            return std::nullopt;
        if (const auto chapter = chapter_of_land(at, known)) return chapter;
        const std::uint32_t end = run_end(at);
        if (end <= known.last || !is_capitalised(words_[known.last])) return std::nullopt;
        const std::string head = folded(words_[end - 1]);
        const bool is_pair = is_body_of_two_words(folded(words_[end - 2]), head);
        if (analysis_.tokens[known.last].upos != Upos::propn && !is_pair) return std::nullopt;
        if (gazetteer_.find(words_, known.last, last_, scratch_) ||
            gazetteer_.find_title(words_, known.last, last_, scratch_)) {
            return std::nullopt;
        }
        const bool has_head = is_pair || is_org_head(head);
        if (words_[at] == "The" && folded(words_[end - 1]) == "government") return end;
        if (is_town || is_person || words_[at] == "The") return has_head ? std::optional(end) : std::nullopt;
        const bool is_company =
            known.last == at + 1 && words_[at].find_first_of("abcdefghijklmnopqrstuvwxyz") != std::string_view::npos;
        return has_head || (is_company && end == known.last + 1 && !is_thing_head(folded(words_[end - 1])))
                   ? std::optional(end)
                   : std::nullopt;
    }

    /// "Greenpeace Switzerland", "Amnesty International Kenya": a body's chapter in a land.
    std::optional<std::uint32_t> chapter_of_land(std::uint32_t at, const Gazetteer::Match& known) const {
        const auto land = gazetteer_.find(words_, known.last, last_, scratch_);
        const bool is_acronym =
            words_[at].size() < 6 && words_[at].find_first_of("abcdefghijklmnopqrstuvwxyz") == std::string_view::npos;
        if (!land || is_acronym || !is_land(land->alias)) return std::nullopt;
        const Reading reading = gazetteer_.readings(known.alias).front();
        if (gazetteer_.entry(reading.entry).kind != EntityKind::org) return std::nullopt;
        if (gazetteer_.readings(land->alias).front().use != AliasUse::name) return std::nullopt;
        if (land->last >= last_) return land->last;
        const Upos next = analysis_.tokens[land->last].upos;  // "the Greenpeace Russia campaign" is about a land
        const bool goes_on = next == Upos::noun || next == Upos::propn || next == Upos::adj;
        return goes_on || words_[land->last] == "-" ? std::nullopt : std::optional(land->last);
    }

    /// A name of several words stands by itself; a single word (a demonym, a surname) may open a longer name.
    bool is_whole_name(std::uint32_t alias, std::uint32_t tokens) const {
        if (tokens > 1) {
            const Reading reading = gazetteer_.readings(alias).front();
            return gazetteer_.entry(reading.entry).kind != EntityKind::country;
        }
        return gazetteer_.entry(gazetteer_.readings(alias).front().entry).kind == EntityKind::org;
    }

    bool is_land(std::uint32_t alias) const {
        return gazetteer_.entry(gazetteer_.readings(alias).front().entry).kind == EntityKind::country;
    }

    bool is_org_of(std::uint32_t org, std::uint32_t land) const {
        const NameEntry& entry = gazetteer_.entry(gazetteer_.readings(org).front().entry);
        return entry.kind == EntityKind::org &&
               entry.country == gazetteer_.entry(gazetteer_.readings(land).front().entry).country;
    }

    /// A small word between capitalised ones that belongs to the name which begins at `at`.
    bool is_inside_name(std::uint32_t at, std::uint32_t end) const {
        const std::string_view word = words_[end];
        if (word == "and") return joins_topics(at, end);
        if (word == "for") return takes_for(at, end);
        if (end == at || end + 1 >= last_ || word == "the" || !is_name_connector(word)) return false;
        return is_capitalised(words_[end + 1]) && (word != "of" || takes_of(at, end));
    }

    /// One past a run of capitalised words at `at`, small words inside included.
    std::uint32_t run_end(std::uint32_t at) const {
        std::uint32_t end = at;
        while (end < last_) {
            const std::string_view word = words_[end];
            if (end > at && is_shouted_small_word(word)) break;
            if (is_capitalised(word) && !(end > at && is_calendar_word(folded(word)))) {
                ++end;
            } else if (is_arabic_article(end, at)) {
                end += 3;
            } else if (is_inside_name(at, end)) {
                end += 1;
            } else if (is_inner_hyphen(end, at)) {
                end += 2;
            } else {
                break;
            }
        }
        return end;
    }

    /// "National Oceanic and Atmospheric Administration", "Coffee and Cocoa Council": an "and" between what a body is
    /// for; not "Society of Engineers and American Council".
    bool joins_topics(std::uint32_t at, std::uint32_t conjunction) const {
        if (conjunction == at) return false;
        const bool is_known_topic = is_topic_of_bodies(folded(words_[conjunction - 1]));
        if (!is_known_topic && !may_be_topic(at, conjunction)) return false;
        const std::uint32_t least = is_known_topic ? conjunction + 1 : conjunction + 2;
        for (std::uint32_t t = conjunction + 1; t < last_ && t < conjunction + 5 && is_capitalised(words_[t]); ++t) {
            const std::string word = folded(words_[t]);
            if (t >= least && (is_org_head(word) || is_facility_head(word))) return true;
        }
        return false;
    }

    /// "Farmers and Marketing Association", "Teaching and Referral Hospital": a common noun, behind no body or land,
    /// and before none.
    bool may_be_topic(std::uint32_t at, std::uint32_t conjunction) const {
        static constexpr std::string_view kOpenings[] = {"national", "international", "american", "federal", "royal"};
        if (conjunction + 1 >= last_) return false;
        const std::string after = folded(words_[conjunction + 1]);
        if (std::find(std::begin(kOpenings), std::end(kOpenings), after) != std::end(kOpenings)) return false;
        for (std::uint32_t t = at; t < conjunction; ++t) {
            const std::string word = folded(words_[t]);
            if (is_org_head(word) || is_facility_head(word) || is_org_opening(word)) return false;
        }
        const auto known = gazetteer_.find(words_, at, conjunction, scratch_);
        if (known && known->last == conjunction) return false;
        const std::string word = folded(words_[conjunction - 1]);
        return is_everyday_noun(word) || word.ends_with("ing");
    }

    /// In the singular or plural; a person noun in the plural alone.
    static bool is_everyday_noun(std::string_view word) {
        if (is_common_noun(word)) return true;
        if (!word.ends_with('s')) return false;
        const std::string_view one = word.substr(0, word.size() - 1);
        return is_common_noun(one) || is_person_noun(one);
    }

    /// "National Center for Atmospheric Research", "Centre for Control of Diseases"
    bool takes_for(std::uint32_t at, std::uint32_t end) const {
        if (end == at || end + 1 >= last_ || !is_capitalised(words_[end + 1]) || in_headline_) return false;
        static constexpr std::string_view kHeads[] = {"center", "centre",       "institute", "foundation",
                                                      "fund",   "campaign",     "coalition", "organization",
                                                      "agency", "organisation", "society",   "committee"};
        if (std::find(std::begin(kHeads), std::end(kHeads), folded(words_[end - 1])) == std::end(kHeads)) return false;
        return !gazetteer_.find(words_, end + 1, last_, scratch_);
    }

    /// "Bank of England", "Communist Party of China"; a person's name takes no "of".
    bool takes_of(std::uint32_t at, std::uint32_t end) const {
        const std::string before = folded(words_[end - 1]);
        return is_org_opening(folded(words_[at])) || is_org_head(before) || is_org_opening(before);
    }

    /// "Yo-jong", "Jean-Luc": a hyphen without spaces inside an unknown name.
    bool is_inner_hyphen(std::uint32_t at, std::uint32_t start) const {
        if (at == start || at + 1 >= last_ || words_[at] != "-") return false;
        return is_joined(at) && is_joined(at + 1) && words_[at + 1].size() > 1;
    }

    /// "Suleiman al-Amr", "Abdel Fattah el-Sisi"
    bool is_arabic_article(std::uint32_t at, std::uint32_t start) const {
        if (at == start || at + 2 >= last_ || !is_inner_hyphen(at + 1, start)) return false;
        const std::string_view word = words_[at];
        const bool article = (word.size() == 2 || word == "ash") && (word.front() == 'a' || word.front() == 'e') &&
                             word.back() >= 'a' && word.back() <= 'z';
        return article && is_capitalised(words_[at + 2]);
    }

    /// An organisation or facility that no pack knows, by its last or first word: one past its last token.
    std::optional<std::uint32_t> unknown_org(std::uint32_t at) const {
        if (!is_capitalised(words_[at])) return std::nullopt;
        const std::uint32_t end = run_end(at);
        for (std::uint32_t last = end; last > at + 1; --last) {
            const std::string head = folded(words_[last - 1]);
            if (is_org_head(head) || is_facility_head(head) || is_body_of_two_words(folded(words_[last - 2]), head)) {
                const auto title = gazetteer_.find_title(words_, last - 1, last_, scratch_);
                if (title && *title > last) continue;  // "Health Cabinet Secretary"
                if (last == at + 2 && is_article(folded(words_[at]))) return std::nullopt;  // "The Church"
                return with_complement(last, end);
            }
        }
        if (end > at + 2 && is_org_opening(folded(words_[at])) && folded(words_[at + 1]) == "of") return end;
        return std::nullopt;
    }

    /// "Council of Europe", "Party of Korea": a head followed by "of" and a capitalised word goes on to the run's end.
    std::uint32_t with_complement(std::uint32_t last, std::uint32_t run) const {
        return last < run && (words_[last] == "of" || words_[last] == "for") ? run : last;
    }

    std::uint32_t add_org(std::uint32_t at, std::uint32_t end) {
        if (at + 2 < end && folded(words_[at]) == "the") ++at;
        const bool is_facility = is_facility_head(folded(words_[end - 1])) && !is_denomination(at, end);
        if (is_facility && in_headline_) return end;  // "The Hard Road From Hanoi"
        add(at, end, kNoAlias, is_facility ? EntityKind::facility : EntityKind::org);
        return end;
    }

    /// "Greek Orthodox Church"
    bool is_denomination(std::uint32_t at, std::uint32_t end) const {
        static constexpr std::string_view kFaiths[] = {"orthodox", "catholic", "protestant", "anglican",
                                                       "lutheran", "coptic",   "apostolic"};
        return end - at >= 2 && folded(words_[end - 1]) == "church" &&
               std::find(std::begin(kFaiths), std::end(kFaiths), folded(words_[end - 2])) != std::end(kFaiths);
    }

    /// "Wang Wenbin" where the packs know a Wang, "Ivanka Trump" where they know no Ivanka: a longer person's name.
    std::optional<std::uint32_t> person_run(std::uint32_t at, const Gazetteer::Match& known) const {
        const Reading reading = gazetteer_.readings(known.alias).front();
        if (reading.use != AliasUse::surname || in_headline_) return std::nullopt;
        if (known.last >= last_) return std::nullopt;
        if (!is_capitalised(words_[known.last]) && !is_arabic_article(known.last, at)) return std::nullopt;
        const std::string next = folded(words_[known.last]);
        // "James To", "Wilson Or"
        const bool surname = next == "to" || next == "or" || next == "so" || next == "no" || next == "an";
        const bool small = is_function_word(next) && (!surname || is_shouted_small_word(words_[known.last]));
        if (is_calendar_word(next) || small || gazetteer_.find_title(words_, known.last, last_, scratch_)) {
            return std::nullopt;
        }
        const std::uint32_t end = run_end(at);
        if (is_thing_head(folded(words_[end - 1]))) return std::nullopt;  // "Pace Galleries"
        return end - at <= 4 ? std::optional(end) : std::nullopt;
    }

    /// "Oscar Graham", "Sydney Sweeney": a given name that is a town's or a prize's too, before a name that nobody
    /// knows.
    std::optional<std::uint32_t> given_name_run(std::uint32_t at, const Gazetteer::Match& known) const {
        if (known.last != at + 1 || known.last >= last_ || in_headline_) return std::nullopt;
        const EntityKind kind = gazetteer_.entry(gazetteer_.readings(known.alias).front().entry).kind;
        if (kind == EntityKind::person || kind == EntityKind::country) return std::nullopt;
        if (!gazetteer_.is_given_name(folded(words_[at])) || !is_capitalised(words_[known.last])) return std::nullopt;
        const std::uint32_t end = run_end(at);
        const std::string last = folded(words_[end - 1]);
        const bool noun = is_common_noun(last) && !is_followed_by_role(end);
        const bool plain = end == at + 2 && analysis_.tokens[end - 1].upos == Upos::propn && !noun &&
                           !is_thing_head(last) && !is_org_head(last) && !is_facility_head(last) &&
                           !is_everyday_word(last) && !is_calendar_word(last);
        if (!plain || gazetteer_.find_title(words_, end - 1, last_, scratch_)) return std::nullopt;
        const auto next = gazetteer_.find(words_, end - 1, last_, scratch_);
        const bool surname =
            !next || gazetteer_.entry(gazetteer_.readings(next->alias).front().entry).kind == EntityKind::person;
        return surname ? std::optional(end) : std::nullopt;
    }

    /// "Charlotte Burrows, Chairwoman of", "Austin Fields, a lawyer"
    bool is_followed_by_role(std::uint32_t end) const {
        if (end + 1 >= last_ || words_[end] != ",") return false;
        const std::uint32_t role = is_article(folded(words_[end + 1])) ? end + 2 : end + 1;
        return role < last_ &&
               (gazetteer_.find_title(words_, role, last_, scratch_) || is_person_noun(folded(words_[role])));
    }

    /// "Joaquin Guzman Lopez", who is not the Joaquin Guzman of the packs.
    std::optional<std::uint32_t> longer_person(std::uint32_t at, const Gazetteer::Match& known) const {
        if (known.last < at + 2 || known.last >= last_ || in_headline_ || !is_capitalised(words_[known.last]))
            return std::nullopt;
        const Reading reading = gazetteer_.readings(known.alias).front();
        if (reading.use != AliasUse::name || gazetteer_.entry(reading.entry).kind != EntityKind::person)
            return std::nullopt;
        const auto next = gazetteer_.find(words_, known.last, known.last + 1, scratch_);
        if (!next || gazetteer_.readings(next->alias).front().use != AliasUse::surname) return std::nullopt;
        const std::uint32_t after = known.last + 1;
        return after < last_ && is_capitalised(words_[after]) ? std::nullopt : std::optional(after);
    }

    /// "Kowloon West", "New Territories East": a part of a region, with a name of its own.
    bool is_quarter(const Gazetteer::Match& known) const {
        if (known.last >= last_ || in_headline_) return false;
        const Reading reading = gazetteer_.readings(known.alias).front();
        const EntityKind kind = gazetteer_.entry(reading.entry).kind;
        if (reading.use != AliasUse::name || (kind != EntityKind::region && kind != EntityKind::city)) return false;
        const std::string_view word = words_[known.last];
        if (word != "West" && word != "East" && word != "North" && word != "South") return false;
        return known.last + 1 >= last_ || !is_capitalised(words_[known.last + 1]);
    }

    /// "Harris County", "Monroe Street": named after somebody.
    bool is_map_name(const Gazetteer::Match& known) const {
        if (known.last >= last_ || !is_capitalised(words_[known.last])) return false;
        if (gazetteer_.readings(known.alias).front().use != AliasUse::surname) {
            const std::string_view word = words_[known.last];  // "Delaware County"
            return (word == "County" || word == "Avenue" || word == "Street");
        }
        static constexpr std::string_view kHeads[] = {"county", "province", "district", "valley", "lake",   "river",
                                                      "street", "road",     "avenue",   "square", "beach",  "hill",
                                                      "hills",  "island",   "islands",  "creek",  "heights"};
        return std::find(std::begin(kHeads), std::end(kHeads), folded(words_[known.last])) != std::end(kHeads);
    }

    bool starts_run(std::uint32_t at) const {
        const std::string word = folded(words_[at]);
        if (is_calendar_word(word) || word == "i" || is_shouted_small_word(words_[at])) return false;
        static constexpr std::string_view kJoints[] = {"to",   "by", "from", "for", "and",
                                                       "with", "of", "in",   "on",  "at"};
        if (std::find(std::begin(kJoints), std::end(kJoints), word) != std::end(kJoints)) return false;
        if (at != first_) return !is_article(word) || (at + 1 < last_ && is_capitalised(words_[at + 1]));
        if (opens_body(at, word)) return true;
        return !is_function_word(word) && !opens_as_common_word(at, word);
    }

    static bool is_article(std::string_view lower) { return lower == "the" || lower == "a" || lower == "an"; }

    /// "Human Rights Commission of Pakistan" at the head of a sentence.
    bool opens_body(std::uint32_t at, std::string_view lower) const {
        static constexpr std::string_view kOpenings[] = {"central", "civil",    "federal", "general",       "human",
                                                         "joint",   "national", "public",  "international", "regional",
                                                         "supreme", "united",   "royal",   "democratic",    "social"};
        return std::find(std::begin(kOpenings), std::end(kOpenings), lower) != std::end(kOpenings) &&
               unknown_org(at).has_value();
    }

    /// "Nonpartisan Paul Tse", "Former CIA director": an everyday word with the sentence's capital.
    bool opens_as_common_word(std::uint32_t at, std::string_view lower) const {
        if (lower == "former" || lower == "ex" || lower == "senior") return true;
        const Upos upos = analysis_.tokens[at].upos;
        const bool common = upos == Upos::noun || upos == Upos::adj || upos == Upos::adv || upos == Upos::verb;
        return common && at + 1 < last_ && is_capitalised(words_[at + 1]) && !in_headline_;
    }

    std::uint32_t take_unknown(std::uint32_t at) {
        if (const auto org_end = unknown_org(at)) return add_org(at, *org_end);
        std::uint32_t end = run_end(at);
        if (is_label(end - 1)) --end;
        if (end == at) return at + 1;
        if (const auto body = body_of_land(at, end)) return add_org(at, *body);
        end = cut_before_known(at, end);
        if (end - at > 5 || is_everyday(at, end)) return end;
        if (const auto name = after_role(at, end)) return *name;
        add(at, end, kNoAlias, follows_title(at) ? EntityKind::person : EntityKind::other);
        return end;
    }

    /// "Environment Canada", "Health New Zealand": what it is for, and whose.
    std::optional<std::uint32_t> body_of_land(std::uint32_t at, std::uint32_t end) {
        if (end < at + 2 || in_headline_) return std::nullopt;
        const std::string topic = folded(words_[at]);  // "Rural America" is no body
        if (!is_topic_of_bodies(topic) || !(is_common_noun(topic) || topic.ends_with('s'))) return std::nullopt;
        const auto land = gazetteer_.find(words_, at + 1, end, matches_);
        if (!land || !is_land(land->alias)) return std::nullopt;
        return gazetteer_.readings(land->alias).front().use == AliasUse::name ? std::optional(land->last)
                                                                              : std::nullopt;
    }

    /// "Jane Doe Image: ...": an everyday noun before a colon.
    bool is_label(std::uint32_t at) const {
        return at + 1 < last_ && words_[at + 1] == ":" && is_common_noun(folded(words_[at]));
    }

    /// "Deputy Administrator", "General Provisions": behind a title a role or a thing, and nobody's name.
    bool is_everyday(std::uint32_t at, std::uint32_t end) {
        if (!follows_title(at)) return false;
        const std::string last = folded(words_[end - 1]);
        if (last == "i" || is_function_word(last)) return true;  // "Executive Order I"
        if (end - at > 1 && is_person_noun(last) && is_everyday_word(folded(words_[at])) && !ends_with_courtesy(at)) {
            analysis_.titles.back().last = end;  // "Deputy Federal Public Defender"
            return true;
        }
        if (end - at > 1) return is_thing(at, end);
        // "Deputy City", "Head Start"; "Ambassador Extraordinary": no surname is such a word
        const bool adjective =
            last.size() > 7 && is_everyday_word(last) && !is_common_noun(last) && !is_person_noun(last);
        if (adjective ||
            (is_prefix_of_office(folded(words_[at - 1])) && is_everyday_word(last) && !is_person_noun(last)))
            return true;
        const Xpos tag = analysis_.tokens[at].xpos;
        const bool plural = (tag == Xpos::nns || tag == Xpos::nnps) && is_common_noun(last);
        if (!plural && !is_person_noun(last)) return false;
        const bool named = gazetteer_.is_given_name(last) || ends_with_courtesy(at);
        if (!plural && !named) analysis_.titles.back().last = end;
        return !named;
    }

    /// What stands before the name of an office, not before a person's.
    static bool is_prefix_of_office(std::string_view word) {
        return word == "head" || word == "deputy" || word == "executive" || word == "assistant" ||
               word == "associate" || word == "chief";
    }

    /// "Maritime Day", "Tax Credit": everyday words.
    bool is_thing(std::uint32_t at, std::uint32_t end) const {
        const std::string first = folded(words_[at]);
        const std::string last = folded(words_[end - 1]);
        return is_common_noun(last) && words_[end - 2] != "-" && is_everyday_word(first) &&
               !gazetteer_.is_given_name(first) && !gazetteer_.is_given_name(last);
    }

    bool ends_with_courtesy(std::uint32_t at) const { return is_courtesy_title(folded(words_[at - 1])); }

    /// "Administrator", "analyst": by its ending who does something; "Latino", "kid" and "native" are no roles.
    static bool is_agentive(std::string_view noun) {
        static constexpr std::string_view kEndings[] = {"er",    "or",    "ist",   "ant",   "ent",  "man",
                                                        "woman", "ian",   "ary",   "ive",   "ess",  "eer",
                                                        "chief", "coach", "judge", "nurse", "aide", "ace"};
        return std::any_of(std::begin(kEndings), std::end(kEndings),
                           [&](std::string_view ending) { return noun.ends_with(ending); });
    }

    /// "Administrator Charles Bolden": a person noun before two names is a title.
    std::optional<std::uint32_t> after_role(std::uint32_t at, std::uint32_t end) {
        const std::string role = folded(words_[at]);
        // "Scientologist Tom Cruise": no list has all that end so
        const bool adherent = role.ends_with("ist") && gazetteer_.is_given_name(folded(words_[at + 1]));
        if (end - at != 3 || (!is_person_noun(role) && !adherent) || gazetteer_.is_given_name(role))
            return std::nullopt;
        if (!is_agentive(role) || is_function_word(folded(words_[end - 1]))) return std::nullopt;
        if (!is_capitalised(words_[at + 1])) return std::nullopt;  // "Native-owned"
        if (is_thing(at + 1, end)) return std::nullopt;
        analysis_.titles.push_back({at, at + 1, sentence_});
        add(at + 1, end, kNoAlias, EntityKind::person);
        return end;
    }

    /// A run ends where a title or a name of several words that the packs know begins.
    std::uint32_t cut_before_known(std::uint32_t at, std::uint32_t end) {
        for (std::uint32_t cut = at + 1; cut < end; ++cut) {
            if (gazetteer_.find_title(words_, cut, end, matches_)) return cut;
            const auto known = gazetteer_.find(words_, cut, end, matches_);
            if (known && (is_land(known->alias) || known->last - cut > 1)) return cut;
        }
        return end;
    }

    bool follows_title(std::uint32_t at) const {
        if (analysis_.titles.empty()) return false;
        const Title& title = analysis_.titles.back();
        return title.sentence == sentence_ && title.last == at;
    }

    void add(std::uint32_t first, std::uint32_t last, std::uint32_t alias, EntityKind kind) {
        Mention mention;
        mention.span = {analysis_.tokens[first].span.start, analysis_.tokens[last - 1].span.end};
        mention.first = first;
        mention.last = last;
        mention.sentence = sentence_;
        mention.alias = alias;
        mention.kind = kind;
        analysis_.mentions.push_back(mention);
    }

    const Gazetteer& gazetteer_;
    const Document& document_;
    Analysis& analysis_;
    std::optional<bool> about_korea_;
    Words words_;
    std::vector<AliasTrie::Match> matches_;
    mutable std::vector<AliasTrie::Match> scratch_;
    bool in_headline_ = false;  // where every word may have a capital
    std::uint32_t sentence_ = 0;
    std::uint32_t first_ = 0;
    std::uint32_t last_ = 0;
};

}  // namespace

void find_names(const Gazetteer& gazetteer, const Document& document, Analysis& analysis) {
    NameFinder(gazetteer, document, analysis).run();
}

}  // namespace entente
