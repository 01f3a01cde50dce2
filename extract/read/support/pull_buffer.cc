#include "extract/read/support/pull_buffer.h"

#include <algorithm>
#include <ios>
#include <utility>

namespace entente {
namespace {

constexpr std::size_t kBufferBytes = std::size_t{1} << 16U;
constexpr std::size_t kHeadBytes = 4096;

}  // namespace

PullBuffer::PullBuffer(Pull pull) : pull_(std::move(pull)), buffer_(kBufferBytes) {}

std::string_view PullBuffer::head() {
    std::size_t size = 0;
    try {
        while (size < kHeadBytes) {
            const std::size_t more = pull_(buffer_.data() + size, kBufferBytes - size);
            if (more == 0) break;
            size += more;
        }
    } catch (const std::ios_base::failure& failure) {
        pull_ = [failure](char*, std::size_t) -> std::size_t { throw failure; };
    }
    setg(buffer_.data(), buffer_.data(), buffer_.data() + size);
    return {buffer_.data(), std::min(size, kHeadBytes)};
}

PullBuffer::int_type PullBuffer::underflow() {
    const std::size_t size = pull_(buffer_.data(), kBufferBytes);
    setg(buffer_.data(), buffer_.data(), buffer_.data() + size);
    return size == 0 ? traits_type::eof() : traits_type::to_int_type(buffer_[0]);
}

std::streamsize PullBuffer::xsgetn(char* out, std::streamsize size) {
    const std::streamsize buffered = std::min<std::streamsize>(size, egptr() - gptr());
    std::copy_n(gptr(), buffered, out);
    gbump(static_cast<int>(buffered));
    std::streamsize done = buffered;
    while (done < size) {
        const std::size_t more = pull_(out + done, static_cast<std::size_t>(size - done));
        if (more == 0) break;
        done += static_cast<std::streamsize>(more);
    }
    return done;
}

ViewBuffer::ViewBuffer(std::string_view bytes) {
    char* const start = const_cast<char*>(bytes.data());  // NOLINT(cppcoreguidelines-pro-type-const-cast): only read
    setg(start, start, start + bytes.size());
}

ViewBuffer::pos_type ViewBuffer::seekoff(off_type offset, std::ios_base::seekdir from,
                                         std::ios_base::openmode /*which*/) {
    const off_type base = from == std::ios_base::beg   ? 0
                          : from == std::ios_base::cur ? gptr() - eback()
                                                       : egptr() - eback();
    const off_type to = base + offset;
    if (to < 0 || to > egptr() - eback()) return {off_type(-1)};
    setg(eback(), eback() + to, egptr());
    return to;
}

ViewBuffer::pos_type ViewBuffer::seekpos(pos_type position, std::ios_base::openmode which) {
    return seekoff(position, std::ios_base::beg, which);
}

}  // namespace entente
