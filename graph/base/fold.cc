#include "graph/base/fold.h"

#include <algorithm>
#include <iterator>

#include "graph/base/utf8.h"

namespace entente {
namespace {

struct Folding {
    char32_t code_point = 0;
    std::string_view plain;
};

constexpr Folding kFoldings[] = {
#include "graph/base/fold_table.inc"
};

constexpr char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

void append_folded_code_point(std::string& out, char32_t code_point, std::string_view bytes) {
    if (code_point >= 0x300 && code_point < 0x370) return;  // combining marks
    if (code_point == 0x2018 || code_point == 0x2019 || code_point == 0x02BC) {
        out.push_back('\'');
        return;
    }
    if (code_point == 0x2010 || code_point == 0x2011) {
        out.push_back('-');
        return;
    }
    const auto* found = std::lower_bound(std::begin(kFoldings), std::end(kFoldings), code_point,
                                         [](const Folding& f, char32_t c) { return f.code_point < c; });
    if (found != std::end(kFoldings) && found->code_point == code_point) {
        out += found->plain;
    } else {
        out += bytes;
    }
}

}  // namespace

void append_folded(std::string& out, std::string_view text) {
    const std::size_t start = out.size();
    out.resize(start + text.size());
    std::size_t at = 0;
    for (; at < text.size() && static_cast<unsigned char>(text[at]) < 0x80; ++at) out[start + at] = lower(text[at]);
    if (at == text.size()) return;
    out.resize(start + at);
    while (at < text.size()) {
        const auto byte = static_cast<unsigned char>(text[at]);
        if (byte < 0x80) {
            out.push_back(lower(text[at]));
            ++at;
            continue;
        }
        const std::size_t length = utf8_sequence_length(text.substr(at));
        if (length == 0) {  // not UTF-8: as it is
            out.push_back(text[at]);
            ++at;
            continue;
        }
        const std::string_view bytes = text.substr(at, length);
        append_folded_code_point(out, decode_utf8(bytes), bytes);
        at += length;
    }
}

std::string folded(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    append_folded(out, text);
    return out;
}

}  // namespace entente
