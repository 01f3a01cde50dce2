// One row of a list of names: columns known by many names, values checked.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rules/name_list.h"

namespace entente {

enum class ListColumn : std::uint8_t {
    ignored,
    id,
    name,
    kind,
    aliases,     // our own: separated by |
    alt_labels,  // Wikidata's: separated by commas
    country,
    region,
    latitude,
    longitude,
    point,  // Point(LONGITUDE LATITUDE)
    wikidata,
    from,
    until,
    population,
    common,
    gender,
    surname,
};

/// By the header's word: "name", "itemLabel", "altLabels", …; ignored where it is none of ours.
[[nodiscard]] ListColumn list_column(std::string_view header);

/// Makes rows of values and hands the good ones on.
class ListRows {
public:
    ListRows(std::string_view path, std::optional<EntityKind> kind, const CountryCodes& countries, const ListSink& sink,
             Diagnostics& diagnostics)
        : path_(path), kind_(kind), countries_(countries), sink_(sink), diagnostics_(diagnostics) {}

    /// Whether these columns make a list; what they lack is said.
    [[nodiscard]] bool check_columns(const std::vector<ListColumn>& columns, std::uint32_t line);

    void begin(std::uint32_t line);
    void set(ListColumn column, std::string_view value);
    void add_alias(std::string_view alias);
    /// Hands the row on if nothing is wrong with it.
    void end();

    void error(std::uint32_t line, std::string message) { say(Severity::error, line, std::move(message)); }
    void warning(std::uint32_t line, std::string message) { say(Severity::warning, line, std::move(message)); }

private:
    void say(Severity severity, std::uint32_t line, std::string message);
    void fail(std::string message);
    void set_name(std::string_view value);
    void set_kind(std::string_view value);
    void set_country(std::string_view value);
    void set_degrees(std::string_view value, double limit, std::optional<double>& out);
    void set_point(std::string_view value);
    void set_wikidata(std::string_view value);
    void set_date(std::string_view value, std::string& out);
    void set_population(std::string_view value);
    void set_yes(std::string_view value);
    void set_gender(std::string_view value);
    void finish();

    std::string path_;
    std::optional<EntityKind> kind_;
    const CountryCodes& countries_;
    const ListSink& sink_;
    Diagnostics& diagnostics_;
    ListedName row_;
    bool has_kind_ = false;
    bool left_out_ = false;
};

/// The formats. Each reads the whole text.
void read_list_csv(std::string_view text, ListRows& rows);
void read_list_json(std::string_view text, ListRows& rows);
void read_list_toml(std::string_view text, ListRows& rows);

}  // namespace entente
