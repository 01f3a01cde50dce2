// One look-up folds the token into a buffer while it hashes it (FNV-1a), and reads one bucket or two. A token longer
// than the longest word of the table is never hashed.
#include "extract/time/lexicon.h"

#include <algorithm>
#include <array>

namespace entente::timex {
namespace {

constexpr std::size_t kLongestWord = 32;
constexpr std::string_view kApostrophe = "\xE2\x80\x99";

struct Folded {
    std::array<char, kLongestWord> bytes{};
    std::size_t size = 0;
    [[nodiscard]] std::string_view view() const { return {bytes.data(), size}; }
};

/// False where the text is too long to be a word of the table.
bool fold(std::string_view text, Folded& folded) {
    if (text.size() > kLongestWord) return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        char c = text[i];
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
        if (c == kApostrophe[0] && text.substr(i).starts_with(kApostrophe)) {
            c = '\'';
            i += kApostrophe.size() - 1;
        }
        folded.bytes[folded.size++] = c;
    }
    return true;
}

std::uint64_t hash(std::string_view text) {
    std::uint64_t h = 14695981039346656037ULL;
    for (const char c : text) h = (h ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
    return h ^ (h >> 32U);
}

#define ENTENTE_TIME_BUILTIN_CLASS(name, text, slot, trigger) WordClass{text, Slot::slot, trigger},
const std::array<WordClass, kBuiltinCount> kBuiltins = {{ENTENTE_TIME_BUILTINS(ENTENTE_TIME_BUILTIN_CLASS)}};
#undef ENTENTE_TIME_BUILTIN_CLASS

}  // namespace

Lexicon::Lexicon() : words_(1), triggers_(1, 0), classes_(kBuiltins.begin(), kBuiltins.end()) {
    rehash(1024);
}

std::size_t Lexicon::bucket_of(std::string_view folded) const {
    const std::size_t mask = buckets_.size() - 1;
    std::size_t bucket = hash(folded) & mask;
    while (buckets_[bucket] != kNoWord && words_[buckets_[bucket]].text != folded) bucket = (bucket + 1) & mask;
    return bucket;
}

WordId Lexicon::find(std::string_view text) const {
    Folded folded;
    if (text.size() > longest_ + kApostrophe.size() || !fold(text, folded)) return kNoWord;
    return buckets_[bucket_of(folded.view())];
}

int Lexicon::value(WordId word, ClassId in_class) const {
    for (const auto& [id, value] : words_[word].values) {
        if (id == in_class) return value;
    }
    return 0;
}

WordId Lexicon::add_folded(std::string folded) {
    const std::size_t bucket = bucket_of(folded);
    if (buckets_[bucket] != kNoWord) return buckets_[bucket];
    const auto id = static_cast<WordId>(words_.size());
    buckets_[bucket] = id;
    longest_ = std::max(longest_, folded.size());
    words_.emplace_back().text = std::move(folded);
    triggers_.push_back(0);
    if (words_.size() * 2 > buckets_.size()) rehash(buckets_.size() * 2);
    return id;
}

WordId Lexicon::add(std::string_view text) {
    std::string folded;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool apostrophe = text.substr(i).starts_with(kApostrophe);
        const char c = apostrophe ? '\'' : text[i];
        folded.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c);
        if (apostrophe) i += kApostrophe.size() - 1;
    }
    const bool known = buckets_[bucket_of(folded)] != kNoWord;
    const WordId id = add_folded(folded);
    if (!known && folded.find(' ') != std::string::npos) add_phrase(folded, id);
    return id;
}

void Lexicon::add_phrase(std::string_view text, WordId word) {
    std::vector<WordId> parts;
    while (!text.empty()) {
        const std::size_t space = std::min(text.find(' '), text.size());
        parts.push_back(add_folded(std::string(text.substr(0, space))));
        text.remove_prefix(std::min(space + 1, text.size()));
    }
    std::vector<Phrase>& phrases = words_[parts.front()].phrases;
    const auto shorter = [&](const Phrase& p) { return p.rest.size() < parts.size() - 1; };
    phrases.insert(std::find_if(phrases.begin(), phrases.end(), shorter), {{parts.begin() + 1, parts.end()}, word});
}

void Lexicon::add_to_class(WordId word, ClassId to, Casing casing, int value) {
    Word& entry = words_[word];
    ClassSet& set = casing == Casing::any ? entry.any : casing == Casing::capital ? entry.capital : entry.lower;
    set |= bit(to);
    entry.values.emplace_back(to, value);
    if (classes_[to].trigger && to >= kBuiltinCount) mark_trigger(word);  // of the built-in ones digits trigger
}

/// A phrase is found by its first word.
void Lexicon::mark_trigger(WordId word) {
    triggers_[word] = 1;
    const std::string& text = words_[word].text;
    const std::size_t space = text.find(' ');
    if (space != std::string::npos) triggers_[buckets_[bucket_of(std::string_view(text).substr(0, space))]] = 1;
}

std::size_t Lexicon::add_class(WordClass word_class) {
    if (classes_.size() == kMaxClasses) return kMaxClasses;
    classes_.push_back(std::move(word_class));
    return classes_.size() - 1;
}

std::size_t Lexicon::find_class(std::string_view name) const {
    const auto found =
        std::find_if(classes_.begin(), classes_.end(), [&](const WordClass& c) { return c.name == name; });
    return found == classes_.end() ? kMaxClasses : static_cast<std::size_t>(found - classes_.begin());
}

void Lexicon::rehash(std::size_t buckets) {
    buckets_.assign(buckets, kNoWord);
    for (WordId id = 1; id < words_.size(); ++id) buckets_[bucket_of(words_[id].text)] = id;
}

}  // namespace entente::timex
