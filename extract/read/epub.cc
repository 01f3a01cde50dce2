// E-books: each chapter, in the order of the book's spine, is a document of its own, named `book.epub!/path`. Title
// pages and tables of contents are passed over.
#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "extract/read/reader.h"
#include "extract/read/support/block_writer.h"
#include "extract/read/support/html_charset.h"
#include "extract/read/support/html_fragment.h"
#include "extract/read/support/package.h"
#include "extract/read/support/source_text.h"
#include "extract/read/support/xml_events.h"
#include "graph/base/utf8.h"

namespace entente {
namespace {

constexpr std::array<std::string_view, 1> kSuffixes = {".epub"};
constexpr std::string_view kMimeType = "application/epub+zip";

/// The package document's path, as META-INF/container.xml has it.
class RootFile : public XmlSink {
public:
    void start(std::string_view name, const XmlAttributes& attributes) override {
        if (name == "rootfile" && path.empty()) path = attributes.get("full-path");
    }
    void end(std::string_view /*name*/) override {}
    void text(std::string_view /*text*/) override {}
    std::string path{};
};

std::string local_name(std::string_view name) {
    return std::string(name.substr(name.find(':') + 1));
}

/// The chapters' paths in reading order, relative to the package document.
class Spine : public XmlSink {
public:
    void start(std::string_view full_name, const XmlAttributes& attributes) override {
        const std::string name = local_name(full_name);
        const bool is_nav = attributes.get("properties").find("nav") != std::string_view::npos;
        if (name == "item" && !is_nav) items_[std::string(attributes.get("id"))] = attributes.get("href");
        if (name != "itemref" || attributes.get("linear") == "no") return;
        const auto found = items_.find(attributes.get("idref"));
        if (found != items_.end()) paths.push_back(found->second);
    }
    void end(std::string_view /*name*/) override {}
    void text(std::string_view /*text*/) override {}
    std::vector<std::string> paths{};

private:
    std::map<std::string, std::string, std::less<>> items_;
};

int hex_value(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    const char letter = static_cast<char>(c | 0x20);
    return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
}

/// "ch%201.xhtml#top" as a path below the folder of the package document.
std::string resolved(const std::string& package, std::string_view href) {
    std::string path = package.substr(0, package.rfind('/') + 1);
    href = href.substr(0, href.find('#'));
    for (std::size_t i = 0; i < href.size(); ++i) {
        const bool escaped =
            href[i] == '%' && i + 2 < href.size() && hex_value(href[i + 1]) >= 0 && hex_value(href[i + 2]) >= 0;
        path += escaped ? static_cast<char>(hex_value(href[i + 1]) * 16 + hex_value(href[i + 2])) : href[i];
        i += escaped ? 2 : 0;
    }
    for (std::size_t at = path.find("/../"); at != std::string::npos && at > 0; at = path.find("/../")) {
        const std::size_t before = path.rfind('/', at - 1);
        path.erase(before == std::string::npos ? 0 : before + 1,
                   at + 4 - (before == std::string::npos ? 0 : before + 1));
    }
    return path;
}

bool is_chapter(std::string_view path) {
    constexpr std::array<std::string_view, 4> kChapterSuffixes = {".xhtml", ".html", ".htm", ".xml"};
    return std::any_of(kChapterSuffixes.begin(), kChapterSuffixes.end(),
                       [path](std::string_view suffix) { return path.ends_with(suffix); });
}

int recognise_epub(std::string_view head) {
    return is_package_with(head, "mimetype", kMimeType) ? 4 : is_zip(head) ? 3 : 0;
}

void read_epub(const Input& input, const DocumentSink& sink, Diagnostics& diagnostics) {
    const auto say = [&](Severity severity, const std::string& path, std::string message) {
        diagnostics.add({severity, path.empty() ? input.uri : input.uri + "!/" + path, 0, 0, std::move(message)});
    };
    Parts parts;
    const auto wanted = [](std::string_view path) {
        return path.starts_with("META-INF/") || path.ends_with(".opf") || is_chapter(path);
    };
    if (!read_package(input, wanted, parts, diagnostics)) return;
    if (parts.contains("META-INF/rights.xml")) {
        return say(Severity::error, "", "it is protected (DRM) and cannot be read");
    }
    RootFile root;
    static_cast<void>(parse_xml(parts["META-INF/container.xml"], root));
    Spine spine;
    if (const auto fault = parse_xml(parts[root.path], spine)) {
        return say(Severity::error, root.path, "no list of chapters: " + fault->message);
    }
    Document book;
    take_dublin_core(book, parts[root.path]);
    bool any = false;
    for (const std::string& href : spine.paths) {
        const std::string path = resolved(root.path, href);
        const auto part = parts.find(path);
        if (part == parts.end()) {
            say(Severity::error, path, "the book lists this chapter and does not hold it");
            continue;
        }
        Document chapter;
        chapter.uri = input.uri + "!/" + path;
        repair_utf8(chapter.uri);
        chapter.replaced_bytes = decode_html(part->second);
        append_html(chapter, part->second, true);
        part->second.clear();
        if (!has_running_text(chapter) || chapter.text.size() < 200) {
            say(Severity::note, path, "a title page, a table of contents or the like");
            continue;
        }
        any = true;
        if (chapter.title.empty()) chapter.title = book.title;
        chapter.date = book.date;
        chapter.language = book.language;
        chapter.metadata = book.metadata;
        if (!book.title.empty()) chapter.metadata.emplace_back("book", book.title);
        if (!sink(std::move(chapter))) return;
    }
    if (!any) say(Severity::error, "", "no running text in any chapter");
}

}  // namespace

extern const Reader epub_reader;
const Reader epub_reader = {"epub", "e-books: each chapter", kSuffixes, recognise_epub, read_epub};

}  // namespace entente
