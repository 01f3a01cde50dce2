#include "extract/read/support/charset.h"

#include <iconv.h>
#include <uchardet/uchardet.h>

#include <algorithm>
#include <array>
#include <cerrno>

#include "extract/read/support/source_text.h"
#include "graph/base/utf8.h"

namespace entente {
namespace {

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

/// iconv from one charset to UTF-8.
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

/// What the bytes look like; empty where nobody can tell. The first part of a text is enough.
std::string guessed_charset(std::string_view bytes) {
    constexpr std::size_t kEnoughBytes = std::size_t{1} << 16U;
    uchardet* detector = uchardet_new();
    uchardet_handle_data(detector, bytes.data(), std::min(bytes.size(), kEnoughBytes));
    uchardet_data_end(detector);
    std::string name = uchardet_get_charset(detector);
    uchardet_delete(detector);
    return name;
}

std::string lower_name(std::string_view name) {
    std::string out(stripped(name));
    for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
    return out;
}

bool is_latin(std::string_view name) {
    return name == "iso-8859-1" || name == "latin1" || name == "windows-1252" || name == "iso-8859-15";
}

/// A text whose marks could be read bytewise is in no charset of wider units.
bool is_wide(std::string_view name) {
    return name.starts_with("utf-16") || name.starts_with("utf-32") || name.starts_with("ucs");
}

std::uint32_t convert(std::string& bytes, const std::string& charset) {
    if (charset.empty() || is_latin(charset) || is_wide(charset)) return decode_windows_1252(bytes);
    Converter converter(charset);
    return converter.is_open() ? converter.convert(bytes) : decode_windows_1252(bytes);
}

bool has_mark(std::string_view bytes) {
    return bytes.starts_with("\xEF\xBB\xBF") || bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
}

}  // namespace

bool is_known_charset(const std::string& name) {
    return Converter(name).is_open();
}

std::uint32_t decode_bytes(std::string& bytes, std::string_view declared) {
    const Utf8Evidence evidence = weigh_utf8(bytes);
    const std::string charset = lower_name(declared);
    const bool says_utf8 = charset == "utf-8" || charset == "utf8";
    const bool says_nothing = charset.empty() || says_utf8 || !is_known_charset(charset);
    if (evidence.bad == 0 && (evidence.good > 0 || says_nothing)) return 0;
    if (says_nothing && evidence.good > evidence.bad) return 0;  // damaged in places; repaired by the caller
    if (!says_nothing && !is_wide(charset) && charset != "us-ascii") return convert(bytes, charset);
    const std::string guessed = lower_name(guessed_charset(bytes));
    // Of the Western charsets the guess says less than habit: all are read as the widest of them.
    const bool western = guessed.starts_with("iso-8859-1") || guessed.starts_with("mac-") || guessed == "utf-8";
    return convert(bytes, western ? std::string() : guessed);
}

std::uint32_t decode_text(std::string& bytes, std::string_view declared) {
    const std::uint32_t replaced = has_mark(bytes) ? 0 : decode_bytes(bytes, declared);
    return replaced + normalise_text(bytes);
}

}  // namespace entente
