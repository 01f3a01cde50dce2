// A corpus as the stages see it, document by document: for commands that look at texts without making a graph.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "cli/support/inputs.h"
#include "extract/extractor.h"

namespace entente {

/// Analyses each document of the inputs in their order and shows it. What could not be read is said; false where there
/// was such.
[[nodiscard]] bool analyse_corpus(const std::vector<InputFile>& inputs, const Extractor& extractor,
                                  const std::function<void(const Document&, const Analysis&)>& show);

/// A TOML string; JSON's escapes are TOML's too.
[[nodiscard]] std::string toml_string(std::string_view text);

}  // namespace entente
