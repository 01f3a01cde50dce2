// Any text as what pdftotext gives of a PDF. A libFuzzer target.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "extract/read/support/pdf_pages.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static_cast<void>(entente::mend_pages({reinterpret_cast<const char*>(data), size}));
    return 0;
}
