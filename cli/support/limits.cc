#include "cli/support/limits.h"

#include <CLI/CLI.hpp>

namespace entente {

void add_limits(CLI::App& app, RunLimits& limits) {
    app.add_option("--threads", limits.threads, "How many threads extract (default: one for each processor)")
        ->type_name("N")
        ->check(CLI::Range(1, 1024).description(""));
    app.add_option("--memory", limits.memory, "About how much memory to use, in megabytes (default 300)")
        ->type_name("MB")
        ->check(CLI::Range(64, 1 << 20).description(""));
    app.add_option("--batch", limits.batch_documents,
                   "Documents written at a time: what a crash can lose at most (default 500)")
        ->type_name("N")
        ->check(CLI::Range(1, 1000000).description(""));
}

}  // namespace entente
