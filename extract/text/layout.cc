// Numbers are written seven bits a byte, low ones first, the high bit saying that more follow (LEB128). A block's last
// byte has its kind in the lower four bits and its aside in the upper ones.
#include "extract/text/layout.h"

#include <cstdint>

namespace entente {
namespace {

constexpr unsigned kKindBits = 4;
constexpr unsigned kKindMask = (1U << kKindBits) - 1;

void append_number(std::string& out, std::uint32_t number) {
    for (; number >= 0x80U; number >>= 7U) out += static_cast<char>(number | 0x80U);
    out += static_cast<char>(number);
}

std::optional<std::uint64_t> take_number(std::string_view& bytes) {
    std::uint64_t number = 0;
    for (unsigned shift = 0; shift < 35 && !bytes.empty(); shift += 7) {
        const auto byte = static_cast<unsigned char>(bytes.front());
        bytes.remove_prefix(1);
        number |= static_cast<std::uint64_t>(byte & 0x7FU) << shift;
        if (byte < 0x80U) return number;
    }
    return std::nullopt;
}

}  // namespace

std::string encode_layout(std::span<const Block> blocks) {
    std::string out;
    std::uint32_t end = 0;
    for (const Block& block : blocks) {
        append_number(out, block.span.start - end);
        append_number(out, block.span.size());
        out += static_cast<char>(static_cast<unsigned>(block.aside) << kKindBits | static_cast<unsigned>(block.kind));
        end = block.span.end;
    }
    return out;
}

std::optional<std::vector<Block>> decode_layout(std::string_view layout, std::size_t text_size) {
    std::vector<Block> out;
    std::uint64_t end = 0;
    while (!layout.empty()) {
        const auto gap = take_number(layout);
        const auto size = gap ? take_number(layout) : std::nullopt;
        if (!size || layout.empty()) return std::nullopt;
        const std::uint64_t start = end + *gap;
        end = start + *size;
        const unsigned what = static_cast<unsigned char>(layout.front());
        layout.remove_prefix(1);
        const unsigned kind = what & kKindMask;
        const unsigned aside = what >> kKindBits;
        if (end > text_size || kind > static_cast<unsigned>(BlockKind::other) ||
            aside > static_cast<unsigned>(Aside::foreign)) {
            return std::nullopt;
        }
        out.push_back({{static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end)},
                       static_cast<BlockKind>(kind),
                       static_cast<Aside>(aside)});
    }
    return out;
}

}  // namespace entente
