// Three passes. The first looks every token up, and cuts what the tokeniser leaves whole: dates of digits
// (12.06.2018, 2015-18), times with their meridiem (7pm), hyphenated words (mid-March). The second joins phrases into
// one item, longest first; the third joins number words (twenty-five, two hundred).
#include "extract/time/lexer.h"

#include <algorithm>
#include <array>

namespace entente::timex {
namespace {

constexpr int kMaxNumber = 9'999'999;
constexpr std::string_view kApostrophe = "\xE2\x80\x99";
constexpr std::array<std::string_view, 4> kDashes = {"-", "\xE2\x80\x93", "\xE2\x80\x94", "\xE2\x80\x91"};
constexpr std::string_view kEndMarks = ".,;:!?)('\"";

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_upper(char c) {
    return c >= 'A' && c <= 'Z';
}
bool is_lower(char c) {
    return c >= 'a' && c <= 'z';
}

std::size_t dash_at(std::string_view text) {
    for (const std::string_view dash : kDashes) {
        if (text.starts_with(dash)) return dash.size();
    }
    return 0;
}

std::string_view without_apostrophe(std::string_view text) {
    if (text.starts_with('\'')) return text.substr(1);
    if (text.starts_with(kApostrophe)) return text.substr(kApostrophe.size());
    return text;
}

std::size_t digits_at(std::string_view text) {
    std::size_t size = 0;
    while (size < text.size() && is_digit(text[size])) ++size;
    return size;
}

int number_of(std::string_view digits) {
    int number = 0;
    for (const char c : digits) {
        if (is_digit(c)) number = number > kMaxNumber ? number : number * 10 + (c - '0');
    }
    return number;
}

bool between(int number, int low, int high) {
    return low <= number && number <= high;
}

/// The classes of a run of digits without anything else.
ClassSet classes_of_digits(int number, std::size_t digits) {
    ClassSet set = 0;
    const auto add = [&](Builtin builtin, bool fits) {
        if (fits) set |= bit(builtin);
    };
    add(Builtin::number, number <= kMaxNumber);
    add(Builtin::day, digits <= 2 && between(number, 1, 31));
    add(Builtin::hour, digits <= 2 && number <= 24);
    add(Builtin::day_number, digits <= 2 && between(number, 1, 31));
    add(Builtin::month_number, digits <= 2 && between(number, 1, 12));
    add(Builtin::two_digits, digits == 2);
    add(Builtin::year, digits == 4 && between(number, 1000, 2999));
    add(Builtin::modern_year, digits == 4 && between(number, 1900, 2050));
    add(Builtin::military, digits == 4 && number / 100 <= 24 && number % 100 <= 59);
    return set;
}

class Lexer {
public:
    Lexer(const Grammar& grammar, const Words& words, const Sentence& sentence, bool lax_case, std::vector<Item>& items)
        : grammar_(grammar), words_(words), sentence_(sentence), lax_case_(lax_case), items_(items) {}

    void run() {
        items_.clear();
        for (token_ = sentence_.first; token_ < sentence_.last; ++token_) cut(words_[token_]);
        join_phrases();
        join_numbers();
        items_.push_back({sentence_.last, sentence_.last, kNoWord, bit(Builtin::end), 0});
    }

private:
    void push(WordId word, ClassSet classes, int number = 0) {
        items_.push_back({token_, token_, word, classes, number});
    }

    ClassSet classes_of_word(WordId word, std::string_view text) const {
        const Word& entry = grammar_.lexicon.word(word);
        const bool capital = is_upper(text.front());
        ClassSet set = entry.any;
        if (capital) set |= entry.capital;
        if (!capital || lax_case_ || token_ == sentence_.first) set |= entry.lower;
        return set | shape_classes(text);
    }

    static ClassSet shape_classes(std::string_view text) {
        if (is_upper(text.front())) return bit(Builtin::capital);
        if (!is_lower(text.front())) {
            const bool ends = kEndMarks.find(text.front()) != std::string_view::npos || dash_at(text) > 0;
            return ends ? bit(Builtin::end) : 0;
        }
        ClassSet set = bit(Builtin::lower);
        const bool plural = text.size() > 3 && text.ends_with('s') && !text.ends_with("ss") && !text.ends_with("us");
        if (plural) set |= bit(Builtin::plural);
        if (text.size() > 4 && text.ends_with("ed")) set |= bit(Builtin::past_form);
        if (text.size() > 4 && text.ends_with("ing")) set |= bit(Builtin::ing_form);
        return set;
    }

    void push_word(std::string_view text) {
        const WordId word = dash_at(text) == text.size() ? grammar_.hyphen : grammar_.lexicon.find(text);
        push(word, classes_of_word(word, text));
    }

    void cut(std::string_view text) {
        const std::string_view bare = without_apostrophe(text);
        if (!bare.empty() && is_digit(bare.front())) {
            cut_number(bare, bare.size() < text.size());
        } else if (text.size() > 1 && text.find_first_not_of('-') == std::string_view::npos) {
            push(kNoWord, bit(Builtin::end));
        } else if (grammar_.lexicon.find(text) == kNoWord && text.find('-') != std::string_view::npos) {
            cut_at_hyphens(text);
        } else {
            push_word(text);
        }
    }

    void cut_at_hyphens(std::string_view text) {
        while (!text.empty()) {
            const std::size_t end = std::min(text.find('-'), text.size());
            if (end > 0) push_piece(text.substr(0, end));
            if (end < text.size()) push(grammar_.hyphen, 0);
            text.remove_prefix(std::min(end + 1, text.size()));
        }
    }

    void push_piece(std::string_view text) {
        if (is_digit(text.front())) {
            cut_number(text, false);
        } else {
            push_word(text);
        }
    }

    /// 12.06.2018 is a date; 12.5 a number with a fraction.
    static bool is_dotted_date(std::string_view text) {
        const std::size_t first = text.find('.');
        const std::size_t second = first == std::string_view::npos ? first : text.find('.', first + 1);
        return second != std::string_view::npos && digits_at(text.substr(second + 1)) == 4;
    }

    void cut_number(std::string_view text, bool after_apostrophe) {
        const bool dotted = is_dotted_date(text);
        while (!text.empty()) {
            const std::size_t size = digits_at(text);
            if (size == 0) {
                text.remove_prefix(push_rest(text));
                continue;
            }
            std::size_t end = size;
            if (!dotted) end = fraction_end(text, size);
            const std::string_view digits = text.substr(0, end);
            const std::string_view rest = text.substr(end);
            text.remove_prefix(end + push_number(digits, rest, after_apostrophe));
            after_apostrophe = false;
        }
    }

    /// Past groups of thousands, a fraction or the minutes of a clock.
    static std::size_t fraction_end(std::string_view text, std::size_t end) {
        constexpr std::string_view kInner = ",.:";
        while (end + 1 < text.size() && kInner.find(text[end]) != std::string_view::npos && is_digit(text[end + 1])) {
            end += 1 + digits_at(text.substr(end + 1));
        }
        return end;
    }

    /// Pushes the number; returns how many bytes of the rest (st, nd, s) belong to it.
    std::size_t push_number(std::string_view digits, std::string_view rest, bool after_apostrophe) {
        const int number = number_of(digits);
        const bool plain = digits_at(digits) == digits.size();
        if (!plain) return push_composed(digits), 0;
        if (const std::size_t suffix = decade_suffix(digits, number, rest, after_apostrophe); suffix > 0) return suffix;
        if (const std::size_t suffix = ordinal_suffix(rest); suffix > 0) {
            const ClassSet day = digits.size() <= 2 && between(number, 1, 31) ? bit(Builtin::day) : 0;
            push(kNoWord, bit(Builtin::ordinal) | day, number);
            return suffix;
        }
        if (after_apostrophe) {
            push(kNoWord, digits.size() == 2 ? bit(Builtin::short_year) : 0,
                 digits.size() == 2 ? full_year(number) : 0);
        } else {
            push(grammar_.lexicon.find(digits), classes_of_digits(number, digits.size()), number);
        }
        return 0;
    }

    static std::size_t ordinal_suffix(std::string_view rest) {
        constexpr std::array<std::string_view, 4> kSuffixes = {"st", "nd", "rd", "th"};
        const bool ordinal = std::find(kSuffixes.begin(), kSuffixes.end(), rest.substr(0, 2)) != kSuffixes.end();
        return ordinal && (rest.size() == 2 || !is_lower(rest[2])) ? 2 : 0;
    }

    /// 1990s, 1990's, '90s.
    std::size_t decade_suffix(std::string_view digits, int number, std::string_view rest, bool after_apostrophe) {
        const std::string_view bare = without_apostrophe(rest);
        if (bare != "s" || number % 10 != 0) return 0;
        const bool full = digits.size() == 4 && between(number, 1000, 2999);
        const bool is_short = digits.size() == 2 && (after_apostrophe || bare.size() == rest.size());
        if (!full && !is_short) return 0;
        push(kNoWord, bit(Builtin::decade) | (is_short && !after_apostrophe ? bit(Builtin::plural) : 0),
             (full ? number : full_year(number)) / 10);
        return rest.size();
    }

    /// 10:30, 1,500, 2.5.
    void push_composed(std::string_view text) {
        const std::size_t colon = text.find(':');
        if (colon != std::string_view::npos) return push_clock(text, colon);
        const std::size_t point = text.find('.');
        if (point == std::string_view::npos) {
            const int number = number_of(text);
            return push(kNoWord, number <= kMaxNumber ? bit(Builtin::number) : 0, number);
        }
        const int hours = number_of(text.substr(0, point));  // 10.30, as the British write it
        const int minutes = number_of(text.substr(point + 1));
        const bool clock = point <= 2 && text.size() == point + 3 && hours <= 24 && minutes <= 59;
        const bool tenths = text.size() == point + 2 && hours < 100'000;
        if (tenths) return push(kNoWord, bit(Builtin::tenths), hours * 10 + minutes);
        push(kNoWord, clock ? bit(Builtin::military) : 0, hours * 100 + minutes);
    }

    void push_clock(std::string_view text, std::size_t colon) {
        const int hours = number_of(text.substr(0, colon));
        const std::string_view tail = text.substr(colon + 1);
        const int minutes = number_of(tail.substr(0, 2));
        const bool seconds = tail.size() == 5 && tail[2] == ':' && number_of(tail.substr(3)) <= 60;
        const bool clock = colon <= 2 && (tail.size() == 2 || seconds) && hours <= 24 && minutes <= 59;
        push(kNoWord, clock ? bit(Builtin::clock) : 0, hours * 60 + minutes);
    }

    /// Pushes what stands between digits, a separator or letters (pm, T); returns its bytes.
    std::size_t push_rest(std::string_view text) {
        if (const std::size_t dash = dash_at(text); dash > 0) {
            push(grammar_.hyphen, 0);
            return dash;
        }
        std::size_t size = 1;
        const bool letters = is_upper(text.front()) || is_lower(text.front());
        while (letters && size < text.size() && !is_digit(text[size]) && dash_at(text.substr(size)) == 0) ++size;
        push_word(text.substr(0, size));
        return size;
    }

    void join_phrases() {
        std::size_t kept = 0;
        for (std::size_t i = 0; i < items_.size(); ++kept) {
            const Phrase* phrase = phrase_at(i);
            items_[kept] = items_[i];
            if (phrase == nullptr) {
                ++i;
                continue;
            }
            i += phrase->rest.size() + 1;
            items_[kept].last_token = items_[i - 1].last_token;
            items_[kept].word = phrase->word;
            items_[kept].classes = phrase_classes(*phrase, items_[kept].classes);
        }
        items_.resize(kept);
    }

    ClassSet phrase_classes(const Phrase& phrase, ClassSet of_first) const {
        const Word& entry = grammar_.lexicon.word(phrase.word);
        const bool capital = (of_first & bit(Builtin::capital)) != 0;
        return entry.any | (capital ? entry.capital : 0) | (!capital || lax_case_ ? entry.lower : 0) |
               (of_first & bit(Builtin::capital));
    }

    const Phrase* phrase_at(std::size_t at) const {
        for (const Phrase& phrase : grammar_.lexicon.word(items_[at].word).phrases) {
            if (phrase.rest.size() >= items_.size() - at) continue;
            const bool all =
                std::equal(phrase.rest.begin(), phrase.rest.end(), items_.begin() + static_cast<long>(at) + 1,
                           [](WordId word, const Item& item) { return word == item.word; });
            if (all && phrase_classes(phrase, items_[at].classes) != (items_[at].classes & bit(Builtin::capital))) {
                return &phrase;
            }
        }
        return nullptr;
    }

    static bool is_in(const Item& item, ClassSet set) { return (item.classes & set) != 0; }
    int number_in(const Item& item) const {
        return value_of(grammar_.lexicon, item, static_cast<ClassId>(Builtin::number));
    }

    void join_numbers() {
        std::size_t kept = 0;
        for (std::size_t i = 0; i < items_.size(); ++kept) {
            items_[kept] = items_[i];
            ++i;
            if (is_in(items_[kept], grammar_.cues.tens)) i = join_ones(kept, i);
            if (is_in(items_[kept], bit(Builtin::number))) i = join_scale(kept, i);
        }
        items_.resize(kept);
    }

    std::size_t join_ones(std::size_t kept, std::size_t next) {
        const std::size_t one = next < items_.size() && items_[next].word == grammar_.hyphen ? next + 1 : next;
        if (one >= items_.size() || !is_in(items_[one], grammar_.cues.ones)) return next;
        set_number(kept, number_in(items_[kept]) + number_in(items_[one]), items_[one].last_token);
        return one + 1;
    }

    std::size_t join_scale(std::size_t kept, std::size_t next) {
        if (next >= items_.size() || !is_in(items_[next], grammar_.cues.scale)) return next;
        const int number = number_in(items_[kept]);
        const int scale = grammar_.lexicon.value(items_[next].word, grammar_.scale);
        if (number < 1 || scale < 1 || number > kMaxNumber / scale) return next;
        set_number(kept, number * scale, items_[next].last_token);
        return next + 1;
    }

    void set_number(std::size_t kept, int number, std::uint32_t last_token) {
        items_[kept] = {items_[kept].first_token, last_token, kNoWord, bit(Builtin::number), number};
    }

    const Grammar& grammar_;
    const Words& words_;
    const Sentence& sentence_;
    bool lax_case_;
    std::vector<Item>& items_;
    std::uint32_t token_ = 0;
};

}  // namespace

bool may_trigger(const Lexicon& lexicon, std::string_view token) {
    if (is_digit(token.front())) return true;
    const WordId word = lexicon.find(token);
    if (word != kNoWord) return lexicon.is_trigger(word);
    if (token.size() < 3) return false;
    return is_digit(without_apostrophe(token).front()) || token.find('-') != std::string_view::npos;
}

void lex(const Grammar& grammar, const Words& words, const Sentence& sentence, bool lax_case,
         std::vector<Item>& items) {
    Lexer(grammar, words, sentence, lax_case, items).run();
}

int value_of(const Lexicon& lexicon, const Item& item, ClassId in_class) {
    const bool digits = item.word == kNoWord || item.number != 0;
    if (digits && in_class == static_cast<ClassId>(Builtin::military))
        return item.number / 100 * 60 + item.number % 100;
    if (in_class < kBuiltinCount && digits) return item.number;
    return lexicon.value(item.word, in_class);
}

}  // namespace entente::timex
