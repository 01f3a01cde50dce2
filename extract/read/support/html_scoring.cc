// jusText (Pomikálek 2011, "Removing Boilerplate and Duplicate Content from Web Corpora", ch. 3): a block is graded by
// its length, link density and share of stop words; short ones and those in doubt by the nearest that are sure.
#include "extract/read/support/html_scoring.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace entente {
namespace {

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

enum class Grade : std::uint8_t { outside, bad, shorter, near_good, good };  // outside: passed over by neighbours

Grade grade_alone(const PageBlock& block, bool english) {
    const std::size_t size = block.text.size();
    if (block.noise == Noise::sure || link_density(block) > kMostLinks) return Grade::bad;
    if (block.text.find("©") != std::string::npos) return Grade::bad;
    if (size < kShortBytes) return block.link_bytes > 0 ? Grade::bad : Grade::shorter;
    const double density = english ? stop_word_density(block.text) : 1;
    if (density >= kManyStopWords) return size > kLongBytes ? Grade::good : Grade::near_good;
    return density >= kLeastStopWords ? Grade::near_good : Grade::bad;
}

/// For each place the nearest grade before or after it that says something: good or bad, and near good where
/// `takes_near`.
std::vector<Grade> nearest(const std::vector<Grade>& grades, bool before, bool takes_near) {
    std::vector<Grade> found(grades.size(), Grade::bad);
    Grade last = Grade::bad;
    for (std::size_t i = 0; i < grades.size(); ++i) {
        const std::size_t at = before ? i : grades.size() - 1 - i;
        found[at] = last;
        const bool says = grades[at] == Grade::good || grades[at] == Grade::bad;
        if (says || (takes_near && grades[at] == Grade::near_good)) last = grades[at];
    }
    return found;
}

/// The grades with those of short blocks decided by their neighbours.
std::vector<Grade> with_short_graded(const std::vector<Grade>& grades) {
    const auto before = nearest(grades, true, false);
    const auto after = nearest(grades, false, false);
    const auto near_before = nearest(grades, true, true);
    const auto near_after = nearest(grades, false, true);
    std::vector<Grade> graded = grades;
    for (std::size_t i = 0; i < grades.size(); ++i) {
        if (grades[i] != Grade::shorter) continue;
        const bool near = (before[i] == Grade::bad && near_before[i] == Grade::near_good) ||
                          (after[i] == Grade::bad && near_after[i] == Grade::near_good);
        graded[i] = before[i] == after[i] ? before[i] : near ? Grade::good : Grade::bad;
    }
    return graded;
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
    grades = with_short_graded(grades);
    const auto before = nearest(grades, true, true);
    const auto after = nearest(grades, false, true);
    for (std::size_t i = 0; i < grades.size(); ++i) {
        if (grades[i] != Grade::near_good) continue;
        grades[i] = before[i] == Grade::bad && after[i] == Grade::bad ? Grade::bad : Grade::good;
    }
    raise_headings(page, grades, Grade::bad, Grade::good);
}

}  // namespace

double link_density(const PageBlock& block) {
    return static_cast<double>(block.link_bytes) / static_cast<double>(block.text.size());
}

std::vector<std::size_t> scored_blocks(const Page& page, bool english, Noise most_noise) {
    std::vector<Grade> grades;
    grades.reserve(page.blocks.size());
    for (const PageBlock& block : page.blocks) {
        grades.push_back(block.noise > most_noise ? Grade::outside : grade_alone(block, english));
    }
    grade_by_neighbours(page, grades);
    std::vector<std::size_t> kept;
    for (std::size_t i = 0; i < grades.size(); ++i) {
        if (grades[i] == Grade::good && page.blocks[i].noise <= most_noise) kept.push_back(i);
    }
    return kept;
}

}  // namespace entente
