#include "cli/support/whole_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <system_error>
#include <utility>

namespace entente {
namespace {

namespace fs = std::filesystem;

/// A file with a name of its own, removed again unless it was kept.
class TemporaryFile {
public:
    explicit TemporaryFile(std::string path) : path_(std::move(path)) {}
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;
    ~TemporaryFile() {
        std::error_code ignored;
        if (!path_.empty()) fs::remove(path_, ignored);
    }
    [[nodiscard]] const std::string& path() const { return path_; }
    void keep() { path_.clear(); }

private:
    std::string path_;
};

Error about(const std::string& path, int code) {
    return {path + ": " + std::strerror(code)};
}

Result<std::string> make_temporary(const std::string& path) {
    std::string name = path + ".XXXXXX";
    const int descriptor = ::mkstemp(name.data());
    if (descriptor < 0) return about(path, errno);
    const mode_t mask = ::umask(0);
    ::umask(mask);
    ::fchmod(descriptor, 0666 & ~mask);
    ::close(descriptor);
    return name;
}

Status write_output(const std::function<Status(std::ostream&)>& write) {
    if (Status status = write(std::cout); !status) return status;
    std::cout.flush();
    return std::cout ? Status(Done{}) : Status(about("standard output", errno));
}

/// Written through to the disk, so that a rename never shows a file that is not there yet.
Status synchronise(const std::string& path) {
    const int descriptor = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
    if (descriptor < 0) return about(path, errno);
    const int code = ::fsync(descriptor) == 0 ? 0 : errno;
    ::close(descriptor);
    return code == 0 || code == EINVAL ? Status(Done{}) : Status(about(path, code));
}

Status write_special(const std::string& path, const std::function<Status(std::ostream&)>& write) {
    std::ofstream stream(path, std::ios::binary);
    if (!stream) return Error{std::strerror(errno)};
    if (Status status = write(stream); !status) return status;
    stream.close();
    return stream ? Status(Done{}) : Status(Error{std::strerror(errno)});
}

}  // namespace

Status write_whole_file(const std::string& path, const std::function<Status(std::ostream&)>& write) {
    const auto named = [&path](const Status& status) {
        return status ? status : Status(Error{path + ": " + status.error().message});
    };
    if (path == "-") return write_output(write);
    std::error_code code;
    const fs::file_status status = fs::status(path, code);
    if (fs::is_directory(status)) return Error{path + ": is a folder; name a file in it"};
    if (fs::exists(status) && !fs::is_regular_file(status)) return named(write_special(path, write));  // a pipe, …
    Result<std::string> name = make_temporary(path);
    if (!name) return name.error();
    TemporaryFile file(*std::move(name));
    errno = 0;
    std::ofstream stream(file.path(), std::ios::binary);
    if (Status written = write(stream); !written) return named(written);
    stream.close();
    if (!stream) return about(path, errno == 0 ? EIO : errno);
    if (Status done = synchronise(file.path()); !done) return done;
    if (std::rename(file.path().c_str(), path.c_str()) != 0) return about(path, errno);
    file.keep();
    return Done{};
}

}  // namespace entente
