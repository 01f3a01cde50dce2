// The query service's two JSON exports: a list of objects of strings, and {"results": {"bindings": [...]}} whose values
// stand under "value".
#include <simdjson.h>

#include <algorithm>

#include "rules/list_row.h"
#include "rules/words.h"

namespace entente {
namespace {

namespace json = simdjson::ondemand;

/// Counts lines on the way through the text.
class LineCounter {
public:
    explicit LineCounter(std::string_view text) : text_(text) {}

    std::uint32_t at(const char* place) {
        const auto offset = static_cast<std::size_t>(place - text_.data());
        if (offset < at_ || offset > text_.size()) return line_;
        line_ += static_cast<std::uint32_t>(std::count(text_.begin() + static_cast<std::ptrdiff_t>(at_),
                                                       text_.begin() + static_cast<std::ptrdiff_t>(offset), '\n'));
        at_ = offset;
        return line_;
    }

private:
    std::string_view text_;
    std::size_t at_ = 0;
    std::uint32_t line_ = 1;
};

class JsonList {
public:
    JsonList(std::string_view text, ListRows& rows) : padded_(text), lines_(padded_), rows_(rows) {}

    void read() {
        json::parser parser;
        json::document document;
        simdjson::error_code fault = parser.iterate(padded_).get(document);
        if (fault == simdjson::SUCCESS) fault = read(document);
        if (fault != simdjson::SUCCESS) {
            rows_.error(lines_.at(place_), std::string("no valid JSON list: ") + simdjson::error_message(fault) +
                                               "; expected a list of objects, or Wikidata's verbose JSON");
        }
    }

private:
    simdjson::error_code read(json::document& document) {
        json::json_type type{};
        if (const auto fault = document.type().get(type)) return fault;
        json::array items;
        if (type == json::json_type::array) {
            if (const auto fault = document.get_array().get(items)) return fault;
        } else if (const auto fault = document["results"]["bindings"].get_array().get(items)) {
            return fault;
        }
        for (auto item : items) {
            json::object object;
            if (const auto fault = item.get_object().get(object)) return fault;
            if (const auto fault = read_object(object)) return fault;
            if (stop_) break;
        }
        return simdjson::SUCCESS;
    }

    simdjson::error_code read_object(json::object& object) {
        cells_.clear();
        std::string_view raw;
        if (const auto fault = object.raw_json().get(raw)) return fault;
        place_ = raw.data();
        if (const auto fault = object.reset().error()) return fault;
        for (auto field : object) {
            std::string_view key;
            if (const auto fault = field.unescaped_key().get(key)) return fault;
            const ListColumn column = list_column(key);
            std::string value;
            if (const auto fault = read_value(field.value(), value)) return fault;
            cells_.emplace_back(column, std::move(value));
        }
        hand_on();
        return simdjson::SUCCESS;
    }

    /// A string, a number, or the "value" of an object; lists are joined.
    simdjson::error_code read_value(simdjson::simdjson_result<json::value> result, std::string& out) {
        json::value value;
        if (const auto fault = result.get(value)) return fault;
        json::json_type type{};
        if (const auto fault = value.type().get(type)) return fault;
        if (type == json::json_type::object) return read_value(value["value"], out);
        if (type == json::json_type::array) {
            for (auto item : value.get_array()) {
                std::string part;
                if (const auto fault = read_value(item, part)) return fault;
                out += (out.empty() ? "" : "|") + part;
            }
            return simdjson::SUCCESS;
        }
        if (type == json::json_type::string) {
            std::string_view text;
            if (const auto fault = value.get_string().get(text)) return fault;
            out = text;
            return simdjson::SUCCESS;
        }
        const std::string_view text = trimmed(value.raw_json_token());
        if (text != "null") out = text;
        return simdjson::SUCCESS;
    }

    void hand_on() {
        const std::uint32_t line = lines_.at(place_);
        if (!checked_) {
            checked_ = true;
            std::vector<ListColumn> columns;
            for (const auto& [column, value] : cells_) columns.push_back(column);
            stop_ = !rows_.check_columns(columns, line);
        }
        if (stop_) return;
        rows_.begin(line);
        for (const auto& [column, value] : cells_) rows_.set(column, value);
        rows_.end();
    }

    simdjson::padded_string padded_;
    LineCounter lines_;
    ListRows& rows_;
    std::vector<std::pair<ListColumn, std::string>> cells_;
    const char* place_ = nullptr;
    bool checked_ = false;
    bool stop_ = false;
};

}  // namespace

void read_list_json(std::string_view text, ListRows& rows) {
    JsonList(text, rows).read();
}

}  // namespace entente
