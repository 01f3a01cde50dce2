// Writes the trie of sorted calls breadth first. A node is a call that has more words than it shares with the one
// before it; so each level is one walk over the calls, and the nodes are written as they come, in no memory.
#pragma once

#include <cstdint>
#include <vector>

#include "extract/entity/alias_calls.h"
#include "extract/entity/name_table_writer.h"
#include "extract/entity/word_pool.h"

namespace entente {

/// Writes the sections from `roots` to `alias_entry`. Returns FirstWords' bits of the words that begin an alias written
/// with a small letter.
[[nodiscard]] std::vector<std::uint64_t> write_alias_trie(const AliasCalls& calls, const WordPool& words,
                                                          NameTableWriter& out);

}  // namespace entente
