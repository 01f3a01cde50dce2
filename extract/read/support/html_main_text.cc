// A page often says where its article is: an element marked as articleBody, <article>, <main>. The one with the most
// prose is taken, and in it what is plainly no prose is left out. Where nothing is said, or what is said holds next to
// nothing, all blocks of the page are scored as in jusText (Pomikálek 2011, "Removing Boilerplate and Duplicate Content
// from Web Corpora", ch. 3): by length, link density and the share of stop words, then by their neighbours.
#include "extract/read/support/html_main_text.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>

#include "extract/read/support/plain_blocks.h"
#include "extract/read/support/source_text.h"
#include "extract/read/support/written_date.h"
#include "graph/base/fold.h"

namespace entente {
namespace {

constexpr std::size_t kLeastArticleBytes = 250;  // less is a teaser or a failed guess

double link_density(const PageBlock& block) {
    return static_cast<double>(block.link_bytes) / static_cast<double>(block.text.size());
}

bool is_heading(const PageBlock& block) {
    return block.heading_level > 0;
}

// ---- jusText

constexpr std::size_t kShortBytes = 70;
constexpr std::size_t kLongBytes = 200;
constexpr double kMostLinks = 0.2;
constexpr double kLeastStopWords = 0.30;
constexpr double kManyStopWords = 0.32;
constexpr std::size_t kHeadingReach = 200;

constexpr auto kStopWords = [] {
    std::array<std::string_view, 110> words = {
        "a",     "about", "after", "against", "all",   "also",   "an",     "and",     "any",   "are",   "as",
        "at",    "back",  "be",    "because", "been",  "before", "being",  "between", "both",  "but",   "by",
        "can",   "could", "did",   "do",      "does",  "down",   "during", "each",    "even",  "first", "for",
        "from",  "had",   "has",   "have",    "he",    "her",    "him",    "his",     "how",   "i",     "if",
        "in",    "into",  "is",    "it",      "its",   "just",   "last",   "like",    "made",  "many",  "may",
        "more",  "most",  "much",  "must",    "my",    "new",    "no",     "not",     "now",   "of",    "off",
        "on",    "one",   "only",  "or",      "other", "our",    "out",    "over",    "said",  "she",   "should",
        "since", "so",    "some",  "such",    "than",  "that",   "the",    "their",   "them",  "then",  "there",
        "these", "they",  "this",  "those",   "to",    "two",    "under",  "up",      "us",    "was",   "we",
        "were",  "what",  "when",  "which",   "while", "who",    "will",   "with",    "would", "you",   "your"};
    std::sort(words.begin(), words.end());
    return words;
}();

double stop_word_density(std::string_view text) {
    std::size_t words = 0;
    std::size_t stop_words = 0;
    std::string word;
    for (std::size_t at = 0; at <= text.size(); ++at) {
        const char c = at < text.size() ? text[at] : ' ';
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '\'' || c < 0;
        if (letter) word += c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
        if (letter || word.empty()) continue;
        ++words;
        if (std::binary_search(kStopWords.begin(), kStopWords.end(), std::string_view(word))) ++stop_words;
        word.clear();
    }
    return words == 0 ? 0 : static_cast<double>(stop_words) / static_cast<double>(words);
}

enum class Grade : std::uint8_t { bad, shorter, near_good, good };

Grade grade_alone(const PageBlock& block, bool english) {
    const std::size_t size = block.text.size();
    if (block.noise == Noise::sure || link_density(block) > kMostLinks) return Grade::bad;
    if (block.text.find("©") != std::string::npos) return Grade::bad;
    if (size < kShortBytes) return block.link_bytes > 0 ? Grade::bad : Grade::shorter;
    const double density = english ? stop_word_density(block.text) : 1;
    if (density >= kManyStopWords) return size > kLongBytes ? Grade::good : Grade::near_good;
    return density >= kLeastStopWords ? Grade::near_good : Grade::bad;
}

/// The nearest grade before or after `at` that says something: good or bad, and near good where `takes_near`.
Grade neighbour(const std::vector<Grade>& grades, std::size_t at, int step, bool takes_near) {
    for (at += static_cast<std::size_t>(step); at < grades.size(); at += static_cast<std::size_t>(step)) {
        if (grades[at] == Grade::good || grades[at] == Grade::bad) return grades[at];
        if (takes_near && grades[at] == Grade::near_good) return Grade::near_good;
    }
    return Grade::bad;
}

Grade grade_short(const std::vector<Grade>& grades, std::size_t at) {
    const Grade before = neighbour(grades, at, -1, false);
    const Grade after = neighbour(grades, at, 1, false);
    if (before == after) return before;
    const bool near = (before == Grade::bad && neighbour(grades, at, -1, true) == Grade::near_good) ||
                      (after == Grade::bad && neighbour(grades, at, 1, true) == Grade::near_good);
    return near ? Grade::good : Grade::bad;
}

/// Headings of a grade that come shortly before good text count as near good.
void raise_headings(const Page& page, std::vector<Grade>& grades, Grade from, Grade to) {
    for (std::size_t i = 0; i < grades.size(); ++i) {
        if (!is_heading(page.blocks[i]) || grades[i] != from || page.blocks[i].noise == Noise::sure) continue;
        std::size_t distance = 0;
        for (std::size_t j = i + 1; j < grades.size() && distance <= kHeadingReach; ++j) {
            if (grades[j] == Grade::good) {
                grades[i] = to;
                break;
            }
            distance += page.blocks[j].text.size();
        }
    }
}

void grade_by_neighbours(const Page& page, std::vector<Grade>& grades) {
    raise_headings(page, grades, Grade::shorter, Grade::near_good);
    std::vector<Grade> graded = grades;
    for (std::size_t i = 0; i < grades.size(); ++i) {
        if (grades[i] == Grade::shorter) graded[i] = grade_short(grades, i);
    }
    grades = graded;
    for (std::size_t i = 0; i < grades.size(); ++i) {
        if (graded[i] != Grade::near_good) continue;
        const bool alone = neighbour(graded, i, -1, true) == Grade::bad && neighbour(graded, i, 1, true) == Grade::bad;
        grades[i] = alone ? Grade::bad : Grade::good;
    }
    raise_headings(page, grades, Grade::bad, Grade::good);
}

std::vector<std::size_t> scored(const Page& page, bool english, Noise most_noise) {
    std::vector<Grade> grades;
    grades.reserve(page.blocks.size());
    for (const PageBlock& block : page.blocks) {
        grades.push_back(block.noise > most_noise ? Grade::bad : grade_alone(block, english));
    }
    grade_by_neighbours(page, grades);
    std::vector<std::size_t> kept;
    for (std::size_t i = 0; i < grades.size(); ++i) {
        if (grades[i] == Grade::good && page.blocks[i].noise <= most_noise) kept.push_back(i);
    }
    return kept;
}

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

/// The outermost article with the most prose; 0: there is none.
std::uint32_t largest_article(const Page& page) {
    std::vector<std::size_t> bytes(page.article_roots.size(), 0);
    for (const PageBlock& block : page.blocks) {
        if (is_prose(block)) bytes[page.article_roots[block.article]] += block.text.size();
    }
    bytes[0] = 0;
    return static_cast<std::uint32_t>(std::max_element(bytes.begin(), bytes.end()) - bytes.begin());
}

/// An article's own blocks; those of articles in it only where they hold most of it, as the posts of a live blog do.
std::vector<std::size_t> article_blocks(const Page& page, std::uint32_t root) {
    const auto own = [&](const PageBlock& block) { return block.article == root; };
    const auto all = [&](const PageBlock& block) { return page.article_roots[block.article] == root; };
    const bool is_live = prose_bytes(page, own) * 2 < prose_bytes(page, all);
    return is_live ? blocks_where(page, all) : blocks_where(page, own);
}

std::vector<std::size_t> declared(const Page& page) {
    const auto in_body = [](const PageBlock& block) { return block.in_body; };
    if (prose_bytes(page, in_body) >= kLeastArticleBytes) return blocks_where(page, in_body);
    const std::uint32_t root = largest_article(page);
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
            auto kept = without_furniture(page, scored(page, english, most_noise));
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
