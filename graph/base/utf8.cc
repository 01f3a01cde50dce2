#include "graph/base/utf8.h"

#include <algorithm>
#include <cstring>

namespace entente {
namespace {

bool is_continuation(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

/// The range that the second byte must lie in for a given first byte, and the sequence's length.
struct Lead {
    std::size_t length = 0;
    unsigned char low = 0x80;
    unsigned char high = 0xBF;
};

Lead lead_of(unsigned char first) {
    if (first < 0x80) return {1};
    if (first < 0xC2) return {};
    if (first < 0xE0) return {2};
    if (first == 0xE0) return {3, 0xA0, 0xBF};
    if (first == 0xED) return {3, 0x80, 0x9F};
    if (first < 0xF0) return {3};
    if (first == 0xF0) return {4, 0x90, 0xBF};
    if (first < 0xF4) return {4};
    if (first == 0xF4) return {4, 0x80, 0x8F};
    return {};
}

}  // namespace

std::size_t utf8_sequence_length(std::string_view text) {
    const Lead lead = lead_of(static_cast<unsigned char>(text[0]));
    if (lead.length <= 1) return lead.length;
    if (text.size() < lead.length) return 0;
    const auto second = static_cast<unsigned char>(text[1]);
    if (second < lead.low || second > lead.high) return 0;
    for (std::size_t i = 2; i < lead.length; ++i) {
        if (!is_continuation(text[i])) return 0;
    }
    return lead.length;
}

namespace {

/// Whether eight bytes are ASCII without a zero: the usual case, looked at at once.
bool are_plain(const char* bytes) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes, sizeof(word));
    return ((word | (word - 0x0101010101010101U)) & 0x8080808080808080U) == 0;
}

/// How many bytes of `text` from `at` on are well-formed and no U+0000.
std::size_t sound_bytes(std::string_view text, std::size_t at) {
    const std::size_t start = at;
    while (at < text.size()) {
        if (text.size() - at >= sizeof(std::uint64_t) && are_plain(text.data() + at)) {
            at += sizeof(std::uint64_t);
            continue;
        }
        const std::size_t length = text[at] == '\0' ? 0 : utf8_sequence_length(text.substr(at));
        if (length == 0) break;
        at += length;
    }
    return at - start;
}

}  // namespace

std::size_t repair_utf8(std::string& text) {
    std::size_t at = sound_bytes(text, 0);
    if (at == text.size()) return 0;
    std::string out(text, 0, at);
    std::size_t replaced = 0;
    while (at < text.size()) {
        out += kReplacementCharacter;
        ++replaced;
        const std::size_t more = sound_bytes(text, ++at);
        out.append(text, at, more);
        at += more;
    }
    text = std::move(out);
    return replaced;
}

char32_t decode_utf8(std::string_view text) {
    const auto byte = [text](std::size_t i) { return static_cast<char32_t>(static_cast<unsigned char>(text[i])); };
    const char32_t first = byte(0);
    if (first < 0x80) return first;
    if (first < 0xE0) return (first & 0x1FU) << 6U | (byte(1) & 0x3FU);
    if (first < 0xF0) return (first & 0x0FU) << 12U | (byte(1) & 0x3FU) << 6U | (byte(2) & 0x3FU);
    return (first & 0x07U) << 18U | (byte(1) & 0x3FU) << 12U | (byte(2) & 0x3FU) << 6U | (byte(3) & 0x3FU);
}

void append_utf8(std::string& out, char32_t code_point) {
    const auto push = [&out](char32_t byte) { out.push_back(static_cast<char>(static_cast<unsigned char>(byte))); };
    if (code_point < 0x80) {
        push(code_point);
    } else if (code_point < 0x800) {
        push(0xC0U | code_point >> 6U);
        push(0x80U | (code_point & 0x3FU));
    } else if (code_point < 0x10000) {
        push(0xE0U | code_point >> 12U);
        push(0x80U | (code_point >> 6U & 0x3FU));
        push(0x80U | (code_point & 0x3FU));
    } else {
        push(0xF0U | code_point >> 18U);
        push(0x80U | (code_point >> 12U & 0x3FU));
        push(0x80U | (code_point >> 6U & 0x3FU));
        push(0x80U | (code_point & 0x3FU));
    }
}

std::size_t count_code_points(std::string_view text) {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char byte) { return !is_continuation(byte); }));
}

CodePointIndex::CodePointIndex(std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (is_continuation(text[i])) continuation_.push_back(static_cast<std::uint32_t>(i));
    }
}

std::uint32_t CodePointIndex::operator()(std::uint32_t byte) const {
    const auto before = std::lower_bound(continuation_.begin(), continuation_.end(), byte) - continuation_.begin();
    return byte - static_cast<std::uint32_t>(before);
}

}  // namespace entente
