#include "extract/read/support/block_writer.h"

#include <algorithm>

#include "extract/read/support/source_text.h"
#include "graph/base/utf8.h"

namespace entente {

std::string collapsed(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    bool space = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        const std::string_view rest = text.substr(at);
        if (rest.starts_with("\u00AD") || rest.starts_with("\u00A0")) {
            space = space || rest[1] == '\xA0';
            ++at;
        } else if (c == ' ' || (c >= '\t' && c <= '\r') || c == 0) {
            space = true;
        } else {
            if (space && !out.empty()) out += ' ';
            space = false;
            out += c;
        }
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
