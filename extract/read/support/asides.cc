// Three kinds of evidence, each of which must be plain, since what is marked is not read: a line's own form ("By Ann
// Lee", "FILE PHOTO: …", "© 2019 …"); a heading that announces a list ("References", "Related"), with blocks below it
// that look like its entries; a run of lines that end in page numbers.
#include "extract/read/support/asides.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "extract/read/support/plain_blocks.h"
#include "extract/read/support/source_text.h"
#include "graph/base/fold.h"

namespace entente {
namespace {

constexpr std::array<std::string_view, 14> kBibliographyHeadings = {
    "references", "bibliography", "works cited",           "further reading",      "literature",
    "notes",      "sources",      "selected bibliography", "notes and references", "endnotes",
    "footnotes",  "citations",    "literature cited",      "select bibliography"};
constexpr std::array<std::string_view, 14> kLinkHeadings = {
    "related",           "related stories", "related articles",   "related links", "see also",
    "external links",    "read more",       "more on this story", "most read",     "most popular",
    "you may also like", "recommended",     "more stories",       "read next"};
constexpr std::array<std::string_view, 3> kContentsHeadings = {"contents", "table of contents", "in this article"};

constexpr std::array<std::string_view, 11> kCaptionStarts = {
    "file photo", "photo:",       "photograph:",  "image:",    "picture:", "(photo by",
    "photo by",   "image credit", "photo credit", "(ap photo", "file -"};
constexpr std::array<std::string_view, 16> kNoticeStarts = {"©",
                                                            "(c) ",
                                                            "copyright ",
                                                            "all rights reserved",
                                                            "sign up for",
                                                            "subscribe to",
                                                            "follow us",
                                                            "advertisement",
                                                            "this article was originally published",
                                                            "read more:",
                                                            "click here",
                                                            "our standards:",
                                                            "download the app",
                                                            "this material may not be published",
                                                            "share this",
                                                            "sign up here"};
constexpr std::array<std::string_view, 8> kBylineStarts = {
    "by ",         "reporting by ", "(reporting by ",           "editing by ",
    "writing by ", "(writing by ",  "additional reporting by ", "(additional reporting by "};

template <typename Range>
bool starts_with_any(std::string_view text, const Range& starts) {
    return std::any_of(starts.begin(), starts.end(),
                       [text](std::string_view start) { return text.starts_with(start); });
}

template <typename Range>
bool contains(const Range& range, std::string_view word) {
    return std::find(range.begin(), range.end(), word) != range.end();
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

class Marker {
public:
    explicit Marker(Document& document) : document_(document) {}

    void mark() {
        for (std::size_t i = 0; i < blocks().size(); ++i) {
            if (blocks()[i].aside == Aside::none) mark_by_form(i);
        }
        for (std::size_t i = 0; i < blocks().size(); ++i) {
            if (may_open_list(i)) mark_list(i);
        }
        mark_contents();
    }

private:
    std::vector<Block>& blocks() { return document_.blocks; }
    [[nodiscard]] std::string_view text_of(std::size_t i) const { return document_.blocks[i].span.of(document_.text); }
    [[nodiscard]] std::string phrase_of(std::size_t i) const {
        std::string phrase = folded(text_of(i).substr(0, 200));
        while (phrase.ends_with(':') || phrase.ends_with(' ') || phrase.ends_with('*')) phrase.pop_back();
        return phrase;
    }

    void mark_by_form(std::size_t i) {
        Block& block = blocks()[i];
        const std::string_view text = text_of(i);
        if (block.kind == BlockKind::title || block.kind == BlockKind::date_line) return;
        const std::string start = folded(text.substr(0, 80));
        if (is_byline(i, text, start)) block.aside = Aside::byline;
        if (text.size() < 400 && starts_with_any(start, kCaptionStarts) && is_caption(text, start)) {
            block.aside = Aside::caption;
        }
        if (text.size() < 300 && starts_with_any(start, kNoticeStarts)) block.aside = Aside::notice;
    }

    /// "By Ann Lee and Bob Roy" at the head, "Reporting by …; Editing by …" at the end: names and few other words.
    static bool is_byline(std::size_t i, std::string_view text, std::string_view start) {
        constexpr std::size_t kHead = 8;
        if (text.size() > 240 || !starts_with_any(start, kBylineStarts)) return false;
        if (!start.starts_with("by ")) return true;
        return i < kHead && text.size() < 120 && !ends_like_sentence(text) && small_words(text) <= 3;
    }

    /// Words in small letters, the first one aside.
    static std::size_t small_words(std::string_view text) {
        std::size_t count = 0;
        for (std::size_t at = text.find(' '); at != std::string_view::npos; at = text.find(' ', at + 1)) {
            const bool small = at + 1 < text.size() && text[at + 1] >= 'a' && text[at + 1] <= 'z';
            count += small ? 1 : 0;
        }
        return count;
    }

    /// "FILE - " opens a caption only where a picture's source closes it.
    static bool is_caption(std::string_view text, std::string_view start) {
        if (!start.starts_with("file -")) return true;
        return text.find("Photo") != std::string_view::npos || text.find("photo") != std::string_view::npos;
    }

    bool may_open_list(std::size_t i) {
        const Block& block = blocks()[i];
        const bool heading = block.kind == BlockKind::heading || block.kind == BlockKind::paragraph;
        return block.aside == Aside::none && heading && text_of(i).size() < 60;
    }

    /// Marks a list of sources or links from its heading on, if most of what is below looks like its entries.
    void mark_list(std::size_t heading) {
        const std::string phrase = phrase_of(heading);
        const bool sources = contains(kBibliographyHeadings, phrase);
        if (!sources && !contains(kLinkHeadings, phrase)) return;
        std::size_t end = heading + 1;
        while (end < blocks().size() && blocks()[end].kind != BlockKind::heading) ++end;
        std::size_t entries = 0;
        for (std::size_t i = heading + 1; i < end; ++i) entries += looks_like_entry(i) ? 1 : 0;
        const std::size_t size = end - heading - 1;
        if (size == 0 || entries * 10 < size * 6) return;
        const Aside aside = sources ? Aside::bibliography : Aside::links;
        for (std::size_t i = heading; i < end; ++i) blocks()[i].aside = aside;
    }

    /// "Lee, A. (2019). …", "[3] …", "^ …", an address, or a line that is no sentence.
    [[nodiscard]] bool looks_like_entry(std::size_t i) const {
        const std::string_view text = text_of(i);
        const bool numbered =
            (text[0] == '[' && text.size() > 1 && is_digit(text[1])) || text[0] == '^' || text.starts_with("↑");
        if (numbered || text.find("http") != std::string_view::npos || text.find("www.") != std::string_view::npos ||
            text.find("doi:") != std::string_view::npos || text.find("ISBN") != std::string_view::npos ||
            text.find("pp. ") != std::string_view::npos) {
            return true;
        }
        return has_year_in_brackets(text) || (text.size() < 200 && !ends_like_sentence(text));
    }

    static bool has_year_in_brackets(std::string_view text) {
        for (std::size_t at = text.find('('); at != std::string_view::npos; at = text.find('(', at + 1)) {
            const std::string_view rest = text.substr(at + 1);
            if (rest.size() > 4 && (rest.starts_with("19") || rest.starts_with("20")) && is_digit(rest[2]) &&
                is_digit(rest[3])) {
                return true;
            }
        }
        return false;
    }

    /// Lines that end in a page number, three or more in a run; and what follows a heading that says so.
    void mark_contents() {
        std::size_t run = 0;
        for (std::size_t i = 0; i <= blocks().size(); ++i) {
            if (i < blocks().size() && is_contents_line(text_of(i))) {
                ++run;
                continue;
            }
            for (std::size_t j = run >= 3 ? i - run : i; j < i; ++j) blocks()[j].aside = Aside::contents;
            const bool headed = run >= 3 && i > run && contains(kContentsHeadings, phrase_of(i - run - 1));
            if (headed) blocks()[i - run - 1].aside = Aside::contents;
            run = 0;
        }
        for (std::size_t i = 0; i < blocks().size(); ++i) {
            if (blocks()[i].aside == Aside::none && may_open_list(i) && contains(kContentsHeadings, phrase_of(i))) {
                mark_items_after(i);
            }
        }
    }

    void mark_items_after(std::size_t heading) {
        std::size_t end = heading + 1;
        while (end < blocks().size() && blocks()[end].kind == BlockKind::list_item) ++end;
        if (end < heading + 3) return;
        for (std::size_t i = heading; i < end; ++i) blocks()[i].aside = Aside::contents;
    }

    /// "2. The talks ..... 14"
    static bool is_contents_line(std::string_view text) {
        if (text.size() > 160 || !is_digit(text.back())) return false;
        std::size_t start = text.size();
        while (start > 0 && is_digit(text[start - 1])) --start;
        if (text.size() - start > 4) return false;
        const std::string_view before = text.substr(0, start);
        return before.ends_with("..") || before.ends_with(". .") || before.ends_with(". . ") ||
               before.ends_with(".. ") || before.ends_with("…") || before.ends_with("… ") || before.ends_with("\t");
    }

    Document& document_;
};

}  // namespace

void mark_asides(Document& document) {
    Marker(document).mark();
    const auto running = [](const Block& block) { return block.aside == Aside::none; };
    if (std::any_of(document.blocks.begin(), document.blocks.end(), running)) return;
    for (Block& block : document.blocks) block.aside = Aside::none;
}

}  // namespace entente
