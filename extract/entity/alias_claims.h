// What no single row of a list shows: aliases that two entries claim with nothing to decide between them, and loops.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "extract/entity/alias_calls.h"
#include "extract/entity/name_table.h"
#include "extract/entity/name_table_writer.h"
#include "graph/base/diagnostics.h"

namespace entente {

inline constexpr std::size_t kMostListRemarks = 1000;

/// What is known of the entries while a table is made.
struct ListedEntries {
    /// Where an entry stands.
    struct Origin {
        std::uint32_t list = 0;
        std::uint32_t line = 0;
    };

    std::vector<name_table::Entry> entries;
    std::vector<std::uint32_t> names;  // places in the table's texts
    std::vector<Origin> origins;
    std::vector<std::string> lists;                        // their paths
    std::unordered_map<std::uint32_t, std::string> dates;  // by their places in the table's texts

    /// "file:line" of an entry.
    [[nodiscard]] std::string where(std::uint32_t entry) const;
};

/// Warnings, kMostListRemarks at most in all.
void check_alias_claims(const AliasCalls& calls, const ListedEntries& listed, NameTableWriter& texts,
                        Diagnostics& diagnostics);
void check_alias_loops(const AliasCalls& calls, const ListedEntries& listed, NameTableWriter& texts,
                       Diagnostics& diagnostics);

}  // namespace entente
