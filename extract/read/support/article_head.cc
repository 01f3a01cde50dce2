#include "extract/read/support/article_head.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>

#include "extract/read/support/plain_blocks.h"
#include "extract/read/support/source_text.h"
#include "extract/read/support/written_date.h"
#include "graph/base/utf8.h"

namespace entente {
namespace {

constexpr std::size_t kHeadBlocks = 8;
constexpr std::size_t kLongestTitle = 240;
constexpr std::ptrdiff_t kTitleWords = 4;

std::string_view text_of(const Document& document, const Block& block) {
    return block.span.of(document.text);
}

std::size_t head_size(const Document& document) {
    return std::min(document.blocks.size(), kHeadBlocks);
}

/// Marks the date lines of the head and takes the date; the day of publication is preferred to that of an update.
/// Returns the index of the first date line.
std::optional<std::size_t> mark_date_lines(Document& document) {
    std::optional<std::size_t> first;
    std::string published;
    std::string updated;
    for (std::size_t i = 0; i < head_size(document); ++i) {
        const auto line = parse_date_line(text_of(document, document.blocks[i]));
        if (!line) continue;
        document.blocks[i].kind = BlockKind::date_line;
        std::string& date = line->is_update ? updated : published;
        if (date.empty()) date = line->date;
        if (!first) first = i;
    }
    if (document.date.empty()) document.date = published.empty() ? updated : published;
    return first;
}

bool may_be_title(const Document& document, const Block& block) {
    const std::string_view text = text_of(document, block);
    if (block.kind == BlockKind::heading) return true;
    return block.kind == BlockKind::paragraph && text.size() <= kLongestTitle && !text.ends_with('.') &&
           !text.ends_with(':') && text.find('\n') == std::string_view::npos;
}

std::ptrdiff_t word_count(std::string_view text) {
    return std::count(text.begin(), text.end(), ' ') + 1;
}

/// The title among the blocks before `end`.
std::optional<std::size_t> find_title(const Document& document, std::size_t end) {
    std::optional<std::size_t> best;
    std::ptrdiff_t most = 0;
    for (std::size_t i = 0; i < end; ++i) {
        const Block& block = document.blocks[i];
        if (!may_be_title(document, block)) continue;
        const std::ptrdiff_t words = std::min(word_count(text_of(document, block)), kTitleWords);
        if (words > most) best = i;
        most = std::max(most, words);
    }
    return best;
}

/// The number of blocks that open the text before its first paragraph.
std::size_t opening_size(const Document& document) {
    std::size_t end = 0;
    while (end < head_size(document) && may_be_title(document, document.blocks[end])) ++end;
    return end;
}

void mark_title(Document& document, std::optional<std::size_t> date_line) {
    if (!document.title.empty() || document.blocks.size() < 2) return;
    auto title = find_title(document, date_line.value_or(opening_size(document)));
    if (!title && date_line == std::size_t{0} && may_be_title(document, document.blocks[1])) title = 1;
    if (!title) return;
    document.blocks[*title].kind = BlockKind::title;
    document.title = text_of(document, document.blocks[*title]);
}

void mark_bylines(Document& document) {
    for (std::size_t i = 0; i < head_size(document); ++i) {
        Block& block = document.blocks[i];
        const std::string_view text = text_of(document, block);
        if (block.kind == BlockKind::heading && (text.starts_with("By ") || text.starts_with("BY "))) {
            block.kind = BlockKind::other;
        }
    }
}

void take_dateline(Document& document) {
    for (std::size_t i = 0; i < head_size(document) && document.date.empty(); ++i) {
        if (document.blocks[i].kind != BlockKind::paragraph) continue;
        document.date = parse_dateline(text_of(document, document.blocks[i])).value_or("");
    }
}

}  // namespace

void read_article_head(Document& document) {
    const auto date_line = mark_date_lines(document);
    mark_bylines(document);
    mark_title(document, date_line);
    take_dateline(document);
}

std::size_t prepend_title(Document& document, std::string_view title) {
    document.title = stripped(title);
    std::replace(document.title.begin(), document.title.end(), '\n', ' ');
    if (document.title.empty()) return 0;
    const std::string_view text = stripped(document.text);
    const bool opens_with_it = text.starts_with(document.title) &&
                               (text.size() == document.title.size() || text[document.title.size()] == '\n');
    if (!opens_with_it) document.text.insert(0, document.title + "\n\n");
    const std::size_t start = document.text.find(document.title);
    const std::size_t end = start + document.title.size();
    document.blocks.push_back({{static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end)}, BlockKind::title});
    return end;
}

}  // namespace entente
