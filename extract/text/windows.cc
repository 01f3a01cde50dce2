#include "extract/text/windows.h"

#include <algorithm>
#include <string_view>

#include "graph/base/utf8.h"

namespace entente {
namespace {

bool is_space(char c) {
    return c == ' ' || c == '\n' || c == '\t';
}

/// Whether a sentence seems to end before the space at `at`.
bool ends_sentence(std::string_view text, std::size_t at) {
    constexpr std::string_view kClosing = "\"')]";
    while (at > 0 && kClosing.find(text[at - 1]) != std::string_view::npos) --at;
    return at > 0 && (text[at - 1] == '.' || text[at - 1] == '!' || text[at - 1] == '?');
}

/// Within a paragraph: after the last sentence that ends in (from, goal], else after the last space, else before the
/// code point at `goal`.
std::uint32_t cut_inside(std::string_view text, std::uint32_t from, std::uint32_t goal) {
    std::uint32_t after_space = 0;
    for (std::uint32_t at = goal; at > from; --at) {
        if (!is_space(text[at - 1])) continue;
        if (ends_sentence(text, at - 1)) return at;
        if (after_space == 0) after_space = at;
    }
    if (after_space > 0) return after_space;
    while ((static_cast<unsigned char>(text[goal]) & 0xC0U) == 0x80U) --goal;
    return goal;
}

/// The last place in (lowest, goal] at which the document may be cut. `goal` lies within the text.
std::uint32_t place_before(const Document& document, std::uint32_t lowest, std::uint32_t goal) {
    const auto starts_after = [](std::uint32_t byte, const Block& block) { return byte < block.span.start; };
    const auto next = std::upper_bound(document.blocks.begin(), document.blocks.end(), goal, starts_after);
    const Span block = next == document.blocks.begin() ? Span{0, goal} : std::prev(next)->span;
    if (block.start > lowest) return block.start;
    if (block.end <= goal) return std::max(block.end, lowest + 1);
    return cut_inside(document.text, lowest, goal);
}

/// The end of the last paragraph that ends within the document's first `most` bytes.
std::uint32_t head_of(const Document& document, std::uint32_t most) {
    std::uint32_t end = 0;
    for (const Block& block : document.blocks) {
        if (block.span.end > most) break;
        end = block.span.end;
    }
    return end;
}

/// The parts of the document's blocks that lie in `part`, with their text at the end of `out`.
void append_part(const Document& document, Span part, Document& out) {
    const auto ends_before = [](const Block& block, std::uint32_t byte) { return block.span.end <= byte; };
    const auto shift = static_cast<std::uint32_t>(out.text.size()) - part.start;  // modulo 2^32
    out.text += part.of(document.text);
    auto block = std::lower_bound(document.blocks.begin(), document.blocks.end(), part.start, ends_before);
    for (; block != document.blocks.end() && block->span.start < part.end; ++block) {
        Span span = {std::max(block->span.start, part.start), std::min(block->span.end, part.end)};
        while (span.end > span.start && is_space(document.text[span.end - 1])) --span.end;
        if (!span.empty()) out.blocks.push_back({{span.start + shift, span.end + shift}, block->kind, block->aside});
    }
}

}  // namespace

std::vector<Window> windows_of(const Document& document, const WindowSizes& sizes) {
    const auto size = static_cast<std::uint32_t>(document.text.size());
    if (size <= sizes.window) return {{{0, size}}};
    const std::uint32_t count = (size - 1) / sizes.window + 1;
    const std::uint32_t share = size / count;
    const std::uint32_t head = head_of(document, sizes.head);
    const bool with_context = document.blocks.size() > 1;  // a single block is read in another way: it stays one
    std::vector<Window> out;
    std::uint32_t start = 0;
    std::uint32_t counted = 0;  // bytes
    std::uint32_t code_points = 0;
    for (std::uint32_t i = 1; i <= count; ++i) {
        const std::uint32_t end = i == count ? size : place_before(document, start + share / 2, i * share);
        Window window = {{start, end}, 0, start};
        if (with_context && i > 1) {
            const std::uint32_t lowest = std::max(counted, start - std::min(start, sizes.context));
            window.context = place_before(document, lowest, (lowest + start) / 2);
            if (head <= window.context) window.head = head;
        }
        const std::string_view text = document.text;
        code_points += static_cast<std::uint32_t>(count_code_points(text.substr(counted, window.context - counted)));
        counted = window.context;
        window.code_points = code_points;
        out.push_back(window);
        start = end;
    }
    return out;
}

WindowDocument document_of(const Document& whole, const Window& window) {
    WindowDocument out;
    Document& part = out.document;
    part.uri = whole.uri;
    part.title = whole.title;
    part.date = whole.date;
    part.language = whole.language;
    part.metadata = whole.metadata;
    if (window.head > 0) {
        append_part(whole, {0, window.head}, part);
        part.text += "\n\n";
    }
    out.code_points = window.code_points - static_cast<std::uint32_t>(count_code_points(part.text));
    append_part(whole, {window.context, window.own.start}, part);
    out.own = static_cast<std::uint32_t>(part.text.size());
    append_part(whole, window.own, part);
    return out;
}

}  // namespace entente
