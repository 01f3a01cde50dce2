// Blocks of a page by their looks alone, as jusText scores them.
#pragma once

#include <cstddef>
#include <vector>

#include "extract/read/support/html_page.h"

namespace entente {

/// The blocks that look like running text, as ascending indices. Without `english` the share of stop words does not
/// count. What has more than `most_noise` is passed over, as if it were not there.
[[nodiscard]] std::vector<std::size_t> scored_blocks(const Page& page, bool english, Noise most_noise);

/// The share of the text that stands in links.
[[nodiscard]] double link_density(const PageBlock& block);

[[nodiscard]] inline bool is_heading(const PageBlock& block) {
    return block.heading_level > 0;
}

}  // namespace entente
