// Word documents (Office Open XML): the paragraphs of word/document.xml by their styles. Deleted text, notes, headers,
// footers and text boxes' fallbacks are no text; captions, tables of contents and bibliographies are marked.
#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "extract/read/reader.h"
#include "extract/read/support/article_head.h"
#include "extract/read/support/block_writer.h"
#include "extract/read/support/package.h"
#include "extract/read/support/source_text.h"
#include "extract/read/support/xml_events.h"

namespace entente {
namespace {

constexpr std::array<std::string_view, 1> kSuffixes = {".docx"};

std::string lower(std::string_view text) {
    std::string out(text);
    for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
    return out;
}

class WordText : public XmlSink {
public:
    explicit WordText(Document& document) : document_(document) {}

    void start(std::string_view name, const XmlAttributes& attributes) override {
        if (silent_ > 0 || is_silent(name)) {
            ++silent_;
        } else if (name == "w:p") {
            open_paragraph();
        } else if (name == "w:pStyle") {
            style_ = lower(attributes.get("val"));
        } else if (name == "w:numPr") {
            is_item_ = true;
        } else if (name == "w:t") {
            in_text_ = true;
        } else if (name == "w:tab" || name == "w:br" || name == "w:cr") {
            text_ += ' ';
        } else if (name == "w:noBreakHyphen") {
            text_ += '-';
        } else if (name == "w:tr") {
            ++rows_;
        } else if (name == "w:tc" && !text_.empty()) {
            text_ += " | ";
        }
    }

    void end(std::string_view name) override {
        if (silent_ > 0) {
            --silent_;
        } else if (name == "w:p") {
            if (rows_ > 0) text_ += ' ';
            if (rows_ == 0) close_paragraph();
        } else if (name == "w:t") {
            in_text_ = false;
        } else if (name == "w:tr") {
            if (rows_ > 0 && --rows_ == 0) append_block(document_, std::exchange(text_, {}), BlockKind::table);
        }
    }

    void text(std::string_view text) override {
        if (silent_ == 0 && in_text_) text_ += text;
    }

private:
    static bool is_silent(std::string_view name) {
        constexpr std::array<std::string_view, 5> kSilent = {"w:del", "w:moveFrom", "mc:Fallback", "w:instrText",
                                                             "w:fldData"};
        return std::find(kSilent.begin(), kSilent.end(), name) != kSilent.end();
    }

    void open_paragraph() {
        if (rows_ > 0) return;
        text_.clear();
        style_.clear();
        is_item_ = false;
    }

    void close_paragraph() {
        BlockKind kind = is_item_ ? BlockKind::list_item : BlockKind::paragraph;
        if (style_ == "title" && document_.title.empty()) document_.title = collapsed(text_);
        if (style_ == "title") kind = BlockKind::title;
        if (style_.starts_with("heading") || style_ == "subtitle") kind = BlockKind::heading;
        if (style_ == "quote" || style_ == "intensequote") kind = BlockKind::quote;
        append_block(document_, std::exchange(text_, {}), kind, aside());
    }

    [[nodiscard]] Aside aside() const {
        if (style_.starts_with("toc") || style_ == "tableoffigures") return Aside::contents;
        if (style_ == "caption") return Aside::caption;
        if (style_ == "bibliography") return Aside::bibliography;
        if (style_ == "header" || style_ == "footer") return Aside::notice;
        return Aside::none;
    }

    Document& document_;
    std::string text_;
    std::string style_;
    int silent_ = 0;
    int rows_ = 0;  // of tables that are open
    bool in_text_ = false;
    bool is_item_ = false;
};

int recognise_docx(std::string_view head) {
    const bool sure = is_package_with(head, "word/") || is_package_with(head, "[Content_Types].xml");
    return sure ? 4 : is_zip(head) ? 3 : 0;
}

void read_docx(const Input& input, const DocumentSink& sink, Diagnostics& diagnostics) {
    const auto say = [&](std::uint32_t line, std::string message) {
        diagnostics.add({Severity::error, input.uri, line, 0, std::move(message)});
    };
    Parts parts;
    const auto wanted = [](std::string_view path) {
        return path == "word/document.xml" || path == "docProps/core.xml" || path == "xl/workbook.xml" ||
               path == "ppt/presentation.xml";
    };
    if (!read_package(input, wanted, parts, diagnostics)) return;
    if (parts.contains("xl/workbook.xml")) return say(0, "a spreadsheet; save it as CSV");
    if (parts.contains("ppt/presentation.xml")) return say(0, "slides; save them as text or PDF");
    if (!parts.contains("word/document.xml")) return say(0, "no Word document: it has no word/document.xml");
    Document document;
    document.uri = input.uri;
    WordText words(document);
    if (const auto fault = parse_xml(parts["word/document.xml"], words)) {
        return say(fault->line, "word/document.xml: " + fault->message);
    }
    if (!has_running_text(document)) return say(0, "no text in it");
    Document properties;
    take_dublin_core(properties, parts["docProps/core.xml"]);
    read_article_head(document);
    if (document.title.empty()) document.title = properties.title;
    if (document.date.empty()) document.date = properties.date;
    document.metadata = std::move(properties.metadata);
    sink(std::move(document));
}

}  // namespace

extern const Reader docx_reader;
const Reader docx_reader = {"docx", "Word documents", kSuffixes, recognise_docx, read_docx};

}  // namespace entente
