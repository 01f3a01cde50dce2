#include "extract/read/support/source_text.h"

#include <algorithm>
#include <array>
#include <utility>

#include "extract/read/support/charset.h"
#include "graph/base/utf8.h"

namespace entente {
namespace {

constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";
constexpr std::string_view kLittleEndianMark = "\xFF\xFE";
constexpr std::string_view kBigEndianMark = "\xFE\xFF";
constexpr std::size_t kLeastReadBytes = std::size_t{1} << 14U;
constexpr std::size_t kMostReadBytes = std::size_t{1} << 20U;

/// UTF-16 code units of a byte string, one after another.
class Utf16Units {
public:
    Utf16Units(std::string_view bytes, bool big_endian) : bytes_(bytes), big_endian_(big_endian) {}
    [[nodiscard]] std::size_t size() const { return bytes_.size() / 2; }
    [[nodiscard]] char32_t operator[](std::size_t i) const {
        const char32_t first = static_cast<unsigned char>(bytes_[2 * i]);
        const char32_t second = static_cast<unsigned char>(bytes_[2 * i + 1]);
        return big_endian_ ? first << 8U | second : second << 8U | first;
    }

private:
    std::string_view bytes_;
    bool big_endian_;
};

bool is_high_surrogate(char32_t unit) {
    return unit >= 0xD800 && unit < 0xDC00;
}
bool is_low_surrogate(char32_t unit) {
    return unit >= 0xDC00 && unit < 0xE000;
}

std::uint32_t decode_utf16(std::string& text, bool big_endian) {
    const Utf16Units units(std::string_view(text).substr(2), big_endian);
    std::string out;
    std::uint32_t replaced = text.size() % 2;
    for (std::size_t i = 0; i < units.size(); ++i) {
        const char32_t unit = units[i];
        if (is_high_surrogate(unit) && i + 1 < units.size() && is_low_surrogate(units[i + 1])) {
            append_utf8(out, 0x10000 + ((unit & 0x3FFU) << 10U | (units[++i] & 0x3FFU)));
        } else if (is_high_surrogate(unit) || is_low_surrogate(unit)) {
            out += kReplacementCharacter;
            ++replaced;
        } else {
            append_utf8(out, unit);
        }
    }
    text = std::move(out);
    return replaced;
}

std::uint32_t decode_marked(std::string& text) {
    if (text.starts_with(kLittleEndianMark)) return decode_utf16(text, false);
    if (text.starts_with(kBigEndianMark)) return decode_utf16(text, true);
    if (text.starts_with(kUtf8Mark)) text.erase(0, kUtf8Mark.size());
    return 0;
}

void normalise_line_ends(std::string& text) {
    auto out = std::find(text.begin(), text.end(), '\r');
    for (auto in = out; in != text.end(); ++in) {
        if (*in == '\r') {
            *out++ = '\n';
            if (std::next(in) != text.end() && *std::next(in) == '\n') ++in;
        } else {
            *out++ = *in;
        }
    }
    text.erase(out, text.end());
}

/// False where the stream holds more than a Document may.
bool read_all(std::istream& stream, std::string& text, std::size_t most) {
    while (stream.good()) {
        const std::size_t size = text.size();
        if (size > most) return false;
        const std::size_t more = std::clamp(size, kLeastReadBytes, kMostReadBytes);
        text.resize(size + more);
        stream.read(text.data() + size, static_cast<std::streamsize>(more));
        text.resize(size + static_cast<std::size_t>(stream.gcount()));
    }
    return text.size() <= most;
}

void report(const Input& input, Diagnostics& diagnostics, std::string message) {
    diagnostics.add({Severity::error, input.uri, 0, 0, std::move(message)});
}

constexpr std::array<std::string_view, 4> kWideSpaces = {"\u00A0", "\u200B", "\u3000", "\uFEFF"};

std::size_t leading_space(std::string_view text) {
    if (text.empty()) return 0;
    if (text[0] == ' ' || (text[0] >= '\t' && text[0] <= '\r')) return 1;
    for (const std::string_view space : kWideSpaces) {
        if (text.starts_with(space)) return space.size();
    }
    return 0;
}

std::size_t trailing_space(std::string_view text) {
    if (text.empty()) return 0;
    if (text.back() == ' ' || (text.back() >= '\t' && text.back() <= '\r')) return 1;
    for (const std::string_view space : kWideSpaces) {
        if (text.ends_with(space)) return space.size();
    }
    return 0;
}

}  // namespace

std::uint32_t normalise_text(std::string& text) {
    const std::uint32_t undecoded = decode_marked(text);
    normalise_line_ends(text);
    return undecoded + static_cast<std::uint32_t>(repair_utf8(text));
}

std::string broken_off(const Input& input) {
    if (input.fault != nullptr && !input.fault->empty()) return *input.fault;
    return "reading broke off; is the file still there?";
}

bool read_bytes(const Input& input, std::string& bytes, Diagnostics& diagnostics) {
    const std::size_t most = std::min<std::uint64_t>(input.options.limits.document, kMaxTextBytes);
    if (!read_all(input.stream, bytes, most)) {
        report(input, diagnostics,
               "a single text of more than " + std::to_string(most) +
                   " bytes; split it into documents (--limit document=SIZE allows more, up to 4G)");
        return false;
    }
    if (input.stream.bad()) {
        report(input, diagnostics, broken_off(input));
        return false;
    }
    return true;
}

bool read_text(const Input& input, Document& document, Diagnostics& diagnostics) {
    document.uri = input.uri;
    if (!read_bytes(input, document.text, diagnostics)) return false;
    document.replaced_bytes = decode_text(document.text, input.charset);
    if (document.text.size() > kMaxTextBytes) {
        report(input, diagnostics, "too many ill-formed bytes; is this text?");
        return false;
    }
    if (stripped(document.text).empty()) {
        report(input, diagnostics,
               document.text.empty() ? "the file is empty" : "the file holds nothing but white space");
        return false;
    }
    report_replaced(document, input.uri, 0, diagnostics);
    return true;
}

void report_replaced(const Document& document, std::string_view file, std::uint32_t line, Diagnostics& diagnostics) {
    if (document.replaced_bytes == 0) return;
    const bool one = document.replaced_bytes == 1;
    diagnostics.add({Severity::warning, std::string(file), line, 0,
                     std::to_string(document.replaced_bytes) + (one ? " byte is" : " bytes are") +
                         " no UTF-8 and became U+FFFD; if that is much, convert the file (iconv -t UTF-8)"});
}

std::string_view stripped(std::string_view text) {
    while (const std::size_t space = leading_space(text)) text.remove_prefix(space);
    while (const std::size_t space = trailing_space(text)) text.remove_suffix(space);
    return text;
}

}  // namespace entente
