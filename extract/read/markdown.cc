// Markdown. The markup is stripped, so the document's text is a new one, made of the prose: one block after another
// with a blank line between (list items: a line break), lines of a paragraph joined by a space, tables with a row a
// line and a bar between cells. Code, images, raw HTML and the addresses of links are left out. Offsets refer to this
// text, and the graph stores it. md4c parses CommonMark with GitHub's tables.
#include <md4c.h>

#include <array>
#include <cstdint>
#include <string>
#include <utility>

#include "extract/read/reader.h"
#include "extract/read/support/article_head.h"
#include "extract/read/support/front_matter.h"
#include "extract/read/support/html_entity.h"
#include "extract/read/support/source_text.h"
#include "extract/read/support/written_date.h"

namespace entente {
namespace {

constexpr std::array<std::string_view, 3> kSuffixes = {".md", ".markdown", ".mkd"};

/// Writes the prose of a Markdown text, as md4c goes through it, into a document.
class ProseWriter {
public:
    explicit ProseWriter(Document& document) : document_(document), prose_(document.text) {}

    void enter_block(MD_BLOCKTYPE type, const void* detail) {
        if (type == MD_BLOCK_TD || type == MD_BLOCK_TH) {
            if (prose_.size() > block_start_ && prose_.back() != '\n') prose_ += " | ";
            return;
        }
        if (in_table_) return;
        finish_block();
        switch (type) {
            case MD_BLOCK_QUOTE: ++quotes_; break;
            case MD_BLOCK_LI: ++items_; break;
            case MD_BLOCK_CODE:
            case MD_BLOCK_HTML: ++silent_; break;
            case MD_BLOCK_H: heading_level_ = static_cast<const MD_BLOCK_H_DETAIL*>(detail)->level; break;
            case MD_BLOCK_TABLE: in_table_ = true; break;
            default: break;
        }
    }

    void leave_block(MD_BLOCKTYPE type) {
        if (type == MD_BLOCK_TR) prose_ += '\n';
        if (in_table_ && type != MD_BLOCK_TABLE) return;
        finish_block();
        switch (type) {
            case MD_BLOCK_QUOTE: --quotes_; break;
            case MD_BLOCK_LI: --items_; break;
            case MD_BLOCK_CODE:
            case MD_BLOCK_HTML: --silent_; break;
            case MD_BLOCK_H: heading_level_ = 0; break;
            case MD_BLOCK_TABLE: in_table_ = false; break;
            default: break;
        }
    }

    void enter_span(MD_SPANTYPE type) { silent_ += type == MD_SPAN_IMG ? 1 : 0; }
    void leave_span(MD_SPANTYPE type) { silent_ -= type == MD_SPAN_IMG ? 1 : 0; }

    void text(MD_TEXTTYPE type, std::string_view text) {
        if (silent_ > 0 || type == MD_TEXT_HTML) return;
        switch (type) {
            case MD_TEXT_BR: prose_ += '\n'; break;
            case MD_TEXT_SOFTBR: prose_ += ' '; break;
            case MD_TEXT_ENTITY: append_html_entity(prose_, text); break;
            default: prose_ += text; break;
        }
    }

private:
    [[nodiscard]] BlockKind kind() const {
        if (in_table_) return BlockKind::table;
        if (heading_level_ == 1 && document_.title.empty()) return BlockKind::title;
        if (heading_level_ > 0) return BlockKind::heading;
        if (quotes_ > 0) return BlockKind::quote;
        return items_ > 0 ? BlockKind::list_item : BlockKind::paragraph;
    }

    /// Makes a block of what was written since the last one, if it is more than white space.
    void finish_block() {
        const std::string_view written = stripped(std::string_view(prose_).substr(block_start_));
        if (written.empty()) {
            prose_.resize(block_start_);
            return;
        }
        const auto start = static_cast<std::uint32_t>(written.data() - prose_.data());
        const auto end = start + static_cast<std::uint32_t>(written.size());
        const BlockKind block_kind = kind();
        if (block_kind == BlockKind::title) document_.title = written;
        document_.blocks.push_back({{start, end}, block_kind});
        prose_.resize(end);
        prose_ += items_ > 0 ? "\n" : "\n\n";
        block_start_ = prose_.size();
    }

    Document& document_;
    std::string& prose_;
    std::size_t block_start_ = document_.text.size();
    int quotes_ = 0;
    int items_ = 0;
    int silent_ = 0;
    unsigned heading_level_ = 0;  // 0: in none
    bool in_table_ = false;
};

ProseWriter& writer_of(void* user) {
    return *static_cast<ProseWriter*>(user);
}

MD_PARSER make_parser() {
    MD_PARSER parser = {};
    parser.flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_NOINDENTEDCODEBLOCKS;
    parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* user) {
        return writer_of(user).enter_block(type, detail), 0;
    };
    parser.leave_block = [](MD_BLOCKTYPE type, void*, void* user) { return writer_of(user).leave_block(type), 0; };
    parser.enter_span = [](MD_SPANTYPE type, void*, void* user) { return writer_of(user).enter_span(type), 0; };
    parser.leave_span = [](MD_SPANTYPE type, void*, void* user) { return writer_of(user).leave_span(type), 0; };
    parser.text = [](MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* user) {
        return writer_of(user).text(type, {text, size}), 0;
    };
    return parser;
}

void take_date(Document& document, const std::string& value, Diagnostics& diagnostics) {
    if (auto date = parse_date_field(value)) {
        document.date = *std::move(date);
    } else {
        diagnostics.add({Severity::warning, document.uri, 0, 0, "date \"" + value + "\" is no date; left out"});
    }
}

void take_front_matter(Document& document, const FrontMatter& header, Diagnostics& diagnostics) {
    for (const auto& [key, value] : header.fields) {
        if (key == "title") {
            document.title = value;
        } else if (key == "date") {
            take_date(document, value, diagnostics);
        } else if (key == "lang" || key == "language") {
            document.language = value;
        } else {
            document.metadata.emplace_back(key, value);
        }
    }
}

/// A title that the header gives stands before the prose, unless the prose opens with it.
void write_title_block(Document& document) {
    if (document.title.empty()) return;
    const std::string title = document.title;
    prepend_title(document, title);
    document.text.resize(document.blocks.back().span.end);
    document.text += "\n\n";
}

bool same_text(const Document& document, const Block& left, const Block& right) {
    return left.span.of(document.text) == right.span.of(document.text);
}

/// Whether the text's own heading says again what the header's title says.
void drop_repeated_title(Document& document) {
    if (document.title.empty() || document.blocks.size() < 2) return;
    if (same_text(document, document.blocks[0], document.blocks[1])) document.blocks[1].kind = BlockKind::other;
}

int recognise_markdown(std::string_view head) {
    const FrontMatter header = parse_front_matter(head);
    return header.size > 0 ? 2 : 1;
}

void read_markdown(const Input& input, const DocumentSink& sink, Diagnostics& diagnostics) {
    Document document;
    if (!read_text(input, document, diagnostics)) return;
    const std::string source = std::exchange(document.text, {});
    const FrontMatter header = parse_front_matter(source);
    take_front_matter(document, header, diagnostics);
    write_title_block(document);
    ProseWriter writer(document);
    const MD_PARSER parser = make_parser();
    const auto size = static_cast<MD_SIZE>(source.size() - header.size);
    if (md_parse(source.data() + header.size, size, &parser, &writer) != 0) {
        diagnostics.add({Severity::error, input.uri, 0, 0, "out of memory while reading Markdown"});
        return;
    }
    if (document.blocks.empty()) {
        diagnostics.add({Severity::error, input.uri, 0, 0, "no prose in it: nothing but markup or code"});
        return;
    }
    document.text.resize(document.blocks.back().span.end);
    drop_repeated_title(document);
    read_article_head(document);
    sink(std::move(document));
}

}  // namespace

extern const Reader markdown_reader;
const Reader markdown_reader = {"markdown", "Markdown: prose without its markup; front matter", kSuffixes,
                                recognise_markdown, read_markdown};

}  // namespace entente
