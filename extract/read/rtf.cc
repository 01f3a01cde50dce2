// RTF: the text of the document group. Control words are followed as far as text needs them: paragraphs, tabs, table
// cells, code pages, Unicode; groups that hold no text (fonts, styles, pictures, headers, notes) are passed over.
// The format: Rich Text Format Specification 1.9.1.
#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "extract/read/reader.h"
#include "extract/read/support/article_head.h"
#include "extract/read/support/block_writer.h"
#include "extract/read/support/charset.h"
#include "extract/read/support/source_text.h"
#include "graph/base/utf8.h"

namespace entente {
namespace {

constexpr std::array<std::string_view, 1> kSuffixes = {".rtf"};
constexpr std::size_t kMostDepth = 1000;

constexpr std::array<std::string_view, 23> kSilentGroups = {
    "fonttbl", "colortbl", "stylesheet", "listtable", "listoverridetable", "pict",       "object",  "header",
    "headerl", "headerr",  "headerf",    "footer",    "footerl",           "footerr",    "footerf", "footnote",
    "fldinst", "xmlnstbl", "themedata",  "datastore", "latentstyles",      "annotation", "info"};

struct Group {
    bool silent = false;
    bool in_title = false;
    int fallback = 1;  // characters after \u that stand for those who do not know it
};

class RtfText {
public:
    RtfText(std::string_view bytes, Document& document) : bytes_(bytes), document_(document) {}

    /// False where groups are nested beyond reason.
    bool read() {
        groups_.push_back({});
        while (at_ < bytes_.size()) {
            const char c = bytes_[at_++];
            if (c == '{') {
                if (groups_.size() > kMostDepth) return false;
                groups_.push_back(groups_.back());
            } else if (c == '}') {
                if (groups_.size() > 1) groups_.pop_back();
                depth_closed_ = groups_.size() == 1;
            } else if (c == '\\') {
                control();
            } else if (c != '\r' && c != '\n') {
                byte(c);
            }
        }
        finish_paragraph();
        return true;
    }

    [[nodiscard]] bool is_whole() const { return depth_closed_; }
    [[nodiscard]] const std::string& title() const { return title_; }

private:
    Group& group() { return groups_.back(); }

    void control() {
        if (at_ >= bytes_.size()) return;
        const char c = bytes_[at_];
        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) return word();
        ++at_;
        if (c == '\'' && at_ + 2 <= bytes_.size()) {
            unsigned value = 0;
            const char* const digits = bytes_.data() + at_;
            if (std::from_chars(digits, digits + 2, value, 16).ec == std::errc()) byte(static_cast<char>(value));
            at_ += 2;
        } else if (c == '*') {
            group().silent = true;  // a destination that older readers may pass over
        } else if (c == '~') {
            byte(' ');
        } else if (c == '_') {
            byte('-');
        } else if (c == '\\' || c == '{' || c == '}') {
            byte(c);
        } else if (c == '\n' || c == '\r') {
            finish_paragraph();
        }
    }

    void word() {
        const std::size_t start = at_;
        while (at_ < bytes_.size() && ((bytes_[at_] | 0x20) >= 'a' && (bytes_[at_] | 0x20) <= 'z')) ++at_;
        const std::string_view name = bytes_.substr(start, at_ - start);
        std::optional<int> number;
        int value = 0;
        const auto [end, error] = std::from_chars(bytes_.data() + at_, bytes_.data() + bytes_.size(), value);
        if (error != std::errc::invalid_argument) {
            number = value;
            at_ = static_cast<std::size_t>(end - bytes_.data());
        }
        if (at_ < bytes_.size() && bytes_[at_] == ' ') ++at_;
        act(name, number);
    }

    void act(std::string_view name, std::optional<int> number) {
        if (name == "par" || name == "sect" || name == "page" || name == "row") {
            if (name == "row") kind_ = BlockKind::table;
            finish_paragraph();
        } else if (name == "line" || name == "tab") {
            byte(' ');
        } else if (name == "cell") {
            flush();
            if (!group().silent) paragraph_ += " | ";
        } else if (name == "u" && number) {
            unicode(*number);
        } else if (name == "uc" && number) {
            group().fallback = std::clamp(*number, 0, 16);
        } else if (name == "bin" && number && *number > 0) {
            at_ = std::min(bytes_.size(), at_ + static_cast<std::size_t>(*number));
        } else if (name == "ansicpg" && number) {
            charset_ = "cp" + std::to_string(*number);
        } else if (name == "title") {
            group().in_title = true;
        } else if (std::find(kSilentGroups.begin(), kSilentGroups.end(), name) != kSilentGroups.end()) {
            group().silent = true;
        } else {
            mark(name);
        }
    }

    void mark(std::string_view name) {
        using Mark = std::pair<std::string_view, std::string_view>;
        static constexpr std::array kMarks = {Mark{"emdash", "—"}, Mark{"endash", "–"},    Mark{"lquote", "‘"},
                                              Mark{"rquote", "’"}, Mark{"ldblquote", "“"}, Mark{"rdblquote", "”"},
                                              Mark{"bullet", "• "}};
        for (const auto& [word, text] : kMarks) {
            if (word == name) add(text);
        }
    }

    void unicode(int number) {
        auto value = static_cast<char32_t>(number < 0 ? number + 65536 : number);
        skip_ = group().fallback;
        if (value >= 0xD800 && value < 0xDC00) {
            high_ = value;
            return;
        }
        if (value >= 0xDC00 && value < 0xE000) {
            value = high_ == 0 ? 0xFFFD : 0x10000 + ((high_ & 0x3FFU) << 10U | (value & 0x3FFU));
        }
        high_ = 0;
        std::string text;
        append_utf8(text, value == 0 || value > 0x10FFFF ? 0xFFFD : value);
        add(text);
    }

    void byte(char c) {
        if (skip_ > 0) {
            --skip_;
            return;
        }
        pending_ += c;
        if (group().silent && !group().in_title) pending_.pop_back();
        if (group().in_title) title_ += std::exchange(pending_, {});
    }

    void add(std::string_view text) {
        flush();
        if (!group().silent) paragraph_ += text;
    }

    /// Bytes of the code page as UTF-8.
    void flush() {
        if (pending_.empty()) return;
        decode_text(pending_, charset_);
        paragraph_ += std::exchange(pending_, {});
    }

    void finish_paragraph() {
        if (group().silent) return;
        flush();
        while (paragraph_.ends_with(" | ")) paragraph_.resize(paragraph_.size() - 3);
        BlockKind kind = std::exchange(kind_, BlockKind::paragraph);
        if (paragraph_.starts_with("• ")) {
            paragraph_.erase(0, std::string_view("• ").size());
            kind = BlockKind::list_item;
        }
        append_block(document_, std::exchange(paragraph_, {}), kind);
    }

    std::string_view bytes_;
    Document& document_;
    std::size_t at_ = 0;
    std::vector<Group> groups_;
    std::string charset_ = "windows-1252";
    std::string pending_;  // bytes of the code page
    std::string paragraph_;
    std::string title_;
    BlockKind kind_ = BlockKind::paragraph;
    char32_t high_ = 0;
    int skip_ = 0;
    bool depth_closed_ = false;
};

int recognise_rtf(std::string_view head) {
    return head.starts_with("{\\rtf") ? 3 : 0;
}

void read_rtf(const Input& input, const DocumentSink& sink, Diagnostics& diagnostics) {
    const auto say = [&](Severity severity, std::string message) {
        diagnostics.add({severity, input.uri, 0, 0, std::move(message)});
    };
    std::string bytes;
    if (!read_bytes(input, bytes, diagnostics)) return;
    Document document;
    document.uri = input.uri;
    RtfText text(bytes, document);
    if (!text.read()) return say(Severity::error, "groups nested more than 1000 deep; is this a document?");
    if (!has_running_text(document)) return say(Severity::error, "no text in it");
    if (!text.is_whole()) say(Severity::warning, "the file is cut off: it does not close what it opens");
    read_article_head(document);
    std::string title = text.title();
    decode_text(title, {});
    if (document.title.empty()) document.title = collapsed(title);
    sink(std::move(document));
}

}  // namespace

extern const Reader rtf_reader;
const Reader rtf_reader = {"rtf", "RTF", kSuffixes, recognise_rtf, read_rtf};

}  // namespace entente
