#include "cli/support/rows.h"

#include <algorithm>
#include <array>
#include <range/v3/view/enumerate.hpp>
#include <string>
#include <utility>

#include "cli/support/json.h"
#include "cli/support/table.h"
#include "cli/support/terminal.h"
#include "export/support/escape.h"

namespace entente {
namespace {

constexpr std::size_t kAlignedRows = 1000;  // widths are those of the first rows

std::string hex(std::string_view bytes) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string out;
    for (const char byte : bytes) {
        const auto value = static_cast<unsigned char>(byte);
        out += {kDigits[value >> 4U], kDigits[value & 15U]};
    }
    return out;
}

std::string cell_text(const Query& query, std::size_t column) {
    const Value value = query.value(column);
    if (const auto* blob = std::get_if<Blob>(&value)) return hex(blob->bytes);
    return printable_line(query.text(column));
}

bool is_number(const Value& value) {
    return std::holds_alternative<std::int64_t>(value) || std::holds_alternative<double>(value);
}

/// Reads rows of texts, and learns which columns hold nothing but numbers.
class TextReader {
public:
    explicit TextReader(Query& query) : query_(query), right_(query.columns().size(), true) {}

    [[nodiscard]] Result<bool> next(TextRow& row) {
        Result<bool> more = query_.next();
        if (!more || !*more) return more;
        row.clear();
        for (std::size_t i = 0; i < right_.size(); ++i) {
            row.push_back(cell_text(query_, i));
            const Value value = query_.value(i);
            if (!is_number(value) && !std::holds_alternative<std::monostate>(value)) right_[i] = false;
        }
        return true;
    }

    [[nodiscard]] TextRow names() const {
        TextRow names;
        for (const std::string& name : query_.columns()) names.push_back(printable_line(name));
        return names;
    }
    [[nodiscard]] const std::vector<bool>& right() const { return right_; }

private:
    Query& query_;
    std::vector<bool> right_;
};

/// Calls `begin` with the first rows of texts, from which widths and alignment are taken, then `put` with every row.
template <typename Begin, typename Put>
Status put_texts(TextReader& reader, Begin&& begin, Put&& put) {
    std::vector<TextRow> first;
    TextRow row;
    Result<bool> more = true;
    while (first.size() < kAlignedRows && more && *more) {
        more = reader.next(row);
        if (more && *more) first.push_back(std::move(row));
    }
    if (!more && first.empty()) return more.error();  // an error stands alone, not under a head
    begin(first);
    for (const TextRow& early : first) put(early);
    while (more && *more) {
        more = reader.next(row);
        if (more && *more) put(row);
    }
    if (!more) return more.error();
    return Done{};
}

Status write_query_table(Query& query, std::size_t width, std::ostream& out) {
    TextReader reader(query);
    std::optional<TableLayout> layout;
    const auto begin = [&](std::vector<TextRow> rows) {
        rows.insert(rows.begin(), reader.names());
        layout.emplace(rows, reader.right(), width);
        layout->put_head(rows[0], out);
    };
    return put_texts(reader, begin, [&](const TextRow& row) { layout->put_row(row, out); });
}

/// A cell of a Markdown table as plain text: nothing in it is markup.
std::string markdown_cell(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '&' || c == '<') {
            out += c == '&' ? "&amp;" : "&lt;";
        } else {
            if (std::string_view("\\|`*_[]~").find(c) != std::string_view::npos) out += '\\';
            out += c;
        }
    }
    return out;
}

void put_markdown_row(const TextRow& row, std::ostream& out) {
    out << '|';
    for (const std::string& cell : row) out << ' ' << markdown_cell(cell) << " |";
    out << '\n';
}

Status write_markdown(Query& query, std::ostream& out) {
    TextReader reader(query);
    const auto begin = [&](const std::vector<TextRow>& rows) {
        put_markdown_row(reader.names(), out);
        out << '|';
        for (const bool right : reader.right()) out << (right && !rows.empty() ? " ---: |" : " --- |");
        out << '\n';
    };
    return put_texts(reader, begin, [&](const TextRow& row) { put_markdown_row(row, out); });
}

std::string csv_cell(std::string_view text) {
    if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
    std::string out = "\"";
    for (const char c : text) out.append(c == '"' ? 2 : 1, c);
    return out += '"';
}

Status write_csv(Query& query, std::ostream& out) {
    Result<bool> more = query.next();
    if (!more) return more.error();  // an error stands alone, not under a head
    std::string line;
    for (const auto& [i, name] : ranges::views::enumerate(query.columns())) line += (i > 0 ? "," : "") + csv_cell(name);
    out << line << '\n';
    for (; more && *more; more = query.next()) {
        line.clear();
        for (std::size_t i = 0; i < query.columns().size(); ++i) {
            const Value value = query.value(i);
            const auto* blob = std::get_if<Blob>(&value);
            line += (i > 0 ? "," : "") + (blob != nullptr ? hex(blob->bytes) : csv_cell(query.text(i)));
        }
        out << line << '\n';
    }
    if (!more) return more.error();
    return Done{};
}

struct JsonCell {
    std::string& out;
    void operator()(std::monostate /*null*/) const { out += "null"; }
    void operator()(std::int64_t number) const { out += std::to_string(number); }
    void operator()(double number) const { append_json_number(out, number); }
    void operator()(std::string_view text) const { append_json_string(out, text); }
    void operator()(const Blob& blob) const { append_json_string(out, hex(blob.bytes)); }
};

Status write_json(Query& query, std::ostream& out) {
    Result<bool> more = query.next();
    if (!more) return more.error();
    out << '[';
    for (std::size_t count = 0; more && *more; more = query.next(), ++count) {
        std::string line = count == 0 ? "\n{" : ",\n{";
        for (const auto& [i, name] : ranges::views::enumerate(query.columns())) {
            if (i > 0) line += ", ";
            append_json_string(line, name);
            line += ": ";
            std::visit(JsonCell{line}, query.value(i));
        }
        out << line << '}';
    }
    if (!more) return more.error();
    out << "\n]\n";
    return Done{};
}

}  // namespace

std::optional<RowFormat> row_format_named(std::string_view name) {
    constexpr std::array<std::pair<std::string_view, RowFormat>, 4> kNames = {
        {{"table", RowFormat::table}, {"csv", RowFormat::csv}, {"json", RowFormat::json}, {"md", RowFormat::markdown}}};
    const auto* const found =
        std::find_if(kNames.begin(), kNames.end(), [name](const auto& entry) { return entry.first == name; });
    return found == kNames.end() ? std::nullopt : std::optional(found->second);
}

Status write_rows(Query& query, RowFormat format, std::ostream& out, std::optional<std::size_t> width) {
    if (query.columns().empty()) return Done{};
    switch (format) {
        case RowFormat::csv: return write_csv(query, out);
        case RowFormat::json: return write_json(query, out);
        case RowFormat::markdown: return write_markdown(query, out);
        case RowFormat::table: break;
    }
    return write_query_table(query, width.value_or(is_output_terminal() ? terminal_width() : kNoLimit), out);
}

}  // namespace entente
