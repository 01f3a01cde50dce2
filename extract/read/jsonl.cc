// JSON Lines: one record a line, read as a stream with the memory of the longest line. `text` is needed; `id`, `title`,
// `date` and `language` are understood; every other string is metadata. The document's text is the record's, with its
// title in front as a block of its own and a blank line between, so that the graph holds both and offsets fit.
#define SIMDJSON_EXCEPTIONS 0  // nothing converts by throwing
#include <simdjson.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "extract/read/reader.h"
#include "extract/read/support/article_head.h"
#include "extract/read/support/plain_blocks.h"
#include "extract/read/support/source_text.h"
#include "extract/read/support/written_date.h"
#include "graph/base/utf8.h"

namespace entente {
namespace {

namespace json = simdjson::ondemand;

constexpr std::array<std::string_view, 3> kSuffixes = {".jsonl", ".ndjson", ".json"};
constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";
constexpr std::size_t kMostKeptBytes = std::size_t{4} << 20U;

/// A broken line's first fault. `at` points into the line, or is null where only the line is known.
struct Fault {
    std::string message;
    const char* at = nullptr;
};

/// The lines of a stream, one after another in one buffer, which is padded as simdjson wants it.
class LineReader {
public:
    explicit LineReader(std::istream& stream) : stream_(stream) {}

    /// False at the end. The line stays valid until the next call.
    bool next() {
        line_.clear();
        while (fill()) {
            const std::size_t end = chunk_.find('\n', at_);
            const std::size_t stop = std::min(end, chunk_.size());
            line_.append(chunk_, at_, stop - at_);
            at_ = stop + 1;
            if (end != std::string::npos) return finish();
        }
        return !line_.empty() && finish();
    }

    [[nodiscard]] std::uint32_t number() const { return number_; }
    [[nodiscard]] std::string& line() { return line_; }

private:
    static constexpr std::size_t kChunkBytes = std::size_t{1} << 16U;

    /// Takes what the stream has at hand, so that a pipe's records are not waited for longer than needed.
    bool fill() {
        if (at_ < chunk_.size()) return true;
        at_ = 0;
        chunk_.clear();
        if (stream_.peek() == std::istream::traits_type::eof()) return false;
        const std::streamsize ready = std::max<std::streamsize>(stream_.rdbuf()->in_avail(), 1);
        chunk_.resize(std::min(static_cast<std::size_t>(ready), kChunkBytes));
        stream_.read(chunk_.data(), static_cast<std::streamsize>(chunk_.size()));
        chunk_.resize(static_cast<std::size_t>(stream_.gcount()));
        return !chunk_.empty();
    }

    bool finish() {
        ++number_;
        if (number_ == 1 && line_.starts_with(kUtf8Mark)) line_.erase(0, kUtf8Mark.size());
        return true;
    }

    std::istream& stream_;
    std::string chunk_;
    std::size_t at_ = 0;
    std::string line_;
    std::uint32_t number_ = 0;
};

std::string message_of(simdjson::error_code code) {
    switch (code) {
        case simdjson::UNCLOSED_STRING: return "a string has no closing quote; is the line cut off?";
        case simdjson::INCOMPLETE_ARRAY_OR_OBJECT: return "the record does not end on this line; is it cut off?";
        case simdjson::UTF8_ERROR: return "ill-formed UTF-8";
        case simdjson::STRING_ERROR: return "a string with a broken escape";
        case simdjson::DEPTH_ERROR: return "nested too deeply";
        case simdjson::CAPACITY:
        case simdjson::MEMALLOC: return "not enough memory for a line that long";
        default: return "broken JSON";
    }
}

/// Goes through one record and fills a document.
class RecordReader {
public:
    RecordReader(Document& document, const ReadOptions& options) : document_(document), options_(options) {}

    std::optional<Fault> read(json::document& source) {
        json::object record;
        if (const auto code = source.get_object().get(record); code != simdjson::SUCCESS) {
            return code == simdjson::INCORRECT_TYPE ? Fault{kShape} : Fault{message_of(code)};
        }
        for (auto item : record) {
            json::field field;
            std::string_view key;
            simdjson::error_code code = std::move(item).get(field);
            if (code == simdjson::SUCCESS) code = field.unescaped_key().get(key);
            if (code != simdjson::SUCCESS) return fault(code, source);
            json::value value = field.value();
            if (auto found = take(meaning_of(key), value, source)) return found;
        }
        if (!ended(source)) return Fault{"something follows the record on its line; one record a line"};
        if (!has_text_) return Fault{"no \"" + named(options_.text_column, "text") + "\" in this record"};
        if (stripped(document_.text).empty()) return Fault{"\"text\" is empty"};
        return std::nullopt;
    }

    [[nodiscard]] const std::string& title() const { return title_; }
    [[nodiscard]] const std::string& date() const { return date_; }

private:
    static constexpr const char* kShape = "no JSON object; JSON Lines has one {\"text\": …} a line (jq -c makes it so)";

    static std::string named(const std::string& wish, std::string_view usual) {
        return wish.empty() ? std::string(usual) : wish;
    }

    /// What a key stands for: the user's name for a purpose takes the place of the usual one.
    [[nodiscard]] std::string meaning_of(std::string_view key) const {
        using Wish = std::pair<const std::string*, std::string_view>;
        const std::array wishes = {Wish{&options_.text_column, "text"}, Wish{&options_.title_column, "title"},
                                   Wish{&options_.date_column, "date"}, Wish{&options_.id_column, "id"}};
        for (const auto& [wish, usual] : wishes) {
            if (!wish->empty() && *wish == key) return std::string(usual);
        }
        for (const auto& [wish, usual] : wishes) {
            if (!wish->empty() && usual == key) return std::string(key) + "_";  // it means something else here
        }
        return std::string(key);
    }

    static bool ended(json::document& source) { return source.current_location().error() == simdjson::OUT_OF_BOUNDS; }

    static Fault fault(simdjson::error_code code, json::document& source) {
        const char* at = nullptr;
        if (source.current_location().get(at) != simdjson::SUCCESS) at = nullptr;
        return {message_of(code), at};
    }

    std::optional<Fault> take(const std::string& key, json::value& value, json::document& source) {
        json::json_type type{};
        if (const auto code = value.type().get(type); code != simdjson::SUCCESS) return fault(code, source);
        if (type == json::json_type::string) return take_string(key, value, source);
        const char* at = nullptr;
        if (source.current_location().get(at) != simdjson::SUCCESS) at = nullptr;
        if (key == "id" && type == json::json_type::number) document_.uri = stripped(value.raw_json_token());
        if (const auto code = check(value); code != simdjson::SUCCESS) return fault(code, source);
        if (key == "text") return Fault{"\"text\" is no string", at};
        const bool known = key == "id" ? type != json::json_type::number : key == "title" || key == "date";
        if (known && type != json::json_type::null) return Fault{"\"" + key + "\" is no string", at};
        return std::nullopt;
    }

    std::optional<Fault> take_string(const std::string& key, json::value& value, json::document& source) {
        std::string_view text;
        if (const auto code = value.get_string().get(text); code != simdjson::SUCCESS) return fault(code, source);
        std::string clean(text);
        const std::uint32_t replaced = normalise_text(clean);
        if (key == "text") {
            document_.text = std::move(clean);
            document_.replaced_bytes += replaced;
            has_text_ = true;
        } else if (key == "id") {
            document_.uri = std::move(clean);
        } else if (key == "title") {
            title_ = std::move(clean);
        } else if (key == "date") {
            date_ = std::move(clean);
        } else if (key == "language" || key == "lang") {
            document_.language = std::move(clean);
        } else if (!clean.empty()) {
            document_.metadata.emplace_back(key, std::move(clean));
        }
        return std::nullopt;
    }

    /// Goes through a value that is not kept, so that a fault in it is found.
    static simdjson::error_code check(json::value value, std::size_t depth = 0) {
        json::json_type type{};
        if (const auto code = value.type().get(type); code != simdjson::SUCCESS) return code;
        if (depth > simdjson::DEFAULT_MAX_DEPTH) return simdjson::DEPTH_ERROR;
        switch (type) {
            case json::json_type::array: return check_array(value, depth);
            case json::json_type::object: return check_object(value, depth);
            case json::json_type::string: return value.get_string().error();
            case json::json_type::number: return value.get_double().error();
            case json::json_type::boolean: return value.get_bool().error();
            case json::json_type::null: return value.is_null().error();
        }
        return simdjson::TAPE_ERROR;
    }

    static simdjson::error_code check_array(json::value& value, std::size_t depth) {
        json::array array;
        if (const auto code = value.get_array().get(array); code != simdjson::SUCCESS) return code;
        for (auto item : array) {
            json::value element;
            simdjson::error_code code = item.get(element);
            if (code == simdjson::SUCCESS) code = check(element, depth + 1);
            if (code != simdjson::SUCCESS) return code;
        }
        return simdjson::SUCCESS;
    }

    static simdjson::error_code check_object(json::value& value, std::size_t depth) {
        json::object object;
        if (const auto code = value.get_object().get(object); code != simdjson::SUCCESS) return code;
        for (auto item : object) {
            json::field field;
            simdjson::error_code code = std::move(item).get(field);
            if (code == simdjson::SUCCESS) code = check(field.value(), depth + 1);
            if (code != simdjson::SUCCESS) return code;
        }
        return simdjson::SUCCESS;
    }

    Document& document_;
    const ReadOptions& options_;
    std::string title_;
    std::string date_;
    bool has_text_ = false;
};

/// One input on its way to the sink.
class JsonLines {
public:
    JsonLines(const Input& input, Diagnostics& diagnostics)
        : input_(input), diagnostics_(diagnostics), lines_(input.stream) {}

    void read(const DocumentSink& sink) {
        while (lines_.next()) {
            if (stripped(lines_.line()).empty()) continue;
            if (std::exchange(empty_, false) && spans_lines()) return;
            if (auto document = read_line(); document && !sink(*std::move(document))) return;
        }
        if (empty_) say(Severity::error, 0, "the file is empty");
        if (input_.stream.bad()) say(Severity::error, 0, broken_off(input_));
    }

private:
    /// Whether the first line only opens a value: then the rest of the input is no record either, and it is said once.
    bool spans_lines() {
        const std::string_view line = stripped(lines_.line());
        if (!line.ends_with('{') && !line.ends_with('[') && !line.ends_with(',')) return false;
        say(Severity::error, 0,
            "one JSON value over several lines; JSON Lines has a record a line (jq -c makes it so)");
        return true;
    }

    std::optional<Document> read_line() {
        Document document;
        document.uri = input_.uri + ":" + std::to_string(lines_.number());
        std::string& line = lines_.line();
        if (!simdjson::validate_utf8(line)) document.replaced_bytes = static_cast<std::uint32_t>(repair_utf8(line));
        line.reserve(line.size() + simdjson::SIMDJSON_PADDING);
        json::document source;
        RecordReader record(document, input_.options);
        const auto code = parser_.iterate(line.data(), line.size(), line.capacity()).get(source);
        const auto fault = code == simdjson::SUCCESS ? record.read(source) : Fault{message_of(code)};
        if (fault) {
            say(Severity::error, column_of(*fault), fault->message);
            return std::nullopt;
        }
        finish(document, record);
        if (line.size() > kMostKeptBytes) {  // memory that hardly a further line needs
            line = std::string();
            parser_ = json::parser();
        }
        return document;
    }

    void finish(Document& document, const RecordReader& record) {
        report_replaced(document, input_.uri, lines_.number(), diagnostics_);
        if (!record.date().empty()) {
            document.date = parse_date_field(record.date()).value_or("");
            if (document.date.empty()) say(Severity::warning, 0, "date \"" + record.date() + "\" is no date; left out");
        }
        append_plain_blocks(document, prepend_title(document, record.title()));
        read_article_head(document);
    }

    [[nodiscard]] std::uint32_t column_of(const Fault& fault) {
        const std::string& line = lines_.line();
        if (fault.at == nullptr || fault.at < line.data() || fault.at > line.data() + line.size()) return 0;
        const auto bytes = static_cast<std::size_t>(fault.at - line.data());
        return static_cast<std::uint32_t>(count_code_points(std::string_view(line).substr(0, bytes)) + 1);
    }

    void say(Severity severity, std::uint32_t column, std::string message) {
        const std::uint32_t line = empty_ ? 0 : lines_.number();
        diagnostics_.add({severity, input_.uri, line, column, std::move(message)});
    }

    const Input& input_;
    Diagnostics& diagnostics_;
    LineReader lines_;
    json::parser parser_;
    bool empty_ = true;
};

int recognise_jsonl(std::string_view head) {
    if (head.starts_with(kUtf8Mark)) head.remove_prefix(kUtf8Mark.size());
    head = stripped(head);
    if (!head.starts_with('{') && !head.starts_with('[')) return 1;
    const std::string_view inside = stripped(head.substr(1));
    return inside.starts_with('"') || inside.starts_with('{') ? 2 : 1;
}

void read_json_lines(const Input& input, const DocumentSink& sink, Diagnostics& diagnostics) {
    JsonLines(input, diagnostics).read(sink);
}

}  // namespace

extern const Reader jsonl_reader;
const Reader jsonl_reader = {"jsonl", "JSON Lines: one {\"text\": …, \"id\", \"title\", \"date\"} a line", kSuffixes,
                             recognise_jsonl, read_json_lines};

}  // namespace entente
