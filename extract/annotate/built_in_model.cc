// The model file as the assembler includes it: no step of its own, and no copy in memory.
#include "extract/annotate/built_in_model.h"

asm(R"(
    .section .rodata
    .global entente_model_start
    .global entente_model_end
    .balign 64
entente_model_start:
    .incbin ")" ENTENTE_MODEL_FILE R"("
entente_model_end:
    .byte 0
    .previous
)");

extern "C" {
extern const std::byte entente_model_start[];  // NOLINT(modernize-avoid-c-arrays,readability-identifier-naming)
extern const std::byte entente_model_end[];    // NOLINT(modernize-avoid-c-arrays,readability-identifier-naming)
}

namespace entente {

std::span<const std::byte> built_in_model() {
    return {entente_model_start, entente_model_end};
}

std::string_view built_in_model_mark() {
    constexpr std::size_t kHeader = 32;  // docs/annotator.md
    return {reinterpret_cast<const char*>(built_in_model().data()), kHeader};
}

}  // namespace entente
