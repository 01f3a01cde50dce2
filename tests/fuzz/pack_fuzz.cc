// Any bytes as a pack: diagnostics at the worst. Built with clang's -fsanitize=fuzzer.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "rules/check.h"
#include "rules/list.h"
#include "rules/pack.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    entente::Diagnostics diagnostics;
    const entente::Packs packs = entente::load_pack_text("fuzz.toml", text, diagnostics);
    static_cast<void>(entente::check_packs(packs));
    static_cast<void>(entente::take_inventory(packs));
    for (const entente::Diagnostic& item : diagnostics.items()) static_cast<void>(entente::to_string(item));
    return 0;
}
