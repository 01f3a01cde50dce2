#include "extract/read/support/html_fragment.h"

#include <string>

#include "extract/read/support/block_writer.h"
#include "extract/read/support/html_main_text.h"
#include "extract/read/support/html_page.h"

namespace entente {

void append_html(Document& document, std::string_view html, bool takes_title) {
    constexpr std::size_t kMostBytes = 0x7FFFFF00;  // libxml2 counts in int
    // libxml2 wants a first element; text that stands alone gets one
    const Page page = parse_page("<div>" + std::string(html.substr(0, kMostBytes)) + "</div>");
    for (const std::size_t i : fragment_text(page)) {
        const PageBlock& block = page.blocks[i];
        BlockKind kind = block.kind == BlockKind::other ? BlockKind::paragraph : block.kind;
        if (takes_title && document.title.empty() && kind == BlockKind::heading) {
            document.title = collapsed(block.text);
            kind = BlockKind::title;
        }
        append_block(document, block.text, kind);
    }
}

std::string html_words(std::string_view html) {
    std::string words;
    for (const PageBlock& block : parse_page("<div>" + std::string(html) + "</div>").blocks) words += block.text + ' ';
    return collapsed(words);
}

}  // namespace entente
