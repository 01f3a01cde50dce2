#include "extract/entity/name_table_writer.h"

#include <algorithm>
#include <limits>

namespace entente {

NameTableWriter::NameTableWriter(std::iostream& stream) : stream_(stream) {
    write_header();
    begin_section();
    static_cast<void>(add_text(""));  // place 0 is the empty string
}

std::uint32_t NameTableWriter::add_text(std::string_view text) {
    const std::size_t place = text_size();
    full_ = full_ || place + text.size() >= std::numeric_limits<std::uint32_t>::max();
    if (full_) return 0;
    append(std::span(text));
    append(std::span<const char>("", 1));
    return static_cast<std::uint32_t>(place);
}

std::string NameTableWriter::text_at(std::uint32_t place) {
    std::string out;
    stream_.seekg(static_cast<std::streamoff>(header_.starts.front() + place));
    std::getline(stream_, out, '\0');
    stream_.clear();
    stream_.seekp(0, std::ios::end);
    return out;
}

void NameTableWriter::begin_section() {
    pad();
    header_.starts.at(sections_++) = size_;
}

void NameTableWriter::finish(std::uint64_t key) {
    pad();
    header_.starts.at(sections_) = size_;
    header_.magic = name_table::kMagic;
    header_.key = key;
    header_.size = size_;
    stream_.seekp(0);
    write_header();
    stream_.seekp(0, std::ios::end);
}

void NameTableWriter::write_header() {
    stream_.write(reinterpret_cast<const char*>(&header_), sizeof header_);
    size_ = std::max(size_, sizeof header_);
}

void NameTableWriter::pad() {
    for (; size_ % 8 != 0; ++size_) stream_.put('\0');
}

}  // namespace entente
