// The one place that knows spdlog. Diagnostics for developers and -v; what a user must read goes to stderr by cli.
#pragma once

#include <spdlog/spdlog.h>

namespace entente {

/// Warnings and worse by default; 1 shows the steps (info), 2 everything (debug). Writes to stderr.
void set_log_verbosity(int verbosity);

}  // namespace entente
