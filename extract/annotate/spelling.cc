// Idea: a word is known by the hash of its normal form (lower case, plain quotes and dashes, digits as 0); the rows of
// an unknown one by hashes of its first three and last two to four characters; its capitals by its shape, "Xx", "dd".
// Invariant: the same hashes of the same bytes as in train/features.py; FNV-1a (Fowler, Noll, Vo).
#include "extract/annotate/spelling.h"

#include <algorithm>

#include "graph/base/utf8.h"

namespace entente {
namespace {

constexpr std::size_t kLongestShape = 24;

struct Fnv64 {
    std::uint64_t value = 0xCBF29CE484222325ULL;
    void add(std::uint8_t byte) { value = (value ^ byte) * 0x100000001B3ULL; }
};

struct Fnv32 {
    std::uint32_t value;
    explicit Fnv32(std::uint32_t seed) : value(0x811C9DC5U ^ (seed * 0x9E3779B1U)) {}
    void add(std::uint8_t byte) { value = (value ^ byte) * 0x01000193U; }
    [[nodiscard]] std::uint32_t finished() const {
        std::uint32_t h = value;
        h ^= h >> 15U;
        h *= 0x2C1B3C6DU;
        return h ^ (h >> 13U);
    }
};

template <typename Hash>
void add_utf8(Hash& hash, char32_t c) {
    const auto byte = [](char32_t bits) { return static_cast<std::uint8_t>(bits); };
    if (c < 0x80) return hash.add(byte(c));
    if (c < 0x800) {
        hash.add(byte(0xC0U | (c >> 6U)));
    } else if (c < 0x10000) {
        hash.add(byte(0xE0U | (c >> 12U)));
        hash.add(byte(0x80U | ((c >> 6U) & 0x3FU)));
    } else {
        hash.add(byte(0xF0U | (c >> 18U)));
        hash.add(byte(0x80U | ((c >> 12U) & 0x3FU)));
        hash.add(byte(0x80U | ((c >> 6U) & 0x3FU)));
    }
    hash.add(byte(0x80U | (c & 0x3FU)));
}

bool is_upper(char32_t c) {
    if (c < 128) return c >= 'A' && c <= 'Z';
    if (c >= 0xC0 && c <= 0xDE) return c != 0xD7;
    if ((c >= 0x100 && c <= 0x137) || (c >= 0x14A && c <= 0x177)) return c % 2 == 0;
    if ((c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E)) return c % 2 == 1;
    return false;
}

char32_t lower(char32_t c) {
    if (!is_upper(c)) return c;
    return c < 0x100 ? c + 32 : c + 1;
}

/// Typographic quotes and dashes as the plain ones.
char32_t plain(char32_t c) {
    switch (c) {
        case U'‘':
        case U'’':
        case U'ʼ':
        case U'`': return U'\'';
        case U'“':
        case U'”':
        case U'„':
        case U'«':
        case U'»': return U'"';
        case U'‒':
        case U'–':
        case U'—':
        case U'‑':
        case U'−': return U'-';
        default: return c;
    }
}

bool is_digit(char32_t c) {
    return c >= U'0' && c <= U'9';
}

/// The class of a character in a shape; `c` is plain.
char shape_of(char32_t c) {
    if (is_digit(c)) return 'd';
    if (is_upper(c)) return 'X';
    if ((c >= U'a' && c <= U'z') || (c >= 0xDF && c < 0x2000) || c >= 0x2C00) return 'x';
    return c > 32 && c < 127 ? static_cast<char>(c) : '*';
}

std::size_t longest_run(char shape) {
    switch (shape) {
        case 'X': return 2;
        case 'd': return 4;
        default: return 1;
    }
}

/// A shape as it is hashed: long runs cut, no longer than kLongestShape.
class Shape {
public:
    explicit Shape(bool first) {
        if (first) hash_.add('^');
    }
    void add(char shape) {
        run_ = shape == last_ ? run_ + 1 : 1;
        last_ = shape;
        if (run_ > longest_run(shape) || length_ == kLongestShape) return;
        hash_.add(static_cast<std::uint8_t>(shape));
        ++length_;
    }
    [[nodiscard]] std::uint32_t hash() const { return hash_.finished(); }

private:
    Fnv32 hash_{5};
    char last_ = 0;
    std::size_t run_ = 0;
    std::size_t length_ = 0;
};

/// Takes one code point off the front of `text`; an ill-formed byte counts as U+FFFD.
char32_t take(std::string_view& text) {
    if (static_cast<unsigned char>(text[0]) < 0x80) {
        const char32_t c = static_cast<unsigned char>(text[0]);
        text.remove_prefix(1);
        return c;
    }
    const std::size_t length = utf8_sequence_length(text);
    const char32_t c = length > 0 ? decode_utf8(text) : U'\uFFFD';
    text.remove_prefix(std::max<std::size_t>(length, 1));
    return c;
}

std::uint32_t hash_of(const char32_t* first, const char32_t* last, std::uint32_t seed) {
    Fnv32 hash(seed);
    for (; first != last; ++first) add_utf8(hash, *first);
    return hash.finished();
}

}  // namespace

Spelling::Spelling(std::string_view form, bool first) {
    Fnv64 key;
    Shape shape(first);
    while (!form.empty()) {
        const char32_t c = plain(take(form));
        shape.add(shape_of(c));
        const char32_t normal = is_digit(c) ? U'0' : lower(c);
        add_utf8(key, normal);
        if (length_ < front_.size()) front_[length_] = normal;
        std::rotate(back_.begin(), back_.begin() + 1, back_.end());
        back_.back() = normal;
        ++length_;
    }
    key_ = key.value;
    shape_ = shape.hash();
}

std::uint32_t Spelling::shape_row(const AffixTable& table) const {
    return table.size[0] + table.size[1] + table.size[2] + table.size[3] + shape_ % table.size[4];
}

std::array<std::uint32_t, 4> Spelling::affix_rows(const AffixTable& table) const {
    std::array<std::uint32_t, 4> rows{};
    rows[0] = hash_of(front_.data(), front_.data() + std::min(length_, front_.size()), 1) % table.size[0];
    std::uint32_t base = table.size[0];
    for (std::uint32_t part = 1; part < rows.size(); ++part) {
        const std::size_t length = std::min<std::size_t>(length_, part + 1);
        rows[part] = base + hash_of(back_.data() + back_.size() - length, back_.data() + back_.size(), part + 1) %
                                table.size[part];
        base += table.size[part];
    }
    return rows;
}

}  // namespace entente
