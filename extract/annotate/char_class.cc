#include "extract/annotate/char_class.h"

#include <algorithm>

#include "graph/base/utf8.h"

namespace entente {
namespace {

struct Range {
    char32_t first;
    char32_t last;
    CharClass type;
};

using enum CharClass;

// Ascending and apart from each other. Joiners, marks and variation selectors are in no range: they are letters.
constexpr std::array kRanges = {
    Range{0x0080, 0x00A0, space},  Range{0x00A1, 0x00A1, punct},  Range{0x00A2, 0x00A6, symbol},
    Range{0x00A7, 0x00A7, symbol}, Range{0x00A8, 0x00A9, symbol}, Range{0x00AB, 0x00AB, punct},
    Range{0x00AC, 0x00AC, symbol}, Range{0x00AE, 0x00B1, symbol}, Range{0x00B4, 0x00B4, punct},
    Range{0x00B6, 0x00B8, punct},  Range{0x00BB, 0x00BB, punct},  Range{0x00BF, 0x00BF, punct},
    Range{0x00D7, 0x00D7, symbol}, Range{0x00F7, 0x00F7, symbol}, Range{0x037E, 0x037E, punct},
    Range{0x0387, 0x0387, punct},  Range{0x055A, 0x055F, punct},  Range{0x0589, 0x058A, punct},
    Range{0x05BE, 0x05BE, punct},  Range{0x05C0, 0x05C0, punct},  Range{0x05F3, 0x05F4, punct},
    Range{0x060C, 0x060D, punct},  Range{0x061B, 0x061B, punct},  Range{0x061E, 0x061F, punct},
    Range{0x066A, 0x066D, punct},  Range{0x06D4, 0x06D4, punct},  Range{0x0964, 0x0965, punct},
    Range{0x0E3F, 0x0E3F, symbol}, Range{0x1680, 0x1680, space},  Range{0x2000, 0x200B, space},
    Range{0x2010, 0x2027, punct},  Range{0x2028, 0x2029, space},  Range{0x202F, 0x202F, space},
    Range{0x2030, 0x205E, punct},  Range{0x205F, 0x2060, space},  Range{0x207A, 0x207E, symbol},
    Range{0x208A, 0x208E, symbol}, Range{0x20A0, 0x20CF, symbol}, Range{0x2100, 0x2101, symbol},
    Range{0x2103, 0x2106, symbol}, Range{0x2116, 0x2117, symbol}, Range{0x2120, 0x2123, symbol},
    Range{0x2190, 0x2BFF, symbol}, Range{0x2E00, 0x2E7F, punct},  Range{0x3000, 0x3000, space},
    Range{0x3001, 0x3003, punct},  Range{0x3008, 0x3020, punct},  Range{0x3030, 0x3030, punct},
    Range{0x30FB, 0x30FB, punct},  Range{0xFD3E, 0xFD3F, punct},  Range{0xFE10, 0xFE19, punct},
    Range{0xFE30, 0xFE6F, punct},  Range{0xFEFF, 0xFEFF, space},  Range{0xFF01, 0xFF0F, punct},
    Range{0xFF1A, 0xFF20, punct},  Range{0xFF3B, 0xFF40, punct},  Range{0xFF5B, 0xFF65, punct},
    Range{0xFFE0, 0xFFE6, symbol}, Range{0xFFFD, 0xFFFD, symbol}, Range{0x1F000, 0x1FAFF, symbol},
};

bool in(char32_t c, char32_t first, char32_t last) {
    return c >= first && c <= last;
}

bool is_upper_wide(char32_t c) {
    if (in(c, 0xC0, 0xDE)) return c != 0xD7;
    if (in(c, 0x100, 0x137) || in(c, 0x14A, 0x177)) return c % 2 == 0;
    if (in(c, 0x139, 0x148) || in(c, 0x179, 0x17E)) return c % 2 == 1;
    return in(c, 0x386, 0x3AB) || in(c, 0x400, 0x42F) || (in(c, 0x1E00, 0x1EFF) && c % 2 == 0);
}

bool is_lower_wide(char32_t c) {
    if (in(c, 0xDF, 0xFF)) return c != 0xF7;
    return !is_upper_wide(c) &&
           (in(c, 0x100, 0x17F) || in(c, 0x3AC, 0x3CE) || in(c, 0x430, 0x45F) || in(c, 0x1E00, 0x1EFF));
}

}  // namespace

CharClass class_of_wide(char32_t code_point) {
    const auto* range =
        std::partition_point(kRanges.begin(), kRanges.end(), [&](const Range& r) { return r.last < code_point; });
    return range != kRanges.end() && range->first <= code_point ? range->type : letter;
}

Char wide_char_at(std::string_view text) {
    const auto lead = static_cast<unsigned char>(text[0]);
    const std::uint32_t size = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    const char32_t code = decode_utf8(text);
    return {code, size, class_of_wide(code)};
}

bool starts_upper(std::string_view word) {
    if (word.empty()) return false;
    if (static_cast<unsigned char>(word[0]) < 0x80) return is_upper(word[0]);
    return is_upper_wide(decode_utf8(word));
}

bool starts_lower(std::string_view word) {
    if (word.empty()) return false;
    if (static_cast<unsigned char>(word[0]) < 0x80) return is_lower(word[0]);
    return is_lower_wide(decode_utf8(word));
}

std::size_t apostrophe_at(std::string_view text) {
    if (text.empty()) return 0;
    if (text[0] == '\'') return 1;
    if (text.starts_with("\xE2\x80\x99")) return 3;  // U+2019
    if (text.starts_with("\xCA\xBC")) return 2;      // U+02BC
    return 0;
}

}  // namespace entente
