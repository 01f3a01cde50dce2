// CSV and TSV by RFC 4180: the first line names the columns and shows the separator. A quote that is never closed would
// swallow the rest of the list: such a row ends with its line.
#include <algorithm>

#include "graph/base/utf8.h"
#include "rules/list_row.h"
#include "rules/words.h"

namespace entente {
namespace {

constexpr std::size_t kMostLinesOfRow = 50;

class CsvScanner {
public:
    explicit CsvScanner(std::string_view text) : text_(text) {
        const std::string_view header = text.substr(0, text.find('\n'));
        for (const char candidate : {',', ';'}) {
            if (std::count(header.begin(), header.end(), candidate) >
                std::count(header.begin(), header.end(), separator_)) {
                separator_ = candidate;
            }
        }
    }

    [[nodiscard]] bool at_end() const { return at_ >= text_.size(); }
    [[nodiscard]] std::uint32_t line() const { return line_; }

    /// The next row's fields; what is wrong with it, or empty.
    std::string next(std::vector<std::string>& fields) {
        count_ = 0;
        while (true) {
            if (count_ == fields.size()) fields.emplace_back();
            std::string& field = fields[count_++];
            field.clear();
            const bool whole = !at_end() && text_[at_] == '"' ? take_quoted(field) : take_plain(field);
            if (!whole) {
                skip_line();
                fields.resize(count_);
                return "a quote is opened and never closed, or something stands behind the closing one; write a quote "
                       "inside a name twice";
            }
            if (at_end() || text_[at_] == '\n') break;
            ++at_;
        }
        skip_line();
        fields.resize(count_);
        return {};
    }

private:
    bool take_plain(std::string& field) {
        std::size_t end = at_;
        while (end < text_.size() && text_[end] != separator_ && text_[end] != '\n') ++end;
        field.assign(text_.substr(at_, end - at_));
        if (field.ends_with('\r')) field.pop_back();
        at_ = end;
        return true;
    }

    bool take_quoted(std::string& field) {
        std::size_t lines = 0;
        for (std::size_t at = at_ + 1; at < text_.size() && lines < kMostLinesOfRow; ++at) {
            const char c = text_[at];
            if (c != '"') {
                lines += c == '\n' ? 1 : 0;
                field += c;
                continue;
            }
            if (at + 1 < text_.size() && text_[at + 1] == '"') {
                field += text_[++at];
                continue;
            }
            ++at;
            if (at < text_.size() && text_[at] == '\r') ++at;
            if (at < text_.size() && text_[at] != separator_ && text_[at] != '\n') return false;
            at_ = at;
            line_ += static_cast<std::uint32_t>(lines);
            return true;
        }
        return false;
    }

    void skip_line() {
        at_ = std::min(text_.find('\n', at_), text_.size() - 1) + 1;
        ++line_;
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::uint32_t line_ = 1;
    std::size_t count_ = 0;
    char separator_ = '\t';
};

bool is_blank(const std::vector<std::string>& fields) {
    return std::all_of(fields.begin(), fields.end(), [](const std::string& field) { return trimmed(field).empty(); });
}

}  // namespace

void read_list_csv(std::string_view text, ListRows& rows) {
    if (trimmed(text.substr(0, 4096)).empty()) return rows.error(1, "this list is empty");
    CsvScanner scanner(text);
    std::vector<std::string> fields;
    if (const std::string fault = scanner.next(fields); !fault.empty()) return rows.error(1, fault);
    std::vector<ListColumn> columns;
    columns.reserve(fields.size());
    for (const std::string& field : fields) columns.push_back(list_column(field));
    if (!rows.check_columns(columns, 1)) return;
    while (!scanner.at_end()) {
        const std::uint32_t line = scanner.line();
        const std::string fault = scanner.next(fields);
        if (!fault.empty()) {
            rows.error(line, fault);
            continue;
        }
        if (is_blank(fields)) continue;
        if (fields.size() != columns.size()) {
            rows.error(line, "this row has " + std::to_string(fields.size()) + " fields, the first line names " +
                                 std::to_string(columns.size()) + "; a name with a separator in it goes in quotes");
            continue;
        }
        rows.begin(line);
        for (std::size_t i = 0; i < fields.size(); ++i) {
            repair_utf8(fields[i]);
            rows.set(columns[i], fields[i]);
        }
        rows.end();
    }
}

}  // namespace entente
