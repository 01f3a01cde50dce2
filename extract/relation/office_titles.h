// Offices and roles that titles state: "U.S. President Donald Trump", "Sergei Lavrov, the Russian foreign minister".
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "extract/text/analysis.h"

namespace entente {

struct OfficeStatement {
    std::uint32_t person = kNoEntity;
    std::optional<std::uint32_t> of;  // entity of the country or body; none where the sentence does not name it
    std::string title;
    std::uint32_t token = 0;  // of the title
    bool former = false;
};

[[nodiscard]] std::vector<OfficeStatement> find_offices(const Document& document, const Analysis& analysis,
                                                        std::uint32_t sentence);

}  // namespace entente
