#include "extract/read/support/unpack.h"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <ios>

#include "graph/base/utf8.h"

namespace entente {
namespace {

constexpr std::uint64_t kRatioFrom = std::uint64_t{64} << 20U;  // small texts may well be packed that tightly

/// "gzip decompression failed" rather than libarchive's silence.
std::string reason_of(archive* handle) {
    const char* text = archive_error_string(handle);
    std::string reason = text == nullptr ? "broken" : text;
    if (reason.find("ncrypt") != std::string::npos || reason.find("assphrase") != std::string::npos) {
        return "it is encrypted; unpack it with its password first";
    }
    return reason;
}

}  // namespace

struct Unpacker::Handle {
    archive* reader = archive_read_new();
    std::istream* stream = nullptr;
    std::array<char, std::size_t{1} << 16U> chunk{};

    Handle() = default;
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;
    ~Handle() { archive_read_free(reader); }

    static la_ssize_t on_read(archive* reader, void* user, const void** out) {
        auto& self = *static_cast<Handle*>(user);
        self.stream->read(self.chunk.data(), static_cast<std::streamsize>(self.chunk.size()));
        if (self.stream->bad()) {
            archive_set_error(reader, EIO, "reading broke off; is the file still there?");
            return -1;
        }
        *out = self.chunk.data();
        return static_cast<la_ssize_t>(self.stream->gcount());
    }

    static la_int64_t on_seek(archive* /*reader*/, void* user, la_int64_t offset, int whence) {
        auto& self = *static_cast<Handle*>(user);
        self.stream->clear();
        const auto from = whence == SEEK_SET   ? std::ios_base::beg
                          : whence == SEEK_CUR ? std::ios_base::cur
                                               : std::ios_base::end;
        const auto at = self.stream->rdbuf()->pubseekoff(offset, from, std::ios_base::in);
        return at == std::streampos(-1) ? static_cast<la_int64_t>(ARCHIVE_FATAL) : static_cast<la_int64_t>(at);
    }
};

Unpacker::Unpacker(const Input& input, Unfolded& unfolded)
    : input_(input), unfolded_(unfolded), handle_(std::make_unique<Handle>()) {
    handle_->stream = &input.stream;
}

Unpacker::~Unpacker() = default;

Result<std::unique_ptr<Unpacker>> Unpacker::open(const Input& input, Unfolded& unfolded) {
    std::unique_ptr<Unpacker> unpacker(new Unpacker(input, unfolded));
    archive* const reader = unpacker->handle_->reader;
    if (reader == nullptr) return Error{"out of memory"};
    for (const auto support :
         {archive_read_support_filter_gzip, archive_read_support_filter_bzip2, archive_read_support_filter_xz,
          archive_read_support_filter_zstd, archive_read_support_format_zip, archive_read_support_format_tar,
          archive_read_support_format_raw}) {
        support(reader);
    }
    archive_read_set_read_callback(reader, Handle::on_read);
    archive_read_set_callback_data(reader, unpacker->handle_.get());
    const auto here = input.stream.rdbuf()->pubseekoff(0, std::ios_base::cur, std::ios_base::in);
    if (here != std::streampos(-1)) archive_read_set_seek_callback(reader, Handle::on_seek);
    if (archive_read_open1(reader) != ARCHIVE_OK) return Error{reason_of(reader)};
    return unpacker;
}

bool Unpacker::is_single() const {
    return archive_format(handle_->reader) == ARCHIVE_FORMAT_RAW;
}

Result<bool> Unpacker::next(Member& member) {
    archive_entry* entry = nullptr;
    const int status = archive_read_next_header(handle_->reader, &entry);
    if (status == ARCHIVE_EOF) return false;
    if (status < ARCHIVE_WARN) {
        over_ = true;
        fault_ = reason_of(handle_->reader);
        return Error{fault_};
    }
    const char* path = archive_entry_pathname_utf8(entry);
    if (path == nullptr) path = archive_entry_pathname(entry);
    member.path = path == nullptr || is_single() ? "" : path;
    repair_utf8(member.path);
    const auto type = archive_entry_filetype(entry);
    member.is_file = is_single() || (type == AE_IFREG && archive_entry_hardlink(entry) == nullptr);
    member.is_encrypted = archive_entry_is_encrypted(entry) != 0;
    fault_.clear();
    return true;
}

std::size_t Unpacker::read(char* out, std::size_t size) {
    const la_ssize_t count = over_ && !fault_.empty() ? -1 : archive_read_data(handle_->reader, out, size);
    if (count >= 0) {
        check_limits(static_cast<std::size_t>(count));
        return static_cast<std::size_t>(count);
    }
    if (fault_.empty()) {
        fault_ = "this " + std::string(is_single() ? "compressed file" : "archive") + " is broken or cut off here (" +
                 reason_of(handle_->reader) + ")";
        over_ = count == ARCHIVE_FATAL;
    }
    throw std::ios_base::failure(fault_);
}

void Unpacker::check_limits(std::size_t more) {
    const ReadLimits& limits = input_.options.limits;
    unfolded_.bytes += more;
    bytes_ += more;
    const auto packed = static_cast<std::uint64_t>(archive_filter_bytes(handle_->reader, -1));
    if (bytes_ > kRatioFrom && bytes_ / limits.ratio > packed) {
        fault_ = "it unfolds to more than " + std::to_string(limits.ratio) +
                 " times its size, as archives do that are made to fill a disk; left out (--limit ratio=N allows it)";
    } else if (unfolded_.bytes > limits.expanded) {
        fault_ = "it unfolds to more than " + std::to_string(limits.expanded) +
                 " bytes; the rest is left out (--limit expanded=SIZE allows more)";
    } else {
        return;
    }
    over_ = true;
    throw std::ios_base::failure(fault_);
}

Status check_member_path(std::string_view path) {
    const auto refuse = [] {
        return Error{"a name that points out of its archive; left out (unpack it yourself if you trust it)"};
    };
    if (path.starts_with('/') || path.starts_with('\\') || (path.size() > 1 && path[1] == ':')) return refuse();
    while (!path.empty()) {
        const std::size_t end = std::min(path.find_first_of("/\\"), path.size());
        if (path.substr(0, end) == "..") return refuse();
        path.remove_prefix(std::min(end + 1, path.size()));
    }
    return Done{};
}

}  // namespace entente
