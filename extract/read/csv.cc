// CSV and TSV: a header line that names the columns, then a record a document, read as a stream. `text` (or body,
// content, article) is needed; `id`, `title`, `date` and `language` are understood; every other column is metadata.
// Quotes as in RFC 4180: a field in quotes may hold separators, line breaks, and quotes written twice.
#include <algorithm>
#include <array>
#include <deque>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "extract/read/reader.h"
#include "extract/read/support/article_head.h"
#include "extract/read/support/charset.h"
#include "extract/read/support/plain_blocks.h"
#include "extract/read/support/source_text.h"
#include "extract/read/support/written_date.h"

namespace entente {
namespace {

constexpr std::array<std::string_view, 3> kSuffixes = {".csv", ".tsv", ".tab"};
constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";
constexpr std::size_t kMostRecordBytes = std::size_t{64} << 20U;
constexpr std::size_t kMostRecordLines = 1000;  // once a quote was found that is never closed

enum class Column : std::uint8_t { other, text, title, date, id, language };

using ColumnName = std::pair<std::string_view, Column>;

constexpr std::array kColumnNames = {ColumnName{"text", Column::text},
                                     ColumnName{"body", Column::text},
                                     ColumnName{"content", Column::text},
                                     ColumnName{"article", Column::text},
                                     ColumnName{"title", Column::title},
                                     ColumnName{"headline", Column::title},
                                     ColumnName{"date", Column::date},
                                     ColumnName{"published", Column::date},
                                     ColumnName{"publication_date", Column::date},
                                     ColumnName{"id", Column::id},
                                     ColumnName{"uri", Column::id},
                                     ColumnName{"language", Column::language},
                                     ColumnName{"lang", Column::language}};

std::string lower(std::string_view text) {
    std::string out(text);
    for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
    return out;
}

/// By the name that the user gave for its purpose, if any, else by the usual ones.
Column column_named(std::string_view name, const ReadOptions& options = default_read_options()) {
    const std::string key = lower(stripped(name));
    using Wish = std::pair<const std::string*, Column>;
    const std::array wishes = {Wish{&options.text_column, Column::text}, Wish{&options.title_column, Column::title},
                               Wish{&options.date_column, Column::date}, Wish{&options.id_column, Column::id}};
    for (const auto& [wish, column] : wishes) {
        if (!wish->empty() && lower(*wish) == key) return column;
    }
    const auto* const found = std::find_if(kColumnNames.begin(), kColumnNames.end(),
                                           [&](const ColumnName& known) { return known.first == key; });
    if (found == kColumnNames.end()) return Column::other;
    const auto taken = [&](const Wish& wish) { return wish.second == found->second && !wish.first->empty(); };
    return std::any_of(wishes.begin(), wishes.end(), taken) ? Column::other : found->second;
}

/// The separator that the header line has most of; of equals, the tab.
char separator_of(std::string_view header) {
    char best = '\t';
    for (const char separator : {';', ','}) {
        const auto count = [header](char c) { return std::count(header.begin(), header.end(), c); };
        if (count(separator) > count(best)) best = separator;
    }
    return best;
}

enum class Split : std::uint8_t { whole, open, broken };

struct Fields {
    Split state = Split::whole;
    std::vector<std::string> values;
    std::size_t fault = 0;  // where an unclosed field opens, or what should not follow a closing quote stands
};

/// Takes the quoted field that opens at `at` and moves behind its closing quote. False where there is none.
bool take_quoted(std::string_view record, std::size_t& at, std::string& value) {
    for (++at; at < record.size(); ++at) {
        if (record[at] == '"') {
            if (at + 1 == record.size() || record[at + 1] != '"') return ++at, true;
            ++at;
        }
        value += record[at];
    }
    return false;
}

/// Cuts a record at its separators.
Fields split_record(std::string_view record, char separator) {
    Fields fields;
    std::size_t at = 0;
    while (true) {
        std::string& value = fields.values.emplace_back();
        const std::size_t start = at;
        const bool quoted = at < record.size() && record[at] == '"';
        if (quoted && !take_quoted(record, at, value)) return {Split::open, {}, start};
        const std::size_t end = std::min(record.find(separator, at), record.size());
        if (quoted && end > at) return {Split::broken, {}, at};
        if (!quoted) value = record.substr(at, end - at);
        if (end == record.size()) return fields;
        at = end + 1;
    }
}

/// The lines of a stream; those that were taken too many can be given back.
class Lines {
public:
    explicit Lines(std::istream& stream) : stream_(stream) {}

    bool next(std::string& line) {
        if (!returned_.empty()) {
            line = std::move(returned_.front());
            returned_.pop_front();
        } else if (!std::getline(stream_, line)) {
            return false;
        }
        if (line.ends_with('\r')) line.pop_back();
        return ++number_ > 0;
    }

    void give_back(std::vector<std::string>&& lines) {
        number_ -= static_cast<std::uint32_t>(lines.size());
        returned_.insert(returned_.begin(), std::make_move_iterator(lines.begin()),
                         std::make_move_iterator(lines.end()));
    }

    [[nodiscard]] std::uint32_t number() const { return number_; }

private:
    std::istream& stream_;
    std::deque<std::string> returned_;
    std::uint32_t number_ = 0;
};

/// One input on its way to the sink.
class Table {
public:
    Table(const Input& input, Diagnostics& diagnostics)
        : input_(input), diagnostics_(diagnostics), lines_(input.stream) {}

    void read(const DocumentSink& sink) {
        if (!read_header()) return;
        while (auto fields = next_record()) {
            if (fields->size() == 1 && stripped((*fields)[0]).empty()) continue;  // an empty line
            if (auto document = make_document(*fields); document && !sink(*std::move(document))) return;
        }
        if (input_.stream.bad()) say(Severity::error, 0, 0, broken_off(input_));
    }

private:
    bool read_header() {
        std::string line;
        if (!lines_.next(line)) return say(Severity::error, 0, 0, "the file is empty"), false;
        if (line.starts_with("\xFF\xFE") || line.starts_with("\xFE\xFF")) {
            return say(Severity::error, 0, 0, "a table in UTF-16; convert it (iconv -f UTF-16 -t UTF-8)"), false;
        }
        if (line.starts_with(kUtf8Mark)) line.erase(0, kUtf8Mark.size());
        separator_ = separator_of(line);
        names_ = split_record(line, separator_).values;
        for (const std::string& name : names_) columns_.push_back(column_named(name, input_.options));
        for (std::string& name : names_) normalise_text(name);
        if (std::find(columns_.begin(), columns_.end(), Column::text) != columns_.end()) return true;
        say(Severity::error, 1, 0, missing_text_column());
        return false;
    }

    [[nodiscard]] std::string missing_text_column() const {
        const std::string& wish = input_.options.text_column;
        const std::string wanted = wish.empty() ? "\"text\" (or body, content, article)" : "\"" + wish + "\"";
        std::string there;
        for (const std::string& name : names_) there += (there.empty() ? "" : ", ") + name;
        return "no column " + wanted + " in the header line; there are: " + there.substr(0, 200) +
               (wish.empty() ? " (--text-column NAME says which)" : "");
    }

    /// The next whole record. Broken ones are said, and reading goes on with the line after their first.
    std::optional<std::vector<std::string>> next_record() {
        std::string record;
        while (lines_.next(record)) {
            first_line_ = lines_.number();
            Fields fields = split_record(record, separator_);
            std::vector<std::string> more;
            if (fields.state == Split::open) fields = join_lines(record, more, std::move(fields));
            if (fields.state == Split::whole) return std::move(fields.values);
            say_broken(record, fields);
            lines_.give_back(std::move(more));
        }
        return std::nullopt;
    }

    /// Adds lines to an open record until it is whole. An open field has an odd number of quotes, so that the record is
    /// cut again only where one may have ended, and no more often than there are columns.
    Fields join_lines(std::string& record, std::vector<std::string>& more, Fields fields) {
        std::string line;
        Fields opened = fields;
        const std::size_t size = record.size();
        std::size_t closings = 0;
        auto quotes = count_quotes(std::string_view(record).substr(fields.fault));
        while (record.size() < kMostRecordBytes && more.size() < most_lines_ && lines_.next(line)) {
            more.push_back(line);
            record += '\n';
            record += line;
            quotes += count_quotes(line);
            if (quotes % 2 != 0) continue;
            fields = split_record(record, separator_);
            if (fields.state != Split::open) return fields;
            if (++closings > columns_.size()) break;
            quotes = count_quotes(std::string_view(record).substr(fields.fault));
        }
        most_lines_ = kMostRecordLines;
        record.resize(size);
        return opened;
    }

    static std::ptrdiff_t count_quotes(std::string_view text) { return std::count(text.begin(), text.end(), '"'); }

    void say_broken(std::string_view record, const Fields& fields) {
        const std::string_view before = record.substr(0, fields.fault);
        const auto breaks = static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n'));
        const std::size_t line_start = before.rfind('\n') + 1;  // npos + 1 is 0
        const auto column = static_cast<std::uint32_t>(fields.fault - line_start + 1);
        say(Severity::error, first_line_ + breaks, column,
            fields.state == Split::open ? "the quote that opens here is never closed"
                                        : "something follows a closing quote; a quote within a field is written twice");
    }

    std::optional<Document> make_document(std::vector<std::string>& fields) {
        if (fields.size() > columns_.size()) {
            say(Severity::error, first_line_, 0,
                std::to_string(fields.size()) + " fields, but the header names " + std::to_string(columns_.size()) +
                    "; is a field with the separator in it not in quotes?");
            return std::nullopt;
        }
        Document document;
        document.uri = input_.uri + ":" + std::to_string(first_line_);
        std::string title;
        for (std::size_t i = 0; i < fields.size(); ++i) take(document, title, i, std::move(fields[i]));
        if (stripped(document.text).empty()) {
            say(Severity::error, first_line_, 0, "no text in this record");
            return std::nullopt;
        }
        report_replaced(document, input_.uri, first_line_, diagnostics_);
        append_plain_blocks(document, prepend_title(document, title));
        read_article_head(document);
        return document;
    }

    void take(Document& document, std::string& title, std::size_t column, std::string value) {
        const std::uint32_t replaced = decode_text(value, input_.charset);
        if (stripped(value).empty()) return;
        switch (columns_[column]) {
            case Column::text:
                if (!document.text.empty()) return;
                document.text = std::move(value);
                document.replaced_bytes += replaced;
                break;
            case Column::title: title = std::move(value); break;
            case Column::date: take_date(document, value); break;
            case Column::id: document.uri = stripped(value); break;
            case Column::language: document.language = stripped(value); break;
            case Column::other: document.metadata.emplace_back(names_[column], std::move(value)); break;
        }
    }

    void take_date(Document& document, const std::string& value) {
        document.date = parse_date_field(value).value_or("");
        if (document.date.empty()) {
            say(Severity::warning, first_line_, 0, "date \"" + value + "\" is no date; left out");
        }
    }

    void say(Severity severity, std::uint32_t line, std::uint32_t column, std::string message) {
        diagnostics_.add({severity, input_.uri, line, column, std::move(message)});
    }

    const Input& input_;
    Diagnostics& diagnostics_;
    Lines lines_;
    char separator_ = ',';
    std::vector<std::string> names_;
    std::vector<Column> columns_;
    std::uint32_t first_line_ = 0;  // of the current record
    std::size_t most_lines_ = kMostRecordBytes;
};

/// Sure where the first line names a text column and another one that is known.
int recognise_csv(std::string_view head) {
    if (head.starts_with(kUtf8Mark)) head.remove_prefix(kUtf8Mark.size());
    const std::string_view line = stripped(head.substr(0, head.find('\n')));
    const Fields fields = split_record(line, separator_of(line));
    const auto known = [](const std::string& name) { return column_named(name) != Column::other; };
    const auto text = [](const std::string& name) { return column_named(name) == Column::text; };
    const bool sure = std::count_if(fields.values.begin(), fields.values.end(), known) > 1 &&
                      std::any_of(fields.values.begin(), fields.values.end(), text);
    return sure ? 2 : 1;
}

void read_csv(const Input& input, const DocumentSink& sink, Diagnostics& diagnostics) {
    Table(input, diagnostics).read(sink);
}

}  // namespace

extern const Reader csv_reader;
const Reader csv_reader = {"csv", "CSV and TSV: columns text, title, date, id by their names", kSuffixes, recognise_csv,
                           read_csv};

}  // namespace entente
