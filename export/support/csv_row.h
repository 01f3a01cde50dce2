// A row of a CSV file whose columns stand in a list: what is not known is an empty cell.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "export/support/columns.h"
#include "export/support/escape.h"
#include "export/support/number.h"

namespace entente {

/// Appends cells behind those that are there, a comma before each. Takes columns in their order, some left out
/// (write_columns); finish() fills up the rest.
class CsvCells {
public:
    CsvCells(std::span<const Column> columns, std::string& text) : columns_(columns), text_(text) {}

    void words(std::string_view name, std::string_view value) {
        if (go_to(name) && !value.empty()) append_csv_text(text_, value);
    }

    template <typename Number>
    void number(std::string_view name, Number value) {
        if (go_to(name)) append_number(text_, value);
    }

    void flag(std::string_view name, bool value) {
        if (go_to(name)) text_.append(value ? "true" : "false");
    }

    void finish() { text_.append(columns_.size() - next_, ','); }

private:
    /// False for a column that the file has not.
    bool go_to(std::string_view name) {
        for (std::size_t column = next_; column < columns_.size(); ++column) {
            if (columns_[column].name != name) continue;
            text_.append(column + 1 - next_, ',');
            next_ = column + 1;
            return true;
        }
        return false;
    }

    std::span<const Column> columns_;
    std::string& text_;
    std::size_t next_ = 0;
};

/// `,name` for each column, or with the types that Neo4j's bulk import takes: `,mentions:long`.
inline void append_header(std::string& text, std::span<const Column> columns, bool typed) {
    for (const Column& column : columns) {
        text.append(",").append(column.name);
        if (!typed) continue;
        if (column.type == ColumnType::integer) text.append(":long");
        if (column.type == ColumnType::real) text.append(":double");
        if (column.type == ColumnType::flag) text.append(":boolean");
    }
}

}  // namespace entente
