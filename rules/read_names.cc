#include "rules/read_names.h"

#include <array>

#include "rules/words.h"

namespace entente {
namespace {

using NameField = Field<NameDraft>;

bool is_country_code(std::string_view text) {
    return text.size() == 3 && text.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == std::string_view::npos;
}

void read_code(TomlNode& node, NameDraft& draft, ReadContext& context) {
    if (!is_country_code(node.text)) {
        context.error(node.where, backquoted(node.text) + " is no ISO 3166 alpha-3 code, as in \"PRK\"");
        return;
    }
    draft.id_where = context.place(node.where);
    draft.entry.id = node.text;
    draft.entry.country = std::move(node.text);
}

void read_id(TomlNode& node, NameDraft& draft, ReadContext& context) {
    draft.id_where = context.place(node.where);
    draft.entry.id = std::move(node.text);
}

void read_wikidata(TomlNode& node, NameDraft& draft, ReadContext& context) {
    const std::string& text = node.text;
    if (text.size() < 2 || text[0] != 'Q' || text.find_first_not_of("0123456789", 1) != std::string::npos) {
        context.error(node.where, backquoted(text) + " is no Wikidata item, as in \"Q22686\"");
        return;
    }
    draft.entry.wikidata = std::move(node.text);
}

void read_degrees(TomlNode& node, double limit, std::optional<double>& out, ReadContext& context) {
    if (node.number < -limit || node.number > limit) {
        const std::string bound = std::to_string(static_cast<int>(limit));
        context.error(node.where, "degrees go from -" + bound + " to " + bound);
        return;
    }
    out = node.number;
}

constexpr std::array<std::string_view, 4> kPlaceKindNames = {"city", "region", "place", "facility"};
constexpr std::array<std::string_view, 2> kGenderNames = {"male", "female"};

constexpr NameField kId = {
    {.key = "id", .shape = Shape::text, .about = "Its name within the packs; needed where an office names it"},
    read_id};

constexpr NameField kName = {
    {.key = "name", .shape = Shape::text, .required = true, .about = "The usual English name; what the graph shows"},
    [](TomlNode& node, NameDraft& draft, ReadContext&) { draft.entry.name = std::move(node.text); }};

constexpr NameField kAliases = {
    {.key = "aliases", .shape = Shape::texts, .about = "Other full forms of the name"},
    [](TomlNode& node, NameDraft& draft, ReadContext&) { draft.entry.aliases = take_texts(node); }};

constexpr NameField kCountry = {
    {.key = "country", .shape = Shape::text, .about = "Code of the country that it belongs to"},
    [](TomlNode& node, NameDraft& draft, ReadContext& context) {
        draft.country_where = context.place(node.where);
        draft.entry.country = std::move(node.text);
    }};

constexpr NameField kDemonyms = {
    {.key = "demonyms", .shape = Shape::texts, .about = "Adjectives and people's nouns, singular"},
    [](TomlNode& node, NameDraft& draft, ReadContext&) { draft.entry.demonyms = take_texts(node); }};

constexpr NameField kPeople = {
    {.key = "people",
     .shape = Shape::texts,
     .about = "People's nouns in the plural, where they are no demonym with -s"},
    [](TomlNode& node, NameDraft& draft, ReadContext&) { draft.entry.people = take_texts(node); }};

constexpr NameField kMetonyms = {
    {.key = "metonyms", .shape = Shape::texts, .about = "Cities or seats whose names may stand for it"},
    [](TomlNode& node, NameDraft& draft, ReadContext&) { draft.entry.metonyms = take_texts(node); }};

constexpr NameField kLatitude = {{.key = "latitude", .shape = Shape::number, .about = "Degrees, north positive"},
                                 [](TomlNode& node, NameDraft& draft, ReadContext& context) {
                                     read_degrees(node, 90, draft.entry.latitude, context);
                                 }};

constexpr NameField kLongitude = {{.key = "longitude", .shape = Shape::number, .about = "Degrees, east positive"},
                                  [](TomlNode& node, NameDraft& draft, ReadContext& context) {
                                      read_degrees(node, 180, draft.entry.longitude, context);
                                  }};

constexpr NameField kWikidata = {{.key = "wikidata", .shape = Shape::text, .about = "Wikidata item, as in Q22686"},
                                 read_wikidata};

constexpr NameField kCommon = {
    {.key = "common", .shape = Shape::boolean, .about = "The name or an alias is an everyday word as well"},
    [](TomlNode& node, NameDraft& draft, ReadContext&) { draft.entry.common = node.boolean; }};

constexpr NameField kCode = {
    {.key = "code", .shape = Shape::text, .required = true, .about = "ISO 3166 alpha-3; the id of the country"},
    read_code};

constexpr NameField kCapital = {
    {.key = "capital", .shape = Shape::text, .about = "Name of a [[place]] of kind city in this country"},
    [](TomlNode& node, NameDraft& draft, ReadContext& context) {
        draft.capital_where = context.place(node.where);
        draft.entry.capital = std::move(node.text);
    }};

constexpr NameField kPlaceKind = {
    {.key = "kind", .shape = Shape::text, .required = true, .about = "What it is", .choices = kPlaceKindNames},
    [](TomlNode& node, NameDraft& draft, ReadContext&) { draft.entry.kind = *parse_entity_kind(node.text); }};

constexpr NameField kSurname = {
    {.key = "surname", .shape = Shape::text, .about = "By default the last word of the name"},
    [](TomlNode& node, NameDraft& draft, ReadContext&) { draft.entry.surname = std::move(node.text); }};

constexpr NameField kGender = {
    {.key = "gender", .shape = Shape::text, .about = "Which pronouns may refer", .choices = kGenderNames},
    [](TomlNode& node, NameDraft& draft, ReadContext&) {
        draft.entry.gender = node.text == "male" ? Gender::male : Gender::female;
    }};

constexpr std::array kCountryFields = {kCode,     kName,     kAliases,   kDemonyms, kPeople, kCapital,
                                       kMetonyms, kLatitude, kLongitude, kWikidata, kCommon};
constexpr std::array kPlaceFields = {kId,     kName,     kPlaceKind, kCountry,  kAliases, kDemonyms,
                                     kPeople, kLatitude, kLongitude, kWikidata, kCommon};
constexpr std::array kOrgFields = {kId,       kName,     kAliases,   kCountry,  kDemonyms, kPeople,
                                   kMetonyms, kLatitude, kLongitude, kWikidata, kCommon};
constexpr std::array kPersonFields = {kId, kName, kAliases, kSurname, kGender, kCountry, kWikidata, kCommon};
constexpr std::array kEventFields = {kId, kName, kAliases, kCountry, kWikidata, kCommon};

constexpr std::array kHolderFields = {
    Field<HolderDraft>{
        {.key = "person", .shape = Shape::text, .required = true, .about = "Id of a [[person]]"},
        [](TomlNode& node, HolderDraft& draft, ReadContext& context) { draft.person = take_located(node, context); }},
    Field<HolderDraft>{
        {.key = "from", .shape = Shape::date, .about = "First day, or month, or year"},
        [](TomlNode& node, HolderDraft& draft, ReadContext& context) { draft.from = take_located(node, context); }},
    Field<HolderDraft>{
        {.key = "until", .shape = Shape::date, .about = "Last day, or month, or year; open without it"},
        [](TomlNode& node, HolderDraft& draft, ReadContext& context) { draft.until = take_located(node, context); }},
};

/// Compares what both dates say: "2017" is not before "2017-05".
bool is_before(std::string_view a, std::string_view b) {
    const std::size_t common = std::min(a.size(), b.size());
    return a.substr(0, common) < b.substr(0, common);
}

void read_holders(TomlNode& list, OfficeDraft& office, ReadContext& context) {
    for (TomlNode& item : list.items) {
        HolderDraft holder{.where = context.place(item.where), .person = {}, .from = {}, .until = {}};
        if (!read_table(item, item.where, holder_fields(), holder, context)) continue;
        if (!holder.from.text.empty() && !holder.until.text.empty() && is_before(holder.until.text, holder.from.text)) {
            context.remarks.error(holder.until.where,
                                  "`until` (" + holder.until.text + ") is before `from` (" + holder.from.text + ")");
            continue;
        }
        office.holders.push_back(std::move(holder));
    }
}

constexpr std::array kOfficeFields = {
    Field<OfficeDraft>{{.key = "titles", .shape = Shape::texts, .required = true, .about = "As written before a name"},
                       [](TomlNode& node, OfficeDraft& draft, ReadContext&) { draft.titles = take_texts(node); }},
    Field<OfficeDraft>{
        {.key = "of", .shape = Shape::text, .required = true, .about = "A country's code or an org's id"},
        [](TomlNode& node, OfficeDraft& draft, ReadContext& context) { draft.of = take_located(node, context); }},
    Field<OfficeDraft>{{.key = "descriptions", .shape = Shape::texts, .about = "Further nouns that mean the holder"},
                       [](TomlNode& node, OfficeDraft& draft, ReadContext&) { draft.descriptions = take_texts(node); }},
    Field<OfficeDraft>{{.key = "holders", .shape = Shape::tables, .about = "Who held it, from when to when"},
                       read_holders},
};

constexpr std::array<std::string_view, 11> kSuffixes = {"Jr.", "Jr", "Sr.", "Sr", "I",  "II",
                                                        "III", "IV", "V",   "VI", "XVI"};

/// What no single key can tell.
void finish_name(NameDraft& draft, TomlPosition where, ReadContext& context) {
    NameEntry& entry = draft.entry;
    if (entry.latitude.has_value() != entry.longitude.has_value()) {
        context.error(where, "`latitude` and `longitude` go together; one of them is missing here");
    }
    if (entry.kind == EntityKind::person && entry.surname.empty()) entry.surname = default_surname(entry.name);
}

}  // namespace

std::span<const NameField> country_fields() {
    return kCountryFields;
}
std::span<const NameField> place_fields() {
    return kPlaceFields;
}
std::span<const NameField> org_fields() {
    return kOrgFields;
}
std::span<const NameField> person_fields() {
    return kPersonFields;
}
std::span<const NameField> event_fields() {
    return kEventFields;
}
std::span<const Field<OfficeDraft>> office_fields() {
    return kOfficeFields;
}
std::span<const Field<HolderDraft>> holder_fields() {
    return kHolderFields;
}

std::string default_surname(std::string_view name) {
    auto words = split_words(name);
    while (words.size() > 1 && std::find(kSuffixes.begin(), kSuffixes.end(), words.back()) != kSuffixes.end()) {
        words.pop_back();
    }
    std::string_view surname = words.back();
    if (surname.back() == ',') surname.remove_suffix(1);
    return std::string(surname.empty() ? words.back() : surname);
}

std::vector<std::string> take_texts(TomlNode& list) {
    std::vector<std::string> out;
    out.reserve(list.items.size());
    for (TomlNode& item : list.items) out.push_back(std::move(item.text));
    return out;
}

void read_names(TomlNode& tables, EntityKind kind, std::span<const NameField> fields, FileDraft& file,
                ReadContext& context) {
    file.names.reserve(file.names.size() + tables.items.size());
    for (TomlNode& table : tables.items) {
        NameDraft draft;
        draft.entry.kind = kind;
        draft.entry.where = context.place(table.where);
        const std::size_t wrong_before = context.remarks.size();
        if (read_table(table, table.where, fields, draft, context)) finish_name(draft, table.where, context);
        if (context.remarks.size() == wrong_before) {
            file.names.push_back(std::move(draft));
        } else {
            file.broken.push_back(draft.entry.id);
            file.broken.push_back(draft.entry.name);
        }
    }
}

void read_offices(TomlNode& tables, FileDraft& file, ReadContext& context) {
    for (TomlNode& table : tables.items) {
        OfficeDraft draft;
        draft.where = context.place(table.where);
        read_table(table, table.where, office_fields(), draft, context);
        if (!draft.titles.empty() && !draft.of.text.empty()) file.offices.push_back(std::move(draft));
    }
}

}  // namespace entente
