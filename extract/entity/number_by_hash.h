#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace entente {

/// Numbers by hashes, in two flat arrays: who has the hash has the number.
class NumberByHash {
public:
    /// The number kept for the hash, and whether it is this one, new.
    std::pair<std::uint32_t, bool> try_emplace(std::uint64_t hash, std::uint32_t number) {
        if ((count_ + 1) * 3 > keys_.size() * 2) grow();
        const std::size_t slot = find(hash == 0 ? 1 : hash);
        if (keys_[slot] != 0) return {numbers_[slot], false};
        keys_[slot] = hash == 0 ? 1 : hash;
        numbers_[slot] = number;
        ++count_;
        return {number, true};
    }

private:
    [[nodiscard]] std::size_t find(std::uint64_t key) const {
        const std::size_t mask = keys_.size() - 1;
        std::size_t slot = (key ^ (key >> 29)) & mask;
        while (keys_[slot] != 0 && keys_[slot] != key) slot = (slot + 1) & mask;
        return slot;
    }

    void grow() {
        std::vector<std::uint64_t> keys(std::max<std::size_t>(64, keys_.size() * 2));
        std::vector<std::uint32_t> numbers(keys.size());
        keys.swap(keys_);
        numbers.swap(numbers_);
        for (std::size_t i = 0; i < keys.size(); ++i) {
            if (keys[i] == 0) continue;
            const std::size_t slot = find(keys[i]);
            keys_[slot] = keys[i];
            numbers_[slot] = numbers[i];
        }
    }

    std::vector<std::uint64_t> keys_;  // 0: free
    std::vector<std::uint32_t> numbers_;
    std::size_t count_ = 0;
};

}  // namespace entente
