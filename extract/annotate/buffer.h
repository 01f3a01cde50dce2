// Memory for rows of numbers that is used again and again.
#pragma once

#include <cstddef>
#include <memory>
#include <new>

namespace entente {

/// An array at a multiple of 64 bytes that only grows. Growing loses what was in it.
template <typename T>
class Buffer {
public:
    /// At least `count` elements, zero where they are new.
    T* room_for(std::size_t count) {
        if (count > size_) {
            size_ = count + count / 4 + kSlack;
            data_.reset(new (std::align_val_t(kAlignment)) T[size_]());
        }
        return data_.get();
    }
    [[nodiscard]] T* data() { return data_.get(); }
    [[nodiscard]] const T* data() const { return data_.get(); }

private:
    static constexpr std::size_t kAlignment = 64;
    static constexpr std::size_t kSlack = 64;
    struct Release {
        void operator()(T* data) const { ::operator delete[](data, std::align_val_t(kAlignment)); }
    };

    std::unique_ptr<T[], Release> data_;  // NOLINT(modernize-avoid-c-arrays)
    std::size_t size_ = 0;
};

}  // namespace entente
