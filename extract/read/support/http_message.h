// A response as HTTP sends it: header fields and a body, with its transfer and content encodings undone.
#pragma once

#include <string>
#include <string_view>

#include "extract/read/reader.h"
#include "extract/read/support/mime.h"

namespace entente {

struct HttpResponse {
    int status = 0;
    HeaderFields fields;
    std::string body;   // decoded
    std::string fault;  // why the body is not whole; empty: it is
};

/// Parses "HTTP/1.1 200 OK", fields, body. `options` bound what a compressed body may unfold to.
[[nodiscard]] HttpResponse parse_http(std::string_view bytes, const ReadOptions& options);

}  // namespace entente
