#include "extract/read/support/html_noise.h"

#include <algorithm>
#include <array>
#include <string>

namespace entente {
namespace {

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

}  // namespace

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

bool is_article_body(const Attributes& attributes) {
    const auto classes = words_of(attributes.get("class"));
    const auto is_body = [](std::string_view one) { return contains(kBodyClasses, one); };
    return std::any_of(classes.begin(), classes.end(), is_body) || lower(attributes.get("itemprop")) == "articlebody";
}

}  // namespace entente
