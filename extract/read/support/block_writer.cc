#include "extract/read/support/block_writer.h"

#include <algorithm>

#include "extract/read/support/source_text.h"
#include "graph/base/utf8.h"

namespace entente {

namespace {

/// Whether a byte stands for itself: no white space, and not the first of a soft hyphen or a space that does not break.
bool is_plain(char c) {
    return !(c == ' ' || (c >= '\t' && c <= '\r') || c == 0 || c == '\xC2');
}

}  // namespace

std::string collapsed(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    bool space = false;
    for (std::size_t at = 0; at < text.size();) {
        const std::string_view rest = text.substr(at);
        const auto* const end = std::find_if_not(rest.begin(), rest.end(), is_plain);
        const bool other =
            end == rest.begin() && rest[0] == '\xC2' && !rest.starts_with("\u00AD") && !rest.starts_with("\u00A0");
        const std::size_t plain = other ? 1 : static_cast<std::size_t>(end - rest.begin());
        if (plain > 0) {
            if (space && !out.empty()) out += ' ';
            space = false;
            out += rest.substr(0, plain);
            at += plain;
            continue;
        }
        const bool two = rest[0] == '\xC2';
        space = space || !two || rest[1] == '\xA0';
        at += two ? 2 : 1;
    }
    return std::string(stripped(out));
}

void append_block(Document& document, std::string_view text, BlockKind kind, Aside aside) {
    std::string clean = collapsed(text);
    repair_utf8(clean);
    if (clean.empty()) return;
    if (!document.blocks.empty()) {
        const bool list = kind == BlockKind::list_item && document.blocks.back().kind == BlockKind::list_item;
        document.text += list ? "\n" : "\n\n";
    }
    const auto start = static_cast<std::uint32_t>(document.text.size());
    document.text += clean;
    document.blocks.push_back({{start, static_cast<std::uint32_t>(document.text.size())}, kind, aside});
}

bool has_running_text(const Document& document) {
    return std::any_of(document.blocks.begin(), document.blocks.end(), [](const Block& block) {
        return block.aside == Aside::none && block.kind != BlockKind::title && block.kind != BlockKind::date_line;
    });
}

}  // namespace entente
