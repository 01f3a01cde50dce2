// Names compared as readers do: without regard to case, marks, and typographic apostrophes.
#pragma once

#include <string>
#include <string_view>

namespace entente {

/// Appends `text` to `out` with letters lower-cased and stripped of marks (Latin script; other scripts as they are),
/// typographic apostrophes and hyphens made plain, combining marks dropped. ASCII is the fast path.
void append_folded(std::string& out, std::string_view text);

[[nodiscard]] std::string folded(std::string_view text);

}  // namespace entente
