// Compiling: every alias of every entry is tokenised as text is (so "U.S." and "Al-Shabaab" match whatever the
// tokeniser makes of them) and added to one trie; an alias's readings are kept in the order full name, demonym,
// metonym, surname. Invariant: an alias index is valid for the life of the object, its readings never change after.
#include "extract/entity/gazetteer.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <future>

#include "extract/entity/given_names.h"
#include "extract/entity/line_words.h"
#include "extract/entity/word_lists.h"
#include "graph/base/fold.h"

namespace entente {
namespace {

struct PendingAlias {
    std::string written;
    Reading reading;
};

bool is_upper(char c) {
    return c >= 'A' && c <= 'Z';
}

/// An acronym such as US, WHO, IS is only a name as it is written; its lower-case twin is a word.
bool is_acronym(std::string_view written) {
    return written.size() <= 5 &&
           std::all_of(written.begin(), written.end(), [](char c) { return is_upper(c) || c == '.' || c == '&'; });
}

/// Whether the text's word has a capital where the alias's word has one.
bool capitals_agree(std::string_view text_word, std::string_view alias_word) {
    if (text_word.empty() || alias_word.empty() || !is_upper(alias_word.front())) return true;
    return is_upper(text_word.front()) || (text_word.front() & 0x80) != 0;
}

/// "Nato", "Unesco": the British way with acronyms that are spoken as words, but not where they are words or names of
/// their own ("the Safer America Plan", "Senator Rand Paul").
bool is_title_case_of(std::string_view matched, std::string_view acronym) {
    constexpr std::array<std::string_view, 6> kWords = {"PLAN", "RAND", "SWIFT", "SANA", "DAWN", "AIDS"};
    if (std::find(kWords.begin(), kWords.end(), acronym) != kWords.end()) return false;
    if (matched.size() != acronym.size() || matched.size() < 4 || matched.front() != acronym.front()) return false;
    for (std::size_t i = 1; i < matched.size(); ++i) {
        if (acronym[i] < 'A' || acronym[i] > 'Z' || matched[i] != acronym[i] - 'A' + 'a') return false;
    }
    return true;
}

std::string_view last_word(std::string_view name) {
    return name.substr(name.find_last_of(" -") + 1);
}

/// "the Korean peninsula", "Miraflores palace": what a place is, often in lower case after its name.
bool is_common_head(std::string_view word) {
    static constexpr std::array<std::string_view, 14> kHeads = {"peninsula", "sea",      "river",   "strait", "island",
                                                                "islands",   "palace",   "airport", "valley", "desert",
                                                                "mountain",  "province", "canal",   "harbor"};
    return std::find(kHeads.begin(), kHeads.end(), word) != kHeads.end();
}

/// "LeT", "IoT": short letter names whose capitals alone tell them from words.
bool is_mixed_acronym(std::string_view written) {
    return written.size() <= 4 && written.find(' ') == std::string_view::npos && is_upper(written.back()) &&
           std::any_of(written.begin(), written.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

bool agrees(std::string_view matched, std::string_view written) {
    if (is_mixed_acronym(written)) return matched == written;
    if (is_acronym(written)) return matched == written || is_title_case_of(matched, written);
    if (!capitals_agree(matched, written)) return false;
    return capitals_agree(last_word(matched), last_word(written)) || is_common_head(last_word(matched));
}

/// All entries' aliases as one list; plural demonyms are derived.
void append_demonyms(const NameEntry& entry, std::uint32_t index, std::vector<PendingAlias>& out) {
    for (const std::string& demonym : entry.demonyms) {
        out.push_back({demonym, {index, AliasUse::demonym}});
        const bool takes_s = !demonym.ends_with("ese") && !demonym.ends_with("sh") && !demonym.ends_with("ch") &&
                             !demonym.ends_with("ss") && !demonym.ends_with("s");
        if (takes_s) out.push_back({demonym + "s", {index, AliasUse::demonym}});
    }
    for (const std::string& people : entry.people) out.push_back({people, {index, AliasUse::demonym}});
}

std::vector<PendingAlias> list_aliases(const std::vector<NameEntry>& entries) {
    std::vector<PendingAlias> out;
    for (std::uint32_t i = 0; i < entries.size(); ++i) {
        out.push_back({entries[i].name, {i, AliasUse::name}});
        for (const std::string& alias : entries[i].aliases) out.push_back({alias, {i, AliasUse::name}});
        append_demonyms(entries[i], i, out);
    }
    for (std::uint32_t i = 0; i < entries.size(); ++i) {
        for (const std::string& seat : entries[i].metonyms) out.push_back({seat, {i, AliasUse::metonym}});
    }
    for (std::uint32_t i = 0; i < entries.size(); ++i) {
        if (!entries[i].surname.empty()) out.push_back({entries[i].surname, {i, AliasUse::surname}});
    }
    return out;
}

/// Whether a term [from, until] covers the day; an end that is only a year or month covers all of it.
bool covers(const Holder& holder, std::string_view day) {
    if (!holder.from.empty() && day < holder.from.substr(0, day.size())) return false;
    return holder.until.empty() || day.substr(0, holder.until.size()) <= holder.until;
}

bool ends_later(const Holder& a, const Holder& b) {
    if (a.until.empty() != b.until.empty()) return a.until.empty();
    return a.until != b.until ? a.until > b.until : a.from > b.from;
}

std::uint8_t gender_bit(Gender gender) {
    return gender == Gender::male ? 1 : gender == Gender::female ? 2 : 0;
}

std::string slug(std::string_view name) {
    std::string out = folded(name);
    std::replace(out.begin(), out.end(), ' ', '-');
    return out;
}

/// Of an entry that is nobody's namesake.
std::string key_of(const NameEntry& entry) {
    if (entry.kind == EntityKind::country) return "country:" + entry.country;
    return entity_key(entry.kind, entry.name, entry.country);
}

constexpr std::array<std::string_view, 12> kLeaderTitles = {
    "president", "prime minister", "premier",      "chancellor",        "supreme leader", "king",
    "queen",     "emir",           "crown prince", "general secretary", "taoiseach",      "secretary-general"};

}  // namespace

std::string entity_key(EntityKind kind, std::string_view name, std::string_view country) {
    std::string key(to_string(kind));
    const bool is_place = kPlaceKinds.has(kind);
    key += is_place && !country.empty() ? ":" + std::string(country) + ":" : ":";
    return key + slug(name);
}

Gazetteer::Gazetteer(const Packs& packs, std::shared_ptr<const NameTable> names)
    : entries_(packs.names), offices_(packs.offices), names_table_(std::move(names)) {
    if (names_table_) {
        listed_entries_ = std::make_unique<LazyArray<NameEntry>>(names_table_->entry_count());
        listed_readings_ = std::make_unique<LazyArray<std::vector<Reading>>>(names_table_->alias_count());
    }
    add_entries();
    add_titles();
}

void Gazetteer::add_entries() {
    own_alias_.assign(entries_.size(), kNoAlias);
    const std::vector<PendingAlias> pending = list_aliases(entries_);
    std::vector<std::string_view> lines;
    lines.reserve(pending.size());
    for (const PendingAlias& alias : pending) lines.emplace_back(alias.written);
    std::future<LineWords> words_of_lines = std::async(std::launch::async, [&lines] { return LineWords(lines); });
    keys_.reserve(entries_.size());
    names_.reserve(3 * entries_.size());
    for (std::uint32_t i = 0; i < entries_.size(); ++i) {
        const NameEntry& entry = entries_[i];
        if (entry.kind == EntityKind::country) countries_.emplace(entry.country, i);
        keys_.emplace(key_of(entry), i);
        names_.emplace(folded(entry.name), i);
        if (entry.kind == EntityKind::person && entry.name.ends_with(entry.surname)) {
            given_names_[folded(entry.name.substr(0, entry.name.find_first_of(" -")))] |= gender_bit(entry.gender);
        }
    }
    for (std::uint32_t i = 0; i < entries_.size(); ++i) {
        for (const std::string& alias : entries_[i].aliases) names_.emplace(folded(alias), i);
    }
    const LineWords line_words = words_of_lines.get();
    std::vector<Twin> twins;
    trie_.reserve(pending.size());
    aliases_.reserve(pending.size());
    line_words.for_each([&](std::size_t i, std::span<const std::string_view> words) {
        if (words.empty()) return;
        const std::uint32_t alias = add_alias(words, pending[i].written, pending[i].reading);
        if (!names_table_ || alias + 1 != aliases_.size()) return;
        const std::uint32_t twin = names_table_->find(words);
        if (twin != kNoAlias) twins.push_back({alias, twin});
    });
    std::sort(twins.begin(), twins.end(), [](const Twin& a, const Twin& b) { return a.alias < b.alias; });
    twins.erase(
        std::unique(twins.begin(), twins.end(), [](const Twin& a, const Twin& b) { return a.alias == b.alias; }),
        twins.end());
    join(twins);
}

/// A list's entry that is one of the packs' becomes it; others are further readings of the alias, before the packs'
/// own: who gives a list knows better.
void Gazetteer::join(const std::vector<Twin>& twins) {
    for (const Twin& twin : twins) {
        Alias& alias = aliases_[twin.alias];
        for (const std::uint32_t row : names_table_->entries_of(twin.listed)) join_entry(row, alias);
    }
    for (const Twin& twin : twins) {
        Alias& alias = aliases_[twin.alias];
        std::vector<Reading> first;
        for (const std::uint32_t row : names_table_->entries_of(twin.listed)) {
            if (!joined_.contains(row) && !names_table_->is_common(row)) first.push_back({index_of_listed(row)});
        }
        alias.readings.insert(alias.readings.begin(), first.begin(), first.end());
    }
}

namespace {

/// A list's entry is the packs' where kind and name agree, and no country speaks against it.
bool is_same(const NameEntry& ours, const NameEntry& listed) {
    if (ours.kind != listed.kind) return false;
    if (!ours.country.empty() && !listed.country.empty() && ours.country != listed.country) return false;
    if (!ours.wikidata.empty() && !listed.wikidata.empty()) return ours.wikidata == listed.wikidata;
    const std::string name = folded(listed.name);
    return folded(ours.name) == name || std::any_of(ours.aliases.begin(), ours.aliases.end(),
                                                    [&](const std::string& alias) { return folded(alias) == name; });
}

}  // namespace

bool Gazetteer::join_entry(std::uint32_t listed, Alias& alias) {
    if (joined_.contains(listed) || names_table_->is_namesake(listed)) return false;
    const NameEntry row = names_table_->entry(listed);
    for (const Reading& reading : alias.readings) {
        if (reading.use != AliasUse::name) continue;
        NameEntry& ours = entries_[reading.entry];
        if (!is_same(ours, row)) continue;
        joined_.emplace(listed, reading.entry);
        if (ours.wikidata.empty()) ours.wikidata = row.wikidata;
        if (!ours.latitude) ours.latitude = row.latitude;
        if (!ours.longitude) ours.longitude = row.longitude;
        ours.aliases.insert(ours.aliases.end(), row.aliases.begin(), row.aliases.end());
        return true;
    }
    return false;
}

std::uint32_t Gazetteer::index_of_listed(std::uint32_t listed) const {
    const auto joined = joined_.find(listed);
    return joined != joined_.end() ? joined->second : static_cast<std::uint32_t>(entries_.size()) + listed;
}

std::optional<std::uint32_t> Gazetteer::row_of(std::uint32_t index) const {
    if (index < entries_.size()) return std::nullopt;
    return index - static_cast<std::uint32_t>(entries_.size());
}

std::span<const Reading> Gazetteer::listed_readings(std::uint32_t alias) const {
    return listed_readings_->get(listed(alias), [&] {
        std::vector<Reading> out;
        for (const std::uint32_t row : names_table_->entries_of(listed(alias))) out.push_back({index_of_listed(row)});
        return out;
    });
}

const NameEntry& Gazetteer::listed_entry(std::uint32_t index) const {
    const std::uint32_t row = *row_of(index);
    return listed_entries_->get(row, [&] { return names_table_->entry(row); });
}

std::string_view Gazetteer::region(std::uint32_t entry) const {
    const auto row = row_of(entry);
    return row ? names_table_->region(*row) : std::string_view();
}

std::uint32_t Gazetteer::population(std::uint32_t entry) const {
    const auto row = row_of(entry);
    return row ? names_table_->population(*row) : 0;
}

bool Gazetteer::exists_at(std::uint32_t entry, std::string_view day) const {
    const auto row = row_of(entry);
    if (!row || day.empty()) return true;
    return covers({0, std::string(names_table_->from(*row)), std::string(names_table_->until(*row))}, day);
}

std::uint32_t Gazetteer::add_alias(std::span<const std::string_view> words, std::string_view written, Reading reading) {
    const auto fresh = static_cast<std::uint32_t>(aliases_.size());
    const std::uint32_t index = trie_.add(words, fresh);
    if (index == fresh) {
        aliases_.push_back({std::string(written), {}});
        if (!is_upper(written.front())) lower_first_.add(folded(words.front()));
    }
    std::vector<Reading>& readings = aliases_[index].readings;
    if (reading.use == AliasUse::name && own_alias_[reading.entry] == kNoAlias) own_alias_[reading.entry] = index;
    const bool known = std::any_of(readings.begin(), readings.end(),
                                   [&](const Reading& other) { return other.entry == reading.entry; });
    if (!known) readings.push_back(reading);
    return index;
}

void Gazetteer::add_titles() {
    std::vector<std::string> titles;
    for (std::uint32_t i = 0; i < offices_.size(); ++i) {
        for (const std::string& title : offices_[i].titles) {
            titles.push_back(title);
            offices_by_title_[folded(title)].push_back(i);
        }
        for (const std::string& noun : offices_[i].descriptions) offices_by_title_[folded(noun)].push_back(i);
        for (const Holder& holder : offices_[i].holders) {
            std::vector<std::uint32_t>& held = offices_held_[holder.person];
            if (held.empty() || held.back() != i) held.push_back(i);
        }
    }
    for (const Office& office : offices_) {
        const bool leads = std::any_of(office.titles.begin(), office.titles.end(), [](const auto& title) {
            const std::string plain = folded(title);
            return std::find(kLeaderTitles.begin(), kLeaderTitles.end(), plain) != kLeaderTitles.end();
        });
        if (!leads || entries_[office.of].kind != EntityKind::country) continue;
        for (const Holder& holder : office.holders) led_[holder.person].push_back(holder);
    }
    for (const std::string_view title : general_titles()) titles.emplace_back(title);
    std::sort(titles.begin(), titles.end());
    titles.erase(std::unique(titles.begin(), titles.end()), titles.end());
    const std::vector<std::string_view> lines(titles.begin(), titles.end());
    LineWords(lines).for_each([&](std::size_t, std::span<const std::string_view> words) {
        if (!words.empty()) titles_.add(words, 0);
    });
}

std::optional<Gazetteer::Match> Gazetteer::find(const Words& words, std::uint32_t first, std::uint32_t last,
                                                std::vector<AliasTrie::Match>& matches) const {
    if (first >= last) return std::nullopt;
    // Most words begin with a small letter, and few names do.
    const char initial = words[first].front();
    const bool is_small = initial >= 'a' && initial <= 'z';
    const bool may_begin = !is_small || lower_first_.may_hold(words[first]);
    const bool may_begin_listed = names_table_ && (!is_small || names_table_->may_begin_small(words[first]));
    if (!may_begin && !may_begin_listed) return std::nullopt;
    const auto longest = [&]() -> std::optional<Match> {
        for (auto match = matches.rbegin(); match != matches.rend(); ++match) {
            const std::string_view start = words[first];
            const std::string_view end = words[match->last - 1];
            const std::string_view matched(start.data(),
                                           static_cast<std::size_t>(end.data() + end.size() - start.data()));
            if (agrees(matched, written(match->value))) return Match{match->last, match->value};
        }
        return std::nullopt;
    };
    matches.clear();
    if (may_begin) trie_.find(words, first, last, matches);
    const auto ours = longest();
    if (!may_begin_listed) return ours;
    matches.clear();
    names_table_->find(words, first, last, matches);
    std::erase_if(matches, [&](const AliasTrie::Match& match) {
        return (ours && match.last <= ours->last) || !names_table_->is_strong(match.value);
    });
    for (AliasTrie::Match& match : matches) match.value += static_cast<std::uint32_t>(aliases_.size());
    const auto theirs = longest();
    return theirs ? theirs : ours;
}

std::uint32_t Gazetteer::find_weak(const Words& words, std::uint32_t first, std::uint32_t last,
                                   std::vector<AliasTrie::Match>& matches) const {
    if (!names_table_) return kNoAlias;
    matches.clear();
    names_table_->find(words, first, last, matches);
    if (matches.empty() || matches.back().last != last) return kNoAlias;
    return matches.back().value + static_cast<std::uint32_t>(aliases_.size());
}

std::uint32_t Gazetteer::alias_of(std::string_view word) const {
    const auto index = trie_.find_one(word);
    return index && agrees(word, aliases_[*index].written) ? *index : kNoAlias;
}

std::optional<std::uint32_t> Gazetteer::find_title(const Words& words, std::uint32_t first, std::uint32_t last,
                                                   std::vector<AliasTrie::Match>& matches) const {
    titles_.find(words, first, last, matches);
    if (matches.empty()) return std::nullopt;
    return matches.back().last;
}

Entity Gazetteer::entity(std::uint32_t index) const {
    const NameEntry& entry = this->entry(index);
    Entity out;
    out.key = key_of(entry);
    out.name = entry.name;
    out.kind = entry.kind;
    out.country = entry.country;
    out.latitude = entry.latitude;
    out.longitude = entry.longitude;
    out.wikidata = entry.wikidata;
    out.aliases = entry.aliases;
    out.known = true;
    if (const auto row = row_of(index); row && names_table_->is_namesake(*row)) out.key += '#' + entry.id;
    return out;
}

std::optional<std::uint32_t> Gazetteer::country(std::string_view code) const {
    const auto found = countries_.find(code);
    if (found == countries_.end()) return std::nullopt;
    return found->second;
}

std::optional<std::uint32_t> Gazetteer::entry_of(std::string_view key) const {
    const auto found = keys_.find(key);
    if (found == keys_.end()) return std::nullopt;
    return found->second;
}

std::optional<std::uint32_t> Gazetteer::find_name(std::string_view name) const {
    const auto found = names_.find(folded(name));
    if (found == names_.end()) return std::nullopt;
    return found->second;
}

bool Gazetteer::is_given_name(std::string_view folded_word) const {
    return given_names_.contains(folded_word) || common_given_name(folded_word) != Gender::unknown;
}

Gender Gazetteer::gender_of_given_name(std::string_view folded_word) const {
    const auto found = given_names_.find(folded_word);
    if (found == given_names_.end() || found->second == 0) return common_given_name(folded_word);
    return found->second == 1 ? Gender::male : found->second == 2 ? Gender::female : Gender::unknown;
}

void Gazetteer::offices_of(std::uint32_t person, std::string_view date, std::vector<const Office*>& out) const {
    for (const std::uint32_t index : offices_ever(person)) {
        const Office& office = offices_[index];
        const bool holds = std::any_of(office.holders.begin(), office.holders.end(), [&](const Holder& holder) {
            return holder.person == person && (date.empty() ? holder.until.empty() : covers(holder, date));
        });
        if (holds) out.push_back(&office);
    }
}

std::span<const std::uint32_t> Gazetteer::offices_ever(std::uint32_t person) const {
    const auto found = offices_held_.find(person);
    if (found == offices_held_.end()) return {};
    return found->second;
}

std::vector<std::uint32_t> Gazetteer::holders(std::string_view folded_title, std::optional<std::uint32_t> of,
                                              std::string_view date) const {
    std::vector<std::uint32_t> out;
    const auto found = offices_by_title_.find(folded_title);
    if (found == offices_by_title_.end()) return out;
    for (const std::uint32_t index : found->second) {
        const Office& office = offices_[index];
        if (office.holders.empty() || (of && office.of != *of)) continue;
        if (date.empty()) {
            out.push_back(std::min_element(office.holders.begin(), office.holders.end(), ends_later)->person);
            continue;
        }
        for (const Holder& holder : office.holders) {
            if (covers(holder, date)) out.push_back(holder.person);
        }
    }
    return out;
}

bool Gazetteer::is_leader(std::uint32_t person, std::string_view date) const {
    const auto found = led_.find(person);
    if (found == led_.end()) return false;
    return date.empty() || std::any_of(found->second.begin(), found->second.end(),
                                       [&](const Holder& holder) { return covers(holder, date); });
}

std::string_view Gazetteer::leads_since(std::uint32_t person) const {
    const auto found = led_.find(person);
    if (found == led_.end()) return {};
    for (const Holder& holder : found->second) {
        if (holder.until.empty()) return holder.from;
    }
    return {};
}

}  // namespace entente
