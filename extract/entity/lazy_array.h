// An array of values that are made when they are first asked for, by whichever thread asks. Values never change and
// stay where they are, so that readers need no lock; of two threads that make one at the same time, one throws its own
// away.
#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <memory>
#include <vector>

namespace entente {

template <typename T>
class LazyArray {
public:
    explicit LazyArray(std::size_t size) : chunks_((size + kChunk - 1) / kChunk) {}
    LazyArray(const LazyArray&) = delete;
    LazyArray& operator=(const LazyArray&) = delete;
    ~LazyArray() {
        for (std::atomic<Chunk*>& slot : chunks_) {
            const std::unique_ptr<Chunk> chunk(slot.load());
            if (!chunk) continue;
            for (std::atomic<T*>& value : *chunk) delete value.load();  // NOLINT(cppcoreguidelines-owning-memory)
        }
    }

    /// The value at `index`, which `make()` gives where there is none yet.
    template <typename Make>
    const T& get(std::size_t index, Make make) {
        std::atomic<T*>& slot =
            (*claim(chunks_[index / kChunk], [] { return std::make_unique<Chunk>(); }))[index % kChunk];
        return *claim(slot, [&] { return std::make_unique<T>(make()); });
    }

private:
    static constexpr std::size_t kChunk = 1024;
    using Chunk = std::array<std::atomic<T*>, kChunk>;

    template <typename Value, typename Make>
    static Value* claim(std::atomic<Value*>& slot, Make make) {
        Value* there = slot.load(std::memory_order_acquire);
        if (there != nullptr) return there;
        std::unique_ptr<Value> made = make();
        if (slot.compare_exchange_strong(there, made.get(), std::memory_order_acq_rel)) return made.release();
        return there;
    }

    std::vector<std::atomic<Chunk*>> chunks_;
};

}  // namespace entente
