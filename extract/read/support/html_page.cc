// libxml2's HTML parser calls back for each tag and text; no tree is built, so depth costs no stack. Each open element
// is a frame that inherits from the one around it; text goes into the current block, which ends where any block-level
// element starts or ends, or at an empty line of <br>.
#include "extract/read/support/html_page.h"

#include <libxml/HTMLparser.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <optional>
#include <utility>

#include "extract/read/support/source_text.h"

namespace entente {
namespace {

enum class TagKind : std::uint8_t {
    inline_text,
    block,
    paragraph,
    heading,
    item,
    quote,
    cell,
    row,
    line_break,
    silent,  // its text is no prose
    noise,
    header,
    figure,
    article,
    main,
    script,
    title,
    meta,
    link,
    time
};

using Tag = std::pair<std::string_view, TagKind>;

constexpr auto kTags = [] {
    using enum TagKind;
    std::array tags = {
        Tag{"address", block},    Tag{"article", article}, Tag{"aside", noise},    Tag{"audio", silent},
        Tag{"blockquote", quote}, Tag{"body", block},      Tag{"br", line_break},  Tag{"button", silent},
        Tag{"canvas", silent},    Tag{"caption", noise},   Tag{"center", block},   Tag{"dd", item},
        Tag{"details", block},    Tag{"dialog", noise},    Tag{"div", block},      Tag{"dl", block},
        Tag{"dt", item},          Tag{"embed", silent},    Tag{"fieldset", block}, Tag{"figcaption", noise},
        Tag{"figure", figure},    Tag{"footer", noise},    Tag{"form", block},     Tag{"h1", heading},
        Tag{"h2", heading},       Tag{"h3", heading},      Tag{"h4", heading},     Tag{"h5", heading},
        Tag{"h6", heading},       Tag{"head", block},      Tag{"header", header},  Tag{"hr", block},
        Tag{"html", block},       Tag{"iframe", silent},   Tag{"label", silent},   Tag{"legend", silent},
        Tag{"li", item},          Tag{"link", link},       Tag{"main", main},      Tag{"map", silent},
        Tag{"math", silent},      Tag{"menu", noise},      Tag{"meta", meta},      Tag{"nav", noise},
        Tag{"noscript", silent},  Tag{"object", silent},   Tag{"ol", block},       Tag{"option", silent},
        Tag{"p", paragraph},      Tag{"pre", block},       Tag{"script", script},  Tag{"section", block},
        Tag{"select", silent},    Tag{"style", silent},    Tag{"summary", block},  Tag{"svg", silent},
        Tag{"table", block},      Tag{"tbody", block},     Tag{"td", cell},        Tag{"template", silent},
        Tag{"textarea", silent},  Tag{"tfoot", block},     Tag{"th", cell},        Tag{"thead", block},
        Tag{"time", time},        Tag{"title", title},     Tag{"tr", row},         Tag{"ul", block},
        Tag{"video", silent},
    };
    std::sort(tags.begin(), tags.end());
    return tags;
}();

TagKind tag_kind(std::string_view name) {
    const auto* const found =
        std::lower_bound(kTags.begin(), kTags.end(), name, [](const Tag& tag, auto key) { return tag.first < key; });
    return found != kTags.end() && found->first == name ? found->second : TagKind::inline_text;
}

bool is_block(TagKind kind) {
    return kind != TagKind::inline_text && kind != TagKind::line_break && kind < TagKind::script &&
           kind != TagKind::silent;
}

// words of classes and ids; those of one class are cut at hyphens, underscores and capitals
constexpr auto kNoiseWords = [] {
    std::array<std::string_view, 61> words = {"ad",
                                              "ads",
                                              "advert",
                                              "advertisement",
                                              "advertising",
                                              "banner",
                                              "bio",
                                              "breadcrumb",
                                              "breadcrumbs",
                                              "byline",
                                              "caption",
                                              "captions",
                                              "comment",
                                              "comments",
                                              "consent",
                                              "cookie",
                                              "cookies",
                                              "copyright",
                                              "credit",
                                              "credits",
                                              "disqus",
                                              "dropdown",
                                              "footer",
                                              "gdpr",
                                              "masthead",
                                              "menu",
                                              "modal",
                                              "more",
                                              "nav",
                                              "navbar",
                                              "navigation",
                                              "newsletter",
                                              "outbrain",
                                              "overlay",
                                              "pagination",
                                              "paywall",
                                              "popular",
                                              "popup",
                                              "promo",
                                              "promos",
                                              "recirc",
                                              "recommended",
                                              "recommendations",
                                              "related",
                                              "rail",
                                              "share",
                                              "sharing",
                                              "sidebar",
                                              "signup",
                                              "skip",
                                              "social",
                                              "sponsored",
                                              "subscribe",
                                              "subscription",
                                              "tags",
                                              "taboola",
                                              "toolbar",
                                              "topics",
                                              "trending",
                                              "widget",
                                              "sronly"};
    std::sort(words.begin(), words.end());
    return words;
}();

// one of these in a class says that it speaks of the layout, or that the article stands inside
constexpr std::array<std::string_view, 8> kLayoutWords = {"with", "has", "no",      "without",
                                                          "is",   "js",  "wrapper", "wrap"};

// classes of content systems that list what an article is about: tag-social, category-sponsored
constexpr std::array<std::string_view, 8> kTopicPrefixes = {"tag-",  "category-", "author-", "post-",
                                                            "type-", "status-",   "format-", "topic-"};

// classes that widely used content systems give to an article, and to its text alone
constexpr std::array<std::string_view, 3> kArticleClasses = {"hentry", "post", "article"};
constexpr std::array<std::string_view, 17> kBodyClasses = {
    "entry-content", "article-body", "article__body", "articlebody", "story-body", "story__body", "article-content",
    "story-content", "article-text", "post-content",
    // the paragraph in larger letters that opens it
    "standfirst", "article-standfirst", "article__standfirst", "lede", "article-lede", "article-intro",
    "article__intro"};

template <typename Range>
bool contains(const Range& range, std::string_view word) {
    return std::find(range.begin(), range.end(), word) != range.end();
}

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_capital(char c) {
    return c >= 'A' && c <= 'Z';
}

/// Whether one class or id names noise: any of its words does, and none speaks of the layout.
bool names_noise(std::string_view name) {
    for (const std::string_view prefix : kTopicPrefixes) {
        if (name.starts_with(prefix)) return false;
    }
    bool noise = false;
    std::string word;
    for (std::size_t at = 0; at <= name.size(); ++at) {
        const bool ends = at == name.size() || !is_letter(name[at]) ||
                          (is_capital(name[at]) && at > 0 && is_letter(name[at - 1]) && !is_capital(name[at - 1]));
        if (ends && !word.empty()) {
            if (contains(kLayoutWords, word)) return false;
            noise = noise || std::binary_search(kNoiseWords.begin(), kNoiseWords.end(), std::string_view(word));
            word.clear();
        }
        if (at < name.size() && is_letter(name[at])) word += static_cast<char>(name[at] | 0x20);
    }
    return noise;
}

std::vector<std::string_view> words_of(std::string_view list) {
    std::vector<std::string_view> words;
    while (!list.empty()) {
        const std::size_t end = std::min(list.find_first_of(" \t\n\r\f"), list.size());
        if (end > 0) words.push_back(list.substr(0, end));
        list.remove_prefix(std::min(end + 1, list.size()));
    }
    return words;
}

std::string lower(std::string_view text) {
    std::string out(text);
    for (char& c : out) c = is_capital(c) ? static_cast<char>(c | 0x20) : c;
    return out;
}

class Attributes {
public:
    explicit Attributes(const xmlChar** list) : list_(list) {}

    [[nodiscard]] std::optional<std::string_view> find(std::string_view name) const {
        for (const xmlChar** at = list_; at != nullptr && *at != nullptr; at += 2) {
            if (name == as_text(at[0])) return at[1] == nullptr ? std::string_view() : as_text(at[1]);
        }
        return std::nullopt;
    }
    [[nodiscard]] std::string_view get(std::string_view name) const { return find(name).value_or(""); }

private:
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): libxml2's bytes are unsigned
    static std::string_view as_text(const xmlChar* text) { return reinterpret_cast<const char*>(text); }

    const xmlChar** list_;
};

bool has_noise_role(std::string_view role) {
    static constexpr std::array<std::string_view, 8> kRoles = {
        "navigation", "banner", "complementary", "contentinfo", "dialog", "alertdialog", "search", "menu"};
    return contains(kRoles, role);
}

bool is_hidden(const Attributes& attributes) {
    if (attributes.find("hidden")) return true;
    std::string style = lower(attributes.get("style"));
    style.erase(std::remove(style.begin(), style.end(), ' '), style.end());
    return style.find("display:none") != std::string::npos;
}

Noise noise_of(std::string_view name, TagKind kind, const Attributes& attributes) {
    if (name == "html" || name == "body" || name == "head") return Noise::none;
    if (kind == TagKind::noise || has_noise_role(attributes.get("role")) || is_hidden(attributes)) return Noise::sure;
    if (kind == TagKind::article || kind == TagKind::main || kind == TagKind::heading) return Noise::none;
    const auto classes = words_of(attributes.get("class"));
    const auto is_article = [](std::string_view one) {
        return contains(kArticleClasses, one) || contains(kBodyClasses, one);
    };
    if (std::any_of(classes.begin(), classes.end(), is_article)) return Noise::none;
    const bool named = std::any_of(classes.begin(), classes.end(), names_noise) || names_noise(attributes.get("id"));
    return named || kind == TagKind::header || kind == TagKind::figure ? Noise::likely : Noise::none;
}

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
        const auto classes = words_of(attributes.get("class"));
        const auto is_body = [](std::string_view one) { return contains(kBodyClasses, one); };
        const bool has_body_class = std::any_of(classes.begin(), classes.end(), is_body);
        if (has_body_class || lower(attributes.get("itemprop")) == "articlebody") frame.in_body = true;
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
