#include "extract/read/support/html_charset.h"

#include <iconv.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <optional>

#include "extract/read/support/source_text.h"
#include "graph/base/utf8.h"

namespace entente {
namespace {

constexpr std::size_t kHintBytes = 4096;

// the C1 range of Windows-1252; 0 where it has none
constexpr std::array<char32_t, 32> kWindows1252 = {0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                   0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                                   0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                   0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

std::uint32_t decode_windows_1252(std::string& bytes) {
    std::string out;
    out.reserve(bytes.size() + bytes.size() / 16);
    std::uint32_t replaced = 0;
    for (const char c : bytes) {
        char32_t value = static_cast<unsigned char>(c);
        if (value >= 0x80 && value < 0xA0) value = kWindows1252[value - 0x80];
        replaced += value == 0 ? 1 : 0;
        append_utf8(out, value == 0 ? 0xFFFD : value);
    }
    bytes = std::move(out);
    return replaced;
}

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool is_name_byte(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == ':' || c == '.';
}

/// The name after `key` and an equals sign, in lower case.
std::string value_after(std::string_view head, std::string_view key) {
    for (std::size_t at = head.find(key); at != std::string_view::npos; at = head.find(key, at + 1)) {
        std::size_t start = head.find_first_not_of(" \t\n\r", at + key.size());
        if (start == std::string_view::npos || head[start] != '=') continue;
        start = head.find_first_not_of(" \t\n\r\"'", start + 1);
        if (start == std::string_view::npos) continue;
        const std::string_view rest = head.substr(start);
        const auto* const end = std::find_if_not(rest.begin(), rest.end(), is_name_byte);
        if (end != rest.begin()) return {rest.begin(), end};
    }
    return {};
}

std::string declared_charset(std::string_view bytes) {
    std::string head(bytes.substr(0, kHintBytes));
    std::transform(head.begin(), head.end(), head.begin(), lower);
    if (head.starts_with("<?xml")) {
        std::string name = value_after(std::string_view(head).substr(0, head.find("?>")), "encoding");
        if (!name.empty()) return name;
    }
    const std::size_t meta = head.find("<meta");
    return meta == std::string::npos ? std::string() : value_after(std::string_view(head).substr(meta), "charset");
}

struct Utf8Evidence {
    std::size_t good = 0;  // sequences of two bytes or more
    std::size_t bad = 0;
};

Utf8Evidence weigh_utf8(std::string_view text) {
    Utf8Evidence evidence;
    while (!text.empty()) {
        const std::size_t size = static_cast<unsigned char>(text[0]) < 0x80 ? 1 : utf8_sequence_length(text);
        evidence.good += size > 1 ? 1 : 0;
        evidence.bad += size == 0 ? 1 : 0;
        text.remove_prefix(std::max<std::size_t>(size, 1));
    }
    return evidence;
}

/// The bytes in UTF-8, or nothing where iconv does not know the charset.
class Converter {
public:
    explicit Converter(const std::string& charset) : handle_(iconv_open("UTF-8", charset.c_str())) {}
    Converter(const Converter&) = delete;
    Converter& operator=(const Converter&) = delete;
    ~Converter() {
        if (is_open()) iconv_close(handle_);
    }

    // NOLINTNEXTLINE(performance-no-int-to-ptr,cppcoreguidelines-pro-type-cstyle-cast): so POSIX says "none"
    [[nodiscard]] bool is_open() const { return handle_ != (iconv_t)-1; }

    std::uint32_t convert(std::string& bytes) {
        std::string out;
        std::uint32_t replaced = 0;
        char* in = bytes.data();
        std::size_t left = bytes.size();
        while (left > 0) {
            std::array<char, 16384> chunk{};
            char* to = chunk.data();
            std::size_t room = chunk.size();
            const std::size_t done = iconv(handle_, &in, &left, &to, &room);
            out.append(chunk.data(), chunk.size() - room);
            if (done != static_cast<std::size_t>(-1) || errno == E2BIG || left == 0) continue;
            out += kReplacementCharacter;
            ++replaced;
            ++in;
            --left;
        }
        bytes = std::move(out);
        return replaced;
    }

private:
    iconv_t handle_;
};

std::uint32_t decode_unmarked(std::string& bytes) {
    const Utf8Evidence evidence = weigh_utf8(bytes);
    const std::string charset = declared_charset(bytes);
    const bool says_utf8 = charset.empty() || charset == "utf-8" || charset == "utf8";
    if (evidence.bad == 0 && (evidence.good > 0 || says_utf8)) return 0;
    if (says_utf8 && evidence.good > evidence.bad) return 0;  // damaged in places; repaired by the caller
    const bool latin = charset == "iso-8859-1" || charset == "latin1" || charset == "us-ascii" || charset == "ascii";
    // a page whose bytes could be read cannot be in one of these
    const bool wide = charset.starts_with("utf-16") || charset.starts_with("utf-32") || charset.starts_with("ucs");
    if (says_utf8 || latin || wide) return decode_windows_1252(bytes);
    Converter converter(charset);
    return converter.is_open() ? converter.convert(bytes) : decode_windows_1252(bytes);
}

bool has_mark(std::string_view bytes) {
    return bytes.starts_with("\xEF\xBB\xBF") || bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
}

}  // namespace

std::uint32_t decode_html(std::string& bytes) {
    const std::uint32_t replaced = has_mark(bytes) ? 0 : decode_unmarked(bytes);
    return replaced + normalise_text(bytes);
}

}  // namespace entente
