#include "cli/support/table.h"

#include <algorithm>
#include <range/v3/view/enumerate.hpp>
#include <range/v3/view/zip.hpp>
#include <utility>

#include "cli/support/terminal.h"

namespace entente {
namespace {

constexpr std::size_t kGap = 2;
constexpr std::size_t kNarrowest = 12;
constexpr std::size_t kMostLines = 8;  // of one cell

std::vector<std::size_t> widths_of(const std::vector<TextRow>& rows) {
    std::vector<std::size_t> widths(rows[0].size());
    for (const TextRow& row : rows) {
        for (auto&& [width, cell] : ranges::views::zip(widths, row)) width = std::max(width, display_width(cell));
    }
    return widths;
}

void put_cell(std::string& line, std::string_view cell, std::size_t width, bool right) {
    const std::size_t used = display_width(cell);
    const std::string pad(width > used ? width - used : 0, ' ');
    if (right) line += pad;
    line += cell;
    if (!right) line += pad;
    line.append(kGap, ' ');
}

std::string without_end(std::string line) {
    line.erase(line.find_last_not_of(' ') + 1);
    return line;
}

}  // namespace

TableLayout::TableLayout(const std::vector<TextRow>& rows, std::vector<bool> right, std::size_t max_width)
    : widths_(widths_of(rows)), right_(std::move(right)), max_width_(max_width) {
    if (!shrink(max_width)) names_ = rows[0];
}

bool TableLayout::shrink(std::size_t max_width) {
    if (max_width == kNoLimit) return true;
    std::size_t total = kGap * (widths_.size() - 1);
    for (const std::size_t width : widths_) total += width;
    while (total > max_width) {
        const auto widest = std::max_element(widths_.begin(), widths_.end());
        if (*widest <= kNarrowest) return false;
        --*widest;
        --total;
    }
    return true;
}

void TableLayout::put_line(const TextRow& cells, std::ostream& out) const {
    std::string line;
    for (const auto& [i, cell] : ranges::views::enumerate(cells)) put_cell(line, cell, widths_[i], right_[i]);
    out << without_end(std::move(line)) << '\n';
}

void TableLayout::put_head(const TextRow& names, std::ostream& out) const {
    if (!names_.empty()) return;
    TextRow head;
    TextRow rule;
    for (const auto& [width, name] : ranges::views::zip(widths_, names)) {
        head.push_back(fitted(name, width));
        rule.emplace_back(width, '-');
    }
    put_line(head, out);
    put_line(rule, out);
}

void TableLayout::put_row(const TextRow& row, std::ostream& out) {
    if (!names_.empty()) return put_record(row, out);
    std::vector<TextRow> lines(row.size());
    std::size_t height = 1;
    for (const auto& [i, cell] : ranges::views::enumerate(row)) {
        lines[i] = lines_of(cell, widths_[i], kMostLines);
        height = std::max(height, lines[i].size());
    }
    for (std::size_t line = 0; line < height; ++line) {
        TextRow cells(row.size());
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (line < lines[i].size()) cells[i] = std::move(lines[i][line]);
        }
        put_line(cells, out);
    }
}

void TableLayout::put_record(const TextRow& row, std::ostream& out) {
    std::size_t label = 0;
    for (const std::string& name : names_) label = std::max(label, display_width(name));
    label = std::min(label, max_width_ / 3);
    const std::size_t rest = std::max(max_width_ - label - kGap, kNarrowest);
    if (records_++ > 0) out << '\n';
    for (const auto& [name, cell] : ranges::views::zip(names_, row)) {
        if (cell.empty()) continue;
        std::string head;
        put_cell(head, fitted(name, label), label, false);
        for (const std::string& line : lines_of(cell, rest, kMostLines)) {
            out << head << line << '\n';
            head.assign(label + kGap, ' ');
        }
    }
}

void write_table(const std::vector<TextRow>& rows, const std::vector<bool>& numeric, std::size_t max_width,
                 std::ostream& out) {
    TableLayout layout(rows, numeric, max_width);
    layout.put_head(rows[0], out);
    for (std::size_t i = 1; i < rows.size(); ++i) layout.put_row(rows[i], out);
}

}  // namespace entente
