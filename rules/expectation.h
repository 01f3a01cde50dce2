// What an example expects: `SUBJECT relation OBJECT "words" [qualifier] …`.
#pragma once

#include <string_view>

#include "graph/base/result.h"
#include "rules/pack.h"

namespace entente {

/// `relation` is the frame that the example stands in; `known` are the names of all relations, ascending. The relation
/// is the first word after the subject that is `relation`, or else any of `known`.
[[nodiscard]] Result<ExpectedFact> parse_expectation(std::string_view written, std::string_view relation,
                                                     const std::vector<std::string_view>& known);

}  // namespace entente
