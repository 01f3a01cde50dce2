// Runs the examples that stand in the packs: a rule is tested where it is written.
#pragma once

#include <string>
#include <vector>

#include "rules/pack.h"

namespace entente {

/// One example that did not come out as it says.
struct ExampleFailure {
    SourcePlace where;
    std::string relation;
    std::string text;
    std::vector<std::string> missing;     // expected facts as written
    std::vector<std::string> unexpected;  // found facts, in the same syntax
};

struct ExampleReport {
    std::size_t passed = 0;
    std::size_t pending = 0;               // marked as not read yet, and not read yet
    std::vector<ExampleFailure> failures;  // in the order of the files
    std::vector<ExampleFailure> ready;     // marked as pending, and read by now: without missing and unexpected
    std::size_t expected = 0;              // facts over all examples, and how many of them were found
    std::size_t found = 0;
    std::size_t unexpected = 0;
};

/// Extracts each example's text and compares what it says of the example's own relation.
[[nodiscard]] ExampleReport run_examples(const Packs& packs);

}  // namespace entente
