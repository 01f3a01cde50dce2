// The options of commands that read documents.
#pragma once

#include <CLI/CLI.hpp>

#include "extract/read/reader.h"

namespace entente {

/// Adds --format, --text-column and its kin, --any-language and --limit. `options` must outlive the parse.
void add_read_options(CLI::App& app, ReadOptions& options);

}  // namespace entente
