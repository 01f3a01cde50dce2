// A file as bytes in memory, shared with every process that maps it.
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>

#include "graph/base/result.h"

namespace entente {

/// A read-only mapping, released at the end. An empty file has no bytes.
class MappedFile {
public:
    [[nodiscard]] static Result<MappedFile> open(const std::filesystem::path& path);

    MappedFile() = default;
    MappedFile(MappedFile&& other) noexcept;
    MappedFile& operator=(MappedFile&& other) noexcept;
    ~MappedFile();

    [[nodiscard]] std::span<const std::byte> bytes() const { return bytes_; }

private:
    explicit MappedFile(std::span<const std::byte> bytes) : bytes_(bytes) {}
    std::span<const std::byte> bytes_;
};

}  // namespace entente
