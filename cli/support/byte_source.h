// An input's bytes: a file, a pipe, or standard input, with its first bytes to look at before reading.
#pragma once

#include <cstdint>
#include <memory>
#include <streambuf>
#include <string>
#include <string_view>
#include <vector>

#include "graph/base/result.h"

namespace entente {

/// A stream buffer over a file descriptor, which it owns unless it is standard input. An interrupt ends the input; a
/// read error throws std::ios_base::failure, which std::istream turns into its bad state.
class ByteSource : public std::streambuf {
public:
    /// "-" is standard input. Folders and what cannot be opened are refused.
    [[nodiscard]] static Result<std::unique_ptr<ByteSource>> open(const std::string& path);

    ByteSource(const ByteSource&) = delete;
    ByteSource& operator=(const ByteSource&) = delete;
    ~ByteSource() override;

    /// Up to 4 KiB from the start of the input, a line at least where there is one; they are not taken by looking at
    /// them. Before any reading only.
    /// A read error is said again by the reading.
    [[nodiscard]] std::string_view head();

    [[nodiscard]] std::uint64_t bytes_read() const { return bytes_read_; }

private:
    explicit ByteSource(int descriptor);
    int_type underflow() override;
    std::streamsize xsgetn(char* out, std::streamsize size) override;
    /// Regular files can be sought in; others say -1.
    pos_type seekoff(off_type offset, std::ios_base::seekdir from, std::ios_base::openmode which) override;
    std::size_t read_some(char* out, std::size_t size);

    int descriptor_;
    bool is_regular_ = false;
    std::uint64_t bytes_read_ = 0;
    std::vector<char> buffer_;
};

}  // namespace entente
