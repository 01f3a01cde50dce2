#include "graph/id_numbers.h"

#include <algorithm>

#include "graph/rows.h"

namespace entente {

IdNumbers::IdNumbers(std::span<const std::int64_t> ids) {
    entries_.reserve(ids.size());
    for (const std::int64_t id : ids) entries_.push_back({id, static_cast<std::uint32_t>(entries_.size())});
    std::sort(entries_.begin(), entries_.end(), [](const Entry& a, const Entry& b) { return a.id < b.id; });
}

std::uint32_t IdNumbers::of(std::int64_t id) const {
    if (entries_.empty() || id < entries_.front().id) return kNoNumber;
    const auto place = static_cast<std::uint64_t>(id) - static_cast<std::uint64_t>(entries_.front().id);
    if (place < entries_.size() && entries_[place].id == id) return entries_[place].number;
    const auto found = std::lower_bound(entries_.begin(), entries_.end(), id,
                                        [](const Entry& entry, std::int64_t sought) { return entry.id < sought; });
    return found != entries_.end() && found->id == id ? found->number : kNoNumber;
}

Result<std::vector<std::int64_t>> integers_of(sqlite3* connection, std::string_view sql) {
    std::vector<std::int64_t> all;
    Status read = each_row(connection, sql, [&all](const Statement& row) { all.push_back(row.integer(0)); });
    if (!read) return std::move(read).error();
    return all;
}

}  // namespace entente
