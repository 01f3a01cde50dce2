// Another program run on bytes, without a shell and without names of the user's files.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "graph/base/result.h"

namespace entente {

struct ProgramOutput {
    int status = 0;    // its exit status, or 128 + the signal that ended it
    bool cut = false;  // it wrote more, or took longer, than was allowed; then it was ended
    std::string out;
    std::string errors;  // the start of what it wrote on standard error
};

struct ProgramLimits {
    std::size_t output = std::size_t{256} << 20U;  // bytes
    std::chrono::seconds time{60};
    std::uint64_t memory = std::uint64_t{2} << 30U;  // bytes of address space
};

/// Runs `arguments` (the program first, looked up on the PATH) with `input` as its standard input, a file in memory. An
/// error where it cannot be started: not installed, no memory.
[[nodiscard]] Result<ProgramOutput> run_program(const std::vector<std::string>& arguments, std::string_view input,
                                                const ProgramLimits& limits = {});

}  // namespace entente
