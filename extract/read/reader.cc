#include "extract/read/reader.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

namespace entente {
namespace {

constexpr std::array<std::string_view, 12> kBinaryMagic = {"%PDF-",
                                                           "PK\x03\x04",
                                                           "\x7F"
                                                           "ELF",
                                                           "\x1F\x8B",
                                                           "\x89PNG",
                                                           "\xFF\xD8\xFF",
                                                           "GIF8",
                                                           "SQLite format 3",
                                                           "{\\rtf",
                                                           "BZh",
                                                           "\xFD"
                                                           "7zXZ",
                                                           "\x28\xB5\x2F\xFD"};

bool is_control(char byte) {
    const auto value = static_cast<unsigned char>(byte);
    return value < 0x20 && (value < '\t' || value > '\r') && value != 0x1B;
}

/// A text may have a stray control character; a binary has many, or says what it is in its first bytes.
bool is_binary(std::string_view head) {
    if (head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF")) return false;  // UTF-16
    const auto starts = [head](std::string_view magic) { return head.starts_with(magic); };
    if (std::any_of(kBinaryMagic.begin(), kBinaryMagic.end(), starts)) return true;
    const auto controls = static_cast<std::size_t>(std::count_if(head.begin(), head.end(), is_control));
    return controls * 50 > head.size();
}

std::string lower_suffix(std::string_view path) {
    const std::size_t dot = path.find_last_of("./");
    if (dot == std::string_view::npos || path[dot] == '/') return {};
    std::string suffix(path.substr(dot));
    std::transform(suffix.begin(), suffix.end(), suffix.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return suffix;
}

bool has_suffix(const Reader& reader, std::string_view suffix) {
    return std::find(reader.suffixes.begin(), reader.suffixes.end(), suffix) != reader.suffixes.end();
}

}  // namespace

const Reader* find_reader(std::string_view head, std::string_view path) {
    if (is_binary(head)) return nullptr;
    const std::string suffix = lower_suffix(path);
    const Reader* best = nullptr;
    int most = -1;
    for (const Reader* reader : readers()) {
        const int certainty = reader->recognise(head);
        if (certainty == 0) continue;
        const bool fallback = reader->name == "text";
        const int points = (certainty > 1 ? 4 : 0) + (has_suffix(*reader, suffix) ? 2 : 0) + (fallback ? 1 : 0);
        if (points > most) best = reader;
        most = std::max(most, points);
    }
    return best;
}

}  // namespace entente
