// Any bytes as a list of names, in each of its formats: diagnostics at the worst. A libFuzzer target.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "rules/name_list.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const entente::Packs packs;
    static const entente::CountryCodes countries(packs);
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    entente::Diagnostics diagnostics;
    for (const char* path : {"l.person.csv", "l.tsv", "l.toml", "l.json"}) {
        entente::read_name_list(
            path, text, {}, countries, [](entente::ListedName&&) {}, diagnostics);
    }
    for (const entente::Diagnostic& item : diagnostics.items()) static_cast<void>(entente::to_string(item));
    return 0;
}
