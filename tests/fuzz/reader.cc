// Any bytes through one reader, ENTENTE_READER: what comes out keeps a Document's promises. One libFuzzer target for
// each reader with a parser of our own: tests/fuzz/CMakeLists.txt.
#include "extract/read/reader.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <istream>
#include <string>

#include "extract/read/support/pull_buffer.h"
#include "graph/base/utf8.h"

namespace {

void check(bool holds) {
    if (!holds) std::abort();
}

bool is_sound(entente::Document&& document) {
    std::uint32_t last = 0;
    for (const entente::Block& block : document.blocks) {
        check(last <= block.span.start && block.span.start < block.span.end);
        last = block.span.end;
    }
    check(last <= document.text.size());
    check(entente::repair_utf8(document.text) == 0);
    return true;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const entente::Reader& reader = *entente::reader_named(ENTENTE_READER);
    static entente::ReadOptions options;
    options.limits.document = std::uint64_t{1} << 22U;
    options.limits.expanded = std::uint64_t{1} << 24U;
    entente::ViewBuffer buffer({reinterpret_cast<const char*>(data), size});
    std::istream stream(&buffer);
    entente::Diagnostics diagnostics;
    entente::read_as(reader, {.uri = "fuzz", .stream = stream, .options = options}, is_sound, diagnostics);
    for (const entente::Diagnostic& item : diagnostics.items()) static_cast<void>(entente::to_string(item));
    return 0;
}
