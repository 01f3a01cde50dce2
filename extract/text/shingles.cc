#include "extract/text/shingles.h"

#include <algorithm>
#include <array>
#include <limits>
#include <string>
#include <string_view>

#include "graph/base/fold.h"
#include "graph/base/hash.h"

namespace entente {
namespace {

constexpr std::size_t kBands = 12;
constexpr std::size_t kRows = 5;
constexpr std::size_t kShingle = 4;  // words
constexpr std::size_t kFewestWords = 40;

using Signature = std::array<std::uint32_t, kBands * kRows>;

/// One hash function for each place of the signature: the high bits of (x ^ mask) * factor.
struct HashFunctions {
    Signature masks{};
    Signature factors{};
};

constexpr HashFunctions make_hash_functions() {
    HashFunctions out;
    std::uint64_t state = 1;
    const auto next = [&state] {  // splitmix64
        state += 0x9E3779B97F4A7C15U;
        std::uint64_t mixed = (state ^ (state >> 30U)) * 0xBF58476D1CE4E5B9U;
        mixed = (mixed ^ (mixed >> 27U)) * 0x94D049BB133111EBU;
        return static_cast<std::uint32_t>((mixed ^ (mixed >> 31U)) >> 16U);
    };
    for (std::size_t i = 0; i < out.masks.size(); ++i) {
        out.masks[i] = next();
        out.factors[i] = next() | 1U;
    }
    return out;
}

constexpr HashFunctions kFunctions = make_hash_functions();

/// Takes words one after the other.
class Shingles {
public:
    void add(std::string_view word) {
        std::rotate(last_.begin(), last_.begin() + 1, last_.end());
        last_.back() = hash_text(word);
        if (++words_ >= kShingle) add_shingle();
    }

    [[nodiscard]] std::vector<std::int64_t> bands() const {
        std::vector<std::int64_t> out;
        if (words_ < kFewestWords) return out;
        for (std::size_t band = 0; band < kBands; ++band) {
            std::array<char, kRows * sizeof(std::uint32_t)> bytes{};
            for (std::size_t i = 0; i < bytes.size(); ++i) {  // the same order of bytes on every machine
                bytes[i] = static_cast<char>(least_[band * kRows + i / 4] >> (8 * (i % 4)));
            }
            const std::uint64_t hash = hash_text(std::string_view(bytes.data(), bytes.size()), band);
            out.push_back(static_cast<std::int64_t>(hash >> 16U));
        }
        std::sort(out.begin(), out.end());
        out.erase(std::unique(out.begin(), out.end()), out.end());
        return out;
    }

private:
    void add_shingle() {
        std::uint64_t sum = 0;
        for (const std::uint64_t word : last_) sum = (sum ^ word) * 0x9E3779B97F4A7C15U;
        const auto shingle = static_cast<std::uint32_t>(sum >> 32U);
        for (std::size_t i = 0; i < least_.size(); ++i) {
            least_[i] = std::min(least_[i], (shingle ^ kFunctions.masks[i]) * kFunctions.factors[i]);
        }
    }

    static constexpr Signature none() {
        Signature out{};
        out.fill(std::numeric_limits<std::uint32_t>::max());
        return out;
    }

    Signature least_ = none();
    std::array<std::uint64_t, kShingle> last_{};
    std::size_t words_ = 0;
};

constexpr std::string_view kPunctuation = "\xE2\x80";  // U+2000 to U+203F: dashes, quotation marks, spaces

bool is_word(unsigned char byte) {
    return byte >= 0x80 || (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z');
}

/// The words of folded text: runs of letters and digits.
void add_words(std::string_view text, Shingles& shingles) {
    std::size_t start = 0;
    for (std::size_t at = 0; at <= text.size();) {
        const bool dash = text.substr(at).starts_with(kPunctuation);
        if (at < text.size() && !dash && is_word(static_cast<unsigned char>(text[at]))) {
            ++at;
            continue;
        }
        if (at > start) shingles.add(text.substr(start, at - start));
        at += dash ? 3 : 1;
        start = at;
    }
}

bool counts(const Block& block) {
    return block.aside == Aside::none && block.kind != BlockKind::title && block.kind != BlockKind::date_line;
}

}  // namespace

std::vector<std::int64_t> story_bands(const Document& document) {
    Shingles shingles;
    std::string text;
    for (const Block& block : document.blocks) {
        if (!counts(block)) continue;
        text.clear();
        append_folded(text, block.span.of(document.text));
        add_words(text, shingles);
    }
    return shingles.bands();
}

}  // namespace entente
