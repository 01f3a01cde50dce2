// Wrapped lines are told from short paragraphs by how full they are: an editor that wraps at a width breaks a line only
// where the next word would not have fitted. The width is that of the longest line in a run of lines; texts with lines
// beyond 120 characters were not wrapped. A line that breaks off at a comma, or before a small letter, goes on too.
#include "extract/read/support/plain_blocks.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "extract/read/support/source_text.h"
#include "graph/base/utf8.h"

namespace entente {
namespace {

constexpr std::size_t kWidestWrap = 120;
constexpr std::size_t kNarrowestWrap = 50;
constexpr std::size_t kLongestHeading = 120;

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

Span span_within(std::string_view text, std::string_view part) {
    const auto start = static_cast<std::uint32_t>(part.data() - text.data());
    return {start, start + static_cast<std::uint32_t>(part.size())};
}

/// The bytes that a bullet or a number takes at the start of a line, with the space after it; 0 where there is none.
std::size_t bullet_size(std::string_view line) {
    static constexpr std::array<std::string_view, 11> kBullets = {"-", "*", "+", "•", "‣", "▪",
                                                                  "◦", "●", "–", "·", "■"};
    std::size_t size = 0;
    for (const std::string_view bullet : kBullets) {
        if (line.starts_with(bullet)) size = bullet.size();
    }
    if (size == 0 && is_digit(line[0])) {
        size = line.size() > 1 && is_digit(line[1]) ? 2 : 1;
        if (size == line.size() || (line[size] != '.' && line[size] != ')')) return 0;
        ++size;
    }
    if (size == 0 || size >= line.size() || (line[size] != ' ' && line[size] != '\t')) return 0;
    const std::size_t text = line.find_first_not_of(" \t", size);
    return text == std::string_view::npos ? 0 : text;
}

bool is_table_row(std::string_view line) {
    const auto cells = [line](std::string_view separator) {
        std::size_t count = 0;
        for (auto at = line.find(separator); at != std::string_view::npos; at = line.find(separator, at + 1)) ++count;
        return count;
    };
    return cells("\t") >= 2 || cells(" | ") >= 2;
}

bool is_heading(std::string_view line) {
    return line.size() <= 4 * kLongestHeading && count_code_points(line) <= kLongestHeading &&
           !ends_like_sentence(line);
}

bool ends_with_any(std::string_view line, std::initializer_list<std::string_view> ends) {
    return std::any_of(ends.begin(), ends.end(), [line](auto end) { return line.ends_with(end); });
}

/// Whether the next word would not have fitted on `line`.
bool is_full(std::string_view line, std::string_view next, std::size_t width) {
    const std::string_view word = next.substr(0, next.find(' '));
    return count_code_points(line) + 1 + count_code_points(word) > width;
}

bool goes_on(std::string_view line, std::string_view next, std::size_t width) {
    if (bullet_size(next) > 0 || is_table_row(line) || is_table_row(next)) return false;
    if (ends_with_any(line, {",", " -", "–", "—", "("})) return true;
    if (next[0] >= 'a' && next[0] <= 'z' && !ends_like_sentence(line)) return true;
    return width <= kWidestWrap && is_full(line, next, std::max(width, kNarrowestWrap));
}

std::size_t longest(const std::vector<std::string_view>& lines) {
    std::size_t most = 0;
    for (const std::string_view line : lines) most = std::max(most, count_code_points(line));
    return most;
}

/// Cuts a run of lines without blank ones between them into blocks.
class RunCutter {
public:
    RunCutter(Document& document, const std::vector<std::string_view>& lines) : document_(document), lines_(lines) {}

    void cut() {
        const std::size_t width = lines_.size() > 1 ? longest(lines_) : 0;
        std::size_t first = 0;
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            if (i + 1 < lines_.size() && goes_on(lines_[i], lines_[i + 1], width)) continue;
            add(first, i);
            first = i + 1;
        }
    }

private:
    void add(std::size_t first, std::size_t last) {
        const std::string_view line = lines_[first];
        Span span = {span_within(document_.text, line).start, span_within(document_.text, lines_[last]).end};
        BlockKind kind = first == last && is_heading(line) ? BlockKind::heading : BlockKind::paragraph;
        if (const std::size_t bullet = bullet_size(line)) {
            span.start += static_cast<std::uint32_t>(bullet);
            kind = BlockKind::list_item;
        } else if (is_table_row(line)) {
            kind = BlockKind::table;
        }
        document_.blocks.push_back({span, kind});
    }

    Document& document_;
    const std::vector<std::string_view>& lines_;
};

/// The line that starts at `at`, which is moved behind it.
std::string_view next_line(std::string_view text, std::size_t& at) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    at = end + 1;
    return stripped(line);
}

}  // namespace

bool ends_like_sentence(std::string_view text) {
    for (bool cut = true; cut;) {
        cut = false;
        for (const std::string_view closing : {"\"", "'", ")", "]", "”", "’", "»", "*"}) {
            if (!text.ends_with(closing)) continue;
            text.remove_suffix(closing.size());
            cut = true;
        }
    }
    return ends_with_any(text, {".", "!", "?", ":", ";", "…"});
}

void append_plain_blocks(Document& document, std::size_t from) {
    const std::string_view text = document.text;
    std::vector<std::string_view> run;
    for (std::size_t at = from; at < text.size();) {
        const std::string_view line = next_line(text, at);
        if (!line.empty()) run.push_back(line);
        if (line.empty() || at >= text.size()) {
            RunCutter(document, run).cut();
            run.clear();
        }
    }
}

}  // namespace entente
