// RSS and Atom, read as a stream: each entry is a document, named `feed.xml!/` and its guid, id or link. Its text is
// the entry's content, else its summary, which is mostly HTML.
#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "extract/read/reader.h"
#include "extract/read/support/block_writer.h"
#include "extract/read/support/html_fragment.h"
#include "extract/read/support/source_text.h"
#include "extract/read/support/written_date.h"
#include "extract/read/support/xml_events.h"
#include "graph/base/utf8.h"

namespace entente {
namespace {

constexpr std::array<std::string_view, 4> kSuffixes = {".rss", ".atom", ".rdf", ".xml"};

void append_escaped(std::string& out, std::string_view text) {
    for (const char c : text) {
        if (c == '<') {
            out += "&lt;";
        } else if (c == '&') {
            out += "&amp;";
        } else {
            out += c;
        }
    }
}

/// What one entry says.
struct Entry {
    std::string title, link, id, date, updated, author, summary, content;
};

class FeedSink : public XmlSink {
public:
    FeedSink(const Input& input, const DocumentSink& sink, Diagnostics& diagnostics)
        : input_(input), sink_(sink), diagnostics_(diagnostics) {}

    void start(std::string_view name, const XmlAttributes& attributes) override {
        if (markup_depth_ > 0) return start_markup(name);
        text_.clear();
        if (name == "item" || name == "entry") {
            in_entry_ = true;
            entry_ = {};
        } else if (name == "link" && in_entry_) {
            const std::string_view rel = attributes.get("rel");
            if (rel.empty() || rel == "alternate") entry_.link = attributes.get("href");
        } else if (attributes.get("type") == "xhtml") {
            markup_depth_ = 1;
        }
        if (name == "author" || name == "source") ++aside_depth_;
        is_plain_ = attributes.get("type") == "text";
    }

    void end(std::string_view name) override {
        if (markup_depth_ > 0 && --markup_depth_ > 0) {
            text_ += "</" + std::string(name) + ">";
            return;
        }
        if (name == "item" || name == "entry") {
            finish();
        } else if (in_entry_) {
            take(name, stripped(text_));
        }
        if ((name == "author" || name == "source") && aside_depth_ > 0) --aside_depth_;
        text_.clear();
    }

    void text(std::string_view text) override {
        if (!in_entry_ || text_.size() > input_.options.limits.document) return;
        if (markup_depth_ > 0 || is_plain_) return append_escaped(text_, text);
        text_ += text;
    }

    [[nodiscard]] bool has_enough() const override { return stopped_; }
    [[nodiscard]] std::uint64_t entries() const { return entries_; }

private:
    void start_markup(std::string_view name) {
        ++markup_depth_;
        text_ += "<" + std::string(name) + ">";
    }

    void take(std::string_view name, std::string_view value) {
        if (value.empty()) return;
        if (aside_depth_ > 0) {
            if (name == "author" || name == "name") entry_.author = value;
            return;
        }
        using Field = std::pair<std::string_view, std::string Entry::*>;
        static constexpr std::array kFields = {Field{"title", &Entry::title},
                                               Field{"link", &Entry::link},
                                               Field{"guid", &Entry::id},
                                               Field{"id", &Entry::id},
                                               Field{"pubDate", &Entry::date},
                                               Field{"published", &Entry::date},
                                               Field{"dc:date", &Entry::date},
                                               Field{"updated", &Entry::updated},
                                               Field{"dc:creator", &Entry::author},
                                               Field{"description", &Entry::summary},
                                               Field{"summary", &Entry::summary},
                                               Field{"content", &Entry::content},
                                               Field{"content:encoded", &Entry::content}};
        for (const auto& [field, member] : kFields) {
            if (name == field) entry_.*member = value;
        }
    }

    void finish() {
        in_entry_ = false;
        ++entries_;
        Document document;
        const std::string& id = entry_.id.empty() ? entry_.link : entry_.id;
        document.uri = input_.uri + "!/" + (id.empty() ? std::to_string(entries_) : id);
        document.title = html_words(entry_.title);
        append_block(document, document.title, BlockKind::title);
        append_html(document, entry_.content.empty() ? entry_.summary : entry_.content);
        if (!has_running_text(document)) {
            diagnostics_.add({Severity::note, document.uri, 0, 0, "an entry of a feed without text"});
            return;
        }
        for (const std::string& field : {entry_.date, entry_.updated}) {
            if (document.date.empty()) document.date = parse_date_field(field).value_or("");
        }
        document.address = entry_.link;
        if (!entry_.author.empty()) document.metadata.emplace_back("author", collapsed(entry_.author));
        if (!entry_.link.empty()) document.metadata.emplace_back("url", entry_.link);
        stopped_ = !sink_(std::move(document));
    }

    const Input& input_;
    const DocumentSink& sink_;
    Diagnostics& diagnostics_;
    Entry entry_;
    std::string text_;
    std::uint64_t entries_ = 0;
    int markup_depth_ = 0;  // elements of XHTML that are open, the one around them included
    int aside_depth_ = 0;
    bool in_entry_ = false;
    bool is_plain_ = false;
    bool stopped_ = false;
};

/// The name of the first element.
std::string_view root_of(std::string_view head) {
    for (std::size_t at = head.find('<'); at != std::string_view::npos; at = head.find('<', at + 1)) {
        const std::string_view rest = head.substr(at + 1);
        if (rest.empty() || rest[0] == '?' || rest[0] == '!') continue;
        return rest.substr(0, rest.find_first_of(" \t\r\n>/"));
    }
    return {};
}

int recognise_feed(std::string_view head) {
    const std::string_view root = root_of(head);
    const bool is_feed = root == "rss" || root == "feed" || root == "rdf:RDF";
    return is_feed && stripped(head).starts_with('<') ? 2 : 0;
}

void read_feed(const Input& input, const DocumentSink& sink, Diagnostics& diagnostics) {
    FeedSink feed(input, sink, diagnostics);
    const auto fault = parse_xml(input.stream, feed);
    if (input.stream.bad()) {
        diagnostics.add({Severity::error, input.uri, 0, 0, broken_off(input)});
    } else if (fault) {
        const std::string after = " (after " + std::to_string(feed.entries()) + " entries)";
        diagnostics.add({Severity::error, input.uri, fault->line, fault->column, fault->message + after});
    } else if (feed.entries() == 0) {
        diagnostics.add({Severity::error, input.uri, 0, 0, "a feed without entries"});
    }
}

}  // namespace

extern const Reader feed_reader;
const Reader feed_reader = {"feed", "RSS and Atom: each entry", kSuffixes, recognise_feed, read_feed};

}  // namespace entente
