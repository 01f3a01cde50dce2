#include "cli/support/rows.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <range/v3/view/enumerate.hpp>
#include <range/v3/view/zip.hpp>
#include <string>
#include <utility>

#include "cli/support/json.h"
#include "cli/support/terminal.h"
#include "export/support/escape.h"

namespace entente {
namespace {

using Row = std::vector<std::string>;

constexpr std::size_t kGap = 2;
constexpr std::size_t kAlignedRows = 1000;  // widths are those of the first rows
constexpr std::size_t kNarrowest = 8;
constexpr std::size_t kNoLimit = static_cast<std::size_t>(-1);

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

void put_cell(std::string& line, const std::string& cell, std::size_t width, bool right, bool last) {
    const std::string text = fitted(cell, width);
    const std::size_t used = display_width(text);
    const std::string pad(width > used ? width - used : 0, ' ');
    if (right) line += pad;
    line += text;
    if (!right && !last) line += pad;
    if (!last) line.append(kGap, ' ');
}

void put_row(const Row& row, const std::vector<std::size_t>& widths, const std::vector<bool>& right,
             std::ostream& out) {
    std::string line;
    for (const auto& [i, cell] : ranges::views::enumerate(row)) {
        put_cell(line, cell, widths[i], right[i], i + 1 == row.size());
    }
    out << line << '\n';
}

std::vector<std::size_t> widths_of(const std::vector<Row>& rows) {
    std::vector<std::size_t> widths(rows[0].size());
    for (const Row& row : rows) {
        for (auto&& [width, cell] : ranges::views::zip(widths, row)) width = std::max(width, display_width(cell));
    }
    return widths;
}

/// Takes columns from the widest ones until the row fits.
void shrink(std::vector<std::size_t>& widths, std::size_t max_width) {
    if (max_width == kNoLimit) return;
    std::size_t total = kGap * (widths.size() - 1);
    for (const std::size_t width : widths) total += width;
    while (total > max_width) {
        const auto widest = std::max_element(widths.begin(), widths.end());
        if (*widest <= kNarrowest) return;
        --*widest;
        --total;
    }
}

void put_head(const Row& names, const std::vector<std::size_t>& widths, const std::vector<bool>& right,
              std::ostream& out) {
    put_row(names, widths, right, out);
    Row rule;
    for (const std::size_t width : widths) rule.emplace_back(width, '-');
    put_row(rule, widths, right, out);
}

Status write_query_table(Query& query, std::ostream& out) {
    std::vector<Row> rows(1);
    for (const std::string& name : query.columns()) rows[0].push_back(printable_line(name));
    std::vector<bool> right(query.columns().size(), true);
    const auto read_row = [&]() -> Result<bool> {
        Result<bool> more = query.next();
        if (!more || !*more) return more;
        rows.emplace_back();
        for (std::size_t i = 0; i < right.size(); ++i) {
            rows.back().push_back(cell_text(query, i));
            const Value value = query.value(i);
            if (!is_number(value) && !std::holds_alternative<std::monostate>(value)) right[i] = false;
        }
        return true;
    };
    Result<bool> more = true;
    while (rows.size() <= kAlignedRows && more && *more) more = read_row();
    std::vector<std::size_t> widths = widths_of(rows);
    shrink(widths, is_output_terminal() ? terminal_width() : kNoLimit);
    put_head(rows[0], widths, right, out);
    for (std::size_t i = 1; i < rows.size(); ++i) put_row(rows[i], widths, right, out);
    while (more && *more) {
        rows.clear();
        more = read_row();
        if (!rows.empty()) put_row(rows[0], widths, right, out);
    }
    if (!more) return more.error();
    return Done{};
}

std::string csv_cell(std::string_view text) {
    if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
    std::string out = "\"";
    for (const char c : text) out.append(c == '"' ? 2 : 1, c);
    return out += '"';
}

Status write_csv(Query& query, std::ostream& out) {
    std::string line;
    for (const auto& [i, name] : ranges::views::enumerate(query.columns())) line += (i > 0 ? "," : "") + csv_cell(name);
    out << line << '\n';
    while (true) {
        const Result<bool> more = query.next();
        if (!more) return more.error();
        if (!*more) return Done{};
        line.clear();
        for (std::size_t i = 0; i < query.columns().size(); ++i) {
            const Value value = query.value(i);
            const auto* blob = std::get_if<Blob>(&value);
            line += (i > 0 ? "," : "") + (blob != nullptr ? hex(blob->bytes) : csv_cell(query.text(i)));
        }
        out << line << '\n';
    }
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
    out << '[';
    for (std::size_t count = 0;; ++count) {
        const Result<bool> more = query.next();
        if (!more) return more.error();
        if (!*more) break;
        std::string line = count == 0 ? "\n{" : ",\n{";
        for (const auto& [i, name] : ranges::views::enumerate(query.columns())) {
            if (i > 0) line += ", ";
            append_json_string(line, name);
            line += ": ";
            std::visit(JsonCell{line}, query.value(i));
        }
        out << line << '}';
    }
    out << "\n]\n";
    return Done{};
}

}  // namespace

Status write_rows(Query& query, RowFormat format, std::ostream& out) {
    if (query.columns().empty()) return Done{};
    switch (format) {
        case RowFormat::csv: return write_csv(query, out);
        case RowFormat::json: return write_json(query, out);
        case RowFormat::table: break;
    }
    return write_query_table(query, out);
}

void write_table(const std::vector<Row>& rows, const std::vector<bool>& numeric, std::size_t max_width,
                 std::ostream& out) {
    std::vector<std::size_t> widths = widths_of(rows);
    shrink(widths, max_width);
    put_head(rows[0], widths, numeric, out);
    for (std::size_t i = 1; i < rows.size(); ++i) put_row(rows[i], widths, numeric, out);
}

}  // namespace entente
