#include "extract/read/support/language.h"

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

#include <algorithm>
#include <array>

#include "extract/read/support/source_text.h"

namespace entente {
namespace {

constexpr std::size_t kLeastBlockBytes = 80;  // a shorter one says too little
constexpr int kLeastBytes = 120;              // of letters that were weighed: names alone look like any language
constexpr std::size_t kMostBytes = std::size_t{1} << 20U;
constexpr int kMostlyEnglish = 85;  // percent: the rest may be names and titles

constexpr std::size_t kWordsAnEnglishOne = 12;  // of running text there are about five

/// Frequent in English, and together in no other language.
constexpr std::array<std::string_view, 20> kEnglishWords = {"and",  "been", "from",  "has",   "his",  "its",  "of",
                                                            "said", "that", "the",   "their", "they", "this", "to",
                                                            "was",  "were", "which", "who",   "with", "would"};

constexpr bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c < 0;
}

bool is_english_word(std::string_view word) {
    if (word.size() < 2 || word.size() > 5) return false;
    std::array<char, 5> lower{};
    for (std::size_t i = 0; i < word.size(); ++i) lower[i] = static_cast<char>(word[i] | 0x20);
    return std::binary_search(kEnglishWords.begin(), kEnglishWords.end(), std::string_view(lower.data(), word.size()));
}

bool reads_as_english(std::string_view text) {
    std::size_t words = 0;
    std::size_t english = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t start = at;
        while (at < text.size() && is_letter(text[at])) ++at;
        if (at > start) {
            ++words;
            english += is_english_word(text.substr(start, at - start)) ? 1 : 0;
        } else {
            ++at;
        }
    }
    return english >= 2 && english * kWordsAnEnglishOne >= words;
}

/// Whether nearly all of it is English prose: by its small words, at a tenth of the time that the detector takes.
bool is_plainly_english(const Document& document) {
    std::size_t all = 0;
    std::size_t english = 0;
    for (const Block& block : document.blocks) {
        const std::string_view text = block.span.of(document.text);
        all += text.size();
        if (text.size() >= kLeastBlockBytes && reads_as_english(text)) english += text.size();
    }
    return english > 0 && english * 100 >= all * kMostlyEnglish;
}

struct Finding {
    CLD2::Language language = CLD2::UNKNOWN_LANGUAGE;
    int english = 0;  // percent of the text
    bool sure = false;
};

Finding find_language(std::string_view text) {
    constexpr bool kIsPlainText = true;
    std::array<CLD2::Language, 3> languages{};
    std::array<int, 3> percents{};
    std::array<double, 3> scores{};
    int bytes = 0;
    Finding finding;
    const CLD2::CLDHints hints = {nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
    CLD2::ExtDetectLanguageSummary(text.data(), static_cast<int>(std::min(text.size(), kMostBytes)), kIsPlainText,
                                   &hints, 0, languages.data(), percents.data(), scores.data(), nullptr, &bytes,
                                   &finding.sure);
    finding.language = languages[0];
    for (std::size_t i = 0; i < languages.size(); ++i) {
        if (languages[i] == CLD2::ENGLISH) finding.english = percents[i];
    }
    const bool known = finding.language != CLD2::UNKNOWN_LANGUAGE && finding.language != CLD2::TG_UNKNOWN_LANGUAGE;
    const bool enough = bytes >= kLeastBytes || finding.language == CLD2::ENGLISH;
    finding.sure = finding.sure && known && enough;
    return finding;
}

/// Marks foreign blocks; says whether running text is left.
bool mark_foreign_blocks(Document& document) {
    bool left = false;
    for (Block& block : document.blocks) {
        if (block.aside != Aside::none) continue;
        const std::string_view text = block.span.of(document.text);
        const Finding finding = text.size() < kLeastBlockBytes ? Finding() : find_language(text);
        if (finding.sure && finding.language != CLD2::ENGLISH && finding.english < 40) block.aside = Aside::foreign;
        left = left || (block.aside == Aside::none && text.size() >= kLeastBlockBytes);
    }
    return left;
}

std::string name_of(CLD2::Language language) {
    std::string name = CLD2::LanguageName(language);
    for (std::size_t i = 1; i < name.size(); ++i) {
        if (name[i] >= 'A' && name[i] <= 'Z' && name[i - 1] != '_') name[i] = static_cast<char>(name[i] | 0x20);
    }
    std::replace(name.begin(), name.end(), '_', ' ');
    return name;
}

}  // namespace

std::string screen_language(Document& document) {
    if (is_plainly_english(document)) {
        document.language = "en";
        return {};
    }
    const Finding whole = find_language(document.text);
    if (!whole.sure) return {};
    document.language = std::string(CLD2::LanguageCode(whole.language)).substr(0, 2);
    if (whole.language == CLD2::ENGLISH && whole.english >= kMostlyEnglish) return {};
    if (mark_foreign_blocks(document)) {
        document.language = "en";
        return {};
    }
    if (whole.language == CLD2::ENGLISH) return {};  // short pieces, none of them sure
    return name_of(whole.language);
}

}  // namespace entente
