// A page often says where its article is: an element marked as articleBody, <article>, <main>. The one with the most
// prose is taken, and in it what is plainly no prose is left out. Where nothing is said, or what is said holds next to
// nothing, all blocks of the page are scored by their looks (html_scoring.h).
#include "extract/read/support/html_main_text.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>

#include "extract/read/support/html_scoring.h"
#include "extract/read/support/plain_blocks.h"
#include "extract/read/support/source_text.h"
#include "extract/read/support/written_date.h"
#include "graph/base/fold.h"

namespace entente {
namespace {

constexpr std::size_t kLeastArticleBytes = 250;  // less is a teaser or a failed guess

// ---- where the page says it

bool is_prose(const PageBlock& block) {
    return block.noise == Noise::none && !is_heading(block) && link_density(block) < 0.34;
}

template <typename Predicate>
std::size_t prose_bytes(const Page& page, Predicate&& where) {
    std::size_t bytes = 0;
    for (const PageBlock& block : page.blocks) bytes += is_prose(block) && where(block) ? block.text.size() : 0;
    return bytes;
}

template <typename Predicate>
std::vector<std::size_t> blocks_where(const Page& page, Predicate&& where) {
    std::vector<std::size_t> blocks;
    for (std::size_t i = 0; i < page.blocks.size(); ++i) {
        if (page.blocks[i].noise == Noise::none && where(page.blocks[i])) blocks.push_back(i);
    }
    return blocks;
}

bool in_main(const PageBlock& block) {
    return block.in_main;
}

/// What the head says is the page's title, as keys.
std::vector<std::string> stated_titles(const Page& page) {
    constexpr std::size_t kLongestTitle = 1000;
    const auto og =
        std::find_if(page.meta.begin(), page.meta.end(), [](auto& entry) { return entry.first == "og:title"; });
    std::vector<std::string> keys;
    if (og != page.meta.end() && og->second.size() < kLongestTitle) keys.push_back(text_key(og->second));
    if (page.title.size() < kLongestTitle) keys.push_back(text_key(page.title));
    return keys;
}

/// Whether a heading is the one that the head names.
bool is_stated_title(const std::vector<std::string>& titles, const PageBlock& block) {
    constexpr std::size_t kLeastKey = 12;
    if (!is_heading(block) || block.noise == Noise::sure) return false;
    const std::string key = text_key(block.text);
    const auto holds_it = [&key](const std::string& title) { return title.find(key) != std::string::npos; };
    return key.size() >= kLeastKey && std::any_of(titles.begin(), titles.end(), holds_it);
}

/// The outermost article with the most prose: of those with the page's title, where it states one, since other stories
/// may follow. 0: there is none.
std::uint32_t main_article(const Page& page) {
    std::vector<std::size_t> bytes(page.article_roots.size(), 0);
    std::vector<bool> is_titled(page.article_roots.size(), false);
    const auto titles = stated_titles(page);
    for (const PageBlock& block : page.blocks) {
        const std::uint32_t root = page.article_roots[block.article];
        if (is_prose(block)) bytes[root] += block.text.size();
        if (root > 0 && is_stated_title(titles, block)) is_titled[root] = true;
    }
    bytes[0] = 0;
    const auto enough = [&](std::size_t root) { return is_titled[root] && bytes[root] >= kLeastArticleBytes; };
    bool any = false;
    for (std::size_t root = 0; root < bytes.size(); ++root) any = any || enough(root);
    for (std::size_t root = 0; any && root < bytes.size(); ++root) bytes[root] = enough(root) ? bytes[root] : 0;
    return static_cast<std::uint32_t>(std::max_element(bytes.begin(), bytes.end()) - bytes.begin());
}

/// An article's own blocks; those of articles in it only where they hold most of it, as the posts of a live blog do.
std::vector<std::size_t> article_blocks(const Page& page, std::uint32_t root) {
    const auto own = [&](const PageBlock& block) { return block.article == root; };
    const auto all = [&](const PageBlock& block) { return page.article_roots[block.article] == root; };
    const bool is_live = prose_bytes(page, own) * 2 < prose_bytes(page, all);
    return is_live ? blocks_where(page, all) : blocks_where(page, own);
}

/// Sentences between the title and the article's text: its opening in larger letters, or its points in short.
void add_opening(const Page& page, std::vector<std::size_t>& blocks) {
    constexpr std::size_t kMostBytes = 1200;
    const auto place = std::find_if(blocks.begin(), blocks.end(), [&](auto i) { return !is_heading(page.blocks[i]); });
    const std::size_t first = place == blocks.end() ? 0 : *place;
    std::size_t title = first;
    while (title > 0 && !is_heading(page.blocks[title])) --title;
    if (title == first || !is_stated_title(stated_titles(page), page.blocks[title])) return;
    std::vector<std::size_t> opening;
    for (std::size_t i = title + 1; i < first; ++i) {
        const PageBlock& block = page.blocks[i];
        if (is_prose(block) && block.link_bytes == 0 && ends_like_sentence(block.text)) opening.push_back(i);
    }
    if (text_bytes(page, opening) <= kMostBytes) blocks.insert(place, opening.begin(), opening.end());
}

std::vector<std::size_t> declared(const Page& page) {
    const auto in_body = [](const PageBlock& block) { return block.in_body; };
    if (prose_bytes(page, in_body) >= kLeastArticleBytes) {
        auto blocks = blocks_where(page, in_body);
        add_opening(page, blocks);
        return blocks;
    }
    const std::uint32_t root = main_article(page);
    const auto in_article = [&](const PageBlock& block) {
        return root > 0 && page.article_roots[block.article] == root;
    };
    const std::size_t article = prose_bytes(page, in_article);
    const std::size_t main = prose_bytes(page, in_main);
    if (article >= kLeastArticleBytes && article * 2 >= main) return article_blocks(page, root);
    return main >= kLeastArticleBytes ? blocks_where(page, in_main) : std::vector<std::size_t>();
}

// ---- what is no prose within an article

constexpr std::array<std::string_view, 24> kSmallTalk = {"advertisement",
                                                         "share",
                                                         "share this",
                                                         "print",
                                                         "email",
                                                         "save",
                                                         "read more",
                                                         "comments",
                                                         "loading",
                                                         "follow us",
                                                         "sign up",
                                                         "subscribe",
                                                         "listen",
                                                         "copy link",
                                                         "share this article",
                                                         "article continues below advertisement",
                                                         "story continues below",
                                                         "story continues below advertisement",
                                                         "skip advertisement",
                                                         "close",
                                                         "back to top",
                                                         "gift this article",
                                                         "published",
                                                         "scroll to continue"};

constexpr std::array<std::string_view, 12> kReferralStarts = {
    "read more:", "related:", "see also:", "also read:", "read also:",  "read next:",
    "photo:",     "image:",   "watch:",    "©",          "photograph:", "more:"};

constexpr std::array<std::string_view, 22> kListHeadings = {"related",
                                                            "related stories",
                                                            "related articles",
                                                            "related news",
                                                            "related content",
                                                            "related topics",
                                                            "read more",
                                                            "more on this story",
                                                            "further reading",
                                                            "recommended",
                                                            "most read",
                                                            "most popular",
                                                            "comments",
                                                            "about the author",
                                                            "you may also like",
                                                            "you might also like",
                                                            "top stories",
                                                            "more from",
                                                            "more stories",
                                                            "read next",
                                                            "more on this topic",
                                                            "latest news"};

std::string phrase_of(const PageBlock& block) {
    std::string phrase = folded(block.text);
    while (phrase.ends_with(':') || phrase.ends_with('.') || phrase.ends_with(' ')) phrase.pop_back();
    return phrase;
}

template <typename Range>
bool contains(const Range& range, std::string_view word) {
    return std::find(range.begin(), range.end(), word) != range.end();
}

bool starts_referral(const PageBlock& block) {
    const std::string text = folded(std::string_view(block.text).substr(0, 24));
    const auto starts = [&](std::string_view start) { return std::string_view(text).starts_with(start); };
    return std::any_of(kReferralStarts.begin(), kReferralStarts.end(), starts);
}

/// A byline, a date, a button's text, a pointer to another story.
bool is_furniture(const PageBlock& block) {
    constexpr std::size_t kLongest = 160;
    if (link_density(block) > 0.5) return true;
    if (block.text.size() > kLongest) return false;
    if (contains(kSmallTalk, phrase_of(block)) || starts_referral(block) || parse_date_line(block.text)) return true;
    if (ends_like_sentence(block.text) || block.kind == BlockKind::list_item || block.kind == BlockKind::table) {
        return false;
    }
    if (block.text.starts_with("By ") || block.text.starts_with("by ")) return true;
    return block.text.size() < (block.kind == BlockKind::other ? 60U : 25U);
}

bool opens_list(const PageBlock& block) {
    return is_heading(block) && contains(kListHeadings, phrase_of(block));
}

/// Headings stay where text of theirs does.
std::vector<std::size_t> without_furniture(const Page& page, const std::vector<std::size_t>& blocks) {
    std::vector<std::size_t> kept;
    std::vector<std::size_t> headings;  // since the last block that was kept
    int skipped_level = 0;              // of the heading whose section is left out
    for (const std::size_t i : blocks) {
        const PageBlock& block = page.blocks[i];
        if (is_heading(block)) {
            if (skipped_level > 0 && block.heading_level > skipped_level) continue;
            skipped_level = opens_list(block) ? block.heading_level : 0;
            while (!headings.empty() && page.blocks[headings.back()].heading_level >= block.heading_level) {
                headings.pop_back();
            }
            if (skipped_level == 0) headings.push_back(i);
        } else if (skipped_level == 0 && !is_furniture(block)) {
            kept.insert(kept.end(), headings.begin(), headings.end());
            headings.clear();
            kept.push_back(i);
        }
    }
    return kept;
}

std::vector<std::size_t> best_scored(const Page& page) {
    for (const Noise most_noise : {Noise::none, Noise::likely}) {
        for (const bool english : {true, false}) {
            auto blocks = scored_blocks(page, english, most_noise);
            add_opening(page, blocks);
            auto kept = without_furniture(page, blocks);
            if (text_bytes(page, kept) >= kLeastArticleBytes) return kept;
        }
    }
    auto kept = without_furniture(page, blocks_where(page, [](const PageBlock&) { return true; }));
    const auto is_sentence = [&](std::size_t i) { return ends_like_sentence(page.blocks[i].text); };
    if (std::none_of(kept.begin(), kept.end(), is_sentence)) kept.clear();
    return kept;
}

}  // namespace

std::size_t text_bytes(const Page& page, const std::vector<std::size_t>& blocks) {
    std::size_t bytes = 0;
    for (const std::size_t i : blocks) bytes += page.blocks[i].text.size();
    return bytes;
}

std::string text_key(std::string_view text) {
    std::string key = folded(text);
    const auto is_mark = [](char c) { return c >= 0 && !(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9'); };
    key.erase(std::remove_if(key.begin(), key.end(), is_mark), key.end());
    return key;
}

std::vector<std::size_t> blocks_of_body(const Page& page, std::string_view body) {
    const std::string key = text_key(body);
    std::vector<std::size_t> blocks;
    std::size_t from = 0;  // blocks follow one another as the body does
    for (std::size_t i = 0; i < page.blocks.size(); ++i) {
        const std::string block = text_key(page.blocks[i].text);
        if (block.size() < 3) continue;
        constexpr std::size_t kReach = 4096;
        const std::string_view ahead = std::string_view(key).substr(from, block.size() + kReach);
        const std::size_t at = ahead.find(block);
        if (at == std::string_view::npos || (block.size() < 20 && at > 0)) continue;
        from += at + block.size();
        blocks.push_back(i);
    }
    return blocks;
}

std::vector<std::size_t> main_text(const Page& page) {
    auto kept = without_furniture(page, declared(page));
    if (text_bytes(page, kept) >= kLeastArticleBytes) return kept;
    auto guessed = best_scored(page);
    return text_bytes(page, guessed) > text_bytes(page, kept) ? guessed : kept;
}

std::vector<std::size_t> fragment_text(const Page& page) {
    return without_furniture(page, blocks_where(page, [](const PageBlock&) { return true; }));
}

std::string_view reason_left_out(const PageBlock& block) {
    if (block.noise == Noise::sure) return "menu, caption, footer or hidden";
    if (link_density(block) > 0.5) return "links";
    if (block.noise == Noise::likely) return "its class or id names no article text";
    if (parse_date_line(block.text)) return "date line";
    if (opens_list(block)) return "heading of a list of links";
    if (is_furniture(block)) return "byline, button or pointer to another story";
    return "outside the article";
}

}  // namespace entente
