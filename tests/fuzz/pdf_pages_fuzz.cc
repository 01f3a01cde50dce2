// Any text as what pdftotext gives of a PDF, plain and with places. A libFuzzer target.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "extract/read/support/pdf_layout.h"
#include "extract/read/support/pdf_pages.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    static_cast<void>(entente::mend_pages(text));
    if (const auto pages = entente::read_layout(std::string(text))) static_cast<void>(entente::mend_pages(*pages));
    return 0;
}
