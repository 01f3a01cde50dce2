// Rows of text as a person reads them on a screen.
#pragma once

#include <cstddef>
#include <ostream>
#include <string>
#include <vector>

namespace entente {

using TextRow = std::vector<std::string>;

inline constexpr std::size_t kNoLimit = static_cast<std::size_t>(-1);

/// How a table is set: its columns' widths, and which columns stand at the right.
class TableLayout {
public:
    /// For `rows`, of which the first is the head, all of one length. Where they need more than `max_width` columns of
    /// the screen, the widest become narrower, and their cells are broken into lines. Where even that does not fit,
    /// each row is set as a record, a line or more for each cell.
    TableLayout(const std::vector<TextRow>& rows, std::vector<bool> right, std::size_t max_width);

    void put_head(const TextRow& names, std::ostream& out) const;
    /// Rows of texts that are safe to show, in one line each.
    void put_row(const TextRow& row, std::ostream& out);

private:
    void put_line(const TextRow& cells, std::ostream& out) const;
    void put_record(const TextRow& row, std::ostream& out);
    /// Whether the columns could be narrowed to `max_width`.
    bool shrink(std::size_t max_width);

    std::vector<std::size_t> widths_;
    std::vector<bool> right_;
    TextRow names_;  // of records; empty for a table
    std::size_t max_width_;
    std::size_t records_ = 0;
};

/// Prints a whole table; the first row is its head. `numeric[i]` aligns column i to the right.
void write_table(const std::vector<TextRow>& rows, const std::vector<bool>& numeric, std::size_t max_width,
                 std::ostream& out);

}  // namespace entente
