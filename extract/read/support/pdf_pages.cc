// A line among the first or last three of a page is a running head or foot if it says the same, digits aside, on at
// least three pages and a third of them; a line of nothing but a number there is a page number. A hyphen at a line's
// end is a division if the next line starts with a small letter and the joined word, or no form with the hyphen, stands
// elsewhere in the text.
#include "extract/read/support/pdf_pages.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "extract/read/support/plain_blocks.h"
#include "extract/read/support/source_text.h"

namespace entente {
namespace {

constexpr std::size_t kEdgeLines = 3;
using Lines = std::vector<std::string_view>;

std::vector<Lines> split_pages(std::string_view text) {
    std::vector<Lines> pages;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\f'), text.size());
        std::string_view page = text.substr(0, end);
        Lines lines;
        while (!page.empty()) {
            const std::size_t line = std::min(page.find('\n'), page.size());
            lines.push_back(stripped(page.substr(0, line)));
            page.remove_prefix(std::min(line + 1, page.size()));
        }
        pages.push_back(std::move(lines));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return pages;
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c < 0;
}

/// A line with its numbers as one mark.
std::string shape_of(std::string_view line) {
    std::string shape;
    for (const char c : line) {
        if (!is_digit(c)) shape += c;
        if (is_digit(c) && !shape.ends_with('#')) shape += '#';
    }
    return shape;
}

/// "12", "- 12 -", "Page 3 of 10", "xiv".
bool is_page_number(std::string_view line) {
    std::string words;
    for (const char c : line) {
        if (is_letter(c)) words += static_cast<char>(c | 0x20);
    }
    if (words == "page" || words == "pageof" || words == "of" || words == "p") return true;
    const bool has_digit = std::any_of(line.begin(), line.end(), is_digit);
    const bool roman = !words.empty() && words.find_first_not_of("ivxlc") == std::string::npos && line.size() < 8;
    return (has_digit && words.empty() && line.size() < 12) || (!has_digit && roman);
}

/// Indexes of a page's lines that stand at its edges and say something.
std::vector<std::size_t> edges_of(const Lines& page) {
    std::vector<std::size_t> filled;
    for (std::size_t i = 0; i < page.size(); ++i) {
        if (!page[i].empty()) filled.push_back(i);
    }
    if (filled.size() > 2 * kEdgeLines) {
        filled.erase(filled.begin() + kEdgeLines, filled.end() - static_cast<std::ptrdiff_t>(kEdgeLines));
    }
    return filled;
}

void drop_running_heads(std::vector<Lines>& pages) {
    std::unordered_map<std::string, std::size_t> counts;
    for (const Lines& page : pages) {
        std::unordered_set<std::string> seen;
        for (const std::size_t i : edges_of(page)) seen.insert(shape_of(page[i]));
        for (const std::string& shape : seen) ++counts[shape];
    }
    const std::size_t enough = std::max<std::size_t>(3, pages.size() / 3);
    for (Lines& page : pages) {
        for (const std::size_t i : edges_of(page)) {
            const bool repeated = counts[shape_of(page[i])] >= enough;
            if (repeated || (pages.size() > 1 && is_page_number(page[i]))) page[i] = {};
        }
    }
}

std::unordered_set<std::string_view> words_of(std::string_view text) {
    std::unordered_set<std::string_view> words;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at;
        while (end < text.size() && (is_letter(text[end]) || text[end] == '-')) ++end;
        if (end > at) words.insert(text.substr(at, end - at));
        at = std::max(end, at + 1);
    }
    return words;
}

class Joiner {
public:
    explicit Joiner(std::string_view text) : words_(words_of(text)) {}

    void add(std::string_view line) {
        if (line.empty()) {
            blank_ = true;
            return;
        }
        const bool goes_on = !paragraph_.empty() && (!blank_ || continues(line));
        if (!goes_on) finish();
        join(line);
        blank_ = false;
    }

    std::string take() {
        finish();
        return std::move(out_);
    }

private:
    /// Whether a line after a gap (a page's end, a picture) goes on with the paragraph before it.
    [[nodiscard]] bool continues(std::string_view line) const {
        const bool small = line[0] >= 'a' && line[0] <= 'z';
        return small && !ends_like_sentence(paragraph_) && paragraph_.size() > 40;
    }

    void join(std::string_view line) {
        if (paragraph_.empty()) {
            paragraph_ = line;
            return;
        }
        for (const std::string_view hyphen :
             {std::string_view("-"), std::string_view("\u00AD"), std::string_view("‐")}) {
            if (!paragraph_.ends_with(hyphen) || !(line[0] >= 'a' && line[0] <= 'z')) continue;
            if (hyphen != "-" || is_division(line)) paragraph_.resize(paragraph_.size() - hyphen.size());
            paragraph_ += line;
            return;
        }
        const bool dash = paragraph_.ends_with("—") || (paragraph_.ends_with('-') && !paragraph_.ends_with(" -"));
        if (!dash) paragraph_ += ' ';
        paragraph_ += line;
    }

    [[nodiscard]] bool is_division(std::string_view line) const {
        std::size_t start = paragraph_.size() - 1;
        while (start > 0 && is_letter(paragraph_[start - 1])) --start;
        const std::string first = paragraph_.substr(start, paragraph_.size() - 1 - start);
        std::size_t end = 0;
        while (end < line.size() && is_letter(line[end])) ++end;
        const std::string second(line.substr(0, end));
        if (first.empty()) return false;
        return words_.contains(first + second) || !words_.contains(first + "-" + second);
    }

    void finish() {
        if (paragraph_.empty()) return;
        if (!out_.empty()) out_ += "\n\n";
        out_ += std::exchange(paragraph_, {});
    }

    std::unordered_set<std::string_view> words_;
    std::string paragraph_;
    std::string out_;
    bool blank_ = false;
};

}  // namespace

std::string mend_pages(std::string_view pages) {
    std::vector<Lines> lines = split_pages(pages);
    drop_running_heads(lines);
    Joiner joiner(pages);
    for (const Lines& page : lines) {
        for (const std::string_view line : page) joiner.add(line);
        joiner.add({});
    }
    return joiner.take();
}

}  // namespace entente
