#include "graph/choose_said.h"

#include <algorithm>
#include <cctype>
#include <string>
#include <utility>
#include <variant>

#include "graph/base/day.h"
#include "graph/base/diagnostics.h"
#include "graph/find_entity.h"
#include "graph/read_only.h"
#include "graph/rows.h"

namespace entente {
namespace {

using Value = std::variant<std::int64_t, double, std::string>;

/// The first and the last day of a relation; a relation without a date has its document's.
constexpr std::string_view kFirstDay =
    "CASE WHEN relation.date_from IS NULL AND relation.date_to IS NULL "
    "THEN substr(document.date || '-01-01', 1, 10) ELSE coalesce(relation.date_from, '') END";
constexpr std::string_view kLastDay =
    "CASE WHEN relation.date_from IS NULL AND relation.date_to IS NULL "
    "THEN substr(document.date || CASE length(document.date) WHEN 4 THEN '-12-31' ELSE '-31' END, 1, 10) "
    "ELSE coalesce(relation.date_to, '9999-12-31') END";

/// A WHERE clause with the values of its parameters, both in order.
class Conditions {
public:
    void add(std::string_view condition) { text_.append(text_.empty() ? " WHERE " : " AND ").append(condition); }

    void add(std::string_view condition, Value value) {
        add(condition);
        values_.push_back(std::move(value));
    }

    /// One of the values.
    void add_list(std::string_view column, std::vector<Value> values) {
        if (values.empty()) return;
        std::string marks;
        for (std::size_t i = 0; i < values.size(); ++i) marks += i == 0 ? "?" : ", ?";
        add(std::string(column) + " IN (" + marks + ")");
        std::move(values.begin(), values.end(), std::back_inserter(values_));
    }

    /// The condition once for each value, one of which must hold; the value stands as often as `times` says.
    void add_any(std::string_view condition, const std::vector<std::string>& values, std::size_t times) {
        if (values.empty()) return;
        std::string any;
        for (const std::string& value : values) {
            any.append(any.empty() ? "(" : " OR ").append(condition);
            values_.insert(values_.end(), times, value);
        }
        add(any + ")");
    }

    [[nodiscard]] const std::string& text() const { return text_; }

    void bind(sqlite3_stmt* statement) const {
        for (std::size_t i = 0; i < values_.size(); ++i) bind_one(statement, static_cast<int>(i) + 1, values_[i]);
    }

private:
    static void bind_one(sqlite3_stmt* statement, int index, const Value& value) {
        if (const auto* integer = std::get_if<std::int64_t>(&value)) sqlite3_bind_int64(statement, index, *integer);
        if (const auto* real = std::get_if<double>(&value)) sqlite3_bind_double(statement, index, *real);
        if (const auto* text = std::get_if<std::string>(&value))
            sqlite3_bind_text64(statement, index, text->data(), text->size(), SQLITE_STATIC, SQLITE_UTF8);
    }

    std::string text_;
    std::vector<Value> values_;
};

std::string did_you_mean(std::string_view typed, const std::vector<std::string>& names) {
    const std::string_view nearest = nearest_word(typed, {names.begin(), names.end()});
    return nearest.empty() ? "" : "; did you mean " + std::string(nearest) + "?";
}

Error unknown_relation(sqlite3* connection, const std::string& name) {
    std::vector<std::string> names;
    Status read = each_row(connection, "SELECT name FROM relation_type ORDER BY name",
                           [&](const Statement& row) { names.emplace_back(row.text(0)); });
    if (!read) return std::move(read).error();
    return Error{"the graph has no relation " + name + did_you_mean(name, names)};
}

Status require_relations(sqlite3* connection, const std::vector<std::string>& names) {
    for (const std::string& name : names) {
        bool known = false;
        const auto keep = [&known](const Statement&) { known = true; };
        Status read = each_row(connection, "SELECT 1 FROM relation_type WHERE name = ?", keep, name);
        if (!read) return read;
        if (!known) return unknown_relation(connection, name);
    }
    return Done{};
}

bool is_country_code(std::string_view text) {
    return text.size() == 3 && std::all_of(text.begin(), text.end(), [](unsigned char c) { return std::isupper(c); });
}

/// The code of the country with this name.
Result<std::string> country_code(sqlite3* connection, const std::string& name) {
    std::string upper = name;
    for (char& c : upper) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    if (is_country_code(upper)) return upper;
    const Result<EntityMatches> matches = find_entities(connection, name);
    if (!matches) return matches.error();
    std::string code;
    const auto keep = [&code](const Statement& row) { code = row.text(0); };
    for (const FoundEntity& entity : matches->entities) {
        constexpr std::string_view kCode =
            "SELECT country FROM entities WHERE id = ? AND kind = 'country' AND country IS NOT NULL";
        if (Status read = each_row(connection, kCode, keep, entity.id); !read) return std::move(read).error();
        if (!code.empty()) return code;
    }
    const std::string hint = matches->suggestions.empty() ? "" : "; did you mean " + matches->suggestions[0] + "?";
    return Error{"the graph has no country " + name + "; write an ISO 3166 code of three letters, as PRK, or a name" +
                 hint};
}

Status add_countries(sqlite3* connection, const std::vector<std::string>& names, Conditions& conditions) {
    std::vector<std::string> codes;
    for (const std::string& name : names) {
        Result<std::string> code = country_code(connection, name);
        if (!code) return std::move(code).error();
        codes.push_back(*std::move(code));
    }
    conditions.add_any("subject.country = ? OR object.country = ?", codes, 2);
    return Done{};
}

template <typename Words>
std::vector<Value> values_of(const std::vector<Words>& words) {
    std::vector<Value> values;
    values.reserve(words.size());
    for (const Words& word : words) values.emplace_back(std::string(to_string(word)));
    return values;
}

void add_kinds(KindSet kinds, Conditions& conditions) {
    if (kinds.empty()) return;
    std::vector<Value> ids;
    for (std::uint32_t kind = 0; kind < kEntityKindCount; ++kind) {
        if (kinds.has(static_cast<EntityKind>(kind))) ids.emplace_back(std::int64_t{kind});
    }
    conditions.add_list("subject.kind_id", ids);
    conditions.add_list("coalesce(object.kind_id, subject.kind_id)", ids);
}

void add_dates(const GraphFilter& filter, Conditions& conditions) {
    if (!filter.from.empty()) conditions.add(std::string(kLastDay) + " >= ?", first_day(filter.from));
    if (!filter.to.empty()) conditions.add(std::string(kFirstDay) + " <= ?", last_day(filter.to));
}

/// The relations for which the user's own condition holds, as chosen_where.
Status choose_where(sqlite3* connection, std::string_view condition) {
    if (Status made = execute(connection, "CREATE TEMP TABLE chosen_where (id INTEGER PRIMARY KEY)"); !made)
        return made;
    const UserSql sql{
        .before = "SELECT id FROM main.relations WHERE (", .written = condition, .after = "\n)", .name = "--where"};
    const Result<StatementHandle> compiled = compile_reading(connection, sql);
    if (!compiled) return compiled.error();
    Result<Statement> insert = Statement::prepare(connection, "INSERT OR IGNORE INTO chosen_where VALUES (?)");
    if (!insert) return std::move(insert).error();
    int code = sqlite3_step((*compiled).get());
    for (; code == SQLITE_ROW; code = sqlite3_step((*compiled).get())) {
        if (Status done = insert->run_with(std::int64_t{sqlite3_column_int64((*compiled).get(), 0)}); !done)
            return done;
    }
    return code == SQLITE_DONE ? Status(Done{}) : Status(Error{"--where: error: " + sqlite_error(connection).message});
}

Result<Conditions> conditions_of(sqlite3* connection, const GraphFilter& filter) {
    Conditions conditions;
    if (Status known = require_relations(connection, filter.relations); !known) return std::move(known).error();
    conditions.add_list("relation_type.name", {filter.relations.begin(), filter.relations.end()});
    add_kinds(filter.kinds, conditions);
    if (Status known = add_countries(connection, filter.countries, conditions); !known) return std::move(known).error();
    conditions.add_list("relation.polarity", values_of(filter.polarities));
    conditions.add_list("relation.modality", values_of(filter.modalities));
    if (filter.min_confidence > 0) conditions.add("relation.confidence >= ?", filter.min_confidence);
    add_dates(filter, conditions);
    conditions.add_any(
        "document.id IN (SELECT document_id FROM known_as WHERE uri = ? OR uri GLOB ? "
        "OR substr(uri, -length(?) - 1) = '/' || ?)",
        filter.documents, 4);
    if (!filter.where.empty()) {
        if (Status done = choose_where(connection, filter.where); !done) return std::move(done).error();
        conditions.add("relation.id IN chosen_where");
    }
    return conditions;
}

}  // namespace

bool keeps_all_said(const GraphFilter& filter) {
    return filter.relations.empty() && filter.kinds.empty() && filter.countries.empty() && filter.from.empty() &&
           filter.to.empty() && filter.documents.empty() && filter.polarities.empty() && filter.modalities.empty() &&
           filter.min_confidence <= 0 && filter.where.empty();
}

Status choose_said(sqlite3* connection, const GraphFilter& filter) {
    if (keeps_all_said(filter)) return Done{};
    const Result<Conditions> conditions = conditions_of(connection, filter);
    if (!conditions) return conditions.error();
    if (Status made = execute(connection, "CREATE TEMP TABLE chosen_said (id INTEGER PRIMARY KEY)"); !made) return made;
    const std::string sql =
        "INSERT INTO chosen_said SELECT relation.id FROM relation "
        "JOIN relation_type ON relation_type.id = relation_type_id JOIN sentence ON sentence.id = sentence_id "
        "JOIN document ON document.id = document_id JOIN entity AS subject ON subject.id = subject_id "
        "LEFT JOIN entity AS object ON object.id = object_id" +
        conditions->text();
    Result<Statement> insert = Statement::prepare(connection, sql);
    if (!insert) return std::move(insert).error();
    conditions->bind(insert->handle());
    return insert->run();
}

}  // namespace entente
