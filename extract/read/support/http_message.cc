#include "extract/read/support/http_message.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <ios>
#include <utility>

#include "extract/read/support/pull_buffer.h"
#include "extract/read/support/source_text.h"
#include "extract/read/support/unpack.h"

namespace entente {
namespace {

/// Undoes "Transfer-Encoding: chunked"; bytes that are not chunked after all stay as they are, a body that is cut off
/// ends where it does.
std::string without_chunks(std::string_view body) {
    std::string out;
    std::string_view rest = body;
    while (true) {
        std::size_t size = 0;
        const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), size, 16);
        if (error != std::errc()) return out.empty() ? std::string(body) : out;
        if (size == 0) return out;
        const std::size_t line = rest.find('\n', static_cast<std::size_t>(end - rest.data()));
        if (line == std::string_view::npos) return out;
        rest.remove_prefix(line + 1);
        out += rest.substr(0, size);
        rest.remove_prefix(std::min(size, rest.size()));
        while (rest.starts_with('\r') || rest.starts_with('\n')) rest.remove_prefix(1);
    }
}

void unfold(HttpResponse& response, const ReadOptions& options) {
    ViewBuffer packed(response.body);
    std::istream stream(&packed);
    const Input input{.uri = {}, .stream = stream, .options = options};
    Unfolded unfolded;
    auto unpacker = Unpacker::open(input, unfolded);
    Member member;
    std::string out;
    if (!unpacker) {
        response.fault = unpacker.error().message;
        return;
    }
    if (const Result<bool> more = (*unpacker)->next(member); !more || !*more) {
        response.fault = more ? "nothing in it" : more.error().message;
        return;
    }
    std::array<char, std::size_t{1} << 15U> chunk{};
    try {
        while (const std::size_t size = (*unpacker)->read(chunk.data(), chunk.size())) {
            out.append(chunk.data(), size);
            if (out.size() > options.limits.document) break;
        }
    } catch (const std::ios_base::failure&) {
        response.fault = (*unpacker)->fault();
    }
    if (out.size() > options.limits.document) response.fault = "larger than --limit document";
    response.body = std::move(out);
}

}  // namespace

HttpResponse parse_http(std::string_view bytes, const ReadOptions& options) {
    HttpResponse response;
    const std::string_view line = bytes.substr(0, bytes.find('\n'));
    if (!line.starts_with("HTTP/")) {
        response.fault = "no HTTP response";
        return response;
    }
    const std::string_view status = stripped(line.substr(std::min(line.find(' '), line.size())));
    std::from_chars(status.data(), status.data() + status.size(), response.status);
    MimePart part = split_part(bytes.substr(std::min(line.size() + 1, bytes.size())));
    response.fields = std::move(part.fields);
    const bool chunked = media_type(field_of(response.fields, "transfer-encoding")) == "chunked";
    response.body = chunked ? without_chunks(part.body) : std::string(part.body);
    const std::string encoding = media_type(field_of(response.fields, "content-encoding"));
    const bool is_packed = response.body.starts_with("\x1F\x8B") || response.body.starts_with("\x28\xB5\x2F\xFD");
    if (is_packed) unfold(response, options);
    if (!is_packed && (encoding == "br" || encoding == "deflate") && response.body.find('<') == std::string::npos) {
        response.fault = "compressed as \"" + encoding + "\", which is not read";
    }
    return response;
}

}  // namespace entente
