#include "extract/read/support/package.h"

#include <algorithm>
#include <array>
#include <ios>
#include <utility>

#include "extract/read/support/block_writer.h"
#include "extract/read/support/source_text.h"
#include "extract/read/support/unpack.h"
#include "extract/read/support/written_date.h"
#include "extract/read/support/xml_events.h"

namespace entente {
namespace {

constexpr std::string_view kEntry = "PK\x03\x04";

void say(const Input& input, Diagnostics& diagnostics, std::string message) {
    diagnostics.add({Severity::error, input.uri, 0, 0, std::move(message)});
}

/// False where the part is broken, is larger than `most`, or a limit was reached; of the last the unpacker has the
/// fault.
bool read_part(Unpacker& unpacker, std::size_t most, std::string& out) {
    PullBuffer buffer([&unpacker](char* to, std::size_t size) { return unpacker.read(to, size); });
    std::array<char, std::size_t{1} << 15U> chunk{};
    std::istream stream(&buffer);
    while (stream.good() && out.size() <= most) {
        stream.read(chunk.data(), chunk.size());
        out.append(chunk.data(), static_cast<std::size_t>(stream.gcount()));
    }
    return !stream.bad() && out.size() <= most;
}

class DublinCore : public XmlSink {
public:
    explicit DublinCore(Document& document) : document_(document) {}

    void start(std::string_view /*name*/, const XmlAttributes& /*attributes*/) override { text_.clear(); }
    void text(std::string_view text) override { text_ += text; }

    void end(std::string_view name) override {
        const std::string value = collapsed(text_);
        text_.clear();
        if (value.empty()) return;
        if (name == "dc:title" && document_.title.empty()) document_.title = value;
        if (name == "dc:creator" || name == "meta:initial-creator") author_ = author_.empty() ? value : author_;
        if (name == "dc:language" && document_.language.empty()) document_.language = value.substr(0, 2);
        const auto* const rank = std::find(kDates.begin(), kDates.end(), name);
        const auto found = static_cast<std::size_t>(rank - kDates.begin());
        if (found < date_rank_) take_date(found, value);
    }

    [[nodiscard]] const std::string& author() const { return author_; }

private:
    // the day of publication or of writing before the day of the last change
    static constexpr std::array<std::string_view, 4> kDates = {"dcterms:created", "meta:creation-date", "dc:date",
                                                               "dcterms:modified"};

    void take_date(std::size_t rank, const std::string& value) {
        const auto date = parse_date_field(value);
        if (!date) return;
        date_rank_ = rank;
        document_.date = *date;
    }

    Document& document_;
    std::string text_;
    std::string author_;
    std::size_t date_rank_ = kDates.size();
};

}  // namespace

bool read_package(const Input& input, const std::function<bool(std::string_view path)>& wanted, Parts& parts,
                  Diagnostics& diagnostics) {
    std::string bytes;
    if (!read_bytes(input, bytes, diagnostics)) return false;
    ViewBuffer buffer(bytes);
    std::istream stream(&buffer);
    const Input inner{.uri = input.uri, .stream = stream, .options = input.options};
    Unfolded unfolded;
    auto unpacker = Unpacker::open(inner, unfolded);
    if (!unpacker) return say(input, diagnostics, "it cannot be opened (" + unpacker.error().message + ")"), false;
    Member member;
    std::size_t room = input.options.limits.document;  // of all parts, since all are held
    while (true) {
        const Result<bool> more = (*unpacker)->next(member);
        if (!more) return say(input, diagnostics, "it is broken or cut off (" + more.error().message + ")"), false;
        if (!*more) return true;
        if (member.is_encrypted) return say(input, diagnostics, "it is encrypted; save it without a password"), false;
        if (!member.is_file || !wanted(member.path)) continue;
        std::string& part = parts[member.path];
        part.clear();
        if (read_part(**unpacker, room, part)) {
            room -= part.size();
            continue;
        }
        const std::string& fault = (*unpacker)->fault();
        say(input, diagnostics,
            fault.empty() ? "what it unfolds to is too large (--limit document=SIZE allows more)" : fault);
        return false;
    }
}

bool is_zip(std::string_view head) {
    return head.starts_with(kEntry);
}

bool is_package_with(std::string_view head, std::string_view path, std::string_view content) {
    constexpr std::size_t kSizesAt = 26;  // of name and extra field, two bytes each; the name follows
    if (!is_zip(head)) return false;
    for (std::size_t at = 0; at != std::string_view::npos; at = head.find(kEntry, at + 1)) {
        const std::string_view entry = head.substr(at);
        if (entry.size() < kSizesAt + 4) return false;
        const auto number = [&](std::size_t i) {
            return std::size_t{static_cast<unsigned char>(entry[i])} +
                   256 * std::size_t{static_cast<unsigned char>(entry[i + 1])};
        };
        const std::size_t start = kSizesAt + 4 + number(kSizesAt) + number(kSizesAt + 2);
        const bool named = entry.substr(kSizesAt + 4).starts_with(path);
        if (named && entry.substr(std::min(start, entry.size())).starts_with(content)) return true;
    }
    return false;
}

void take_dublin_core(Document& document, std::string_view xml) {
    if (xml.empty()) return;
    DublinCore sink(document);
    static_cast<void>(parse_xml(xml, sink));  // a broken part says nothing of the text
    if (!sink.author().empty()) document.metadata.emplace_back("author", sink.author());
}

}  // namespace entente
