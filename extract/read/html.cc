// Saved web pages. The document's text is a new one, made of the page's article: its title, then one block after
// another with a blank line between (list items: a line break). Menus, related links, captions, comments and notices
// are left out. Offsets refer to this text, and the graph stores it.
#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "extract/read/reader.h"
#include "extract/read/support/block_writer.h"
#include "extract/read/support/html_charset.h"
#include "extract/read/support/html_main_text.h"
#include "extract/read/support/html_page.h"
#include "extract/read/support/json_ld.h"
#include "extract/read/support/source_text.h"
#include "extract/read/support/written_date.h"
#include "graph/base/utf8.h"

namespace entente {
namespace {

constexpr std::array<std::string_view, 4> kSuffixes = {".html", ".htm", ".xhtml", ".shtml"};

std::string meta_value(const Page& page, std::string_view name) {
    const auto found =
        std::find_if(page.meta.begin(), page.meta.end(), [name](const auto& entry) { return entry.first == name; });
    return found == page.meta.end() ? std::string() : std::string(stripped(found->second));
}

template <std::size_t Size>
std::string first_meta(const Page& page, const std::array<std::string_view, Size>& names) {
    for (const std::string_view name : names) {
        if (std::string value = meta_value(page, name); !value.empty()) return value;
    }
    return {};
}

// ---- title

/// "Deal signed | The Courier": without the site's name, which stands last or, where the page names it, first.
std::string_view without_site(std::string_view title, std::string_view site) {
    constexpr std::size_t kLeastTitle = 15;
    for (const std::string_view mark : {" | ", " – ", " — ", " - ", " :: ", " « "}) {
        const std::size_t at = title.rfind(mark);
        if (at == std::string_view::npos) continue;
        if (!site.empty() && title.substr(0, at) == site) return title.substr(at + mark.size());
        const bool is_site = title.substr(at + mark.size()) == site;
        if (is_site || (at >= kLeastTitle && at * 2 > title.size())) return title.substr(0, at);
    }
    return title;
}

bool say_the_same(std::string_view left, std::string_view right) {
    constexpr std::size_t kLeastKey = 10;
    const std::string one = text_key(left);
    const std::string other = text_key(right);
    if (one.size() < kLeastKey || other.size() < kLeastKey) return one == other && !one.empty();
    return one.find(other) != std::string::npos || other.find(one) != std::string::npos;
}

/// On pages without an <h1>: the first heading that is most of a title that the head states.
const PageBlock* heading_of(const Page& page, const std::array<std::string, 3>& stated) {
    std::array<std::string, 3> keys;
    std::transform(stated.begin(), stated.end(), keys.begin(), text_key);
    for (const PageBlock& block : page.blocks) {
        if (block.heading_level == 0 || block.noise == Noise::sure) continue;
        const auto is_most = [key = text_key(block.text)](const std::string& title) {
            return key.size() * 2 > title.size() && title.find(key) != std::string::npos;
        };
        if (std::any_of(keys.begin(), keys.end(), is_most)) return &block;
    }
    return nullptr;
}

/// The <h1> that the page's head agrees with, else the one in its article, else what the head says.
std::string find_title(const Page& page, const ArticleData& data) {
    const std::string site = meta_value(page, "og:site_name");
    std::array<std::string, 3> stated = {meta_value(page, "og:title"), data.headline,
                                         std::string(without_site(page.title, site))};
    for (std::string& title : stated) {
        constexpr std::size_t kLongestTitle = 1000;  // what is longer is no title, and is compared with each heading
        if (title.size() > kLongestTitle) title.clear();
    }
    const PageBlock* in_article = nullptr;
    const PageBlock* any = nullptr;
    for (const PageBlock& block : page.blocks) {
        if (block.heading_level != 1 || block.noise == Noise::sure) continue;
        for (const std::string& title : stated) {
            if (say_the_same(block.text, title)) return block.text;
        }
        if (in_article == nullptr && (block.article > 0 || block.in_main)) in_article = &block;
        if (any == nullptr && block.noise == Noise::none) any = &block;
    }
    if (in_article != nullptr) return in_article->text;
    if (const PageBlock* heading = heading_of(page, stated)) return heading->text;
    for (const std::string& title : stated) {
        if (!title.empty()) return std::string(without_site(title, site));
    }
    return any == nullptr ? std::string() : any->text;
}

// ---- date

constexpr std::array<std::string_view, 4> kOpenGraphDates = {"article:published_time", "og:article:published_time",
                                                             "article:published", "og:published_time"};
constexpr std::array<std::string_view, 14> kMetaDates = {
    "datepublished",  "parsely-pub-date", "sailthru.date",    "publish-date",
    "publishdate",    "pubdate",          "publication_date", "citation_publication_date",
    "dc.date.issued", "dcterms.issued",   "dc.date",          "dcterms.created",
    "date",           "article.published"};

/// The <time> that most likely says when the article appeared.
std::string time_value(const Page& page) {
    for (const bool in_article : {true, false}) {
        for (const Noise noise : {Noise::none, Noise::likely}) {
            for (const PageTime& time : page.times) {
                const bool fits = time.in_article == in_article && time.noise <= noise;
                if (fits && parse_date_field(time.value)) return time.value;
            }
        }
    }
    return {};
}

/// "/2019/03/14/", "/2019-03-14-", "/20190314": the first day in an address.
std::optional<std::string> date_in_address(std::string_view address) {
    constexpr std::size_t kDateSize = 10;
    for (std::size_t at = address.find('/'); at != std::string_view::npos; at = address.find('/', at + 1)) {
        const std::string_view rest = address.substr(at + 1);
        if (!rest.starts_with("19") && !rest.starts_with("20")) continue;
        for (const std::size_t size : {kDateSize, kDateSize - 1, kDateSize - 2}) {
            if (rest.size() < size) continue;
            const char next = rest.size() > size ? rest[size] : '/';
            if (next >= '0' && next <= '9') continue;
            auto date = parse_date_field(rest.substr(0, size));
            if (date && date->size() == kDateSize) return date;
        }
    }
    return std::nullopt;
}

std::optional<std::string> date_in_lines(const Page& page) {
    std::optional<std::string> updated;
    for (const PageBlock& block : page.blocks) {
        if (block.noise == Noise::sure || block.link_bytes > block.text.size() / 2) continue;
        const auto line = parse_date_line(block.text);
        if (line && !line->is_update) return line->date;
        if (line && !updated) updated = line->date;
    }
    if (updated) return updated;
    for (const PageBlock& block : page.blocks) {
        if (block.noise != Noise::none) continue;
        if (auto date = parse_dateline(block.text)) return date;
    }
    return std::nullopt;
}

std::string find_date(const Page& page, const ArticleData& data, const std::string& uri) {
    const std::array<std::string, 4> fields = {data.date, first_meta(page, kOpenGraphDates), time_value(page),
                                               first_meta(page, kMetaDates)};
    for (const std::string& field : fields) {
        if (auto date = parse_date_field(field)) return *std::move(date);
    }
    for (const std::string& address : {page.canonical, meta_value(page, "og:url"), uri}) {
        if (auto date = date_in_address(address)) return *std::move(date);
    }
    return date_in_lines(page).value_or("");
}

// ---- what else the head says

/// "en-US", "en_GB", "EN" as ISO 639-1.
std::string language_code(std::string_view name) {
    name = stripped(name);
    if (name.size() < 2 || (name.size() > 2 && name[2] != '-' && name[2] != '_')) return {};
    std::string code(name.substr(0, 2));
    for (char& c : code) c = static_cast<char>(c | 0x20);
    const bool letters = std::all_of(code.begin(), code.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    return letters ? code : std::string();
}

std::string find_language(const Page& page, const ArticleData& data) {
    for (const std::string& name :
         {page.language, data.language, meta_value(page, "content-language"), meta_value(page, "og:locale")}) {
        if (std::string code = language_code(name); !code.empty()) return code;
    }
    return {};
}

/// The first whole address that the page states as its own, without a fragment.
std::string find_address(const Page& page) {
    std::string any;
    for (const std::string& stated : {page.canonical, meta_value(page, "og:url")}) {
        const std::string_view address = std::string_view(stated).substr(0, stated.find('#'));
        if (address.starts_with("https://") || address.starts_with("http://")) return std::string(address);
        if (any.empty()) any = address;
    }
    return any;
}

void take_metadata(Document& document, const Page& page, const ArticleData& data) {
    const std::string author = data.author.empty() ? meta_value(page, "author") : data.author;
    const std::string site = data.site.empty() ? meta_value(page, "og:site_name") : data.site;
    const std::string url = find_address(page);
    for (auto [key, value] : {std::pair("author", author), std::pair("site", site), std::pair("url", url)}) {
        repair_utf8(value);
        if (value.empty()) continue;
        const bool whole = value.starts_with("https://") || value.starts_with("http://");
        if (key == std::string_view("url") && whole) document.address = value;
        document.metadata.emplace_back(key, std::move(value));
    }
}

// ---- text

struct TextBlock {
    std::string_view text;
    BlockKind kind = BlockKind::paragraph;
};

std::vector<TextBlock> chosen(const Page& page, const std::vector<std::size_t>& blocks) {
    std::vector<TextBlock> out;
    out.reserve(blocks.size());
    for (const std::size_t i : blocks) {
        const PageBlock& block = page.blocks[i];
        out.push_back({block.text, block.kind == BlockKind::other ? BlockKind::paragraph : block.kind});
    }
    return out;
}

/// The page's own statement of its text as a page: its markup read, or a paragraph a line.
Page body_page(const std::string& body) {
    if (body.find_first_of("<&") != std::string::npos) return parse_page("<div>" + body + "</div>");
    Page page;
    std::string_view rest = body;
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find_first_of("\n\r"), rest.size());
        const std::string_view line = stripped(rest.substr(0, end));
        if (!line.empty()) page.blocks.push_back({.text = std::string(line), .kind = BlockKind::paragraph});
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return page;
}

std::vector<std::size_t> all_blocks(const Page& page) {
    std::vector<std::size_t> blocks(page.blocks.size());
    for (std::size_t i = 0; i < blocks.size(); ++i) blocks[i] = i;
    return blocks;
}

/// The article's blocks. What JSON-LD says is its text decides, unless that is only the start of it; the page's own
/// blocks are taken where they hold it, since JSON-LD seldom keeps paragraphs. `body` must outlive the result.
std::vector<TextBlock> find_text(const Page& page, const Page& body) {
    const auto main = main_text(page);
    std::string stated;
    for (const PageBlock& block : body.blocks) stated += block.text + '\n';
    const std::size_t bytes = text_bytes(page, main);
    if (stated.empty() || stated.size() * 10 < bytes * 6) return chosen(page, main);
    const auto held = blocks_of_body(page, stated);
    if (text_bytes(page, held) * 10 >= stated.size() * 8) return chosen(page, held);
    return chosen(body, all_blocks(body));
}

void write_text(Document& document, const std::vector<TextBlock>& blocks) {
    const std::string title_key = text_key(document.title);
    if (!document.title.empty()) append_block(document, document.title, BlockKind::title);
    bool seen = title_key.empty();
    for (const TextBlock& block : blocks) {
        if (!seen && text_key(block.text) == title_key) {
            seen = true;
        } else {
            append_block(document, block.text, block.kind);
        }
    }
}

/// Blocks of the page whose words are not in the text, each before the block that follows it there.
void note_left_out(Document& document, const Page& page) {
    std::vector<std::string> kept;
    for (const Block& block : document.blocks) kept.push_back(text_key(block.span.of(document.text)));
    std::size_t next = 0;
    for (const PageBlock& block : page.blocks) {
        const std::string key = text_key(block.text);
        const auto found = std::find(kept.begin() + static_cast<std::ptrdiff_t>(next), kept.end(), key);
        if (found != kept.end()) {
            next = static_cast<std::size_t>(found - kept.begin()) + 1;
        } else if (document.blocks.empty() || key != kept.front()) {
            document.left_out.push_back({next, std::string(reason_left_out(block)), block.text});
        }
    }
}

void say(const Input& input, Diagnostics& diagnostics, Severity severity, std::string message) {
    diagnostics.add({severity, input.uri, 0, 0, std::move(message)});
}

/// False, with an error said, where the input is no page that can be parsed.
bool read_page(const Input& input, Document& document, Page& page, Diagnostics& diagnostics) {
    std::string html;
    if (!read_bytes(input, html, diagnostics)) return false;
    document.replaced_bytes = decode_html(html, input.charset);
    if (stripped(html).empty()) {
        say(input, diagnostics, Severity::error, "the file is empty");
        return false;
    }
    if (html.size() >= static_cast<std::size_t>(std::numeric_limits<int>::max())) {
        say(input, diagnostics, Severity::error, "a page of 2 GiB or more; is this one page?");
        return false;
    }
    report_replaced(document, input.uri, 0, diagnostics);
    page = parse_page(html);
    return true;
}

void read_html(const Input& input, const DocumentSink& sink, Diagnostics& diagnostics) {
    Document document;
    document.uri = input.uri;
    Page page;
    if (!read_page(input, document, page, diagnostics)) return;
    if (page.is_cut) {
        say(input, diagnostics, Severity::warning,
            "tags nested more than " + std::to_string(kMaxHtmlDepth) + " deep; the page's rest is left out");
    }
    const ArticleData data = read_json_ld(page.json_ld);
    const Page body = body_page(data.body);
    const std::vector<TextBlock> blocks = find_text(page, body);
    if (blocks.empty()) {
        say(input, diagnostics, Severity::error,
            page.has_scripts ? "no running text in it: the page is made by its scripts; save it from a browser"
                             : "no running text in it: nothing but menus, links or markup");
        return;
    }
    document.title = find_title(page, data);
    document.date = find_date(page, data, input.uri);
    document.language = find_language(page, data);
    take_metadata(document, page, data);
    write_text(document, blocks);
    if (input.options.explain) note_left_out(document, page);
    sink(std::move(document));
}

std::string plain_head(std::string_view head) {
    std::string plain;
    for (const char c : head) {
        if (c != 0 && c >= 0) plain += c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
    }
    return plain;
}

int recognise_html(std::string_view head) {
    const std::string plain = plain_head(head);
    if (!stripped(plain).starts_with('<')) return 1;
    for (const char* const tag : {"<!doctype html", "<html", "<head>", "<body"}) {
        if (plain.find(tag) != std::string::npos) return 2;
    }
    return 1;
}

}  // namespace

extern const Reader html_reader;
const Reader html_reader = {"html", "web pages: the article, without menus, links, captions and notices", kSuffixes,
                            recognise_html, read_html};

}  // namespace entente
