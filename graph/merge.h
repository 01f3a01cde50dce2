// Several graphs into one.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "graph/base/result.h"
#include "graph/store.h"

namespace entente {

/// Of names: a document that several inputs hold counts as often.
struct MergeCounts {
    std::uint64_t added = 0;
    std::uint64_t unchanged = 0;
    std::uint64_t replaced = 0;  // an older version by this one
    std::uint64_t outdated = 0;  // left out for a newer one
};

/// A document of which two graphs have different texts.
struct VersionConflict {
    std::string uri;
    std::string part;       // the graph that was being merged
    bool replaced = false;  // the part's version is the newer, and stays
};

struct MergeOptions {
    std::uint64_t batch_documents = 500;                     // a transaction's worth
    std::function<void(const VersionConflict&)> conflict{};  // told of each
    std::function<bool()> stop{};                            // asked now and then; may be empty
};

/// Puts all documents of the graph at `part` into the store, in batches. In whatever order parts come, and however
/// often, the store ends with the newest version of each document: merging is associative, commutative and idempotent.
/// Parts are read one after the other, so that there may be any number of them.
[[nodiscard]] Result<MergeCounts> merge_graph(Store& store, const std::string& part, const MergeOptions& options);

}  // namespace entente
