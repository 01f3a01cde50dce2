// Mail: one message (.eml) or a mailbox (mbox), read a message at a time. The text is the plain body, else the HTML
// one; what is quoted from other mails and the signature are marked. Attached files are inputs of their own,
// `box.mbox!/<message id>!/report.pdf`.
#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "extract/read/reader.h"
#include "extract/read/support/block_writer.h"
#include "extract/read/support/charset.h"
#include "extract/read/support/html_charset.h"
#include "extract/read/support/html_fragment.h"
#include "extract/read/support/mime.h"
#include "extract/read/support/plain_blocks.h"
#include "extract/read/support/pull_buffer.h"
#include "extract/read/support/source_text.h"
#include "extract/read/support/written_date.h"
#include "graph/base/utf8.h"

namespace entente {
namespace {

constexpr std::array<std::string_view, 3> kSuffixes = {".eml", ".mbox", ".mbx"};
constexpr int kMostNesting = 16;

/// What was found in a message's parts.
struct Bodies {
    std::string plain;
    std::string html;
    bool has_plain = false;
    bool has_html = false;
};

class MessageReader {
public:
    MessageReader(const Input& input, const DocumentSink& sink, Diagnostics& diagnostics)
        : input_(input), sink_(sink), diagnostics_(diagnostics) {}

    /// False where the sink wants no more.
    bool read(std::string_view bytes, const std::string& uri) {
        const MimePart message = split_part(bytes);
        Bodies bodies;
        collect(message, bodies, uri, 0);
        if (stopped_) return false;
        Document document = make_document(message, bodies, uri);
        if (has_running_text(document)) return sink_(std::move(document)) && !stopped_;
        diagnostics_.add({Severity::note, uri, 0, 0, "a mail without text of its own"});
        return !stopped_;
    }

private:
    void collect(const MimePart& part, Bodies& bodies, const std::string& uri, int depth) {
        const std::string_view field = field_of(part.fields, "content-type");
        const std::string type = field.empty() ? "text/plain" : media_type(field);
        if (type.starts_with("multipart/") && depth < kMostNesting) {
            for (const std::string_view inner : split_multipart(part.body, parameter_of(field, "boundary"))) {
                if (!stopped_) collect(split_part(inner), bodies, uri, depth + 1);
            }
            return;
        }
        const std::string_view disposition = field_of(part.fields, "content-disposition");
        std::string name = parameter_of(disposition, "filename");
        if (name.empty()) name = parameter_of(field, "name");
        const bool attached = media_type(disposition) == "attachment" || (!name.empty() && !type.starts_with("text/"));
        std::string content = decode_transfer(part.body, field_of(part.fields, "content-transfer-encoding"));
        if (attached) return read_attachment(content, decode_words(name), uri);
        if (type == "text/plain" && !bodies.has_plain) {
            decode_text(content, parameter_of(field, "charset"));
            bodies.plain = std::move(content);
            bodies.has_plain = true;
        } else if (type == "text/html" && !bodies.has_html) {
            static_cast<void>(decode_html(content, parameter_of(field, "charset")));
            bodies.html = std::move(content);
            bodies.has_html = true;
        }
    }

    void read_attachment(const std::string& content, const std::string& name, const std::string& uri) {
        Unfolded own;
        Unfolded& unfolded = input_.unfolded != nullptr ? *input_.unfolded : own;
        const std::string member = uri + "!/" + (name.empty() ? "attachment" : name);
        if (unfolded.depth >= input_.options.limits.depth) {
            diagnostics_.add(
                {Severity::error, member, 0, 0, "attached too deep; left out (--limit depth=N allows more)"});
            return;
        }
        ++unfolded.depth;
        ViewBuffer buffer(content);
        std::istream stream(&buffer);
        const Input inner{.uri = member, .stream = stream, .options = input_.options, .unfolded = &unfolded};
        const auto sink = [this](Document&& document) {
            stopped_ = !sink_(std::move(document));
            return !stopped_;
        };
        read_input(inner, std::string_view(content).substr(0, 4096), sink, diagnostics_);
        --unfolded.depth;
    }

    static Document make_document(const MimePart& message, Bodies& bodies, const std::string& uri) {
        Document document;
        document.uri = uri;
        document.title = collapsed(decode_words(field_of(message.fields, "subject")));
        document.date = parse_date_field(field_of(message.fields, "date")).value_or("");
        append_block(document, document.title, BlockKind::title);
        if (!stripped(bodies.plain).empty()) {
            append_plain(document, bodies.plain);
        } else {
            append_html(document, bodies.html);
        }
        for (const auto& [field, key] : {std::pair("from", "author"), std::pair("to", "to")}) {
            std::string value = collapsed(decode_words(field_of(message.fields, field)));
            if (!value.empty()) document.metadata.emplace_back(key, std::move(value));
        }
        return document;
    }

    /// The plain body: paragraphs, with quoted mails and the signature marked.
    static void append_plain(Document& document, std::string_view plain) {
        Document body;
        body.text = plain;
        append_plain_blocks(body, 0);
        bool signature = false;
        for (const Block& block : body.blocks) {
            const std::string_view text = block.span.of(body.text);
            const char before = block.span.start > 0 ? body.text[block.span.start - 1] : '\n';
            signature = signature || (text.starts_with("--") && stripped(text.substr(2, text.find('\n') - 2)).empty());
            const bool quoted = text.starts_with('>') || before == '>' || text.starts_with("-----Original Message") ||
                                (text.starts_with("On ") && text.ends_with("wrote:"));
            append_block(document, text, block.kind == BlockKind::heading ? BlockKind::paragraph : block.kind,
                         signature ? Aside::notice
                         : quoted  ? Aside::boilerplate
                                   : Aside::none);
        }
    }

    const Input& input_;
    const DocumentSink& sink_;
    Diagnostics& diagnostics_;
    bool stopped_ = false;
};

constexpr std::string_view kSeparator = "From ";

std::string message_uri(const Input& input, std::string_view bytes, std::uint64_t number) {
    const MimePart message = split_part(bytes.substr(0, 65536));
    std::string id(stripped(field_of(message.fields, "message-id")));
    if (id.starts_with('<') && id.ends_with('>')) id = id.substr(1, id.size() - 2);
    repair_utf8(id);
    return input.uri + "!/" + (id.empty() ? std::to_string(number) : id);
}

/// A mailbox: messages that "From " lines open. Lines that begin so within a message were written ">From ".
void read_mailbox(const Input& input, const DocumentSink& sink, Diagnostics& diagnostics) {
    MessageReader reader(input, sink, diagnostics);
    std::string message;
    std::string line;
    std::uint64_t number = 1;  // the first "From " line has been read
    bool too_large = false;
    const auto finish = [&] {
        const std::string uri = message_uri(input, message, number);
        if (too_large) {
            diagnostics.add({Severity::error, uri, 0, 0, "a mail larger than --limit document; left out"});
        }
        const bool more = too_large || reader.read(message, uri);
        message.clear();
        too_large = false;
        return more;
    };
    bool blank = true;
    while (std::getline(input.stream, line)) {
        if (blank && line.starts_with(kSeparator)) {
            if (!finish()) return;
            ++number;
            continue;
        }
        blank = line.empty() || line == "\r";
        too_large = too_large || message.size() + line.size() > input.options.limits.document;
        if (too_large) continue;
        const std::size_t marks = std::min(line.find_first_not_of('>'), line.size());
        message += marks > 0 && std::string_view(line).substr(marks).starts_with(kSeparator) ? line.substr(1) : line;
        message += '\n';
    }
    if (input.stream.bad()) diagnostics.add({Severity::error, input.uri, 0, 0, broken_off(input)});
    finish();
}

bool is_mailbox(std::string_view head) {
    if (!head.starts_with(kSeparator)) return false;
    const std::size_t line = head.find('\n');
    return line != std::string_view::npos && !split_part(head.substr(line + 1)).fields.empty();
}

/// A message begins with fields, among them two that every mail has.
int recognise_mail(std::string_view head) {
    if (is_mailbox(head)) return 2;
    const MimePart part = split_part(head);
    constexpr std::array<std::string_view, 8> kUsual = {"from",       "to",       "subject",      "date",
                                                        "message-id", "received", "mime-version", "return-path"};
    const auto known = std::count_if(kUsual.begin(), kUsual.end(),
                                     [&](std::string_view name) { return !field_of(part.fields, name).empty(); });
    return known >= 3 ? 2 : 1;
}

/// Takes `start` from the stream where the stream goes on with it; says what was taken.
std::string take_start(std::istream& stream, std::string_view start) {
    std::string taken;
    while (taken.size() < start.size() && stream.peek() == start[taken.size()]) {
        taken += static_cast<char>(stream.get());
    }
    return taken;
}

void read_mail(const Input& input, const DocumentSink& sink, Diagnostics& diagnostics) {
    const std::string start = take_start(input.stream, kSeparator);
    std::string bytes;
    if (start == kSeparator) {
        std::getline(input.stream, bytes);
        return read_mailbox(input, sink, diagnostics);
    }
    if (!read_bytes(input, bytes, diagnostics)) return;
    bytes.insert(0, start);
    if (stripped(bytes).empty()) {
        diagnostics.add({Severity::error, input.uri, 0, 0, "the file is empty"});
        return;
    }
    MessageReader(input, sink, diagnostics).read(bytes, input.uri);
}

}  // namespace

extern const Reader mail_reader;
const Reader mail_reader = {"mail", "mail: a message (.eml) or a mailbox (mbox)", kSuffixes, recognise_mail, read_mail};

}  // namespace entente
