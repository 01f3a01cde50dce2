// OpenDocument texts: the paragraphs of content.xml. Notes, tracked changes and annotations are no text; tables of
// contents, bibliographies and captions are marked.
#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "extract/read/reader.h"
#include "extract/read/support/article_head.h"
#include "extract/read/support/block_writer.h"
#include "extract/read/support/package.h"
#include "extract/read/support/source_text.h"
#include "extract/read/support/xml_events.h"

namespace entente {
namespace {

constexpr std::array<std::string_view, 2> kSuffixes = {".odt", ".ott"};
constexpr std::string_view kMimeType = "application/vnd.oasis.opendocument.text";

class OpenText : public XmlSink {
public:
    explicit OpenText(Document& document) : document_(document) {}

    void start(std::string_view name, const XmlAttributes& attributes) override {
        if (silent_ > 0 || is_silent(name)) {
            ++silent_;
            return;
        }
        lists_ += name == "text:list-item" ? 1 : 0;
        rows_ += name == "table:table-row" ? 1 : 0;
        if (name == "text:table-of-content" || name == "text:bibliography") section_ = aside_of(name);
        if (name == "text:p" || name == "text:h") style_ = attributes.get("style-name");
        if (name == "table:table-cell" && !text_.empty()) text_ += " | ";
        if (name == "text:s" || name == "text:tab" || name == "text:line-break") text_ += ' ';
    }

    void end(std::string_view name) override {
        if (silent_ > 0) {
            --silent_;
            return;
        }
        if (name == "text:p" || name == "text:h") close_paragraph(name == "text:h");
        if (name == "text:table-of-content" || name == "text:bibliography") section_ = Aside::none;
        if (name == "text:list-item" && lists_ > 0) --lists_;
        if (name == "table:table-row" && rows_ > 0 && --rows_ == 0) {
            append_block(document_, std::exchange(text_, {}), BlockKind::table);
        }
    }

    void text(std::string_view text) override {
        if (silent_ == 0) text_ += text;
    }

private:
    static bool is_silent(std::string_view name) {
        constexpr std::array<std::string_view, 6> kSilent = {"text:note",         "text:tracked-changes",
                                                             "office:annotation", "office:automatic-styles",
                                                             "office:scripts",    "text:sequence-decls"};
        return std::find(kSilent.begin(), kSilent.end(), name) != kSilent.end();
    }

    static Aside aside_of(std::string_view name) {
        return name == "text:bibliography" ? Aside::bibliography : Aside::contents;
    }

    void close_paragraph(bool is_heading) {
        if (rows_ > 0) {
            text_ += ' ';
            return;
        }
        const bool is_title = style_ == "Title";
        if (is_title && document_.title.empty()) document_.title = collapsed(text_);
        BlockKind kind = lists_ > 0 ? BlockKind::list_item : BlockKind::paragraph;
        if (is_heading || style_ == "Subtitle") kind = BlockKind::heading;
        if (is_title) kind = BlockKind::title;
        if (style_ == "Quotations") kind = BlockKind::quote;
        const bool is_caption = style_ == "Caption" || style_ == "Illustration" || style_ == "Figure";
        append_block(document_, std::exchange(text_, {}), kind, is_caption ? Aside::caption : section_);
    }

    Document& document_;
    std::string text_;
    std::string style_;
    Aside section_ = Aside::none;
    int silent_ = 0;
    int lists_ = 0;
    int rows_ = 0;
};

int recognise_odt(std::string_view head) {
    return is_package_with(head, "mimetype", kMimeType) ? 4 : is_zip(head) ? 3 : 0;
}

void read_odt(const Input& input, const DocumentSink& sink, Diagnostics& diagnostics) {
    const auto say = [&](std::uint32_t line, std::string message) {
        diagnostics.add({Severity::error, input.uri, line, 0, std::move(message)});
    };
    Parts parts;
    const auto wanted = [](std::string_view path) {
        return path == "content.xml" || path == "meta.xml" || path == "META-INF/manifest.xml";
    };
    if (!read_package(input, wanted, parts, diagnostics)) return;
    if (parts["META-INF/manifest.xml"].find("encryption-data") != std::string::npos) {
        return say(0, "it is encrypted; save it without a password");
    }
    Document document;
    document.uri = input.uri;
    OpenText words(document);
    if (const auto fault = parse_xml(parts["content.xml"], words)) {
        return say(fault->line, "content.xml: " + fault->message);
    }
    if (!has_running_text(document)) return say(0, "no text in it");
    Document properties;
    take_dublin_core(properties, parts["meta.xml"]);
    read_article_head(document);
    if (document.title.empty()) document.title = properties.title;
    if (document.date.empty()) document.date = properties.date;
    document.metadata = std::move(properties.metadata);
    sink(std::move(document));
}

}  // namespace

extern const Reader odt_reader;
const Reader odt_reader = {"odt", "OpenDocument texts", kSuffixes, recognise_odt, read_odt};

}  // namespace entente
