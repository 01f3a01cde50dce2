#include "cli/support/completion.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>

namespace entente {
namespace {

constexpr std::array kKeywords = {
    "ALL",       "AND",      "AS",   "ASC",   "BETWEEN",   "BY",     "CASE",    "CAST",   "COLLATE", "CROSS",
    "DESC",      "DISTINCT", "ELSE", "END",   "EXCEPT",    "EXISTS", "EXPLAIN", "FILTER", "FROM",    "GLOB",
    "GROUP",     "HAVING",   "IN",   "INNER", "INTERSECT", "IS",     "JOIN",    "LEFT",   "LIKE",    "LIMIT",
    "MATCH",     "NOT",      "NULL", "NULLS", "OFFSET",    "ON",     "OR",      "ORDER",  "OVER",    "PARTITION",
    "RECURSIVE", "SELECT",   "THEN", "UNION", "USING",     "VALUES", "WHEN",    "WHERE",  "WINDOW",  "WITH"};

constexpr std::array kFunctions = {"abs",    "avg",    "coalesce",  "count",  "date",       "group_concat", "iif",
                                   "ifnull", "instr",  "julianday", "length", "lower",      "max",          "min",
                                   "nullif", "printf", "replace",   "round",  "row_number", "strftime",     "substr",
                                   "sum",    "total",  "trim",      "upper"};

/// A column whose values are few, and where they are listed.
struct Listed {
    std::string_view column;
    std::string_view sql;
};

constexpr std::string_view kKinds = "SELECT name FROM kind";
constexpr std::string_view kUris = "SELECT uri FROM document";
constexpr std::array kListed = {
    Listed{"relation", "SELECT name FROM relation_type"},
    Listed{"kind", kKinds},
    Listed{"subject_kind", kKinds},
    Listed{"object_kind", kKinds},
    Listed{"source_kind", kKinds},
    Listed{"target_kind", kKinds},
    Listed{"form", "SELECT name FROM form"},
    Listed{"polarity", "VALUES ('affirmed'), ('negated')"},
    Listed{"modality", "VALUES ('actual'), ('future'), ('possible'), ('former')"},
    Listed{"country", "SELECT DISTINCT country FROM entity WHERE country IS NOT NULL"},
    Listed{"document", kUris},
    Listed{"uri", kUris},
};

constexpr std::string_view kNamesOf =
    "SELECT name FROM entity WHERE name LIKE ?1 ESCAPE '\\' OR name LIKE ?2 ESCAPE '\\' LIMIT 500";

bool is_word(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
}

bool has_lower(std::string_view word) {
    return std::any_of(word.begin(), word.end(), [](unsigned char c) { return std::islower(c) != 0; });
}

std::string lowered(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(), [](unsigned char c) { return std::tolower(c); });
    return out;
}

bool begins(std::string_view word, std::string_view begun) {
    return word.size() >= begun.size() && lowered(word.substr(0, begun.size())) == lowered(begun);
}

/// Where the quoted text, or the comment, begins that `sql` ends in.
struct Inside {
    char opener = 0;  // ' or " or - or *; 0 for none
    std::size_t start = 0;
};

/// The end of what begins at `start` with `opener`; npos where `sql` ends before it.
std::size_t end_of(std::string_view sql, char opener, std::size_t start) {
    if (opener == '-') return sql.find('\n', start);
    if (opener == '*') {
        const std::size_t end = sql.find("*/", start + 2);
        return end == std::string_view::npos ? end : end + 1;
    }
    std::size_t end = sql.find(opener, start + 1);
    while (end != std::string_view::npos && end + 1 < sql.size() && sql[end + 1] == opener) {
        end = sql.find(opener, end + 2);  // a doubled quote is one in the text
    }
    return end;
}

Inside inside(std::string_view sql) {
    for (std::size_t at = 0; at < sql.size(); ++at) {
        char opener = 0;
        if (sql[at] == '\'' || sql[at] == '"') opener = sql[at];
        if (sql.substr(at).starts_with("--")) opener = '-';
        if (sql.substr(at).starts_with("/*")) opener = '*';
        if (opener == 0) continue;
        const std::size_t end = end_of(sql, opener, at);
        if (end == std::string_view::npos) return {opener, at};
        at = end;
    }
    return {};
}

/// The words of `sql`, lower-cased, in their order.
std::vector<std::string> words_in(std::string_view sql) {
    std::vector<std::string> words;
    bool in_word = false;
    for (const char c : sql) {
        if (is_word(c) && !in_word) words.emplace_back();
        in_word = is_word(c);
        if (in_word) words.back() += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    }
    return words;
}

/// The word before an operator at the end: "subject" of "WHERE r.subject = ", "relation" of "relation IN ('met', ".
std::string compared_column(std::string_view sql) {
    std::vector<std::string> words = words_in(sql);
    if (const std::size_t list = sql.rfind('(');
        list != std::string_view::npos && sql.find(')', list) == std::string_view::npos) {
        std::vector<std::string> before = words_in(sql.substr(0, list));
        if (!before.empty() && before.back() == "in") words = std::move(before);
    }
    while (!words.empty() && (words.back() == "in" || words.back() == "not" || words.back() == "like" ||
                              words.back() == "is" || words.back() == "glob")) {
        words.pop_back();
    }
    return words.empty() ? "" : words.back();
}

std::string replaced(std::string_view text, std::string_view from, std::string_view to) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const bool found = text.substr(at).starts_with(from);
        out += found ? to : text.substr(at, 1);
        at += found ? from.size() : 1;
    }
    return out;
}

std::string like_pattern(std::string_view begun) {
    std::string out;
    for (const char c : begun) {
        if (c == '%' || c == '_' || c == '\\') out += '\\';
        out += c;
    }
    return out + "%";
}

std::vector<std::string> texts_of(const Graph& graph, std::string_view sql, const std::vector<Parameter>& parameters) {
    std::vector<std::string> texts;
    Result<Query> query = graph.query(sql, parameters);
    while (query) {
        const Result<bool> row = query->next();
        if (!row || !*row) break;
        texts.emplace_back(query->text(0));
    }
    return texts;
}

void add(std::vector<std::string>& out, const std::vector<std::string>& words) {
    out.insert(out.end(), words.begin(), words.end());
}

void sort_unique(std::vector<std::string>& words) {
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
}

}  // namespace

Completer::Completer(const Graph& graph, std::vector<std::string> commands)
    : graph_(graph), commands_(std::move(commands)), functions_(kFunctions.begin(), kFunctions.end()) {
    add(functions_, {"ego", "measures", "path", "same_name", "search"});
    for (const std::string& view : texts_of(graph, "SELECT name FROM sqlite_master WHERE type = 'view'", {})) {
        views_[view] = texts_of(graph, "SELECT name FROM pragma_table_info(?)", {view});
    }
}

std::vector<std::string> Completer::columns(std::string_view typed) const {
    const std::vector<std::string> mentioned = words_in(typed);
    std::vector<std::string> some;
    std::vector<std::string> all;
    for (const auto& [view, names] : views_) {
        add(all, names);
        if (std::find(mentioned.begin(), mentioned.end(), view) != mentioned.end()) add(some, names);
    }
    return some.empty() ? all : some;
}

std::vector<std::string> Completer::words(std::string_view typed, std::string_view word) const {
    const std::string_view before = typed.substr(0, typed.size() - word.size());
    if (before.ends_with('.')) return columns(typed);
    std::vector<std::string> views;
    for (const auto& [view, names] : views_) views.push_back(view);
    const std::vector<std::string> earlier = words_in(before);
    if (!earlier.empty() && (earlier.back() == "from" || earlier.back() == "join")) {
        add(views, {"ego", "measures", "path", "search"});
        return views;
    }
    std::vector<std::string> out = columns(typed);
    add(out, views);
    add(out, functions_);
    for (const char* keyword : kKeywords) out.push_back(has_lower(word) ? lowered(keyword) : keyword);
    return out;
}

std::vector<std::string> Completer::values(std::string_view column, const std::string& begun) const {
    const auto* const listed =
        std::find_if(kListed.begin(), kListed.end(), [column](const Listed& list) { return list.column == column; });
    if (listed == kListed.end()) {
        return texts_of(graph_, kNamesOf, {like_pattern(begun), "% " + like_pattern(begun)});
    }
    std::vector<std::string> values = texts_of(graph_, listed->sql, {});
    std::erase_if(values, [&begun](const std::string& value) { return !begins(value, begun); });
    return values;
}

Completion Completer::complete(std::string_view typed) const {
    Completion completion;
    const Inside quoted = inside(typed);
    if (quoted.opener == '-' || quoted.opener == '*') return completion;
    if (quoted.opener == '\'') {
        completion.start = quoted.start;
        const std::string begun = replaced(typed.substr(quoted.start + 1), "''", "'");
        for (const std::string& value : values(compared_column(typed.substr(0, quoted.start)), begun)) {
            completion.candidates.push_back("'" + replaced(value, "'", "''") + "'");
        }
    } else {
        completion.start = typed.size();
        while (completion.start > 0 && is_word(typed[completion.start - 1])) --completion.start;
        const bool is_command = typed.starts_with('.') && completion.start <= 1;
        if (is_command) completion.start = 0;
        const std::string_view word = typed.substr(completion.start);
        completion.candidates = is_command ? commands_ : words(typed, word);
        std::erase_if(completion.candidates, [word](const std::string& name) { return !begins(name, word); });
    }
    sort_unique(completion.candidates);
    return completion;
}

}  // namespace entente
