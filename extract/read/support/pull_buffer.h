// A stream buffer over whatever gives bytes, with its first ones to look at: members of archives, decoded parts.
#pragma once

#include <cstddef>
#include <functional>
#include <streambuf>
#include <string_view>
#include <vector>

namespace entente {

/// Bytes come from `pull(out, size)`, which returns how many it wrote, 0 at the end, and throws
/// std::ios_base::failure where they break off (std::istream turns that into its bad state).
class PullBuffer : public std::streambuf {
public:
    using Pull = std::function<std::size_t(char*, std::size_t)>;
    explicit PullBuffer(Pull pull);

    /// Up to 4 KiB from the start; they are not taken by looking at them. Before any reading only. What breaks off
    /// while looking breaks off again while reading.
    [[nodiscard]] std::string_view head();

private:
    int_type underflow() override;
    std::streamsize xsgetn(char* out, std::streamsize size) override;

    Pull pull_;
    std::vector<char> buffer_;
};

/// A stream buffer over bytes that stay where they are.
class ViewBuffer : public std::streambuf {
public:
    explicit ViewBuffer(std::string_view bytes);

private:
    pos_type seekoff(off_type offset, std::ios_base::seekdir from, std::ios_base::openmode which) override;
    pos_type seekpos(pos_type position, std::ios_base::openmode which) override;
};

}  // namespace entente
