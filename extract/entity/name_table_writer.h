// Writes a NameTable's sections to a stream one after another, so that none need be kept in memory once it is done.
#pragma once

#include <cstddef>
#include <cstdint>
#include <istream>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extract/entity/name_table.h"

namespace entente {

/// The section of texts comes first and grows while names are read; text that was written can be read back. The stream
/// must be seekable, open for both, and outlive the writer.
class NameTableWriter {
public:
    explicit NameTableWriter(std::iostream& stream);

    /// Appends to the texts, and says at which place. There is no place past four gigabytes: see `is_full`.
    std::uint32_t add_text(std::string_view text);
    /// The text at a place; slow, for messages.
    [[nodiscard]] std::string text_at(std::uint32_t place);
    [[nodiscard]] bool is_full() const { return full_; }
    /// Where the next text will be.
    [[nodiscard]] std::size_t text_size() const { return size_ - header_.starts.front(); }

    /// The next section, whole.
    template <typename T>
    void add(std::span<const T> items) {
        begin_section();
        append(items);
    }
    /// The same, and the items are gone.
    template <typename T>
    void move(std::vector<T>& items) {
        add(std::span<const T>(items));
        std::vector<T>().swap(items);
    }

    /// The next section, in pieces.
    void begin_section();
    template <typename T>
    void append(std::span<const T> items) {
        stream_.write(reinterpret_cast<const char*>(items.data()), static_cast<std::streamsize>(items.size_bytes()));
        size_ += items.size_bytes();
    }

    /// After the last section.
    void finish(std::uint64_t key);

private:
    void write_header();
    void pad();

    std::iostream& stream_;
    name_table::Header header_;
    std::size_t sections_ = 0;
    std::size_t size_ = 0;
    bool full_ = false;
};

}  // namespace entente
