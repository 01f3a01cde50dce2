// Evidence for a person: a known given name, a title or person noun before, an apposition or age after, "who",
// initials, a hyphenated given name, a known surname, a verb of saying. For an organisation: an org noun beside it,
// members named by it ("Chan of DAB", "DAB's Chan"), an acronym said twice. Mentions of one spelling vote together.
#include "extract/entity/kind_evidence.h"

#include <algorithm>

#include "extract/entity/noun_classes.h"
#include "extract/entity/place_evidence.h"
#include "extract/entity/quotations.h"
#include "extract/entity/syntax.h"
#include "extract/entity/word_lists.h"
#include "graph/base/fold.h"

namespace entente {
namespace {

constexpr double kEnough = 3.0;
constexpr double kMostWeak = 2.0;
constexpr double kMostWeakOfSpeakers = 3.5;

struct Evidence {
    double person = 0;
    double org = 0;
    double weak_person = 0;  // what many names have; said often it is no more telling
    double weak_org = 0;
    bool says = false;
    double place = 0;  // of the mention that tells most, and a little for each other
    std::uint32_t place_mentions = 0;
    EntityKind place_kind = EntityKind::other;  // as a noun beside it tells
    std::uint32_t town = kNoAlias;              // the towns of that name
    std::uint32_t mentions = 0;
};

bool is_upper(char c) {
    return c >= 'A' && c <= 'Z';
}
bool is_lower(char c) {
    return c >= 'a' && c <= 'z';
}
bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_acronym(std::string_view word) {
    return word.size() >= 2 && word.size() <= 6 &&
           std::all_of(word.begin(), word.end(), [](char c) { return is_upper(c) || c == '.'; });
}

bool is_initial(std::string_view word) {
    return word.size() == 2 && is_upper(word[0]) && word[1] == '.';
}

class KindWeigher {
public:
    KindWeigher(const Gazetteer& gazetteer, const Document& document, Analysis& analysis)
        : gazetteer_(gazetteer),
          document_(document),
          analysis_(analysis),
          words_(document, analysis),
          syntax_(document, analysis),
          places_(gazetteer, document, analysis) {}

    void run() {
        for (std::size_t i = 0; i < analysis_.mentions.size(); ++i) {
            if (is_open(analysis_.mentions[i])) weigh(i);
        }
        for (Mention& mention : analysis_.mentions) {
            if (is_open(mention)) decide(mention);
            if (is_surname_only(mention)) decide_surname(mention);
        }
    }

private:
    static bool is_open(const Mention& mention) {
        return mention.alias == kNoAlias && mention.kind == EntityKind::other;
    }

    bool is_surname_only(const Mention& mention) const {
        if (mention.alias == kNoAlias) return false;
        const auto readings = gazetteer_.readings(mention.alias);
        return std::all_of(readings.begin(), readings.end(),
                           [](const Reading& reading) { return reading.use == AliasUse::surname; });
    }

    /// "Lincoln, Nebraska", "the town of Lincoln": no more the president.
    void decide_surname(Mention& mention) {
        const PlaceEvidence place = places_.weigh(mention);
        if (!place.named_land && place.kind == EntityKind::other) return;
        const std::uint32_t town = gazetteer_.find_weak(words_, mention.first, mention.last, matches_);
        if (town == kNoAlias || place.weight < kEnoughForPlace) return;
        mention.alias = town;
        mention.kind = place.kind == EntityKind::other ? EntityKind::city : place.kind;
    }

    void weigh(std::size_t index) {
        const Mention& mention = analysis_.mentions[index];
        Evidence& evidence = evidence_[std::string(mention.span.of(document_.text))];
        ++evidence.mentions;
        weigh_words(mention, evidence);
        weigh_before(mention, evidence);
        weigh_after(mention, evidence);
        weigh_clause(mention, evidence);
        weigh_neighbours(index, evidence);
        weigh_place(mention, evidence);
    }

    void weigh_place(const Mention& mention, Evidence& evidence) {
        if (evidence.mentions == 1) {
            evidence.town = gazetteer_.find_weak(words_, mention.first, mention.last, matches_);
            if (evidence.town != kNoAlias && !marks_agree(mention, evidence.town)) evidence.town = kNoAlias;
        }
        const PlaceEvidence place = places_.weigh(mention);
        evidence.place = std::max(evidence.place, place.weight);
        if (place.weight > 0) ++evidence.place_mentions;
        if (place.kind != EntityKind::other) evidence.place_kind = place.kind;
    }

    void decide(Mention& mention) {
        const Evidence& evidence = evidence_.find(mention.span.of(document_.text))->second;
        const std::uint32_t tokens = mention.last - mention.first;
        const double weak = std::min(evidence.weak_person, evidence.says ? kMostWeakOfSpeakers : kMostWeak);
        const double person =
            tokens >= 2 && tokens <= 5 && !is_thing(mention, evidence.person) ? evidence.person + weak : 0;
        const double org = evidence.org + std::min(evidence.weak_org, kMostWeak);
        if (decide_place(mention, evidence, std::max(person, org))) return;
        if (person >= kEnough && person >= org) {
            mention.kind = EntityKind::person;
        } else if (org >= kEnough) {
            mention.kind = EntityKind::org;
        }
    }

    /// "Tax Credit"; also "Campbell Soup", where nothing but the words' looks speaks for a person.
    bool is_of_everyday_words(const Mention& mention, double strong) {
        const std::uint32_t last = mention.last - 1;
        if (!is_common_noun(lower(last)) || gazetteer_.is_given_name(lower(last)) || words_[last - 1] == "-")
            return false;
        if (gazetteer_.is_given_name(lower(mention.first)) || is_initial(words_[mention.first + 1])) return false;
        return strong < kEnough || is_everyday_word(lower(mention.first));
    }

    /// "English Wikipedia", "Italian Riviera"; not "German Gref"
    bool begins_with_demonym(const Mention& mention) {
        const std::string_view word = lower(mention.first);
        static constexpr std::string_view kLanguages[] = {"english", "french", "german",  "spanish", "welsh",
                                                          "irish",   "dutch",  "swedish", "danish",  "scottish"};
        if (gazetteer_.is_given_name(word)) return false;
        if (std::find(std::begin(kLanguages), std::end(kLanguages), word) != std::end(kLanguages)) return true;
        const auto match = gazetteer_.find(words_, mention.first, mention.first + 1, matches_);
        if (!match) return false;
        const auto readings = gazetteer_.readings(match->alias);
        return std::all_of(readings.begin(), readings.end(),
                           [](const Reading& reading) { return reading.use == AliasUse::demonym; });
    }

    /// "WA-10", "R-Texas"
    bool has_number(const Mention& mention) const {
        for (std::uint32_t t = mention.first; t < mention.last; ++t) {
            if (is_digit(words_[t].front())) return true;
        }
        return mention.first + 1 < mention.last && words_[mention.first].size() == 1 &&
               words_[mention.first + 1] == "-";
    }

    /// "Inflation Reduction Act", "The Animated Series", "Space Shuttle Columbia"
    bool is_thing(const Mention& mention, double strong) {
        if (is_thing_head(lower(mention.last - 1))) return true;
        if (is_thing_head(lower(mention.first)) && !gazetteer_.is_given_name(lower(mention.first))) return true;
        if (is_function_word(lower(mention.first))) return true;
        if (mention.first == first_of(mention) && lower(mention.first) == "may") return true;  // "May God bless"
        if (is_of_everyday_words(mention, strong) || begins_with_demonym(mention)) return true;
        if (is_person_noun(lower(mention.last - 1)) && is_everyday_word(lower(mention.first)) &&
            !gazetteer_.is_given_name(lower(mention.first)))
            return true;  // "Special Assistant"
        if (has_number(mention)) return true;
        // "Booker Prize-winner", "National Iodine Nutrition study"
        const std::string_view last = words_[mention.last - 1];
        if (const std::size_t hyphen = last.find('-'); hyphen != std::string_view::npos && hyphen + 1 < last.size()) {
            if (is_lower(last[hyphen + 1]) && is_person_noun(last.substr(hyphen + 1))) return true;
        }
        if (mention.last < end_of(mention) && is_thing_head(lower(mention.last)) &&
            !gazetteer_.is_given_name(lower(mention.first))) {
            return true;
        }
        return mention.last - mention.first > 2 && is_thing_head(lower(mention.first + 1));
    }

    /// A short word without marks is not the name that differs by them: "God" is no "Göd".
    bool marks_agree(const Mention& mention, std::uint32_t town) const {
        const std::string_view text = mention.span.of(document_.text);
        return text.size() > 5 || text.size() == gazetteer_.written(town).size();
    }

    /// A town that a table has, or what the text itself calls a town, a province.
    bool decide_place(Mention& mention, const Evidence& evidence, double others) const {
        double place = evidence.place;
        if (evidence.place_mentions > 1) place += evidence.place_mentions > 2 ? 1 : 0.5;
        if (evidence.town != kNoAlias) place += places_.standing(evidence.town);
        if (evidence.place == 0 || place < kEnoughForPlace || place <= others) return false;
        if (evidence.town == kNoAlias && evidence.place_kind == EntityKind::other) return false;
        mention.alias = evidence.town;
        mention.kind = evidence.place_kind == EntityKind::other ? EntityKind::city : evidence.place_kind;
        return true;
    }

    std::string_view lower(std::uint32_t token) {
        buffer_.clear();
        append_folded(buffer_, words_[token]);
        return buffer_;
    }

    std::uint32_t first_of(const Mention& mention) const { return analysis_.sentences[mention.sentence].first; }
    std::uint32_t end_of(const Mention& mention) const { return analysis_.sentences[mention.sentence].last; }

    void weigh_words(const Mention& mention, Evidence& evidence) {
        if (evidence.mentions > 1) return;
        const std::uint32_t tokens = mention.last - mention.first;
        if (tokens == 1) {
            if (is_acronym(words_[mention.first])) evidence.org += 1;
            return;
        }
        if (gazetteer_.is_given_name(lower(mention.first))) evidence.person += 3;
        if (is_initial(words_[mention.first]) || is_initial(words_[mention.first + 1])) evidence.person += 2.5;
        const std::uint32_t last = mention.last - 1;
        if (is_surname(last) || is_surname(mention.first)) evidence.person += 2;
        // "Kwok Ka-ki", "Jean-Luc Picard"
        for (std::uint32_t t = mention.first + 1; t < mention.last; ++t) {
            const std::string_view word = words_[t];
            const std::size_t hyphen = word.find('-');
            const bool inside = hyphen != std::string_view::npos && hyphen + 1 < word.size() &&
                                is_lower(word[hyphen + 1]) && !is_person_noun(word.substr(hyphen + 1));
            if (t == last && is_upper(words_[t].front()) && inside) evidence.person += 2.5;
            if (t == last && words_[t - 1] == "-" && is_lower(word.front())) evidence.person += 2.5;
        }
        if (is_acronym(words_[mention.first]) && !is_initial(words_[mention.first])) evidence.org += 1;
    }

    bool is_surname(std::uint32_t token) {
        const auto match = gazetteer_.find(words_, token, token + 1, matches_);
        if (!match) return false;
        const auto readings = gazetteer_.readings(match->alias);
        return std::any_of(readings.begin(), readings.end(),
                           [](const Reading& r) { return r.use == AliasUse::surname; });
    }

    /// Two or three plain capitalised words that the tagger takes for a name, without an article: more often a person.
    bool is_bare_name(const Mention& mention) const {
        if (mention.last - mention.first < 2 || mention.last - mention.first > 3 || is_modifier(mention)) return false;
        for (std::uint32_t t = mention.first; t < mention.last; ++t) {
            if (analysis_.tokens[t].upos != Upos::propn || is_acronym(words_[t])) return false;
        }
        if (mention.first == first_of(mention)) return true;
        const std::string_view before = words_[mention.first - 1];
        return before != "the" && before != "The" && before != "a" && before != "an";
    }

    void weigh_before(const Mention& mention, Evidence& evidence) {
        if (is_bare_name(mention)) evidence.weak_person += 1;
        if (mention.first == first_of(mention)) return;
        const std::uint32_t before = mention.first - 1;
        if (ends_title(mention.first)) evidence.person += 3;
        const bool lower_case = words_[before].front() >= 'a' && words_[before].front() <= 'z';
        if (!lower_case) return;
        const std::string_view word = lower(before);
        if (is_person_noun(word) && analysis_.tokens[before].upos == Upos::noun) evidence.person += 3;
        const NounClass sort = noun_class(word);
        if ((sort == NounClass::org || sort == NounClass::body) && analysis_.tokens[before].upos == Upos::noun)
            evidence.org += 3;
        if (word == "the" && !is_modifier(mention)) evidence.person -= 3;  // "the Solomon Star"
        if (word == "the" && analysis_.tokens[mention.last - 1].upos == Upos::propn && !is_modifier(mention))
            evidence.weak_org += 0.75;
    }

    bool is_modifier(const Mention& mention) const {
        const std::uint32_t head = syntax_.head_of(mention.first, mention.last);
        const Deprel relation = syntax_.deprel(head);
        return relation == Deprel::compound || relation == Deprel::amod;
    }

    bool ends_title(std::uint32_t token) const {
        const auto after = std::upper_bound(analysis_.titles.begin(), analysis_.titles.end(), token,
                                            [](std::uint32_t t, const Title& title) { return t < title.last; });
        return after != analysis_.titles.begin() && std::prev(after)->last == token;
    }

    void weigh_after(const Mention& mention, Evidence& evidence) {
        const std::uint32_t end = end_of(mention);
        const std::uint32_t next = mention.last;
        if (next >= end) return;
        const std::string_view word = words_[next];
        if (word == "," && next + 2 < end) {
            if (is_digit(words_[next + 1].front()) && words_[next + 1].size() == 2 && words_[next + 2] == ",")
                evidence.person += 3;
            if (has_person_apposition(mention)) evidence.person += 3;
            const std::string_view after = lower(next + 1);
            if (after == "who" || after == "whom") evidence.person += 3;
        }
        if (word == "who") evidence.person += 3;
        const NounClass sort = noun_class(lower(next));
        const bool opens = mention.first == first_of(mention) && next == mention.first + 1;  // "Works council"
        const bool is_name =
            analysis_.tokens[mention.last - 1].upos == Upos::propn && !(opens && is_common_noun(lower(mention.first)));
        if (word == "," && has_maker_apposition(mention)) evidence.org += 5;
        if ((sort == NounClass::org || sort == NounClass::body) && word.front() >= 'a' && is_name) evidence.org += 3;
    }

    /// "Barry Callebaut, the Swiss chocolate maker"
    bool has_maker_apposition(const Mention& mention) {
        static constexpr std::string_view kMakers[] = {"maker",    "manufacturer", "supplier",    "retailer",
                                                       "operator", "exporter",     "distributor", "lender",
                                                       "insurer",  "refiner",      "provider",    "carrier"};
        const std::uint32_t head = syntax_.head_of(mention.first, mention.last);
        for (const std::uint32_t child : syntax_.children(head)) {
            if (child <= mention.last || syntax_.deprel(child) != Deprel::appos) continue;
            if (std::find(std::begin(kMakers), std::end(kMakers), lower(child)) == std::end(kMakers)) continue;
            const std::uint32_t goods = syntax_.child(child, Deprel::compound);
            if (goods == Syntax::kNone) continue;
            const std::string_view what = lower(goods);
            return what != "film" && what != "policy" && what != "documentary" && what != "law";
        }
        return false;
    }

    bool has_person_apposition(const Mention& mention) {
        const std::uint32_t head = syntax_.head_of(mention.first, mention.last);
        for (const std::uint32_t child : syntax_.children(head)) {
            if (child > mention.last && syntax_.deprel(child) == Deprel::appos && is_person_noun(lower(child)))
                return true;
        }
        return false;
    }

    void weigh_clause(const Mention& mention, Evidence& evidence) {
        const std::uint32_t head = syntax_.head_of(mention.first, mention.last);
        if (syntax_.is_root(head)) return;
        const std::uint32_t governor = syntax_.head(head);
        if (is_subject(syntax_.deprel(head)) && syntax_.token(governor).upos == Upos::verb) {
            const bool says = is_saying_verb(syntax_.lemma(governor));
            evidence.weak_person += says ? 1.5 : 0.5;
            evidence.says = evidence.says || says;
            if (says) evidence.weak_org += 0.5;
        }
        if (syntax_.deprel(head) == Deprel::appos && is_person_noun(lower(governor))) evidence.person += 3;
        const bool predicate = syntax_.child(governor, Deprel::cop) != Syntax::kNone;
        if (predicate && is_subject(syntax_.deprel(head)) && is_person_noun(lower(governor))) evidence.person += 2;
    }

    /// "Elizabeth Quat of DAB", "Youngspiration's Baggio Leung": a person beside it; for the person, the body beside.
    void weigh_neighbours(std::size_t index, Evidence& evidence) {
        const Mention& mention = analysis_.mentions[index];
        if (index > 0) {
            const Mention& before = analysis_.mentions[index - 1];
            const bool of = before.sentence == mention.sentence && mention.first > before.last &&
                            mention.first - before.last <= 2 &&
                            (words_[before.last] == "of" || words_[before.last] == "from") && looks_like_person(before);
            const bool owned = before.sentence == mention.sentence && mention.first == before.last + 1 &&
                               words_[before.last].size() <= 4 && words_[before.last].ends_with('s') && is_body(before);
            if (owned) evidence.person += 2;
            if (joins_person(before, mention)) evidence.person += 1.5;
            if (of && mention.first - before.last <= 2) evidence.org += is_acronym(words_[mention.first]) ? 2.5 : 1.5;
        }
        if (index + 1 < analysis_.mentions.size()) {
            const Mention& after = analysis_.mentions[index + 1];
            const bool owns = after.sentence == mention.sentence && after.first == mention.last + 1 &&
                              words_[mention.last].size() <= 4 && words_[mention.last].ends_with('s') &&
                              looks_like_person(after);
            if (owns) evidence.org += 3;
            const bool member = after.sentence == mention.sentence && after.first > mention.last &&
                                after.first - mention.last <= 2 &&
                                (words_[mention.last] == "of" || words_[mention.last] == "from") && is_body(after);
            if (member) evidence.person += 2;
            if (joins_person(mention, after)) evidence.person += 1.5;
        }
    }

    /// "James To and Lee Cheuk-yan": the other one is a person.
    bool joins_person(const Mention& before, const Mention& after) {
        if (before.sentence != after.sentence || after.first != before.last + 1) return false;
        if (words_[before.last] != "and" && words_[before.last] != ",") return false;
        return looks_like_person(before) != looks_like_person(after);
    }

    bool is_body(const Mention& mention) const {
        if (mention.kind == EntityKind::org) return true;
        if (mention.alias == kNoAlias) return is_acronym(words_[mention.first]) && mention.last - mention.first == 1;
        return gazetteer_.entry(gazetteer_.readings(mention.alias).front().entry).kind == EntityKind::org;
    }

    bool looks_like_person(const Mention& mention) {
        if (mention.kind == EntityKind::person) return true;
        if (mention.alias != kNoAlias) {
            const Reading reading = gazetteer_.readings(mention.alias).front();
            return gazetteer_.entry(reading.entry).kind == EntityKind::person;
        }
        return mention.last - mention.first >= 2 && mention.last - mention.first <= 4 &&
               (gazetteer_.is_given_name(lower(mention.first)) || is_surname(mention.last - 1) ||
                is_surname(mention.first));
    }

    const Gazetteer& gazetteer_;
    const Document& document_;
    Analysis& analysis_;
    Words words_;
    Syntax syntax_;
    PlaceWeigher places_;
    StringMap<Evidence> evidence_;  // by spelling
    std::vector<AliasTrie::Match> matches_;
    std::string buffer_;
};

}  // namespace

void weigh_kinds(const Gazetteer& gazetteer, const Document& document, Analysis& analysis) {
    KindWeigher(gazetteer, document, analysis).run();
}

}  // namespace entente
