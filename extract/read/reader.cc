#include "extract/read/reader.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>
#include <utility>

#include "extract/read/support/asides.h"
#include "extract/read/support/language.h"

namespace entente {
namespace {

/// A binary's first bytes, and what to say of it. What is no document is passed over, what might be one is an error.
struct Magic {
    std::string_view start;
    std::string_view what;
    bool is_document = false;
};

using namespace std::string_view_literals;

constexpr std::array kMagic = {
    Magic{"\x89PNG", "an image"},
    Magic{"\xFF\xD8\xFF", "an image"},
    Magic{"GIF8", "an image"},
    Magic{"RIFF", "an image, sound or video"},
    Magic{"\0\0\1\0"sv, "an image"},
    Magic{"II*\0"sv, "an image"},
    Magic{"MM\0*"sv, "an image"},
    Magic{"ID3", "sound"},
    Magic{"OggS", "sound"},
    Magic{"wOFF", "a font"},
    Magic{"wOF2", "a font"},
    Magic{"\0\1\0\0"sv, "a font"},
    Magic{"\xD0\xCF\x11\xE0", "an old Word, Excel or PowerPoint file; save it as DOCX, ODT or CSV", true},
    Magic{"SQLite format 3", "a database; write its texts out as CSV or JSON Lines", true},
    Magic{"7z\xBC\xAF\x27\x1C", "a 7-Zip archive; pack it as .zip or .tar.gz", true},
    Magic{"Rar!", "a RAR archive; pack it as .zip or .tar.gz", true},
};

/// Files of a saved page and the like: text, but never a document.
constexpr std::array<std::string_view, 12> kNoDocumentSuffixes = {".css",  ".js",    ".mjs", ".map", ".svg", ".ico",
                                                                  ".woff", ".woff2", ".ttf", ".mp3", ".mp4", ".webp"};

bool is_control(char byte) {
    const auto value = static_cast<unsigned char>(byte);
    return value < 0x20 && (value < '\t' || value > '\r') && value != 0x1B;
}

/// A text may have a stray control character; a binary has many.
bool is_binary(std::string_view head) {
    if (head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF")) return false;  // UTF-16
    if (head.starts_with("\x7F"
                         "ELF"))
        return true;
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

/// What these bytes are where they are no document; empty where that is not known.
std::string_view no_document(std::string_view head, std::string_view path) {
    for (const Magic& magic : kMagic) {
        if (head.starts_with(magic.start)) return magic.is_document ? std::string_view() : magic.what;
    }
    if (head.size() > 11 && head.substr(4, 4) == "ftyp") return "an image, sound or video";
    const std::string suffix = lower_suffix(path);
    const bool named =
        std::find(kNoDocumentSuffixes.begin(), kNoDocumentSuffixes.end(), suffix) != kNoDocumentSuffixes.end();
    return named ? "a page's style, script, font or picture" : "";
}

std::string refusal(std::string_view head) {
    for (const Magic& magic : kMagic) {
        if (magic.is_document && head.starts_with(magic.start)) return "this is " + std::string(magic.what);
    }
    return "this is no text of a known format (a binary?)";
}

}  // namespace

const ReadOptions& default_read_options() {
    static const ReadOptions options;
    return options;
}

const Reader* reader_named(std::string_view name) {
    for (const Reader* reader : readers()) {
        if (reader->name == name) return reader;
    }
    return nullptr;
}

const Reader* find_reader(std::string_view head, std::string_view path) {
    constexpr int kSureBinary = 3;
    const bool binary = is_binary(head) || !refusal(head).starts_with("this is no text");
    const std::string suffix = lower_suffix(path);
    const Reader* best = nullptr;
    int most = -1;
    for (const Reader* reader : readers()) {
        const int certainty = reader->recognise(head);
        if (certainty == 0 || (binary && certainty < kSureBinary)) continue;
        const bool fallback = reader->name == "text";
        const int points =
            (certainty > 1 ? 4 * (certainty - 1) : 0) + (has_suffix(*reader, suffix) ? 2 : 0) + (fallback ? 1 : 0);
        if (points > most) best = reader;
        most = std::max(most, points);
    }
    return best;
}

void read_input(const Input& input, std::string_view head, const DocumentSink& sink, Diagnostics& diagnostics) {
    const std::string& name = input.name.empty() ? input.uri : input.name;
    const Reader* reader = find_reader(head, name);
    const bool unpacks = reader != nullptr && reader->name == "archive" && reader->recognise(head) > 1;
    const std::string& format = input.options.format;
    const std::string_view passed_over = format.empty() ? no_document(head, name) : std::string_view();
    if (!format.empty() && !unpacks) reader = reader_named(format);
    if (!passed_over.empty() || reader == nullptr) {
        const bool failed = passed_over.empty();
        diagnostics.add({failed ? Severity::error : Severity::note, input.uri, 0, 0,
                         failed ? refusal(head) : std::string(passed_over)});
        return;
    }
    read_as(*reader, input, sink, diagnostics);
}

void read_as(const Reader& reader, const Input& input, const DocumentSink& sink, Diagnostics& diagnostics) {
    Diagnostics own;
    const auto hand_over = [&] {
        own.name_format(reader.name);
        diagnostics.append(std::exchange(own, {}));
    };
    const auto screened = [&](Document&& document) {
        hand_over();
        if (!document.format.empty()) return sink(std::move(document));  // a member, which has been here
        document.format = reader.name;
        mark_asides(document);
        const std::string foreign = input.options.any_language ? std::string() : screen_language(document);
        if (foreign.empty() || input.options.explain) return sink(std::move(document));
        diagnostics.add({Severity::note, document.uri, 0, 0, "not English (" + foreign + ")", reader.name});
        return true;
    };
    reader.read(input, screened, own);
    hand_over();
}

}  // namespace entente
