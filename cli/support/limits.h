// The options that say how fast, and with how much memory, a run may go.
#pragma once

#include "cli/support/extraction.h"

namespace CLI {  // NOLINT(readability-identifier-naming): CLI11 calls it so
class App;
}

namespace entente {

/// Adds --threads, --memory and --batch; `limits` must live as long as `app`.
void add_limits(CLI::App& app, RunLimits& limits);

}  // namespace entente
