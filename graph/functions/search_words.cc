#include "graph/functions/search_words.h"

#include <algorithm>
#include <utility>

namespace entente {
namespace {

constexpr std::string_view kBlanks = " \t\r\n";

/// Whether there is anything that the tokenizer would take for a word.
bool has_word(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](unsigned char c) {
        return c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    });
}

struct Part {
    SoughtPhrase phrase;
    bool is_quoted = false;
    bool is_excluded = false;
};

/// Takes the next word or phrase from the front of `text`, which does not begin with a blank.
Part take_part(std::string_view& text) {
    Part part;
    if (text.front() == '-' && text.size() > 1 && kBlanks.find(text[1]) == std::string_view::npos) {
        part.is_excluded = true;
        text.remove_prefix(1);
    }
    part.is_quoted = text.front() == '"';
    if (part.is_quoted) text.remove_prefix(1);
    const std::size_t end = std::min(part.is_quoted ? text.find('"') : text.find_first_of(" \t\r\n\""), text.size());
    part.phrase.text = text.substr(0, end);
    text.remove_prefix(part.is_quoted ? std::min(end + 1, text.size()) : end);
    if (part.is_quoted && text.starts_with('*')) {
        part.phrase.is_prefix = true;
        text.remove_prefix(1);
    } else if (!part.is_quoted && part.phrase.text.ends_with('*')) {
        part.phrase.is_prefix = true;
        part.phrase.text.pop_back();
    }
    return part;
}

void append_phrase(std::string& out, std::string_view text, bool is_prefix) {
    out += '"';
    for (const char c : text) out.append(c == '"' ? 2 : 1, c);
    out += is_prefix ? "\" *" : "\"";
}

std::string all_of(const SoughtWords& words) {
    std::string out;
    std::string together;
    for (const SoughtPhrase& phrase : words.all) {
        if (!out.empty()) out += " AND ";
        append_phrase(out, phrase.text, phrase.is_prefix);
        together += (together.empty() ? "" : " ") + phrase.text;
    }
    if (words.all.size() < 2) return out;
    std::string either = "(" + out + ") OR ";
    append_phrase(either, together, words.all.back().is_prefix);
    return either;
}

}  // namespace

Result<std::vector<SoughtWords>> parse_sought(std::string_view text) {
    std::vector<SoughtWords> alternatives(1);
    bool is_negated = false;
    while (true) {
        text.remove_prefix(std::min(text.find_first_not_of(kBlanks), text.size()));
        if (text.empty()) break;
        Part part = take_part(text);
        const std::string& word = part.phrase.text;
        if (!part.is_quoted && word == "OR") {
            alternatives.emplace_back();
        } else if (!part.is_quoted && word == "NOT") {
            is_negated = true;
        } else if (has_word(word) && (part.is_quoted || word != "AND")) {
            SoughtWords& words = alternatives.back();
            (part.is_excluded || is_negated ? words.none : words.all).push_back(std::move(part.phrase));
            is_negated = false;
        }
    }
    for (const SoughtWords& words : alternatives) {
        if (words.all.empty()) {
            return Error{alternatives.size() == 1 ? "search: name a word to look for"
                                                  : "search: name a word to look for on both sides of OR"};
        }
    }
    return alternatives;
}

std::string match_expression(const std::vector<SoughtWords>& alternatives) {
    std::string out;
    for (const SoughtWords& words : alternatives) out += (out.empty() ? "(" : " OR (") + all_of(words) + ")";
    return out;
}

}  // namespace entente
