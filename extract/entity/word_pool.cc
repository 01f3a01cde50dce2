#include "extract/entity/word_pool.h"

#include "graph/base/hash.h"

namespace entente {

namespace {

constexpr std::size_t kFirstSlots = 1024;

std::uint8_t tag_of(std::uint64_t hash) {
    return static_cast<std::uint8_t>(hash >> 56);
}

}  // namespace

WordPool::WordPool() : slots_(kFirstSlots), tags_(kFirstSlots) {}

std::uint32_t WordPool::intern(std::string_view word) {
    if ((offsets_.size() + 1) * 3 > slots_.size() * 2) grow();
    const std::uint64_t hash = hash_text(word);
    const std::size_t slot = find_slot(word, hash);
    if (slots_[slot] == 0) {
        offsets_.push_back(static_cast<std::uint32_t>(bytes_.size()));
        bytes_.append(word).push_back('\0');
        slots_[slot] = static_cast<std::uint32_t>(offsets_.size());
        tags_[slot] = tag_of(hash);
    }
    return slots_[slot] - 1;
}

std::optional<std::uint32_t> WordPool::find(std::string_view word) const {
    const std::uint32_t number = slots_[find_slot(word, hash_text(word))];
    return number == 0 ? std::nullopt : std::optional(number - 1);
}

std::string_view WordPool::word(std::uint32_t number) const {
    const std::size_t start = offsets_[number];
    const std::size_t next = number + 1 < offsets_.size() ? offsets_[number + 1] : bytes_.size();
    return std::string_view(bytes_).substr(start, next - start - 1);
}

std::size_t WordPool::find_slot(std::string_view sought, std::uint64_t hash) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t slot = hash & mask;
    while (slots_[slot] != 0 && (tags_[slot] != tag_of(hash) || word(slots_[slot] - 1) != sought)) {
        slot = (slot + 1) & mask;
    }
    return slot;
}

void WordPool::grow() {
    const std::size_t mask = slots_.size() * 2 - 1;
    slots_.assign(mask + 1, 0);
    tags_.assign(mask + 1, 0);
    for (std::uint32_t i = 0; i < offsets_.size(); ++i) {
        const std::uint64_t hash = hash_text(word(i));
        std::size_t slot = hash & mask;
        while (slots_[slot] != 0) slot = (slot + 1) & mask;
        slots_[slot] = i + 1;
        tags_[slot] = tag_of(hash);
    }
}

}  // namespace entente
