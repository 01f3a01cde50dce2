// Ids of rows as small numbers. Only graph/*.cc includes this.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "graph/sqlite.h"

namespace entente {

inline constexpr std::uint32_t kNoNumber = ~0U;

/// For each id its place in a list. Some 16 bytes an id; ids without gaps are found at once, others in O(log n).
class IdNumbers {
public:
    explicit IdNumbers(std::span<const std::int64_t> ids);
    /// kNoNumber where the list does not have it.
    [[nodiscard]] std::uint32_t of(std::int64_t id) const;

private:
    struct Entry {
        std::int64_t id = 0;
        std::uint32_t number = 0;
    };
    std::vector<Entry> entries_;  // by id
};

/// The first column of all rows.
[[nodiscard]] Result<std::vector<std::int64_t>> integers_of(sqlite3* connection, std::string_view sql);

}  // namespace entente
