// The words that rules can name, each with the classes that it belongs to, in one hash table.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/time/slots.h"

namespace entente::timex {

using ClassId = std::uint8_t;
using WordId = std::uint32_t;
__extension__ typedef unsigned __int128 ClassSet;  // NOLINT(modernize-use-using): `using` takes no __extension__

inline constexpr WordId kNoWord = 0;
inline constexpr std::size_t kMaxClasses = 128;

[[nodiscard]] constexpr ClassSet bit(ClassId id) {
    return ClassSet{1} << id;
}

// Classes of what is no word of a list. name in C++, name in the rule file, slot, triggers
#define ENTENTE_TIME_BUILTINS(X)                  \
    X(number, "number", number, true)             \
    X(tenths, "tenths", tenths, true)             \
    X(day, "day", day, true)                      \
    X(day_number, "day_number", day, true)        \
    X(month_number, "month_number", month, true)  \
    X(year, "year", year, true)                   \
    X(modern_year, "modern_year", year, true)     \
    X(short_year, "short_year", short_year, true) \
    X(two_digits, "two_digits", short_year, true) \
    X(ordinal, "ordinal", number, true)           \
    X(decade, "decade", decade, true)             \
    X(clock, "clock", clock, true)                \
    X(hour, "hour", hour, true)                   \
    X(military, "military", clock, true)          \
    X(plural, "plural", none, false)              \
    X(past_form, "past_form", none, false)        \
    X(ing_form, "ing_form", none, false)          \
    X(lower, "lower", none, false)                \
    X(capital, "capital", none, false)            \
    X(end, "end", none, false)

#define ENTENTE_TIME_BUILTIN_NAME(name, text, slot, trigger) name,
enum class Builtin : ClassId { ENTENTE_TIME_BUILTINS(ENTENTE_TIME_BUILTIN_NAME) };
#undef ENTENTE_TIME_BUILTIN_NAME

inline constexpr std::size_t kBuiltinCount = static_cast<std::size_t>(Builtin::end) + 1;

[[nodiscard]] constexpr ClassSet bit(Builtin builtin) {
    return bit(static_cast<ClassId>(builtin));
}

/// How a word must be written to belong to a class.
enum class Casing : std::uint8_t { any, capital, lower };

struct WordClass {
    std::string name;
    Slot slot = Slot::none;
    bool trigger = true;  // a sentence that holds one of its words is looked at
};

/// A phrase of several words that counts as one word.
struct Phrase {
    std::vector<WordId> rest;  // after the first word
    WordId word = kNoWord;
};

struct Word {
    std::string text;
    ClassSet any = 0;      // whatever its case
    ClassSet capital = 0;  // with a capital letter only
    ClassSet lower = 0;    // without a capital letter only, but at the start of a sentence and in headlines
    std::vector<std::pair<ClassId, int>> values;
    std::vector<Phrase> phrases;  // longest first
};

/// Words folded to lower case, with ' for the typographic apostrophe. Filled once, then read by all threads.
class Lexicon {
public:
    Lexicon();

    [[nodiscard]] WordId find(std::string_view text) const;
    [[nodiscard]] bool is_trigger(WordId word) const { return triggers_[word] != 0; }
    [[nodiscard]] const Word& word(WordId id) const { return words_[id]; }
    [[nodiscard]] std::size_t size() const { return words_.size(); }  // ids are below it
    [[nodiscard]] int value(WordId word, ClassId in_class) const;

    /// The word's id; it is added where it is new. `text` may be a phrase, its tokens separated by spaces.
    WordId add(std::string_view text);
    void add_to_class(WordId word, ClassId to, Casing casing, int value);
    /// kMaxClasses where there is no room for another.
    std::size_t add_class(WordClass word_class);
    [[nodiscard]] const std::vector<WordClass>& classes() const { return classes_; }
    [[nodiscard]] std::size_t find_class(std::string_view name) const;

private:
    WordId add_folded(std::string folded);
    void add_phrase(std::string_view text, WordId word);
    void rehash(std::size_t buckets);
    [[nodiscard]] std::size_t bucket_of(std::string_view folded) const;
    void mark_trigger(WordId word);

    std::vector<Word> words_;  // [kNoWord] is empty
    std::vector<std::uint8_t> triggers_;
    std::vector<WordId> buckets_;  // open addressing; a power of two of them
    std::vector<WordClass> classes_;
    std::size_t longest_ = 0;
};

}  // namespace entente::timex
