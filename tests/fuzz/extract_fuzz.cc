// Any text through the whole extraction, with the built-in packs. Built with clang's -fsanitize=fuzzer; ENTENTE_PACKS
// names the pack's folder where it is not rules/packs/en below the current one.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <utility>

#include "extract/extractor.h"
#include "graph/base/utf8.h"

namespace {

const entente::Extractor& extractor() {
    static const entente::Extractor instance = [] {
        const char* folder = std::getenv("ENTENTE_PACKS");
        entente::Diagnostics diagnostics;
        const entente::Packs packs = entente::load_packs({folder != nullptr ? folder : "rules/packs/en"}, diagnostics);
        auto opened = entente::Extractor::open(packs);
        if (!opened) std::abort();
        return *std::move(opened);
    }();
    return instance;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    entente::Document document;
    document.text.assign(reinterpret_cast<const char*>(data), size);
    entente::repair_utf8(document.text);
    document.date = "2019-03-14";
    document.blocks.push_back({{0, static_cast<std::uint32_t>(document.text.size())}, entente::BlockKind::paragraph});
    static entente::Scratch scratch;
    static_cast<void>(extractor().extract(std::move(document), scratch));
    return 0;
}
