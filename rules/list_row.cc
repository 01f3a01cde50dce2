#include "rules/list_row.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "graph/base/fold.h"
#include "graph/base/utf8.h"
#include "rules/read_names.h"
#include "rules/words.h"

namespace entente {
namespace {

struct ColumnName {
    std::string_view name;
    ListColumn column;
};

constexpr std::array kColumnNames = {
    ColumnName{"id", ListColumn::id},
    ColumnName{"name", ListColumn::name},
    ColumnName{"label", ListColumn::name},
    ColumnName{"itemlabel", ListColumn::name},
    ColumnName{"kind", ListColumn::kind},
    ColumnName{"type", ListColumn::kind},
    ColumnName{"kindlabel", ListColumn::kind},
    ColumnName{"typelabel", ListColumn::kind},
    ColumnName{"aliases", ListColumn::aliases},
    ColumnName{"alias", ListColumn::aliases},
    ColumnName{"itemaltlabel", ListColumn::alt_labels},
    ColumnName{"altlabels", ListColumn::alt_labels},
    ColumnName{"altlabel", ListColumn::alt_labels},
    ColumnName{"country", ListColumn::country},
    ColumnName{"countrylabel", ListColumn::country},
    ColumnName{"region", ListColumn::region},
    ColumnName{"regionlabel", ListColumn::region},
    ColumnName{"lat", ListColumn::latitude},
    ColumnName{"latitude", ListColumn::latitude},
    ColumnName{"lng", ListColumn::longitude},
    ColumnName{"lon", ListColumn::longitude},
    ColumnName{"long", ListColumn::longitude},
    ColumnName{"longitude", ListColumn::longitude},
    ColumnName{"coord", ListColumn::point},
    ColumnName{"coords", ListColumn::point},
    ColumnName{"coordinates", ListColumn::point},
    ColumnName{"location", ListColumn::point},
    ColumnName{"wikidata", ListColumn::wikidata},
    ColumnName{"item", ListColumn::wikidata},
    ColumnName{"qid", ListColumn::wikidata},
    ColumnName{"from", ListColumn::from},
    ColumnName{"start", ListColumn::from},
    ColumnName{"inception", ListColumn::from},
    ColumnName{"until", ListColumn::until},
    ColumnName{"end", ListColumn::until},
    ColumnName{"dissolved", ListColumn::until},
    ColumnName{"population", ListColumn::population},
    ColumnName{"common", ListColumn::common},
    ColumnName{"gender", ListColumn::gender},
    ColumnName{"genderlabel", ListColumn::gender},
    ColumnName{"surname", ListColumn::surname},
};

struct KindWord {
    std::string_view word;
    EntityKind kind;
};

/// What Wikidata and others call our kinds.
constexpr std::array kKindWords = {
    KindWord{"human", EntityKind::person},
    KindWord{"organization", EntityKind::org},
    KindWord{"organisation", EntityKind::org},
    KindWord{"company", EntityKind::org},
    KindWord{"business", EntityKind::org},
    KindWord{"enterprise", EntityKind::org},
    KindWord{"political party", EntityKind::org},
    KindWord{"government agency", EntityKind::org},
    KindWord{"university", EntityKind::org},
    KindWord{"bank", EntityKind::org},
    KindWord{"town", EntityKind::city},
    KindWord{"village", EntityKind::city},
    KindWord{"municipality", EntityKind::city},
    KindWord{"big city", EntityKind::city},
    KindWord{"province", EntityKind::region},
    KindWord{"state", EntityKind::region},
    KindWord{"sovereign state", EntityKind::country},
    KindWord{"mountain", EntityKind::place},
    KindWord{"river", EntityKind::place},
    KindWord{"lake", EntityKind::place},
    KindWord{"island", EntityKind::place},
    KindWord{"building", EntityKind::facility},
    KindWord{"airport", EntityKind::facility},
    KindWord{"power station", EntityKind::facility},
};

std::optional<EntityKind> kind_of_word(std::string_view word) {
    const std::string plain = folded(word);
    if (const auto kind = parse_entity_kind(plain)) return kind;
    const auto* const found =
        std::find_if(kKindWords.begin(), kKindWords.end(), [&](const KindWord& known) { return known.word == plain; });
    return found == kKindWords.end() ? std::nullopt : std::optional(found->kind);
}

std::string kind_hint(std::string_view word) {
    std::vector<std::string_view> candidates;
    for (std::size_t i = 0; i < kEntityKindCount; ++i) candidates.push_back(to_string(static_cast<EntityKind>(i)));
    const std::string hint = did_you_mean(word, candidates);
    return hint.empty() ? "; kinds are person, org, city, region, place, facility, event, country, other" : hint;
}

std::optional<double> parse_number(std::string_view text) {
    double out = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), out);
    if (fault != std::errc() || end != text.data() + text.size() || !std::isfinite(out)) return std::nullopt;
    return out;
}

bool is_item(std::string_view text) {
    return text.size() >= 2 && text.size() <= 10 && text.front() == 'Q' && text[1] != '0' &&
           text.find_first_not_of("0123456789", 1) == std::string_view::npos;
}

bool is_before(std::string_view a, std::string_view b) {
    const std::size_t common = std::min(a.size(), b.size());
    return a.substr(0, common) < b.substr(0, common);
}

}  // namespace

ListColumn list_column(std::string_view header) {
    std::string key = folded(trimmed(header));
    if (key.starts_with('?')) key.erase(0, 1);
    std::erase_if(key, [](char c) { return c == '_' || c == ' '; });
    const auto* const found = std::find_if(kColumnNames.begin(), kColumnNames.end(),
                                           [&](const ColumnName& known) { return known.name == key; });
    return found == kColumnNames.end() ? ListColumn::ignored : found->column;
}

bool ListRows::check_columns(const std::vector<ListColumn>& columns, std::uint32_t line) {
    const auto has = [&](ListColumn column) {
        return std::find(columns.begin(), columns.end(), column) != columns.end();
    };
    if (!has(ListColumn::name)) {
        error(line, "no column `name` (or `itemLabel`) is here; the first line names the columns");
        return false;
    }
    const bool is_place = has(ListColumn::latitude) || has(ListColumn::point);
    if (!kind_ && !has(ListColumn::kind) && is_place) kind_ = EntityKind::place;
    if (!kind_ && !has(ListColumn::kind)) {
        error(line,
              "nothing says of what kind these names are; add a column `kind`, or say it: --names person=" + path_);
        return false;
    }
    return true;
}

void ListRows::say(Severity severity, std::uint32_t line, std::string message) {
    diagnostics_.add({.severity = severity, .file = path_, .line = line, .column = 0, .message = std::move(message)});
}

void ListRows::fail(std::string message) {
    left_out_ = true;
    error(row_.entry.where.line, std::move(message));
}

void ListRows::begin(std::uint32_t line) {
    row_ = {};
    row_.entry.where.line = line;
    has_kind_ = false;
    left_out_ = false;
}

void ListRows::set(ListColumn column, std::string_view value) {
    value = trimmed(value);
    if (value.empty()) return;
    switch (column) {
        case ListColumn::ignored: return;
        case ListColumn::id: row_.entry.id = value; return;
        case ListColumn::name: return set_name(value);
        case ListColumn::kind: return set_kind(value);
        case ListColumn::aliases:
            for (const std::string_view alias : split_at(value, '|')) add_alias(alias);
            return;
        case ListColumn::alt_labels:
            for (const std::string_view alias : split_at(value, ',')) add_alias(alias);
            return;
        case ListColumn::country: return set_country(value);
        case ListColumn::region: row_.region = value; return;
        case ListColumn::latitude: return set_degrees(value, 90, row_.entry.latitude);
        case ListColumn::longitude: return set_degrees(value, 180, row_.entry.longitude);
        case ListColumn::point: return set_point(value);
        case ListColumn::wikidata: return set_wikidata(value);
        case ListColumn::from: return set_date(value, row_.from);
        case ListColumn::until: return set_date(value, row_.until);
        case ListColumn::population: return set_population(value);
        case ListColumn::common: return set_yes(value);
        case ListColumn::gender: return set_gender(value);
        case ListColumn::surname: row_.entry.surname = value; return;
    }
}

void ListRows::set_name(std::string_view value) {
    if (count_code_points(value) > kLongestName) {
        fail("a name of " + std::to_string(count_code_points(value)) + " characters is no name; the longest has " +
             std::to_string(kLongestName));
        return;
    }
    row_.entry.name = value;
}

void ListRows::add_alias(std::string_view alias) {
    alias = trimmed(alias);
    if (alias.empty()) return;
    if (count_code_points(alias) > kLongestName) {
        warning(row_.entry.where.line,
                "an alias of " + std::to_string(count_code_points(alias)) + " characters is no name; it is left out");
        return;
    }
    row_.entry.aliases.emplace_back(alias);
}

void ListRows::set_kind(std::string_view value) {
    const auto kind = kind_of_word(value);
    if (!kind) return fail("no kind is called " + backquoted(value) + kind_hint(value));
    row_.entry.kind = *kind;
    has_kind_ = true;
}

void ListRows::set_country(std::string_view value) {
    const std::string_view code = countries_.find(value);
    if (code.empty()) {
        // Wikidata's own column for the item; its name comes in another one.
        if (value.find("wikidata.org/entity/") != std::string_view::npos || is_item(value)) return;
        return warning(row_.entry.where.line, "no country is called " + backquoted(value) +
                                                  "; write its ISO 3166 code (as in PRK) or its English name" +
                                                  countries_.hint(value));
    }
    row_.entry.country = code;
}

void ListRows::set_degrees(std::string_view value, double limit, std::optional<double>& out) {
    const auto number = parse_number(value);
    if (!number || std::abs(*number) > limit) {
        const std::string bound = std::to_string(static_cast<int>(limit));
        return fail(backquoted(value) + " are no degrees; they go from -" + bound + " to " + bound);
    }
    out = number;
}

void ListRows::set_point(std::string_view value) {
    const std::size_t open = value.find('(');
    const auto numbers = open == std::string_view::npos || !value.ends_with(')')
                             ? std::vector<std::string_view>()
                             : split_words(value.substr(open + 1, value.size() - open - 2));
    if (numbers.size() != 2) return fail(backquoted(value) + " is no point, as in Point(125.7 39.0)");
    set_degrees(numbers[0], 180, row_.entry.longitude);
    set_degrees(numbers[1], 90, row_.entry.latitude);
}

void ListRows::set_wikidata(std::string_view value) {
    const std::string_view item = value.substr(value.find_last_of('/') + 1);
    if (!is_item(item)) return fail(backquoted(value) + " is no Wikidata item, as in Q22686");
    row_.entry.wikidata = item;
}

void ListRows::set_date(std::string_view value, std::string& out) {
    const std::string_view day = value.substr(0, value.find('T'));  // Wikidata: 1998-09-04T00:00:00Z
    if (!is_iso_date(day)) return fail(backquoted(value) + " is no date, as in 2017-05 or 2017-05-10");
    out = day;
}

void ListRows::set_population(std::string_view value) {
    const auto number = parse_number(value);
    if (!number || *number < 0) return fail(backquoted(value) + " is no number of people");
    row_.population = static_cast<std::uint64_t>(std::min(*number, 4e9));
}

void ListRows::set_yes(std::string_view value) {
    const std::string word = folded(value);
    const bool yes = word == "yes" || word == "true" || word == "1";
    if (!yes && word != "no" && word != "false" && word != "0") {
        return fail(backquoted(value) + " is neither yes nor no");
    }
    row_.entry.common = yes;
}

void ListRows::set_gender(std::string_view value) {
    const std::string word = folded(value);
    if (word == "male") row_.entry.gender = Gender::male;
    if (word == "female") row_.entry.gender = Gender::female;
}

void ListRows::finish() {
    NameEntry& entry = row_.entry;
    if (entry.name.empty()) return fail("this row has no name");
    if (!has_kind_ && !kind_) return fail("this row has no kind" + kind_hint(""));
    if (!has_kind_) entry.kind = *kind_;
    if (entry.latitude.has_value() != entry.longitude.has_value()) {
        return fail("latitude and longitude go together; one of them is missing");
    }
    if (!row_.from.empty() && !row_.until.empty() && is_before(row_.until, row_.from)) {
        return fail("it ends (" + row_.until + ") before it begins (" + row_.from + ")");
    }
    if (entry.kind == EntityKind::country && entry.country.empty()) {
        return fail("a country needs its ISO 3166 code in the column `country`");
    }
    if (is_item(entry.name) && entry.name == entry.wikidata) {
        left_out_ = true;
        return warning(entry.where.line, entry.name + " has no English label; it is left out");
    }
}

namespace {

/// Names of these countries begin with the family name, in English texts as well.
bool family_name_first(std::string_view country) {
    static constexpr std::array<std::string_view, 5> kCountries = {"CHN", "PRK", "KOR", "VNM", "TWN"};
    return std::find(kCountries.begin(), kCountries.end(), country) != kCountries.end();
}

}  // namespace

void ListRows::end() {
    const bool broken = left_out_;
    if (!broken) finish();
    if (left_out_) return;
    NameEntry& entry = row_.entry;
    if (entry.kind == EntityKind::person && entry.surname.empty()) {
        entry.surname = family_name_first(entry.country) ? std::string(split_words(entry.name).front())
                                                         : default_surname(entry.name);
    }
    auto& aliases = entry.aliases;
    std::erase(aliases, entry.name);
    std::sort(aliases.begin(), aliases.end());
    aliases.erase(std::unique(aliases.begin(), aliases.end()), aliases.end());
    sink_(std::move(row_));
}

}  // namespace entente
