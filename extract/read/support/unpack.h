// libarchive on a stream: members one after another, as streams, with limits. Nothing is ever written to disk.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "extract/read/reader.h"
#include "extract/read/support/pull_buffer.h"
#include "graph/base/result.h"

namespace entente {

/// One file in an archive, to be read before the next one is asked for.
struct Member {
    std::string path;  // "/" between folders, UTF-8; of a compressed file the name of what is in it may be empty
    bool is_file = true;
    bool is_encrypted = false;
};

/// An open archive or compressed file. Its input and the account of what was unfolded must outlive it.
class Unpacker {
public:
    /// zip, tar, compressed or not; else one nameless member: what a .gz, .zst, .bz2 or .xz holds.
    [[nodiscard]] static Result<std::unique_ptr<Unpacker>> open(const Input& input, Unfolded& unfolded);
    Unpacker(const Unpacker&) = delete;
    Unpacker& operator=(const Unpacker&) = delete;
    ~Unpacker();

    /// False at the end. An error ends the archive; `fault` then says it too.
    [[nodiscard]] Result<bool> next(Member& member);

    /// Bytes of the current member. Throws std::ios_base::failure where they break off or a limit is reached; `fault`
    /// then says why.
    std::size_t read(char* out, std::size_t size);

    [[nodiscard]] const std::string& fault() const { return fault_; }
    /// Whether nothing more can be had from the archive: a limit was reached, or it is broken beyond this member.
    [[nodiscard]] bool is_over() const { return over_; }
    /// Whether it is a compressed file rather than an archive of members.
    [[nodiscard]] bool is_single() const;

private:
    struct Handle;
    Unpacker(const Input& input, Unfolded& unfolded);
    void check_limits(std::size_t more);

    const Input& input_;
    Unfolded& unfolded_;
    std::unique_ptr<Handle> handle_;
    std::string fault_;
    bool over_ = false;
    std::uint64_t bytes_ = 0;
};

/// Refuses a name that points out of the archive ("../x", "/etc/x").
[[nodiscard]] Status check_member_path(std::string_view path);

}  // namespace entente
