#define SIMDJSON_EXCEPTIONS 0  // nothing converts by throwing
#include "extract/read/support/json_ld.h"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "graph/base/utf8.h"

namespace entente {
namespace {

namespace dom = simdjson::dom;

constexpr int kMaxDepth = 12;  // of objects in lists in objects; articles stand near the top

std::string text_of(dom::element value) {
    std::string_view found;
    if (value.get_string().get(found) != simdjson::SUCCESS) return {};
    std::string text(found);
    repair_utf8(text);  // a \u0000 in it
    return text;
}

std::string field(dom::object object, std::string_view key) {
    dom::element value;
    return object[key].get(value) == simdjson::SUCCESS ? text_of(value) : std::string();
}

/// A name, an object with a name, or the first of a list of such.
std::string name_in(dom::element value) {
    dom::array list;
    if (value.get_array().get(list) == simdjson::SUCCESS) return list.size() == 0 ? "" : name_in(*list.begin());
    dom::object object;
    return value.get_object().get(object) == simdjson::SUCCESS ? field(object, "name") : text_of(value);
}

std::string name_field(dom::object object, std::string_view key) {
    dom::element value;
    return object[key].get(value) == simdjson::SUCCESS ? name_in(value) : std::string();
}

bool is_article_type(std::string_view type) {
    return type.ends_with("Article") || type.ends_with("BlogPosting") || type == "Report" || type == "WebPage";
}

bool is_article(dom::object object) {
    dom::element type;
    if (object["@type"].get(type) != simdjson::SUCCESS) return false;
    dom::array list;
    if (type.get_array().get(list) != simdjson::SUCCESS) return is_article_type(text_of(type));
    return std::any_of(list.begin(), list.end(), [](dom::element one) { return is_article_type(text_of(one)); });
}

void take(std::string& known, std::string found) {
    if (known.empty()) known = std::move(found);
}

void take_article(dom::object object, ArticleData& data) {
    take(data.body, field(object, "articleBody"));
    take(data.headline, field(object, "headline"));
    take(data.date, field(object, "datePublished"));
    take(data.author, name_field(object, "author"));
    take(data.site, name_field(object, "publisher"));
    take(data.language, field(object, "inLanguage"));
}

void search(dom::element value, int depth, ArticleData& data) {
    if (depth > kMaxDepth) return;
    dom::array list;
    if (value.get_array().get(list) == simdjson::SUCCESS) {
        for (const dom::element one : list) search(one, depth + 1, data);
    }
    dom::object object;
    if (value.get_object().get(object) != simdjson::SUCCESS) return;
    if (is_article(object)) take_article(object, data);
    for (const std::string_view key : {"@graph", "mainEntity", "mainEntityOfPage"}) {
        dom::element inner;
        if (object[key].get(inner) == simdjson::SUCCESS) search(inner, depth + 1, data);
    }
}

/// Without what stands around the value (comment marks, a semicolon) and with strings that run over several lines, as
/// many pages have them, on one line.
std::string mended(std::string_view script) {
    const std::size_t start = script.find_first_of("{[");
    const std::size_t end = script.find_last_of("}]");
    if (start == std::string_view::npos || end == std::string_view::npos || end < start) return {};
    std::string json(script.substr(start, end - start + 1));
    std::replace_if(
        json.begin(), json.end(), [](char c) { return c >= 0 && c < ' '; }, ' ');
    return json;
}

}  // namespace

ArticleData read_json_ld(const std::vector<std::string>& scripts) {
    ArticleData data;
    dom::parser parser;
    for (const std::string& script : scripts) {
        dom::element value;
        if (parser.parse(mended(script)).get(value) == simdjson::SUCCESS) search(value, 0, data);
    }
    return data;
}

}  // namespace entente
