// The relations behind chosen edges. Only graph/*.cc includes this.
#pragma once

#include <cstdint>
#include <vector>

#include "graph/choose.h"

namespace entente {

/// A relation that passed.
struct Behind {
    std::int64_t relation = 0;   // its id
    std::uint32_t document = 0;  // number of its document, in the order of names
    std::uint32_t start = 0;     // of its sentence
    std::uint32_t edge = 0;      // number of its edge; kNoNumber where it has words instead of a second entity
};

/// The relations that the chosen edges add up, in the order of documents and sentences, and those that have words
/// instead of a second entity, unless edges of some weight are asked for or their subject was not chosen. `filter` is
/// what chose them.
[[nodiscard]] Result<std::vector<Behind>> choose_behind(sqlite3* connection, const GraphFilter& filter,
                                                        const Chosen& chosen);

}  // namespace entente
