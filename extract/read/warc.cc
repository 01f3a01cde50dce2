// Web archives (ISO 28500): records one after another; the pages among their responses are documents, named
// `crawl.warc.gz!/<time>/<address>`. Memory is that of the largest page.
#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string>
#include <utility>

#include "extract/read/reader.h"
#include "extract/read/support/http_message.h"
#include "extract/read/support/mime.h"
#include "extract/read/support/pull_buffer.h"
#include "extract/read/support/source_text.h"
#include "graph/base/utf8.h"

namespace entente {
namespace {

constexpr std::array<std::string_view, 1> kSuffixes = {".warc"};
constexpr std::size_t kMostHeaderBytes = std::size_t{1} << 16U;

/// "2019-03-14T12:00:00Z" as 20190314120000, as web archives write it.
std::string digits_of(std::string_view time) {
    std::string digits;
    for (const char c : time.substr(0, 19)) {
        if (c >= '0' && c <= '9') digits += c;
    }
    return digits;
}

class Records {
public:
    Records(const Input& input, const DocumentSink& sink, Diagnostics& diagnostics)
        : input_(input), sink_(sink), diagnostics_(diagnostics) {}

    void read() {
        while (!stopped_ && input_.stream.good()) {
            const auto fields = next_header();
            if (!fields) break;
            read_record(*fields);
        }
        if (input_.stream.bad()) say(Severity::error, input_.uri, broken_off(input_));
        if (number_ == 0 && !input_.stream.bad()) say(Severity::error, input_.uri, "a web archive without records");
    }

private:
    void say(Severity severity, const std::string& uri, std::string message) {
        diagnostics_.add({severity, uri, 0, 0, std::move(message)});
    }

    [[nodiscard]] std::string here() const { return "record " + std::to_string(number_) + ": "; }

    /// The fields of the next record. What stands between records and is none is skipped and said once.
    std::optional<HeaderFields> next_header() {
        std::string line;
        bool skipped = false;
        while (std::getline(input_.stream, line)) {
            if (line.starts_with("WARC/")) {
                ++number_;
                return read_fields();
            }
            if (!skipped && !stripped(line).empty()) {
                skipped = true;
                say(Severity::error, input_.uri,
                    "after " + here() + "something that is no record; reading goes on with the next one");
            }
        }
        return std::nullopt;
    }

    HeaderFields read_fields() {
        std::string header;
        std::string line;
        while (std::getline(input_.stream, line) && header.size() < kMostHeaderBytes) {
            header += line + "\n";
            if (line.empty() || line == "\r") break;
        }
        return split_part(header).fields;
    }

    void read_record(const HeaderFields& fields) {
        const std::string_view written = field_of(fields, "content-length");
        std::uint64_t size = 0;
        const auto [end, error] = std::from_chars(written.data(), written.data() + written.size(), size);
        if (error != std::errc() || end != written.data() + written.size()) {
            return say(Severity::error, input_.uri, here() + "no Content-Length that is a number; left out");
        }
        const bool is_response = field_of(fields, "warc-type") == "response" &&
                                 media_type(field_of(fields, "content-type")) == "application/http";
        if (!is_response) return skip(size);
        const std::string uri = uri_of(fields);
        if (size > input_.options.limits.document) {
            say(Severity::error, uri,
                "a response of " + std::to_string(size) + " bytes; left out (--limit document=SIZE allows more)");
            return skip(size);
        }
        std::string block(size, '\0');
        input_.stream.read(block.data(), static_cast<std::streamsize>(size));
        if (static_cast<std::uint64_t>(input_.stream.gcount()) < size) {
            if (!input_.stream.bad()) say(Severity::error, uri, "the web archive is cut off within this record");
            return;
        }
        read_response(fields, uri, parse_http(block, input_.options));
    }

    void skip(std::uint64_t size) {
        input_.stream.ignore(static_cast<std::streamsize>(std::min<std::uint64_t>(size, INT64_MAX)));
    }

    [[nodiscard]] std::string uri_of(const HeaderFields& fields) const {
        std::string uri = input_.uri + "!/" + digits_of(field_of(fields, "warc-date")) + "/" + target_of(fields);
        repair_utf8(uri);
        return uri;
    }

    /// WARC 1.0 wrote the address in angle brackets.
    static std::string target_of(const HeaderFields& fields) {
        std::string_view target = stripped(field_of(fields, "warc-target-uri"));
        if (target.starts_with('<') && target.ends_with('>')) target = target.substr(1, target.size() - 2);
        return std::string(target);
    }

    void read_response(const HeaderFields& fields, const std::string& uri, const HttpResponse& response) {
        const std::string_view content = field_of(response.fields, "content-type");
        const std::string type = media_type(content);
        if (response.status != 0 && response.status != 200) {
            return say(Severity::note, uri, "a response other than 200 OK");
        }
        if (!response.fault.empty()) return say(Severity::error, uri, response.fault);
        if (type != "text/html" && type != "application/xhtml+xml") {
            return say(Severity::note, uri, "a response that is no web page");
        }
        ViewBuffer buffer(response.body);
        std::istream stream(&buffer);
        const Input page{.uri = uri,
                         .stream = stream,
                         .options = input_.options,
                         .unfolded = input_.unfolded,
                         .charset = parameter_of(content, "charset")};
        const std::string crawled(field_of(fields, "warc-date"));
        const auto sink = [&](Document&& document) {
            if (document.address.empty()) document.address = target_of(fields);
            if (!crawled.empty()) document.metadata.emplace_back("crawled", crawled);
            stopped_ = !sink_(std::move(document));
            return !stopped_;
        };
        read_as(*reader_named("html"), page, sink, diagnostics_);
    }

    const Input& input_;
    const DocumentSink& sink_;
    Diagnostics& diagnostics_;
    std::uint64_t number_ = 0;
    bool stopped_ = false;
};

int recognise_warc(std::string_view head) {
    return head.starts_with("WARC/0.") || head.starts_with("WARC/1.") ? 3 : 0;
}

void read_warc(const Input& input, const DocumentSink& sink, Diagnostics& diagnostics) {
    Records(input, sink, diagnostics).read();
}

}  // namespace

extern const Reader warc_reader;
const Reader warc_reader = {"warc", "web archives: each page", kSuffixes, recognise_warc, read_warc};

}  // namespace entente
