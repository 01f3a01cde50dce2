#include "cli/support/byte_source.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <ios>
#include <memory>

#include "cli/support/interrupt.h"

namespace entente {
namespace {

constexpr std::size_t kBufferBytes = std::size_t{1} << 16U;
constexpr std::size_t kHeadBytes = 4096;

}  // namespace

Result<std::unique_ptr<ByteSource>> ByteSource::open(const std::string& path) {
    const int descriptor = path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) return Error{std::strerror(errno)};
    std::unique_ptr<ByteSource> source(new ByteSource(descriptor));
    struct stat status = {};
    if (fstat(descriptor, &status) != 0) return Error{std::strerror(errno)};
    if (S_ISDIR(status.st_mode)) return Error{"Is a directory"};
    source->is_regular_ = S_ISREG(status.st_mode);
    return source;
}

ByteSource::ByteSource(int descriptor) : descriptor_(descriptor), buffer_(kBufferBytes) {}

ByteSource::~ByteSource() {
    if (descriptor_ != STDIN_FILENO) ::close(descriptor_);
}

std::string_view ByteSource::head() {
    auto size = static_cast<std::size_t>(egptr() - gptr());
    bool whole_line = false;  // a pipe's first record is not kept waiting for the next ones
    while (size < kHeadBytes && !whole_line) {
        std::size_t more = 0;
        try {
            more = read_some(buffer_.data() + size, kBufferBytes - size);
        } catch (const std::ios_base::failure&) {
            break;  // the reading meets the fault again and says it
        }
        if (more == 0) break;
        whole_line = std::string_view(buffer_.data() + size, more).find('\n') != std::string_view::npos;
        size += more;
    }
    setg(buffer_.data(), buffer_.data(), buffer_.data() + size);
    return {buffer_.data(), std::min(size, kHeadBytes)};
}

ByteSource::int_type ByteSource::underflow() {
    const std::size_t size = read_some(buffer_.data(), kBufferBytes);
    setg(buffer_.data(), buffer_.data(), buffer_.data() + size);
    return size == 0 ? traits_type::eof() : traits_type::to_int_type(buffer_[0]);
}

std::streamsize ByteSource::xsgetn(char* out, std::streamsize size) {
    const std::streamsize buffered = std::min<std::streamsize>(size, egptr() - gptr());
    std::copy_n(gptr(), buffered, out);
    gbump(static_cast<int>(buffered));
    std::streamsize done = buffered;
    while (done < size) {
        const std::size_t more = read_some(out + done, static_cast<std::size_t>(size - done));
        if (more == 0) break;
        done += static_cast<std::streamsize>(more);
    }
    return done;
}

ByteSource::pos_type ByteSource::seekoff(off_type offset, std::ios_base::seekdir from,
                                         std::ios_base::openmode /*which*/) {
    const pos_type nowhere = pos_type(off_type(-1));
    if (!is_regular_) return nowhere;
    const off_type here = ::lseek(descriptor_, 0, SEEK_CUR) - (egptr() - gptr());
    if (from == std::ios_base::cur && offset == 0) return here;
    const off_type to = from == std::ios_base::cur ? here + offset : offset;
    const off_type at = ::lseek(descriptor_, to, from == std::ios_base::end ? SEEK_END : SEEK_SET);
    if (at < 0) return nowhere;
    setg(buffer_.data(), buffer_.data(), buffer_.data());
    return at;
}

std::size_t ByteSource::read_some(char* out, std::size_t size) {
    while (!interrupted()) {
        const ssize_t count = ::read(descriptor_, out, size);
        if (count >= 0) {
            bytes_read_ += static_cast<std::uint64_t>(count);
            return static_cast<std::size_t>(count);
        }
        if (errno != EINTR) throw std::ios_base::failure(std::strerror(errno));
    }
    return 0;
}

}  // namespace entente
