#include "extract/annotate/sentence_features.h"

#include <algorithm>

#include "extract/annotate/abbreviations.h"
#include "extract/annotate/char_class.h"

namespace entente {
namespace {

constexpr std::uint32_t kPrime = 0x01000193U;

std::uint32_t mix(std::uint32_t a, std::uint32_t b) {
    std::uint32_t h = (a ^ (b + 0x9E3779B9U + (a << 6U) + (a >> 2U))) * 0x85EBCA6BU;
    return h ^ (h >> 15U);
}

/// Which kinds of characters a word holds, as bits.
enum Holds : std::uint8_t { kUpper = 1U, kLower = 2U, kDigit = 4U, kPoint = 8U, kAddressMark = 16U };

constexpr std::array<std::uint8_t, 256> kHolds = [] {
    std::array<std::uint8_t, 256> table{};
    for (char c = 'a'; c <= 'z'; ++c) table[static_cast<unsigned char>(c)] = kLower;
    for (char c = 'A'; c <= 'Z'; ++c) table[static_cast<unsigned char>(c)] = kUpper;
    for (char c = '0'; c <= '9'; ++c) table[static_cast<unsigned char>(c)] = kDigit;
    table['.'] = kPoint;
    table['@'] = table['/'] = kAddressMark;
    return table;
}();

/// A word read once: its lower-case form in 32 bits, and what it holds. Only the first bytes of a long word count.
struct WordKey {
    std::uint32_t hash = 0x811C9DC5U;
    std::uint8_t holds = 0;
};

constexpr WordKey key_of(std::string_view form) {
    constexpr std::size_t kCounted = 32;
    WordKey key;
    for (const char c : form.substr(0, kCounted)) {
        const std::uint8_t holds = kHolds[static_cast<unsigned char>(c)];
        const unsigned lower = static_cast<unsigned char>(c) | (holds == kUpper ? 0x20U : 0U);
        key.hash = (key.hash ^ lower) * kPrime;
        key.holds |= holds;
    }
    return key;
}

struct ClassEntry {
    std::string_view word;
    WordClass word_class;
};

// No std::array: clang deduces the type of one by nesting as deep as it is long.
// NOLINTNEXTLINE(modernize-avoid-c-arrays)
constexpr ClassEntry kWordClasses[] = {
#include "extract/annotate/sentence_words.inc"
};

/// Open addressing over the words' hashes; a slot holds a hash with the class in its low byte, 0 when it is free.
constexpr std::uint32_t kSlots = 4096;

constexpr std::array<std::uint32_t, kSlots> kClassSlots = [] {
    std::array<std::uint32_t, kSlots> slots{};
    for (const ClassEntry& entry : kWordClasses) {
        const std::uint32_t hash = key_of(entry.word).hash;
        std::uint32_t slot = hash % kSlots;
        while (slots[slot] != 0) slot = (slot + 1) % kSlots;
        slots[slot] = (hash & 0xFFFFFF00U) | static_cast<std::uint32_t>(entry.word_class);
    }
    return slots;
}();

WordClass class_by_ending(std::string_view form) {
    if (form.size() < 4) return WordClass::unknown;
    if (form.ends_with("ed")) return WordClass::ends_ed;
    if (form.ends_with("ing")) return WordClass::ends_ing;
    if (form.ends_with("ly")) return WordClass::ends_ly;
    return form.ends_with('s') ? WordClass::ends_s : WordClass::unknown;
}

WordClass class_of(std::string_view form, std::uint32_t hash) {
    for (std::uint32_t slot = hash % kSlots; kClassSlots[slot] != 0; slot = (slot + 1) % kSlots) {
        if ((kClassSlots[slot] & 0xFFFFFF00U) == (hash & 0xFFFFFF00U)) {
            return static_cast<WordClass>(kClassSlots[slot] & 0xFFU);
        }
    }
    return class_by_ending(form);
}

Shape shape_of_stops(std::string_view form) {
    if (form == ".") return Shape::full_stop;
    if (form.find('?') != std::string_view::npos) return Shape::question;
    if (form.find('!') != std::string_view::npos) return Shape::exclamation;
    return Shape::ellipsis;
}

Shape shape_of_wide_mark(std::string_view form) {
    constexpr std::array kMarks = {
        std::pair{std::string_view("…"), Shape::ellipsis},     std::pair{std::string_view("“"), Shape::open_quote},
        std::pair{std::string_view("”"), Shape::close_quote},  std::pair{std::string_view("‘"), Shape::open_quote},
        std::pair{std::string_view("’"), Shape::close_quote},  std::pair{std::string_view("«"), Shape::open_quote},
        std::pair{std::string_view("»"), Shape::close_quote},  std::pair{std::string_view("„"), Shape::open_quote},
        std::pair{std::string_view("–"), Shape::dash},         std::pair{std::string_view("—"), Shape::dash},
        std::pair{std::string_view("•"), Shape::bullet},       std::pair{std::string_view("·"), Shape::bullet},
        std::pair{std::string_view("。"), Shape::full_stop},   std::pair{std::string_view("？"), Shape::question},
        std::pair{std::string_view("！"), Shape::exclamation}, std::pair{std::string_view("؟"), Shape::question},
        std::pair{std::string_view("।"), Shape::full_stop},
    };
    const auto* found =
        std::find_if(kMarks.begin(), kMarks.end(), [&](const auto& mark) { return mark.first == form; });
    return found != kMarks.end() ? found->second : Shape::other;
}

Shape shape_of_mark(std::string_view form, bool space_before, bool space_after) {
    switch (form[0]) {
        case '.':
        case '!':
        case '?': return shape_of_stops(form);
        case ',': return Shape::comma;
        case ':':
        case '=': return form.size() == 1 ? Shape::colon : Shape::emoticon;
        case ';': return form.size() == 1 ? Shape::semicolon : Shape::emoticon;
        case '-': return form.size() <= 2 ? Shape::dash : Shape::other;
        case '(':
        case '[':
        case '{': return Shape::open_bracket;
        case ')':
        case ']':
        case '}': return Shape::close_bracket;
        case '*': return form.size() == 1 ? Shape::bullet : Shape::other;
        case '`': return Shape::open_quote;
        case '"':
        case '\'': return space_before && !space_after ? Shape::open_quote : Shape::close_quote;
        default: return static_cast<unsigned char>(form[0]) < 0x80 ? Shape::other : shape_of_wide_mark(form);
    }
}

Shape shape_of_abbreviation(std::string_view form) {
    const std::string_view word = form.substr(0, form.size() - 1);
    if (char_at(word).size == word.size()) return Shape::initial;
    return abbreviation(word) == Abbreviation::title ? Shape::title : Shape::abbreviation;
}

Shape shape_of_word(std::string_view form, std::uint8_t holds) {
    if (form.ends_with('.')) return shape_of_abbreviation(form);
    const bool lower = (holds & kLower) != 0;
    if ((holds & kAddressMark) != 0 || ((holds & kPoint) != 0 && lower)) return Shape::address;
    if ((holds & kDigit) != 0) return (holds & (kLower | kUpper)) != 0 ? Shape::mixed : Shape::digits;
    if (static_cast<unsigned char>(form[0]) >= 0x80) {
        if (starts_upper(form)) return Shape::capitalised;
        return starts_lower(form) || lower ? Shape::lower : Shape::caseless;
    }
    if (!is_upper(form[0])) return Shape::lower;
    if (form.size() == 1) return Shape::capital;
    return lower ? Shape::capitalised : Shape::upper;
}

bool is_word(Shape shape) {
    return shape >= Shape::lower && shape <= Shape::address;
}

bool is_continuation(Shape shape) {
    switch (shape) {
        case Shape::full_stop:
        case Shape::question:
        case Shape::exclamation:
        case Shape::comma:
        case Shape::colon:
        case Shape::semicolon:
        case Shape::close_bracket: return true;
        default: return false;
    }
}

std::uint32_t length_class(std::uint32_t tokens) {
    constexpr std::array<std::uint32_t, 8> kBounds = {1, 2, 3, 5, 9, 15, 25, 45};
    return static_cast<std::uint32_t>(std::lower_bound(kBounds.begin(), kBounds.end(), tokens) - kBounds.begin());
}

std::uint32_t pack(WordClass a, WordClass b, WordClass c = WordClass::unknown) {
    const auto n = [](WordClass word_class) { return static_cast<std::uint32_t>(word_class); };
    return n(a) | n(b) << 5U | n(c) << 10U;
}

std::uint32_t pack(Shape a, Shape b, Shape c = Shape::none, std::uint32_t d = 0) {
    const auto n = [](Shape shape) { return static_cast<std::uint32_t>(shape); };
    return n(a) | n(b) << 5U | n(c) << 10U | d << 15U;
}

}  // namespace

BoundaryReader::BoundaryReader(std::string_view text, const std::vector<Token>& tokens, std::uint32_t first,
                               std::uint32_t last)
    : text_(text), tokens_(tokens), at_(first), last_(last), sentence_start_(first) {
    for (std::uint32_t i = 0; i < 4; ++i) window_[3 + i] = view(first + i);
    opener_ = window_[3];
}

BoundaryReader::View BoundaryReader::view(std::uint32_t token) const {
    if (token >= last_) return {};
    const std::string_view form = tokens_[token].span.of(text_);
    const bool space_before = tokens_[token].space_before;
    const CharClass type = char_at(form).type;
    if (type == CharClass::letter || type == CharClass::digit) {
        const WordKey key = key_of(form);
        return {key.hash, shape_of_word(form, key.holds), class_of(form, key.hash), space_before};
    }
    const bool space_after = token + 1 >= last_ || tokens_[token + 1].space_before;
    const Shape shape = shape_of_mark(form, space_before, space_after);
    const bool by_form = shape == Shape::other || shape == Shape::emoticon;
    return {by_form ? key_of(form).hash : static_cast<std::uint32_t>(shape), shape, WordClass::unknown, space_before};
}

bool BoundaryReader::next() {
    if (at_ + 1 >= last_) return false;
    pass(window_[3]);
    std::copy(window_.begin() + 1, window_.end(), window_.begin());
    ++at_;
    window_.back() = view(at_ + 3);
    return true;
}

void BoundaryReader::pass(const View& view) {
    if (view.shape == Shape::open_bracket) brackets_ = static_cast<std::uint8_t>(std::min(brackets_ + 1, 2));
    if (view.shape == Shape::close_bracket && brackets_ > 0) --brackets_;
    if (view.shape == Shape::open_quote) in_quote_ = true;
    if (view.shape == Shape::close_quote) in_quote_ = false;
    has_finite_ |= view.word_class == WordClass::finite;
}

bool BoundaryReader::is_candidate() const {
    const Shape before = window_[2].shape;
    const Shape after = window_[3].shape;
    if (tokens_[at_].joined || is_continuation(after)) return false;
    if (before == Shape::open_bracket || before == Shape::open_quote) return false;
    const bool marker = before == Shape::dash || before == Shape::bullet;  // of a list's item
    if (marker && sentence_start_ + 1 == at_) return false;
    if (after == Shape::lower && (is_word(before) || before == Shape::comma)) return false;
    return !(is_word(before) && !tokens_[at_].space_before);
}

bool BoundaryReader::is_unmarked() const {
    const bool aside = window_[2].shape == Shape::close_bracket && is_word(window_[1].shape);
    return (aside || is_word(window_[2].shape)) && is_word(window_[3].shape);
}

bool BoundaryReader::is_bold() const {
    switch (window_[3].word_class) {
        case WordClass::unknown:
        case WordClass::noun:
        case WordClass::name:
        case WordClass::adjective:
        case WordClass::ends_ed:
        case WordClass::ends_s: return true;
        default: return false;
    }
}

BoundaryFeatures BoundaryReader::features() const {
    const View& l2 = window_[1];
    const View& l1 = window_[2];
    const View& r1 = window_[3];
    const View& r2 = window_[4];
    const View& r3 = window_[5];
    const std::uint32_t left = mix(l1.hash, static_cast<std::uint32_t>(l1.shape));
    const std::uint32_t right = mix(r1.hash, static_cast<std::uint32_t>(r1.shape));
    const std::uint32_t length = length_class(at_ - sentence_start_);
    const auto inside = static_cast<std::uint32_t>(brackets_ | (in_quote_ ? 4 : 0) | (r1.space_before ? 8 : 0));
    const std::uint32_t shapes = pack(l1.shape, r1.shape, Shape::none, has_finite_ ? 1 : 0);
    const auto finite_ahead =
        static_cast<std::uint32_t>(std::find_if(window_.begin() + 3, window_.end(),
                                                [](const View& v) { return v.word_class == WordClass::finite; }) -
                                   window_.begin());
    const std::array<std::uint32_t, kBoundaryFeatures> keys = {
        0,
        left,
        right,
        mix(left, right),
        mix(l2.hash, left),
        mix(right, r2.hash),
        pack(l1.shape, r1.shape, Shape::none, inside),
        pack(l2.shape, l1.shape, r1.shape, r1.space_before ? 1 : 0),
        pack(l1.shape, r1.shape, r2.shape, r1.space_before ? 1 : 0),
        pack(l2.shape, l1.shape, r1.shape, static_cast<std::uint32_t>(r2.shape)),
        pack(l1.shape, r1.shape, opener_.shape, length),
        mix(opener_.hash, pack(l1.shape, r1.shape)),
        mix(l2.hash, pack(l1.shape, r1.shape)),
        mix(r2.hash, pack(l1.shape, r1.shape)),
        mix(right, static_cast<std::uint32_t>(l1.shape)),
        pack(window_[0].shape, l2.shape, l1.shape, static_cast<std::uint32_t>(r1.shape) | (r1.space_before ? 32U : 0U)),
        mix(shapes, pack(l1.word_class, r1.word_class, r2.word_class)),
        mix(shapes, pack(r1.word_class, r2.word_class, r3.word_class)),
        mix(shapes, pack(l2.word_class, l1.word_class, r1.word_class)),
        mix(shapes, length << 8U | finite_ahead),
        mix(shapes, pack(l1.word_class, r1.word_class) | finite_ahead << 16U),
        mix(right, pack(l1.shape, r2.shape) | static_cast<std::uint32_t>(r2.word_class) << 16U),
        mix(left, pack(r1.shape, r2.shape) | static_cast<std::uint32_t>(r1.word_class) << 16U),
        mix(shapes, pack(opener_.word_class, r1.word_class) | length << 16U),
        mix(mix(left, right), l2.hash),
        mix(mix(left, right), r2.hash),
    };
    BoundaryFeatures features{};
    for (std::uint32_t i = 0; i < kBoundaryFeatures; ++i) {
        features[i] = static_cast<std::uint16_t>(mix(keys[i], i * 0x1003U) >> (32U - kBoundaryTableBits));
    }
    return features;
}

void BoundaryReader::start_sentence() {
    sentence_start_ = at_;
    has_finite_ = false;
    opener_ = window_[3];
}

}  // namespace entente
