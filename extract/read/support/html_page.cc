// libxml2's HTML parser calls back for each tag and text; no tree is built, so depth costs no stack. Each open element
// is a frame that inherits from the one around it; text goes into the current block, which ends where any block-level
// element starts or ends, or at an empty line of <br>.
#include "extract/read/support/html_page.h"

#include <libxml/HTMLparser.h>

#include <algorithm>
#include <array>
#include <utility>

#include "extract/read/support/html_attributes.h"
#include "extract/read/support/html_noise.h"
#include "extract/read/support/html_tags.h"
#include "extract/read/support/source_text.h"

namespace entente {
namespace {

/// What an open element hands on to those in it.
struct Frame {
    TagKind kind = TagKind::block;
    BlockKind block_kind = BlockKind::other;
    Noise noise = Noise::none;
    bool ends_block = false;
    bool silent = false;
    bool in_link = false;
    bool in_main = false;
    bool in_body = false;
    bool in_table = false;
    int heading_level = 0;
    std::uint32_t article = 0;
};

class PageBuilder {
public:
    void start(std::string_view name, const Attributes& attributes) {
        const TagKind kind = tag_kind(name);
        Frame frame = frames_.empty() ? Frame() : frames_.back();
        frame.kind = kind;
        frame.ends_block = is_block(kind);
        if (frame.ends_block && kind != TagKind::cell) finish_block();
        note(name, kind, attributes, frame);
        enter(name, kind, attributes, frame);
        frames_.push_back(frame);
        if (kind == TagKind::cell) start_cell();
        if (kind == TagKind::line_break) break_line();
    }

    void end() {
        if (frames_.empty()) return;
        const Frame frame = frames_.back();
        if (frame.ends_block && frame.kind != TagKind::cell) finish_block();
        if (frame.kind == TagKind::script && keeps_script_) page_.json_ld.push_back(std::exchange(script_, {}));
        if (frame.kind == TagKind::script) keeps_script_ = false;
        frames_.pop_back();
    }

    void text(std::string_view text) {
        if (frames_.empty()) return;
        const Frame& frame = frames_.back();
        if (frame.kind == TagKind::script) return script(text);
        if (frame.kind == TagKind::title) {
            if (!frame.silent && !title_done_) page_.title += text;
            return;
        }
        if (!frame.silent) append(text, frame);
    }

    void script(std::string_view text) {
        if (keeps_script_) script_ += text;
    }

    Page take() {
        finish_block();
        page_.title = stripped(page_.title);
        return std::move(page_);
    }

    void cut() { page_.is_cut = true; }

private:
    void note(std::string_view name, TagKind kind, const Attributes& attributes, const Frame& frame) {
        switch (kind) {
            case TagKind::meta: note_meta(attributes); break;
            case TagKind::link: note_link(attributes); break;
            case TagKind::script:
                page_.has_scripts = true;
                keeps_script_ = lower(attributes.get("type")).find("ld+json") != std::string::npos;
                break;
            case TagKind::title: title_done_ = !page_.title.empty(); break;
            case TagKind::time:
                if (!attributes.get("datetime").empty()) {
                    page_.times.push_back({std::string(attributes.get("datetime")), frame.noise, frame.article > 0});
                }
                break;
            default: break;
        }
        if (name == "html" && page_.language.empty()) page_.language = attributes.get("lang");
    }

    void note_meta(const Attributes& attributes) {
        const std::string_view content = attributes.get("content");
        for (const char* const key : {"property", "name", "itemprop", "http-equiv"}) {
            const std::string_view about = attributes.get(key);
            if (!about.empty() && !content.empty()) page_.meta.emplace_back(lower(about), content);
        }
    }

    void note_link(const Attributes& attributes) {
        const bool canonical = lower(attributes.get("rel")) == "canonical";
        if (canonical && page_.canonical.empty()) page_.canonical = attributes.get("href");
    }

    void enter(std::string_view name, TagKind kind, const Attributes& attributes, Frame& frame) {
        Noise noise = noise_of(name, kind, attributes);
        const bool in_article = frame.article > 0 || frame.in_main;
        if (kind == TagKind::header && in_article && noise == Noise::likely) noise = Noise::none;
        frame.noise = std::max(frame.noise, noise);
        if (!frame.ends_block && noise != Noise::none && kind != TagKind::time) frame.silent = true;
        if (kind == TagKind::silent || kind == TagKind::script) frame.silent = true;
        if (name == "a") frame.in_link = true;
        switch (kind) {
            case TagKind::article: enter_article(frame); break;
            case TagKind::main: frame.in_main = true; break;
            case TagKind::heading: frame.heading_level = name[1] - '0'; break;
            case TagKind::row: frame.in_table = true; break;
            case TagKind::item: frame.block_kind = BlockKind::list_item; break;
            case TagKind::quote: frame.block_kind = BlockKind::quote; break;
            case TagKind::paragraph:
                if (frame.block_kind == BlockKind::other) frame.block_kind = BlockKind::paragraph;
                break;
            default: break;
        }
        if (attributes.get("role") == "main") frame.in_main = true;
        if (is_article_body(attributes)) frame.in_body = true;
    }

    void enter_article(Frame& frame) {
        const auto number = static_cast<std::uint32_t>(page_.article_roots.size());
        page_.article_roots.push_back(frame.article == 0 ? number : page_.article_roots[frame.article]);
        frame.article = number;
    }

    /// Cells of a row are one block with bars between, unless they are columns of a layout.
    void start_cell() {
        if (block_.text.empty()) return;
        constexpr std::size_t kLongCell = 120;
        if (block_.text.size() - cell_start_ > kLongCell || block_.link_bytes > block_.text.size() / 2) {
            finish_block();
        } else {
            block_.text += " | ";
            block_.kind = BlockKind::table;
        }
        cell_start_ = block_.text.size();
    }

    void break_line() {
        ++breaks_;
        if (breaks_ > 1) finish_block();
        if (!block_.text.empty()) pending_ = '\n';
    }

    void append(std::string_view text, const Frame& frame) {
        for (std::size_t at = 0; at < text.size();) {
            const std::string_view rest = text.substr(at);
            if (const std::size_t space = space_size(rest)) {
                if (pending_ == 0 && !block_.text.empty()) pending_ = ' ';
                at += space;
            } else if (rest.starts_with("\u00AD") || rest.starts_with("\u200B") || rest.starts_with("\uFEFF")) {
                at += rest[0] == '\xC2' ? 2 : 3;
            } else {
                const std::size_t end = word_end(rest);
                append_word(rest.substr(0, end), frame);
                at += end;
            }
        }
    }

    static bool is_plain_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

    static std::size_t space_size(std::string_view text) {
        if (is_plain_space(text[0])) return 1;
        return text.starts_with("\u00A0") ? 2 : 0;
    }

    /// The first byte after the start where white space or a character that is left out may stand.
    static std::size_t word_end(std::string_view text) {
        std::size_t at = 1;
        while (at < text.size() && !is_plain_space(text[at]) && text[at] != '\xC2' && text[at] != '\xE2' &&
               text[at] != '\xEF') {
            ++at;
        }
        return at;
    }

    void append_word(std::string_view word, const Frame& frame) {
        if (!block_.text.empty() && block_.noise != frame.noise) finish_block();
        if (block_.text.empty()) start_block(frame);
        const std::size_t before = block_.text.size();
        if (pending_ != 0 && !block_.text.empty()) block_.text += pending_;
        pending_ = 0;
        breaks_ = 0;
        block_.text += word;
        if (frame.in_link) block_.link_bytes += static_cast<std::uint32_t>(block_.text.size() - before);
    }

    void start_block(const Frame& frame) {
        block_.kind = frame.heading_level > 0 ? BlockKind::heading : frame.block_kind;
        if (frame.in_table && block_.kind == BlockKind::other) block_.kind = BlockKind::paragraph;
        block_.noise = frame.noise;
        block_.heading_level = frame.heading_level;
        block_.article = frame.article;
        block_.in_main = frame.in_main;
        block_.in_body = frame.in_body;
        cell_start_ = 0;
    }

    void finish_block() {
        pending_ = 0;
        breaks_ = 0;
        while (block_.text.ends_with(" | ")) block_.text.resize(block_.text.size() - 3);
        if (!block_.text.empty()) page_.blocks.push_back(std::move(block_));
        block_ = {};
    }

    Page page_;
    std::vector<Frame> frames_;
    PageBlock block_;
    std::size_t cell_start_ = 0;
    char pending_ = 0;  // white space before the next word
    int breaks_ = 0;
    std::string script_;
    bool keeps_script_ = false;
    bool title_done_ = false;
};

struct Parse {
    PageBuilder builder;
    htmlParserCtxtPtr context = nullptr;
};

Parse& parse_of(void* user) {
    return *static_cast<Parse*>(user);
}

std::string_view as_text(const xmlChar* text, int size) {
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): libxml2's bytes are unsigned
    return {reinterpret_cast<const char*>(text), static_cast<std::size_t>(size)};
}

void on_start(void* user, const xmlChar* name, const xmlChar** attributes) {
    Parse& parse = parse_of(user);
    parse.builder.start(as_text(name, xmlStrlen(name)), Attributes(attributes));
    if (parse.context->nameNr < kMaxHtmlDepth) return;
    parse.builder.cut();
    xmlStopParser(parse.context);
}

void on_end(void* user, const xmlChar* /*name*/) {
    parse_of(user).builder.end();
}
void on_text(void* user, const xmlChar* text, int size) {
    parse_of(user).builder.text(as_text(text, size));
}
void on_script(void* user, const xmlChar* text, int size) {
    parse_of(user).builder.script(as_text(text, size));
}

htmlSAXHandler make_handler() {
    htmlSAXHandler handler = {};
    handler.startElement = on_start;
    handler.endElement = on_end;
    handler.characters = on_text;
    handler.ignorableWhitespace = on_text;
    handler.cdataBlock = on_script;
    return handler;
}

}  // namespace

Page parse_page(std::string_view html) {
    Parse parse;
    parse.context = htmlNewParserCtxt();
    if (parse.context == nullptr) return {};
    *parse.context->sax = make_handler();
    parse.context->userData = &parse;
    constexpr int kOptions = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                             HTML_PARSE_NODEFDTD | HTML_PARSE_IGNORE_ENC;
    const auto size = static_cast<int>(html.size());
    xmlFreeDoc(htmlCtxtReadMemory(parse.context, html.data(), size, nullptr, "UTF-8", kOptions));
    htmlFreeParserCtxt(parse.context);
    return parse.builder.take();
}

}  // namespace entente
