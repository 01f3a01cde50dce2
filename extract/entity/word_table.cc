#include "extract/entity/word_table.h"

#include <bit>

#include "graph/base/hash.h"

namespace entente {
namespace {

std::uint32_t short_hash(std::string_view word) {
    return static_cast<std::uint32_t>(hash_text(word));
}

}  // namespace

void WordTable::reserve(std::size_t words) {
    starts_.reserve(words + 1);
    if (2 * words > slots_.size()) resize(std::bit_ceil(2 * words));
}

std::uint32_t WordTable::add(std::string_view word) {
    const std::uint32_t hash = short_hash(word);
    std::size_t slot = slot_of(word, hash);
    if (slots_[slot].number != 0) return slots_[slot].number - 1;
    if (2 * (size() + 1) > slots_.size()) {
        resize(2 * slots_.size());
        slot = slot_of(word, hash);
    }
    pool_ += word;
    starts_.push_back(static_cast<std::uint32_t>(pool_.size()));
    slots_[slot] = {hash, static_cast<std::uint32_t>(size())};
    return slots_[slot].number - 1;
}

std::optional<std::uint32_t> WordTable::find(std::string_view word) const {
    const std::uint32_t number = slots_[slot_of(word, short_hash(word))].number;
    return number == 0 ? std::nullopt : std::optional(number - 1);
}

std::size_t WordTable::slot_of(std::string_view word, std::uint32_t hash) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t slot = hash & mask;
    while (slots_[slot].number != 0) {
        if (slots_[slot].hash == hash && this->word(slots_[slot].number - 1) == word) break;
        slot = (slot + 1) & mask;
    }
    return slot;
}

std::string_view WordTable::word(std::uint32_t number) const {
    return std::string_view(pool_).substr(starts_[number], starts_[number + 1] - starts_[number]);
}

void WordTable::resize(std::size_t slots) {
    std::vector<Slot> old(slots);
    old.swap(slots_);
    for (const Slot& slot : old) {
        if (slot.number == 0) continue;
        std::size_t to = slot.hash & (slots - 1);
        while (slots_[to].number != 0) to = (to + 1) & (slots - 1);
        slots_[to] = slot;
    }
}

}  // namespace entente
