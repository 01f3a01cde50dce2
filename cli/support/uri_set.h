// Which documents a run has seen: 64-bit hashes of their uris or of their content, some 16 bytes each.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "graph/base/hash.h"

namespace entente {

/// An open-addressed table. Two uris of one hash are one: once in some ten billion pairs of a million documents.
class UriSet {
public:
    /// Whether it was new.
    bool insert(std::string_view uri) { return insert(hash_text(uri)); }
    bool insert(std::uint64_t hash) {
        if (2 * (size_ + 1) > table_.size()) grow();
        return insert_hash(marked(hash));
    }

    [[nodiscard]] bool contains(std::string_view uri) const { return contains(hash_text(uri)); }
    [[nodiscard]] bool contains(std::uint64_t hash) const {
        return !table_.empty() && table_[slot_of(marked(hash))] != 0;
    }

private:
    /// 0 marks a free slot.
    static std::uint64_t marked(std::uint64_t hash) { return hash == 0 ? 1 : hash; }

    [[nodiscard]] std::size_t slot_of(std::uint64_t hash) const {
        std::size_t slot = hash & (table_.size() - 1);
        while (table_[slot] != 0 && table_[slot] != hash) slot = (slot + 1) & (table_.size() - 1);
        return slot;
    }

    bool insert_hash(std::uint64_t hash) {
        std::uint64_t& slot = table_[slot_of(hash)];
        if (slot == hash) return false;
        slot = hash;
        ++size_;
        return true;
    }

    void grow() {
        const std::vector<std::uint64_t> old = std::move(table_);
        table_.assign(old.empty() ? 64 : 2 * old.size(), 0);
        size_ = 0;
        for (const std::uint64_t hash : old) {
            if (hash != 0) insert_hash(hash);
        }
    }

    std::vector<std::uint64_t> table_;  // a power of two, at most half full
    std::size_t size_ = 0;
};

}  // namespace entente
