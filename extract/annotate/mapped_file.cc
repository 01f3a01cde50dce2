#include "extract/annotate/mapped_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

namespace entente {
namespace {

Error failed(const std::filesystem::path& path) {
    return {path.string() + ": error: cannot read the file: " + std::generic_category().message(errno)};
}

}  // namespace

Result<MappedFile> MappedFile::open(const std::filesystem::path& path) {
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);  // NOLINT(cppcoreguidelines-pro-type-vararg)
    if (file < 0) return failed(path);
    struct stat status {};
    if (::fstat(file, &status) != 0) {
        const Error error = failed(path);
        ::close(file);
        return error;
    }
    const auto size = static_cast<std::size_t>(status.st_size);
    if (!S_ISREG(status.st_mode) || size == 0) {
        ::close(file);
        return MappedFile();
    }
    void* start = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file, 0);
    const Error error = failed(path);
    ::close(file);
    if (start == MAP_FAILED) return error;
    return MappedFile({static_cast<const std::byte*>(start), size});
}

MappedFile::MappedFile(MappedFile&& other) noexcept : bytes_(std::exchange(other.bytes_, {})) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
    std::swap(bytes_, other.bytes_);
    return *this;
}

MappedFile::~MappedFile() {
    if (!bytes_.empty()) ::munmap(const_cast<std::byte*>(bytes_.data()), bytes_.size());
}

}  // namespace entente
